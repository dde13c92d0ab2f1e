"""Fetal weight and readiness for labour."""

from __future__ import annotations

import math
from typing import Annotated

from pydantic import Field

from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine_quantities import FetalWeightG

PACK = Pack(title="Published labour formulas", distributions=(), licence="own code")


class FetalWeight(Result):
    weight_g: Annotated[
        float,
        FetalWeightG,
        Asks(
            "the fetal weight (Hadlock 4) estimated from a biparietal diameter of "
            "{biparietal_cm}, a head circumference of {head_cm}, an abdominal circumference of "
            "{abdomen_cm} and a femur length of {femur_cm}",
            unit="g",
            round_to=0,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            biparietal_cm=9.0,
            head_cm=33.0,
            abdomen_cm=33.0,
            femur_cm=7.0,
            gives={"weight_g": 3003},
        )
    ],
)
def fetal_weight(
    abdomen_cm: Annotated[
        float,
        "Abdominal circumference in cm",
        Field(ge=10, le=45),
        Draws(27, 29.5, 32, 34, label="the abdominal circumference", unit="cm"),
    ],
    head_cm: Annotated[
        float,
        "Head circumference in cm",
        Field(ge=10, le=42),
        Draws(29, 31, 32.5, 33.5, label="the head circumference", unit="cm"),
    ],
    biparietal_cm: Annotated[
        float,
        "Biparietal diameter in cm",
        Field(ge=3, le=12),
        Draws(7.8, 8.4, 8.9, 9.3, label="the biparietal diameter", unit="cm"),
    ],
    femur_cm: Annotated[
        float,
        "Femur length in cm",
        Field(ge=1, le=9),
        Draws(5.8, 6.3, 6.8, 7.2, label="the femur length", unit="cm"),
    ],
) -> FetalWeight:
    """Estimated fetal weight in g (Hadlock, Am J Obstet Gynecol 1985;151:333, four measures)."""
    exponent = (
        1.3596
        - 0.00386 * abdomen_cm * femur_cm
        + 0.0064 * head_cm
        + 0.00061 * biparietal_cm * abdomen_cm
        + 0.0424 * abdomen_cm
        + 0.174 * femur_cm
    )
    return FetalWeight(weight_g=round(10**exponent))


class WeightCentile(Result):
    centile: Annotated[
        float,
        Asks("the Hadlock growth centile at {weeks} of gestation of {weight_g}", round_to=0),
    ]


@tool(
    kind="processing",
    examples=[
        Example(weight_g=3619.0, weeks=40.0, gives={"centile": 50.0}, rel=0.01),
        Example(weight_g=1559.0, weeks=30.0, gives={"centile": 50.0}, rel=0.01),
    ],
)
def fetal_weight_centile(
    weight_g: Annotated[
        float,
        "Estimated fetal weight in g",
        Field(ge=30, le=7000),
        FetalWeightG,
        Draws(1350, 1900, 2400, 2950, label="the fetal weight"),
    ],
    weeks: Annotated[
        float,
        "Gestational age in weeks, 10 to 42",
        Field(ge=10, le=42),
        Draws(30, 32, 34, 36, 38, label="the gestational age", unit="weeks"),
    ],
) -> WeightCentile:
    """Growth centile of an estimated fetal weight, SD 12.7% (Hadlock, Radiology 1991;181:129)."""
    expected = math.exp(0.578 + 0.332 * weeks - 0.00354 * weeks**2)
    score = (weight_g / expected - 1) / 0.127
    return WeightCentile(centile=round(50 * (1 + math.erf(score / math.sqrt(2))), 2))
