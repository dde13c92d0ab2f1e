"""Survival in two well-known studies, of leukaemia and heart transplants, with statsmodels."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.packs.medicine._files import data_file

PACK = Pack(
    title="statsmodels: survival",
    distributions=("statsmodels",),
    licence="BSD-3-Clause",
    data="6-MP remission trial (Freireich et al., Blood 1963) and Stanford heart transplants",
    data_licence="published data; BSD-3-Clause (statsmodels)",
    data_date="1977",
)
REMISSION = {
    "6-MP": (
        (6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35),
        9,
    ),
    "placebo": ((1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23), 21),
}
"""Weeks in remission, those who relapsed first, and how many relapsed."""
YOUNG = 50
"""Age in years up to which a recipient of a heart counts as younger here."""

Group = Annotated[Literal["6-MP", "placebo"], "Arm of the 6-MP leukaemia trial"]
AgeGroup = Annotated[
    Literal["up to 50", "over 50"], "Age in years of the recipients at transplantation"
]


class RemissionShare(Result):
    share: Annotated[
        float,
        Asks(
            "the Kaplan-Meier probability of remission beyond {weeks} in the {group} arm of the "
            "1963 leukaemia trial of Freireich",
            round_to=3,
        ),
    ]


class RemissionMedian(Result):
    median_weeks: Annotated[
        float,
        Asks(
            "the median remission in the {group} arm of the 1963 leukaemia trial of Freireich",
            unit="weeks",
            round_to=0,
        ),
    ]


class TransplantShare(Result):
    share: Annotated[
        float,
        Asks(
            "the Kaplan-Meier probability of survival beyond {days} for heart recipients aged "
            "{age_group} in the Stanford study",
            round_to=3,
        ),
    ]


class TransplantTest(Result):
    p_value: Annotated[
        float,
        Asks(
            "the log-rank p-value between Stanford heart recipients aged up to and over {age}",
            round_to=4,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(group="6-MP", weeks=10, gives={"share": 0.753}),
        Example(group="placebo", weeks=5, gives={"share": 0.571}),
    ],
)
def leukaemia_remission_probability(
    group: Group,
    weeks: Annotated[
        int, "Weeks, 0 to 34", Draws(3, 6, 10, 12, 16, 22, unit="weeks"), Field(ge=0, le=34)
    ],
) -> RemissionShare:
    """Kaplan-Meier probability of remission beyond a week in Freireich's trial of 6-MP (1963)."""
    times, shares = _curve(_remission(group))
    return RemissionShare(share=_at(times, shares, weeks))


@tool(
    kind="processing",
    examples=[
        Example(group="6-MP", gives={"median_weeks": 23}),
        Example(group="placebo", gives={"median_weeks": 8}),
    ],
)
def leukaemia_median_remission(group: Group) -> RemissionMedian:
    """Kaplan-Meier median remission in weeks in an arm of Freireich's trial of 6-MP (1963)."""
    return RemissionMedian(median_weeks=float(_remission(group).quantile(0.5)))


@tool(
    kind="processing",
    examples=[Example(age_group="over 50", days=1, gives={})],
)
def heart_transplant_survival(
    age_group: AgeGroup,
    days: Annotated[
        int,
        "Days since the transplantation, 0 to 1700",
        Draws(30, 60, 100, 180, 365, 730, unit="days"),
        Field(ge=0, le=1700),
    ],
) -> TransplantShare:
    """Kaplan-Meier survival of Stanford heart recipients (Miller, 1976) by age group."""
    from statsmodels.duration.survfunc import SurvfuncRight

    rows = [row for row in _transplants() if (row[2] <= YOUNG) == (age_group == "up to 50")]
    curve = SurvfuncRight([row[0] for row in rows], [row[1] for row in rows])
    times, shares = _curve(curve)
    return TransplantShare(share=_at(times, shares, days))


@tool(kind="processing", examples=[Example(age=50, gives={})])
def heart_transplant_logrank(
    age: Annotated[
        int,
        "Age in years that divides the recipients, 30 to 55",
        Draws(35, 40, 45, 48, 50, 52, label="the age"),
        Field(ge=30, le=55),
    ],
) -> TransplantTest:
    """P-value of the log-rank test between younger and older Stanford heart recipients."""
    from statsmodels.duration.survfunc import survdiff

    rows = _transplants()
    _, p_value = survdiff(
        [row[0] for row in rows], [row[1] for row in rows], [int(row[2] > age) for row in rows]
    )
    return TransplantTest(p_value=float(p_value))


def _remission(group: str) -> Any:
    from statsmodels.duration.survfunc import SurvfuncRight

    weeks, relapses = REMISSION[group]
    return SurvfuncRight(weeks, [int(i < relapses) for i in range(len(weeks))])


@cache
def _transplants() -> tuple[tuple[float, int, float], ...]:
    """Days of survival, whether the recipient died, and the age."""
    path = data_file("statsmodels", "statsmodels/datasets/heart/heart.csv")
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split(",") for line in lines)
    return tuple((float(row[0]), int(float(row[1])), float(row[2])) for row in rows)


def _curve(survival: Any) -> tuple[list[float], list[float]]:
    return [float(t) for t in survival.surv_times], [float(p) for p in survival.surv_prob]


def _at(times: list[float], shares: list[float], moment: float) -> float:
    """The estimate at a moment; one before the first event."""
    if moment < 0:
        raise ToolError("The time cannot be negative.")
    share = 1.0
    for time, value in zip(times, shares, strict=True):
        if time > moment:
            break
        share = value
    return share
