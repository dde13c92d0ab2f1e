"""Tests that compare the groups of a classic data set: ANOVA, Kruskal-Wallis, Levene."""

from __future__ import annotations

import statistics
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.science import DataColumn
from synthesis.tools.packs.science import _datasets

PACK = Pack(
    title="Classic data sets of scikit-learn, statsmodels and Bokeh",
    distributions=("scikit-learn", "statsmodels", "bokeh-sampledata", "scipy"),
    licence="BSD-3-Clause",
    data="Iris, Wine, breast cancer, penguins and other classic data sets with groups",
    data_licence=_datasets.LICENCE,
    data_date="2026-09",
)

Column = Annotated[str, "Column, such as 'petal length (cm) in the Iris data set'", DataColumn]


class GroupMeans(Result):
    highest_group: Annotated[str, Asks("the group with the highest mean of {column}")]
    highest_mean: Annotated[float, Asks("the highest group mean of {column}", round_to=3)]
    lowest_group: Annotated[str, Asks("the group with the lowest mean of {column}")]


class Anova(Result):
    f_statistic: Annotated[
        float,
        Asks(
            "the F statistic of a one-way analysis of variance of {column} between its groups",
            noun="F statistic of a one-way analysis of variance between the groups",
            round_to=2,
        ),
    ]
    eta_squared: Annotated[
        float,
        Asks(
            "the share of the variance of {column} that lies between its groups (η²)",
            noun="share of the variance between the groups (η²)",
            round_to=4,
        ),
    ]


class Kruskal(Result):
    h_statistic: Annotated[
        float,
        Asks(
            "the H statistic of a Kruskal-Wallis test of {column} between its groups",
            noun="H statistic of a Kruskal-Wallis test between the groups",
            round_to=2,
        ),
    ]


class EqualVariances(Result):
    p_value: Annotated[
        float,
        Asks("the p value of Levene's test (centred at the medians) of {column} in its groups"),
    ]
    equal: Annotated[
        bool,
        Asks(
            "whether Levene's test (5% level, medians) lets the groups of {column} have equal "
            "variances"
        ),
    ]


class EffectSize(Result):
    cohens_d: Annotated[
        float,
        Asks(
            "the effect size (Cohen's d) between the groups with the highest and the lowest mean "
            "of {column}",
            noun="Cohen's d between the groups with the highest and the lowest mean",
            round_to=3,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            column="petal length (cm) in the Iris data set",
            gives={"highest_group": "virginica", "highest_mean": 5.552, "lowest_group": "setosa"},
        )
    ],
)
def group_means(column: Column) -> GroupMeans:
    """Groups of a data set in which a column has its highest and lowest mean."""
    means = {name: statistics.fmean(values) for name, values in _datasets.groups(column).items()}
    highest = max(means, key=lambda name: means[name])
    lowest = min(means, key=lambda name: means[name])
    return GroupMeans(
        highest_group=highest, highest_mean=round(means[highest], 6), lowest_group=lowest
    )


@tool(
    kind="processing",
    examples=[
        # Fisher's irises: F = 119.26 for the sepal length of the three species.
        Example(column="sepal length (cm) in the Iris data set", gives={"f_statistic": 119.2645})
    ],
)
def group_anova(column: Column) -> Anova:
    """One-way analysis of variance of a column between the groups of its data set."""
    from scipy.stats import f_oneway

    groups = list(_datasets.groups(column).values())
    everything = [value for group in groups for value in group]
    mean = statistics.fmean(everything)
    between = sum(len(group) * (statistics.fmean(group) - mean) ** 2 for group in groups)
    total = sum((value - mean) ** 2 for value in everything)
    if not total:
        raise ToolError(f"All values of {column} are equal.")
    statistic = float(f_oneway(*groups).statistic)
    return Anova(f_statistic=float(f"{statistic:.8g}"), eta_squared=round(between / total, 6))


@tool(
    kind="processing",
    examples=[
        Example(column="sepal length (cm) in the Iris data set", gives={"h_statistic": 96.937})
    ],
)
def group_kruskal_wallis(column: Column) -> Kruskal:
    """Kruskal-Wallis H (corrected for ties) of a column between the groups of its data set."""
    from scipy.stats import kruskal

    return Kruskal(h_statistic=round(float(kruskal(*_datasets.groups(column).values())[0]), 5))


@tool(
    kind="processing",
    examples=[
        # Levene (Brown-Forsythe) for the sepal length of the irises: W = 6.3527, p = 0.00226.
        Example(
            column="sepal length (cm) in the Iris data set",
            gives={"p_value": 0.002259, "equal": False},
        )
    ],
)
def group_levene(column: Column) -> EqualVariances:
    """Levene's test (medians) of equal variances of a column in the groups of its data set."""
    from scipy.stats import levene

    p = float(levene(*_datasets.groups(column).values(), center="median").pvalue)
    return EqualVariances(p_value=float(f"{p:.4g}"), equal=p >= 0.05)


@tool(
    kind="processing",
    examples=[
        Example(column="petal length (cm) in the Iris data set", gives={"cohens_d": 9.98}, rel=2e-3)
    ],
)
def group_effect_size(column: Column) -> EffectSize:
    """Cohen's d (pooled standard deviation) between the groups of highest and lowest mean."""
    groups = sorted(_datasets.groups(column).values(), key=statistics.fmean)
    low, high = groups[0], groups[-1]
    if min(len(low), len(high)) < 2:
        raise ToolError("A group has fewer than two values.")
    weights = (len(low) - 1, len(high) - 1)
    spread = weights[0] * statistics.variance(low) + weights[1] * statistics.variance(high)
    pooled = (spread / sum(weights)) ** 0.5
    if not pooled:
        raise ToolError("The values of the two groups do not vary.")
    return EffectSize(cohens_d=round((statistics.fmean(high) - statistics.fmean(low)) / pooled, 5))
