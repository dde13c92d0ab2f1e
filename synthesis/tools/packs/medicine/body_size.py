"""Body size of adults and the doses that follow from it, by published formulas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine import (
    BodyHeightCm,
    BodySurfaceM2,
    BodyWeightKg,
    ChildWeightKg,
)

PACK = Pack(title="Published body-size formulas", distributions=(), licence="own code")
CLASSES = (
    (40, "obesity class III"),
    (35, "obesity class II"),
    (30, "obesity class I"),
    (25, "overweight"),
    (18.5, "normal"),
    (0, "underweight"),
)
"""Lower bound of BMI for each WHO class (TRS 894)."""

Sex = Annotated[Literal["female", "male"], "Sex of the patient"]
Weight = Annotated[
    float,
    "Body weight in kg",
    BodyWeightKg,
    Draws(58, 70, 83, 96, 112, label="the body weight"),
]
Height = Annotated[
    float,
    "Body height in cm",
    BodyHeightCm,
    Draws(155, 162, 170, 178, 186, label="the height"),
]


class Bmi(Result):
    bmi: Annotated[
        float,
        Asks(
            "the body mass index of an adult with {weight_kg} and {height_cm}",
            unit="kg/m²",
            round_to=1,
        ),
    ]
    who_class: Annotated[
        str, Asks("the WHO weight class of an adult with {weight_kg} and {height_cm}")
    ]


class SurfaceArea(Result):
    surface_m2: Annotated[
        float,
        BodySurfaceM2,
        Asks(
            "the Mosteller body surface area of an adult with {weight_kg} and {height_cm}",
            unit="m²",
            round_to=2,
        ),
    ]


class IdealWeight(Result):
    weight_kg: Annotated[
        float,
        Asks(
            "the ideal body weight (Devine) of a {sex} adult with {height_cm}",
            unit="kg",
            round_to=1,
        ),
    ]


class AdjustedWeight(Result):
    weight_kg: Annotated[
        float,
        Asks(
            "the adjusted body weight of a {sex} adult with {actual_weight_kg} and {height_cm}",
            unit="kg",
            round_to=1,
        ),
    ]


class MetabolicRate(Result):
    kcal_per_day: Annotated[
        float,
        Asks(
            "the Mifflin-St Jeor resting energy expenditure of a {sex} adult aged {age} with "
            "{weight_kg} and {height_cm}",
            unit="kcal/day",
            round_to=0,
        ),
    ]


class MaintenanceFluid(Result):
    ml_per_hour: Annotated[
        float,
        Asks(
            "the Holliday-Segar (4-2-1) maintenance fluid rate for a child with {weight_kg}",
            unit="mL/h",
            round_to=1,
        ),
    ]


class SurfaceDose(Result):
    dose_mg: Annotated[
        float,
        Asks(
            "the total dose at {mg_per_m2} for {surface_m2}",
            unit="mg",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(weight_kg=70.0, height_cm=175.0, gives={"bmi": 22.86, "who_class": "normal"})
    ],
)
def body_mass_index(weight_kg: Weight, height_cm: Height) -> Bmi:
    """Body mass index of an adult in kg/m² and its WHO class (WHO Technical Report 894)."""
    _check_size(weight_kg, height_cm)
    bmi = weight_kg / (height_cm / 100) ** 2
    return Bmi(bmi=round(bmi, 2), who_class=next(name for low, name in CLASSES if bmi >= low))


@tool(
    kind="processing",
    examples=[Example(weight_kg=70.0, height_cm=175.0, gives={"surface_m2": 1.845})],
)
def body_surface_area(weight_kg: Weight, height_cm: Height) -> SurfaceArea:
    """Body surface area in m² (Mosteller, NEJM 1987;317:1098)."""
    _check_size(weight_kg, height_cm)
    return SurfaceArea(surface_m2=round((weight_kg * height_cm / 3600) ** 0.5, 3))


@tool(
    kind="processing", examples=[Example(height_cm=175.0, sex="male", gives={"weight_kg": 70.46})]
)
def ideal_body_weight(height_cm: Height, sex: Sex) -> IdealWeight:
    """Ideal body weight of an adult of at least 152.4 cm, in kg (Devine 1974)."""
    return IdealWeight(weight_kg=round(_devine(height_cm, sex), 2))


@tool(
    kind="processing",
    examples=[
        Example(actual_weight_kg=100.0, height_cm=175.0, sex="male", gives={"weight_kg": 82.28})
    ],
)
def adjusted_body_weight(
    actual_weight_kg: Annotated[
        float,
        "Actual body weight in kg",
        BodyWeightKg,
        Draws(88, 96, 112, 130, label="the body weight"),
    ],
    height_cm: Height,
    sex: Sex,
) -> AdjustedWeight:
    """Adjusted body weight of an obese adult: ideal + 0.4 x excess, in kg (Bauer 1983)."""
    ideal = _devine(height_cm, sex)
    if actual_weight_kg <= ideal:
        raise ToolError(f"{actual_weight_kg:g} kg is not above the ideal weight, {ideal:.1f} kg.")
    return AdjustedWeight(weight_kg=round(ideal + 0.4 * (actual_weight_kg - ideal), 2))


@tool(
    kind="processing",
    examples=[
        Example(
            weight_kg=70.0, height_cm=175.0, age=40, sex="male", gives={"kcal_per_day": 1598.75}
        )
    ],
)
def resting_energy_expenditure(
    weight_kg: Weight,
    height_cm: Height,
    age: Annotated[int, "Age in years", Draws(24, 35, 40, 58, 70, label="the age", unit="years")],
    sex: Sex,
) -> MetabolicRate:
    """Resting energy expenditure of an adult (Mifflin & St Jeor, AJCN 1990;51:241)."""
    _check_size(weight_kg, height_cm)
    if not 18 <= age <= 100:
        raise ToolError(f"The equation is for adults of 18 to 100 years, not {age}.")
    constant = 5 if sex == "male" else -161
    return MetabolicRate(kcal_per_day=10 * weight_kg + 6.25 * height_cm - 5 * age + constant)


@tool(kind="processing", examples=[Example(weight_kg=25.0, gives={"ml_per_hour": 65.0})])
def maintenance_fluid_rate(
    weight_kg: Annotated[
        float,
        "Body weight in kg",
        ChildWeightKg,
        Draws(12, 16, 19, 24, 31, label="the body weight"),
    ],
) -> MaintenanceFluid:
    """Hourly maintenance fluid, 4-2-1 rule (Holliday & Segar, Pediatrics 1957;19:823)."""
    if not 2 <= weight_kg <= 150:
        raise ToolError(f"The weight must be from 2 to 150 kg, not {weight_kg:g}.")
    first, second = min(weight_kg, 10), min(max(weight_kg - 10, 0), 10)
    rate = 4 * first + 2 * second + max(weight_kg - 20, 0)
    return MaintenanceFluid(ml_per_hour=round(rate, 2))


@tool(
    kind="processing",
    examples=[Example(surface_m2=1.8, mg_per_m2=75.0, gives={"dose_mg": 135})],
)
def surface_area_dose(
    surface_m2: Annotated[float, "Body surface area in m²", BodySurfaceM2],
    mg_per_m2: Annotated[
        float,
        "Dose in mg per m² of body surface",
        Draws(50, 75, 85, 100, 175, label="the dose", unit="mg/m²"),
    ],
) -> SurfaceDose:
    """Dose in mg of a drug that is dosed by body surface area."""
    if not (0.1 <= surface_m2 <= 4 and mg_per_m2 > 0):
        raise ToolError("The surface must be from 0.1 to 4 m² and the dose per m² above 0.")
    return SurfaceDose(dose_mg=round(surface_m2 * mg_per_m2, 2))


@seeds(BodyHeightCm, source="Range of adult body heights")
def heights() -> Iterator[str]:
    """Adult heights for which every formula holds."""
    yield from (str(value) for value in range(154, 199, 4))


@seeds(BodyWeightKg, source="Range of adult body weights")
def weights() -> Iterator[str]:
    """Adult weights from slight to obese."""
    yield from (str(value) for value in range(46, 131, 7))


def _devine(height_cm: float, sex: str) -> float:
    if not 152.4 <= height_cm <= 230:
        raise ToolError(f"The Devine formula needs a height of 152.4 to 230 cm, not {height_cm:g}.")
    return (50 if sex == "male" else 45.5) + 2.3 * (height_cm / 2.54 - 60)


def _check_size(weight_kg: float, height_cm: float) -> None:
    if not 1 <= weight_kg <= 400:
        raise ToolError(f"The weight must be from 1 to 400 kg, not {weight_kg:g}.")
    if not 40 <= height_cm <= 250:
        raise ToolError(f"The height must be from 40 to 250 cm, not {height_cm:g}.")
