"""Sample sizes, intervals and agreement in clinical studies with statsmodels."""

from __future__ import annotations

from math import ceil
from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine import EventRatePercent

PACK = Pack(
    title="statsmodels: study design", distributions=("statsmodels",), licence="BSD-3-Clause"
)
MOST = 1_000_000
Count = Field(ge=0, le=MOST)

Power = Annotated[
    float,
    "Power in percent, 50 to 99",
    Draws(80, 85, 90, label="the power", unit="%"),
    Field(ge=50, le=99),
]


class PatientsPerArm(Result):
    patients_per_arm: Annotated[
        int,
        Asks(
            "the number of patients per arm to show at a two-sided alpha of 5% and a power of "
            "{power} that a treatment lowers {control_rate} by {reduction}"
        ),
    ]


class PatientsForMeans(Result):
    patients_per_arm: Annotated[
        int,
        Asks(
            "the number of patients per arm for a two-sided t-test at alpha 5% with a power of "
            "{power} to show a difference of {difference} at a standard deviation of {deviation}"
        ),
    ]


class Interval(Result):
    lower_percent: Annotated[
        float,
        Asks(
            "the lower limit of the {method} 95% interval for a prevalence seen in {cases} of "
            "{people}",
            unit="%",
            round_to=2,
        ),
    ]
    upper_percent: Annotated[
        float,
        Asks(
            "the upper limit of the {method} 95% interval for a prevalence seen in {cases} of "
            "{people}",
            unit="%",
            round_to=2,
        ),
    ]


class EventBound(Result):
    upper_percent: Annotated[
        float,
        Asks(
            "the exact one-sided upper 95% limit of the risk when none of {people} has the event",
            unit="%",
            round_to=3,
        ),
    ]


class McNemar(Result):
    p_value: Annotated[
        float,
        Asks(
            "the exact McNemar p-value when {only_first} pairs respond to the first treatment "
            "alone and {only_second} to the second alone",
            round_to=4,
        ),
    ]


class Kappa(Result):
    kappa: Annotated[
        float,
        Asks(
            "Cohen's kappa of two raters who agree on {both_positive} positive and "
            "{both_negative} negative cases and disagree on {only_first} and {only_second}",
            round_to=3,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(control_rate=30.0, reduction=10.0, power=80.0, gives={"patients_per_arm": 292}),
    ],
)
def sample_size_two_proportions(
    control_rate: Annotated[
        float,
        "Event rate without the treatment, in percent",
        EventRatePercent,
        Draws(12, 20, 30, 45, label="the event rate"),
        Field(gt=0, lt=100),
    ],
    reduction: Annotated[
        float,
        "Absolute reduction to be shown, in percentage points",
        Draws(2, 5, 8, 10, label="the reduction", unit="percentage points"),
        Field(gt=0, lt=100),
    ],
    power: Power,
) -> PatientsPerArm:
    """Patients per arm to show a lower event rate (Cohen's h, two-sided alpha 5 %)."""
    from statsmodels.stats.power import NormalIndPower
    from statsmodels.stats.proportion import proportion_effectsize

    if reduction >= control_rate:
        raise ToolError("The reduction must be smaller than the event rate itself.")
    effect = proportion_effectsize(control_rate / 100, (control_rate - reduction) / 100)
    size = NormalIndPower().solve_power(float(effect), power=power / 100, alpha=0.05)
    if size > 10 * MOST:
        raise ToolError("So small a reduction needs more patients than any trial can have.")
    return PatientsPerArm(patients_per_arm=ceil(float(size)))


@tool(
    kind="processing",
    examples=[Example(difference=5.0, deviation=10.0, power=80.0, gives={"patients_per_arm": 64})],
)
def sample_size_two_means(
    difference: Annotated[
        float,
        "Difference of the means to be shown, in mmHg",
        Draws(2, 3, 5, 8, label="the difference", unit="mmHg"),
        Field(gt=0, le=1000),
    ],
    deviation: Annotated[
        float,
        "Standard deviation in each arm, in mmHg",
        Draws(8, 10, 12, 15, label="the standard deviation", unit="mmHg"),
        Field(gt=0, le=1000),
    ],
    power: Power,
) -> PatientsForMeans:
    """Patients per arm to show a difference of mean blood pressure (t-test, two-sided 5 %)."""
    from statsmodels.stats.power import TTestIndPower

    effect = difference / deviation
    if not 0.005 <= effect <= 5:
        raise ToolError("Give a difference between 0.005 and 5 standard deviations.")
    size = TTestIndPower().solve_power(effect, power=power / 100, alpha=0.05)
    return PatientsForMeans(patients_per_arm=max(2, ceil(float(size))))


@tool(
    kind="processing",
    examples=[
        Example(
            cases=15,
            people=100,
            method="Wilson",
            gives={"lower_percent": 9.306, "upper_percent": 23.284},
        )
    ],
)
def prevalence_interval(
    cases: Annotated[int, "People with the disease", Draws(3, 8, 15, 27), Count],
    people: Annotated[int, "People examined", Draws(100, 240, 500, 1200), Field(ge=1, le=MOST)],
    method: Annotated[Literal["Wilson", "Clopper-Pearson"], "Method of the interval"],
) -> Interval:
    """Wilson or Clopper-Pearson 95 % confidence interval (in %) of a prevalence."""
    from statsmodels.stats.proportion import proportion_confint

    if cases > people:
        raise ToolError("There cannot be more cases than people examined.")
    name = "wilson" if method == "Wilson" else "beta"
    low, high = proportion_confint(cases, people, method=name)
    return Interval(lower_percent=100 * float(low), upper_percent=100 * float(high))


@tool(kind="processing", examples=[Example(people=100, gives={"upper_percent": 2.951})])
def rule_of_three(
    people: Annotated[
        int,
        "People observed without an event",
        Draws(30, 100, 250, 600, 1500, label="the number of people"),
        Field(ge=1, le=MOST),
    ],
) -> EventBound:
    """Exact upper 95 % limit (%) of a risk when no event was seen (Hanley, JAMA 1983)."""
    return EventBound(upper_percent=100 * (1 - 0.05 ** (1 / people)))


@tool(
    kind="processing", examples=[Example(only_first=12, only_second=2, gives={"p_value": 0.01294})]
)
def mcnemar_test(
    only_first: Annotated[int, "Pairs with a response to the first alone", Draws(5, 9, 12), Count],
    only_second: Annotated[int, "Pairs with a response to the second alone", Draws(2, 4, 6), Count],
) -> McNemar:
    """Exact p-value of McNemar's test (1947) for paired responses, with statsmodels."""
    from statsmodels.stats.contingency_tables import mcnemar

    if not only_first + only_second:
        raise ToolError("No pair responds differently: there is nothing to test.")
    found = mcnemar([[0, only_first], [only_second, 0]], exact=True)
    return McNemar(p_value=min(1.0, float(found.pvalue)))


@tool(
    kind="processing",
    examples=[
        Example(
            both_positive=20, only_first=5, only_second=10, both_negative=15, gives={"kappa": 0.4}
        )
    ],
)
def cohens_kappa(
    both_positive: Annotated[int, "Cases both call positive", Draws(20, 40, 65), Count],
    only_first: Annotated[int, "Cases only the first calls positive", Draws(5, 8, 12), Count],
    only_second: Annotated[int, "Cases only the second calls positive", Draws(4, 7, 10), Count],
    both_negative: Annotated[int, "Cases both call negative", Draws(15, 50, 90), Count],
) -> Kappa:
    """Cohen's kappa (1960) of two raters with two categories, with statsmodels."""
    from math import isfinite

    from statsmodels.stats.inter_rater import cohens_kappa as agreement

    if not both_positive + only_first + only_second + both_negative:
        raise ToolError("There are no cases; give at least one.")
    table = [[both_positive, only_first], [only_second, both_negative]]
    expected = (both_positive + only_first) * (both_positive + only_second)
    if not expected and not (only_second + both_negative) * (only_first + both_negative):
        raise ToolError("One rater never varies in the way the other does: kappa is undefined.")
    total = sum(map(sum, table))
    if total in (both_positive, both_negative):
        raise ToolError("Both raters give every case the same call: kappa is undefined.")
    kappa = float(agreement(table, return_results=False))
    if not isfinite(kappa):
        raise ToolError("Kappa is undefined for this table.")
    return Kappa(kappa=kappa)
