"""Ventilator and high-flow support by published formulas."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine_quantities import (
    TidalVolumeMl,
)
from synthesis.tools.packs.medicine._clinical import (
    BreathRate,
    Fio2,
    Height,
    Pao2,
    Saturation,
    Sex,
    band,
)

PACK = Pack(title="Published ventilation formulas", distributions=(), licence="own code")
PALICC = ((16, "severe"), (8, "moderate"), (4, "mild"), (0, "at risk"))


class OxygenationIndex(Result):
    index: Annotated[
        float,
        Asks(
            "the oxygenation index for a mean airway pressure of {airway_pressure_cm_h2o}, "
            "{fio2_percent} and {pao2_mm_hg}",
            round_to=1,
        ),
    ]
    palicc_severity: Annotated[
        str,
        Asks(
            "the PALICC severity of paediatric ARDS by oxygenation index for a mean airway "
            "pressure of {airway_pressure_cm_h2o}, {fio2_percent} and {pao2_mm_hg}"
        ),
    ]


class Rox(Result):
    index: Annotated[
        float,
        Asks(
            "the ROX index for {saturation_percent}, {fio2_percent} and {breaths_per_min}",
            noun="ROX index with {fio2_percent} and {breaths_per_min}",
            round_to=2,
        ),
    ]


class TidalVolume(Result):
    predicted_weight_kg: Annotated[
        float,
        Asks(
            "the ARDSNet predicted body weight behind a tidal volume of {ml_per_kg} for a {sex} "
            "patient with {height_cm}",
            unit="kg",
            round_to=1,
        ),
    ]
    tidal_volume_ml: Annotated[
        float,
        TidalVolumeMl,
        Asks(
            "the tidal volume at {ml_per_kg} of predicted body weight for a {sex} patient with "
            "{height_cm}",
            unit="mL",
            round_to=0,
        ),
    ]


class Compliance(Result):
    driving_pressure_cm_h2o: Annotated[
        float,
        Asks(
            "the driving pressure of a ventilated patient with a plateau "
            "pressure of {plateau_cm_h2o}, a PEEP of {peep_cm_h2o} and {tidal_volume_ml}",
            unit="cmH2O",
            round_to=0,
        ),
    ]
    compliance_ml_cm_h2o: Annotated[
        float,
        Asks(
            "the static compliance of the respiratory system for a plateau "
            "pressure of {plateau_cm_h2o}, a PEEP of {peep_cm_h2o} and {tidal_volume_ml}",
            unit="mL/cmH2O",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            airway_pressure_cm_h2o=15.0,
            fio2_percent=60.0,
            pao2_mm_hg=60.0,
            gives={"index": 15.0, "palicc_severity": "moderate"},
        )
    ],
)
def oxygenation_index(
    airway_pressure_cm_h2o: Annotated[
        float,
        "Mean airway pressure in cmH2O",
        Field(ge=3, le=60),
        Draws(12, 15, 18, 22, label="the mean airway pressure", unit="cmH2O"),
    ],
    fio2_percent: Fio2,
    pao2_mm_hg: Pao2,
) -> OxygenationIndex:
    """Oxygenation index of a ventilated child (PALICC, Pediatr Crit Care Med 2015;16:428)."""
    index = airway_pressure_cm_h2o * fio2_percent / pao2_mm_hg
    return OxygenationIndex(index=round(index, 2), palicc_severity=band(index, PALICC))


@tool(
    kind="processing",
    examples=[
        Example(
            saturation_percent=92.0, fio2_percent=40.0, breaths_per_min=30.0, gives={"index": 7.67}
        )
    ],
)
def rox_index(
    saturation_percent: Saturation, fio2_percent: Fio2, breaths_per_min: BreathRate
) -> Rox:
    """ROX index of success of high-flow oxygen (Roca, Am J Respir Crit Care Med 2019;199:1368)."""
    return Rox(index=round(saturation_percent / (fio2_percent / 100) / breaths_per_min, 3))


@tool(
    kind="processing",
    examples=[
        Example(
            height_cm=175.0,
            sex="male",
            ml_per_kg=6.0,
            gives={"predicted_weight_kg": 70.57, "tidal_volume_ml": 423.4},
        )
    ],
)
def lung_protective_tidal_volume(
    height_cm: Height,
    ml_per_kg: Annotated[
        float,
        "Tidal volume in mL for each kg of predicted body weight",
        Field(ge=3, le=12),
        Draws(4, 6, 7, 8, label="the tidal volume per kg", unit="mL/kg"),
    ],
    sex: Sex,
) -> TidalVolume:
    """Predicted body weight and the tidal volume from it (ARDSNet, NEJM 2000;342:1301)."""
    if height_cm < 130:
        raise ToolError("The ARDSNet formula is for adults: give a height of at least 130 cm.")
    weight = (50 if sex == "male" else 45.5) + 0.91 * (height_cm - 152.4)
    return TidalVolume(
        predicted_weight_kg=round(weight, 2), tidal_volume_ml=round(weight * ml_per_kg, 1)
    )


@tool(
    kind="processing",
    examples=[
        Example(
            tidal_volume_ml=420.0,
            plateau_cm_h2o=24.0,
            peep_cm_h2o=10.0,
            gives={"driving_pressure_cm_h2o": 14.0, "compliance_ml_cm_h2o": 30.0},
        )
    ],
)
def respiratory_compliance(
    tidal_volume_ml: Annotated[
        float,
        "Tidal volume in mL",
        Field(ge=20, le=1500),
        TidalVolumeMl,
        Draws(360, 420, 480, label="the tidal volume"),
    ],
    plateau_cm_h2o: Annotated[
        float,
        "Plateau pressure in cmH2O",
        Field(ge=5, le=80),
        Draws(20, 24, 28, 31, label="the plateau pressure", unit="cmH2O"),
    ],
    peep_cm_h2o: Annotated[
        float,
        "Positive end-expiratory pressure in cmH2O",
        Field(ge=0, le=30),
        Draws(5, 8, 10, 14, label="the PEEP", unit="cmH2O"),
    ],
) -> Compliance:
    """Driving pressure and static compliance (Amato, NEJM 2015;372:747)."""
    driving = plateau_cm_h2o - peep_cm_h2o
    if driving < 1:
        raise ToolError("The plateau pressure must be at least 1 cmH2O above the PEEP.")
    return Compliance(
        driving_pressure_cm_h2o=driving, compliance_ml_cm_h2o=round(tidal_volume_ml / driving, 2)
    )
