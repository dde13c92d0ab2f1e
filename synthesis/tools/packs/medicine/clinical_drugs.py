"""Drug levels, clearances and infusions by published formulas."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine import GfrMlMin
from synthesis.tools.entities.medicine_quantities import (
    HaemoglobinGDl,
    VancomycinLH,
)
from synthesis.tools.packs.medicine._clinical import Albumin, Weight

PACK = Pack(title="Published dosing formulas", distributions=(), licence="own code")


class Phenytoin(Result):
    level_mg_l: Annotated[
        float,
        Asks(
            "the albumin-corrected phenytoin level (Sheiner-Tozer) for a measured level of "
            "{measured_mg_l} in a patient with {kidneys} and {albumin_g_dl}",
            unit="mg/L",
            round_to=1,
        ),
    ]


class VancomycinClearance(Result):
    clearance_l_h: Annotated[
        float,
        VancomycinLH,
        Asks(
            "the vancomycin clearance (Matzke) at {gfr_ml_min}",
            noun="vancomycin clearance (Matzke)",
            unit="L/h",
            round_to=2,
        ),
    ]


class VancomycinExposure(Result):
    auc: Annotated[
        float,
        Asks(
            "the steady-state 24-hour vancomycin AUC on {mg_per_day} at {clearance_l_h}",
            unit="mg·h/L",
            round_to=0,
        ),
    ]
    in_target: Annotated[
        bool,
        Asks(
            "whether the steady-state vancomycin AUC on {mg_per_day} at {clearance_l_h} is in the "
            "target range of 400 to 600 mg·h/L"
        ),
    ]


class IronDeficit(Result):
    iron_mg: Annotated[
        float,
        Asks(
            "the iron deficit (Ganzoni, stores of 500 mg) of an adult with {weight_kg} and "
            "{haemoglobin_g_dl} for a target haemoglobin of {target_g_dl}",
            unit="mg",
            round_to=0,
        ),
    ]


class PumpRate(Result):
    ml_per_hour: Annotated[
        float,
        Asks(
            "the pump rate for {ug_kg_min} of an inotrope at {ug_per_ml} in a patient with "
            "{weight_kg}",
            unit="mL/h",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            measured_mg_l=8.0,
            albumin_g_dl=2.5,
            kidneys="working kidneys",
            gives={"level_mg_l": 13.33},
        )
    ],
)
def corrected_phenytoin(
    measured_mg_l: Annotated[
        float,
        "Measured total phenytoin in mg/L",
        Field(gt=0, le=100),
        Draws(5, 7, 9, 12, label="the measured level", unit="mg/L"),
    ],
    albumin_g_dl: Albumin,
    kidneys: Annotated[
        Literal["working kidneys", "end-stage kidney disease"],
        "Kidney function: 0.2 with working kidneys, 0.1 in end-stage disease",
        Draws("working kidneys", "end-stage kidney disease", label="the kidney function"),
    ],
) -> Phenytoin:
    """Phenytoin level corrected for albumin (Sheiner & Tozer 1978), in mg/L."""
    factor = 0.2 if kidneys == "working kidneys" else 0.1
    return Phenytoin(level_mg_l=round(measured_mg_l / (factor * albumin_g_dl + 0.1), 2))


@tool(kind="processing", examples=[Example(gfr_ml_min=100.0, gives={"clearance_l_h": 4.354})])
def vancomycin_clearance(
    gfr_ml_min: Annotated[float, "Creatinine clearance in mL/min", Field(ge=5, le=250), GfrMlMin],
) -> VancomycinClearance:
    """Vancomycin clearance in L/h, 0.689 CrCl + 3.66 mL/min (Matzke, AAC 1984;25:433)."""
    return VancomycinClearance(clearance_l_h=round((0.689 * gfr_ml_min + 3.66) * 0.06, 3))


@tool(
    kind="processing",
    examples=[
        Example(mg_per_day=2000.0, clearance_l_h=4.0, gives={"auc": 500.0, "in_target": True})
    ],
)
def vancomycin_auc(
    clearance_l_h: Annotated[
        float, "Vancomycin clearance in L/h", Field(ge=0.2, le=15), VancomycinLH
    ],
    mg_per_day: Annotated[
        float,
        "Daily dose in mg",
        Field(ge=100, le=8000),
        Draws(1000, 1500, 2000, 2500, 3000, label="the daily dose", unit="mg/day"),
    ],
) -> VancomycinExposure:
    """Steady-state 24-hour AUC of vancomycin, dose / clearance (Rybak, AJHP 2020;77:835)."""
    auc = mg_per_day / clearance_l_h
    return VancomycinExposure(auc=round(auc, 1), in_target=400 <= auc <= 600)


@tool(
    kind="processing",
    examples=[
        Example(weight_kg=70.0, haemoglobin_g_dl=9.0, target_g_dl=15.0, gives={"iron_mg": 1508.0})
    ],
)
def iron_deficit(
    weight_kg: Weight,
    haemoglobin_g_dl: Annotated[
        float,
        "Haemoglobin in g/dL",
        Field(ge=2, le=20),
        HaemoglobinGDl,
        Draws(6.8, 7.9, 9.1, 10.4, label="the haemoglobin"),
    ],
    target_g_dl: Annotated[
        float,
        "Target haemoglobin in g/dL",
        Field(ge=10, le=18),
        Draws(13, 14, 15, label="the target haemoglobin", unit="g/dL"),
    ],
) -> IronDeficit:
    """Iron deficit in mg, weight x (target - Hb) x 2.4 + 500 (Ganzoni 1970)."""
    if haemoglobin_g_dl >= target_g_dl:
        raise ToolError("The target haemoglobin must be above the present one.")
    return IronDeficit(iron_mg=round(weight_kg * (target_g_dl - haemoglobin_g_dl) * 2.4 + 500, 1))


@tool(
    kind="processing",
    examples=[
        Example(weight_kg=70.0, ug_kg_min=5.0, ug_per_ml=1600.0, gives={"ml_per_hour": 13.125})
    ],
)
def infusion_pump_rate(
    weight_kg: Weight,
    ug_kg_min: Annotated[
        float,
        "Dose in µg/kg/min",
        Field(gt=0, le=500),
        Draws(2.5, 5, 7.5, 10, label="the dose", unit="µg/kg/min"),
    ],
    ug_per_ml: Annotated[
        float,
        "Concentration in µg/mL",
        Field(gt=0, le=100000),
        Draws(800, 1600, 2000, 3200, label="the concentration", unit="µg/mL"),
    ],
) -> PumpRate:
    """Rate of an infusion pump in mL/h for a dose by body weight (µg/kg/min x kg x 60 / µg/mL)."""
    rate = ug_kg_min * weight_kg * 60 / ug_per_ml
    if rate > 2000:
        raise ToolError(f"That would be {rate:.0f} mL/h, more than a pump gives.")
    return PumpRate(ml_per_hour=round(rate, 3))
