"""Body water, sodium, blood volume and burns: volumes by published formulas."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine_quantities import (
    BloodVolumeMl,
    BodyWaterL,
    HaemoglobinGDl,
)
from synthesis.tools.packs.medicine._clinical import Age, Height, Sex, Sodium, Weight

PACK = Pack(title="Published fluid and volume formulas", distributions=(), licence="own code")
INFUSATES = {
    "3% saline": 513,
    "0.9% saline": 154,
    "Ringer's lactate": 130,
    "0.45% saline": 77,
    "5% dextrose": 0,
}
"""Sodium in mmol/L (Adrogué & Madias, NEJM 2000;342:1581)."""


BodyWater = Annotated[
    float,
    "Total body water in L",
    Field(ge=5, le=120),
    BodyWaterL,
    Draws(28, 34, 40, 46, label="the total body water"),
]


class WatsonWater(Result):
    water_l: Annotated[
        float,
        BodyWaterL,
        Asks(
            "the total body water (Watson) of a {sex} adult of {age} with {weight_kg} and "
            "{height_cm}",
            unit="L",
            round_to=1,
        ),
    ]


class WaterDeficit(Result):
    deficit_l: Annotated[
        float,
        Asks(
            "the free water deficit for a serum sodium of {sodium_mmol_l} and {water_l}",
            unit="L",
            round_to=1,
        ),
    ]


class SodiumChange(Result):
    change_mmol_l: Annotated[
        float,
        Asks(
            "the change in serum sodium (Adrogué-Madias) after one litre of {infusate} with "
            "{sodium_mmol_l} and {water_l}",
            unit="mmol/L",
            round_to=1,
        ),
    ]


class NadlerVolume(Result):
    volume_ml: Annotated[
        float,
        BloodVolumeMl,
        Asks(
            "the blood volume (Nadler) of a {sex} adult with {weight_kg} and {height_cm}",
            unit="mL",
            round_to=0,
        ),
    ]


class BloodLoss(Result):
    loss_ml: Annotated[
        float,
        Asks(
            "the allowable blood loss (Gross) from {haemoglobin_g_dl} down to a haemoglobin of "
            "{lowest_g_dl} with {volume_ml}",
            unit="mL",
            round_to=0,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(weight_kg=70.0, height_cm=175.0, age=40, sex="male", gives={"water_l": 40.97})
    ],
)
def total_body_water(weight_kg: Weight, height_cm: Height, age: Age, sex: Sex) -> WatsonWater:
    """Total body water of an adult in L (Watson, Am J Clin Nutr 1980;33:27)."""
    if sex == "male":
        water = 2.447 - 0.09516 * age + 0.1074 * height_cm + 0.3362 * weight_kg
    else:
        water = -2.097 + 0.1069 * height_cm + 0.2466 * weight_kg
    return WatsonWater(water_l=round(water, 2))


@tool(
    kind="processing",
    examples=[Example(water_l=42.0, sodium_mmol_l=155.0, gives={"deficit_l": 4.5})],
)
def free_water_deficit(
    water_l: BodyWater,
    sodium_mmol_l: Annotated[
        float,
        "Serum sodium in mmol/L, above 140",
        Field(ge=90, le=200),
        Draws(148, 152, 158, 166, label="the serum sodium", unit="mmol/L"),
    ],
) -> WaterDeficit:
    """Free water deficit in hypernatraemia, TBW (Na/140 - 1) (Adrogué, NEJM 2000;342:1493)."""
    if sodium_mmol_l <= 140:
        raise ToolError(f"At a sodium of {sodium_mmol_l:g} mmol/L there is no water deficit.")
    return WaterDeficit(deficit_l=round(water_l * (sodium_mmol_l / 140 - 1), 2))


@tool(
    kind="processing",
    examples=[
        Example(
            water_l=23.0, sodium_mmol_l=112.0, infusate="3% saline", gives={"change_mmol_l": 16.7}
        ),
        Example(
            water_l=34.0, sodium_mmol_l=168.0, infusate="5% dextrose", gives={"change_mmol_l": -4.8}
        ),
    ],
)
def sodium_change_per_litre(
    sodium_mmol_l: Sodium,
    water_l: BodyWater,
    infusate: Annotated[
        Literal["3% saline", "0.9% saline", "Ringer's lactate", "0.45% saline", "5% dextrose"],
        "What is infused",
        Draws(*INFUSATES, label="the infusate"),
    ],
) -> SodiumChange:
    """Change in serum sodium after 1 L of a fluid (Adrogué & Madias, NEJM 2000;342:1581)."""
    change = (INFUSATES[infusate] - sodium_mmol_l) / (water_l + 1)
    return SodiumChange(change_mmol_l=round(change, 2))


@tool(
    kind="processing",
    examples=[
        Example(weight_kg=70.0, height_cm=175.0, sex="male", gives={"volume_ml": 4824}),
        Example(weight_kg=60.0, height_cm=165.0, sex="female", gives={"volume_ml": 3768}),
    ],
)
def blood_volume(weight_kg: Weight, height_cm: Height, sex: Sex) -> NadlerVolume:
    """Blood volume of an adult in mL (Nadler, Surgery 1962;51:224)."""
    cube = (height_cm / 100) ** 3
    if sex == "male":
        litres = 0.3669 * cube + 0.03219 * weight_kg + 0.6041
    else:
        litres = 0.3561 * cube + 0.03308 * weight_kg + 0.1833
    return NadlerVolume(volume_ml=round(1000 * litres))


@tool(
    kind="processing",
    examples=[
        Example(
            volume_ml=5000.0, haemoglobin_g_dl=14.0, lowest_g_dl=10.0, gives={"loss_ml": 1666.7}
        )
    ],
)
def allowable_blood_loss(
    volume_ml: Annotated[
        float,
        "Blood volume in mL",
        Field(ge=200, le=12000),
        BloodVolumeMl,
        Draws(3900, 4500, 5200, label="the blood volume"),
    ],
    haemoglobin_g_dl: Annotated[
        float,
        "Haemoglobin before the loss in g/dL",
        Field(ge=4, le=22),
        HaemoglobinGDl,
        Draws(12.2, 13.4, 14.6, label="the haemoglobin"),
    ],
    lowest_g_dl: Annotated[
        float,
        "Lowest haemoglobin to accept in g/dL",
        Field(ge=4, le=20),
        Draws(7, 8, 9, 10, label="the lowest acceptable haemoglobin", unit="g/dL"),
    ],
) -> BloodLoss:
    """Allowable blood loss in mL, V (Hi - Hf) / mean Hb (Gross, Anesthesiology 1983;58:277)."""
    if lowest_g_dl >= haemoglobin_g_dl:
        raise ToolError("The lowest acceptable haemoglobin must be below the present one.")
    mean = (haemoglobin_g_dl + lowest_g_dl) / 2
    return BloodLoss(loss_ml=round(volume_ml * (haemoglobin_g_dl - lowest_g_dl) / mean, 1))
