"""Accuracy of diagnostic tests, with statsmodels and by definition."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine import (
    LikelihoodRatio,
    SensitivityPercent,
    SpecificityPercent,
)

PACK = Pack(
    title="statsmodels: diagnostic tests", distributions=("statsmodels",), licence="BSD-3-Clause"
)
MOST = 1_000_000

Count = Field(ge=0, le=MOST)
TruePositive = Annotated[int, "Diseased people who test positive", Draws(45, 78, 90, 120), Count]
FalseNegative = Annotated[int, "Diseased people who test negative", Draws(5, 10, 12, 22), Count]
FalsePositive = Annotated[int, "Healthy people who test positive", Draws(8, 15, 20, 40), Count]
TrueNegative = Annotated[int, "Healthy people who test negative", Draws(80, 160, 240, 400), Count]
Sensitivity = Annotated[
    float,
    "Sensitivity of the test in percent",
    SensitivityPercent,
    Draws(70, 85, 90, 95, 98, label="the sensitivity"),
    Field(ge=0, le=100),
]
Specificity = Annotated[
    float,
    "Specificity of the test in percent",
    SpecificityPercent,
    Draws(75, 88, 92, 97, 99, label="the specificity"),
    Field(ge=0, le=100),
]
Prevalence = Annotated[
    float,
    "Prevalence (pre-test probability) of the disease in percent",
    Draws(0.5, 1, 5, 10, 25, 40, label="the prevalence", unit="%"),
    Field(gt=0, lt=100),
]


class Accuracy(Result):
    sensitivity_percent: Annotated[
        float,
        SensitivityPercent,
        Asks(
            "the sensitivity of a test with {true_positives} true positives and "
            "{false_negatives} false negatives",
            unit="%",
            round_to=1,
        ),
    ]
    lower_percent: Annotated[
        float,
        Asks(
            "the lower limit of the Wilson 95% interval for the sensitivity of a test with "
            "{true_positives} true positives and {false_negatives} false negatives",
            unit="%",
            round_to=1,
        ),
    ]


class TrueNegativeRate(Result):
    specificity_percent: Annotated[
        float,
        SpecificityPercent,
        Asks(
            "the specificity of a test with {true_negatives} true negatives and "
            "{false_positives} false positives",
            unit="%",
            round_to=1,
        ),
    ]


class Ratios(Result):
    positive_ratio: Annotated[
        float,
        LikelihoodRatio,
        Asks(
            "the positive likelihood ratio of a test with {sensitivity} and {specificity}",
            round_to=2,
        ),
    ]
    negative_ratio: Annotated[
        float,
        LikelihoodRatio,
        Asks(
            "the negative likelihood ratio of a test with {sensitivity} and {specificity}",
            round_to=3,
        ),
    ]


class PredictiveValues(Result):
    positive_percent: Annotated[
        float,
        Asks(
            "the positive predictive value of a test with {sensitivity} and {specificity} at a "
            "prevalence of {prevalence}",
            unit="%",
            round_to=1,
        ),
    ]
    negative_percent: Annotated[
        float,
        Asks(
            "the negative predictive value of a test with {sensitivity} and {specificity} at a "
            "prevalence of {prevalence}",
            unit="%",
            round_to=2,
        ),
    ]


class PostTest(Result):
    probability_percent: Annotated[
        float,
        Asks(
            "the post-test probability of disease after a pre-test probability of {prevalence} "
            "and {ratio}",
            unit="%",
            round_to=1,
        ),
    ]


class Youden(Result):
    youden_index: Annotated[
        float, Asks("the Youden index of a test with {sensitivity} and {specificity}", round_to=3)
    ]
    odds_ratio: Annotated[
        float,
        Asks(
            "the diagnostic odds ratio of a test with {sensitivity} and {specificity}", round_to=1
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            true_positives=90,
            false_negatives=10,
            gives={"sensitivity_percent": 90.0, "lower_percent": 82.6},
        )
    ],
)
def diagnostic_sensitivity(
    true_positives: TruePositive, false_negatives: FalseNegative
) -> Accuracy:
    """Sensitivity (%) of a test and the lower limit of its Wilson 95 % confidence interval."""
    from statsmodels.stats.proportion import proportion_confint

    total = true_positives + false_negatives
    if not total:
        raise ToolError("There are no diseased people; give at least one.")
    low, _ = proportion_confint(true_positives, total, method="wilson")
    return Accuracy(
        sensitivity_percent=100 * true_positives / total, lower_percent=100 * float(low)
    )


@tool(
    kind="processing",
    examples=[Example(true_negatives=80, false_positives=20, gives={"specificity_percent": 80.0})],
)
def diagnostic_specificity(
    true_negatives: TrueNegative, false_positives: FalsePositive
) -> TrueNegativeRate:
    """Specificity (%) of a test from its true negatives and false positives."""
    total = true_negatives + false_positives
    if not total:
        raise ToolError("There are no healthy people; give at least one.")
    return TrueNegativeRate(specificity_percent=100 * true_negatives / total)


@tool(
    kind="processing",
    examples=[
        Example(
            sensitivity=90.0,
            specificity=80.0,
            gives={"positive_ratio": 4.5, "negative_ratio": 0.125},
        )
    ],
)
def likelihood_ratios(sensitivity: Sensitivity, specificity: Specificity) -> Ratios:
    """Positive and negative likelihood ratios of a test from its sensitivity and specificity."""
    if specificity in (0, 100):
        raise ToolError("A likelihood ratio is not finite at a specificity of 0 or 100 %.")
    return Ratios(
        positive_ratio=sensitivity / (100 - specificity),
        negative_ratio=(100 - sensitivity) / specificity,
    )


@tool(
    kind="processing",
    examples=[
        Example(
            sensitivity=90.0,
            specificity=91.0,
            prevalence=1.0,
            gives={"positive_percent": 9.17},
            rel=2e-3,
        )
    ],
)
def predictive_values(
    sensitivity: Sensitivity, specificity: Specificity, prevalence: Prevalence
) -> PredictiveValues:
    """Positive and negative predictive values (%) of a test by Bayes' theorem."""
    ill, well = prevalence / 100, 1 - prevalence / 100
    found, missed = ill * sensitivity, ill * (100 - sensitivity)
    false_alarm, cleared = well * (100 - specificity), well * specificity
    if not found + false_alarm or not missed + cleared:
        raise ToolError("With these values the test is never positive, or never negative.")
    return PredictiveValues(
        positive_percent=100 * found / (found + false_alarm),
        negative_percent=100 * cleared / (missed + cleared),
    )


@tool(
    kind="processing",
    examples=[Example(prevalence=20.0, ratio=9.0, gives={"probability_percent": 69.23})],
)
def post_test_probability(
    prevalence: Prevalence,
    ratio: Annotated[
        float,
        "Likelihood ratio of the test result",
        LikelihoodRatio,
        Draws(0.1, 0.3, 2.5, 6, 12, label="the likelihood ratio"),
        Field(ge=0, le=1e6),
    ],
) -> PostTest:
    """Post-test probability (%) from a pre-test probability and a likelihood ratio (Bayes)."""
    odds = prevalence / (100 - prevalence) * ratio
    return PostTest(probability_percent=100 * odds / (1 + odds))


@tool(
    kind="processing",
    examples=[
        Example(sensitivity=90.0, specificity=80.0, gives={"youden_index": 0.7, "odds_ratio": 36.0})
    ],
)
def youden_index(sensitivity: Sensitivity, specificity: Specificity) -> Youden:
    """Youden's J (1950) and the diagnostic odds ratio of a test."""
    if not 0 < sensitivity < 100 or not 0 < specificity < 100:
        raise ToolError("The diagnostic odds ratio needs values strictly between 0 and 100 %.")
    odds = sensitivity / (100 - sensitivity) * specificity / (100 - specificity)
    return Youden(youden_index=(sensitivity + specificity) / 100 - 1, odds_ratio=odds)
