"""Acid-base and osmolal gaps by published formulas."""

from __future__ import annotations

import math
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine_quantities import (
    AnionGapMmolL,
    ArterialPh,
    BicarbonateMmolL,
)
from synthesis.tools.packs.medicine._clinical import (
    Albumin,
    Bicarbonate,
    Bun,
    Chloride,
    Glucose,
    Paco2,
    Sodium,
)

PACK = Pack(title="Published acid-base formulas", distributions=(), licence="own code")
NORMAL_GAP, NORMAL_BICARBONATE, NORMAL_ALBUMIN = 12, 24, 4.0

Ph = Annotated[
    float,
    "Arterial pH",
    Field(ge=6.5, le=8),
    ArterialPh,
    Draws(7.12, 7.21, 7.3, 7.38, 7.46, label="the arterial pH"),
]


class GasBicarbonate(Result):
    bicarbonate_mmol_l: Annotated[
        float,
        BicarbonateMmolL,
        Asks(
            "the plasma bicarbonate (Henderson-Hasselbalch) at {ph} and {paco2_mm_hg}",
            refers="the bicarbonate at {ph} and {paco2_mm_hg}",
            unit="mmol/L",
            round_to=1,
        ),
    ]


class BaseExcess(Result):
    base_excess_mmol_l: Annotated[
        float,
        Asks(
            "the standard base excess at {ph} and {paco2_mm_hg}",
            noun="standard base excess at {paco2_mm_hg}",
            unit="mmol/L",
            round_to=1,
        ),
    ]


class ExpectedPaco2(Result):
    paco2_mm_hg: Annotated[
        float,
        Asks(
            "the PaCO2 that Winters' formula expects in metabolic acidosis with "
            "{bicarbonate_mmol_l}",
            noun="PaCO2 expected by Winters' formula",
            unit="mmHg",
            round_to=1,
        ),
    ]


class AnionGap(Result):
    anion_gap_mmol_l: Annotated[
        float,
        AnionGapMmolL,
        Asks(
            "the anion gap for {sodium_mmol_l}, {chloride_mmol_l} and {bicarbonate_mmol_l}",
            noun="anion gap with {chloride_mmol_l} and {bicarbonate_mmol_l}",
            unit="mmol/L",
            round_to=1,
        ),
    ]


class CorrectedGap(Result):
    anion_gap_mmol_l: Annotated[
        float,
        Asks(
            "the albumin-corrected anion gap (Figge) for {albumin_g_dl} and {anion_gap_mmol_l}",
            unit="mmol/L",
            round_to=1,
        ),
    ]


class DeltaRatio(Result):
    delta_ratio: Annotated[
        float,
        Asks(
            "the delta ratio for {sodium_mmol_l}, {chloride_mmol_l} and {bicarbonate_mmol_l}",
            round_to=2,
        ),
    ]


class OsmolalGap(Result):
    osmolal_gap: Annotated[
        float,
        Asks(
            "the osmolal gap for a measured osmolality of {measured_mosm_kg}, {sodium_mmol_l}, "
            "{glucose_mg_dl} and {bun_mg_dl}",
            unit="mOsm/kg",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(ph=7.4, paco2_mm_hg=40.0, gives={"bicarbonate_mmol_l": 24.0}, rel=0.03),
        Example(ph=7.1, paco2_mm_hg=40.0, gives={"bicarbonate_mmol_l": 12.28}, rel=0.03),
    ],
)
def blood_gas_bicarbonate(ph: Ph, paco2_mm_hg: Paco2) -> GasBicarbonate:
    """Plasma bicarbonate in mmol/L from arterial pH and PaCO2 (Henderson-Hasselbalch, pK 6.1)."""
    value = _bicarbonate(ph, paco2_mm_hg)
    if not 2 <= value <= 60:
        raise ToolError(
            f"A pH of {ph:g} with a PaCO2 of {paco2_mm_hg:g} mmHg would need a bicarbonate of "
            f"{value:.1f} mmol/L, which is not seen in life."
        )
    return GasBicarbonate(bicarbonate_mmol_l=round(value, 2))


@tool(
    kind="processing",
    examples=[Example(ph=7.2, paco2_mm_hg=40.0, gives={"base_excess_mmol_l": -11.1}, rel=0.01)],
)
def standard_base_excess(ph: Ph, paco2_mm_hg: Paco2) -> BaseExcess:
    """Standard base excess from pH and PaCO2 (Van Slyke equation; NCCLS C12-A, 1994)."""
    value = 0.93 * (_bicarbonate(ph, paco2_mm_hg) - 24.4 + 14.8 * (ph - 7.4))
    return BaseExcess(base_excess_mmol_l=round(value, 2))


@tool(kind="processing", examples=[Example(bicarbonate_mmol_l=12.0, gives={"paco2_mm_hg": 26.0})])
def winters_expected_paco2(bicarbonate_mmol_l: Bicarbonate) -> ExpectedPaco2:
    """PaCO2 expected in metabolic acidosis, 1.5 HCO3 + 8 (Albert, Ann Intern Med 1967;66:312)."""
    if bicarbonate_mmol_l > NORMAL_BICARBONATE:
        raise ToolError("Winters' formula is for metabolic acidosis: a bicarbonate of at most 24.")
    return ExpectedPaco2(paco2_mm_hg=1.5 * bicarbonate_mmol_l + 8)


@tool(
    kind="processing",
    examples=[
        Example(
            sodium_mmol_l=140.0,
            chloride_mmol_l=104.0,
            bicarbonate_mmol_l=24.0,
            gives={"anion_gap_mmol_l": 12.0},
        )
    ],
)
def anion_gap(
    sodium_mmol_l: Sodium, chloride_mmol_l: Chloride, bicarbonate_mmol_l: Bicarbonate
) -> AnionGap:
    """Serum anion gap, Na - Cl - HCO3, in mmol/L (Emmett & Narins, Medicine 1977;56:38)."""
    gap = _gap(sodium_mmol_l, chloride_mmol_l, bicarbonate_mmol_l)
    return AnionGap(anion_gap_mmol_l=gap)


@tool(
    kind="processing",
    examples=[Example(anion_gap_mmol_l=12.0, albumin_g_dl=2.0, gives={"anion_gap_mmol_l": 17.0})],
)
def albumin_corrected_anion_gap(
    anion_gap_mmol_l: Annotated[
        float,
        "Measured anion gap in mmol/L",
        Field(ge=-20, le=80),
        AnionGapMmolL,
        Draws(10, 14, 18, 25, label="the anion gap"),
    ],
    albumin_g_dl: Albumin,
) -> CorrectedGap:
    """Anion gap corrected for albumin, +2.5 per g/dL (Figge, Crit Care Med 1998;26:1807)."""
    value = anion_gap_mmol_l + 2.5 * (NORMAL_ALBUMIN - albumin_g_dl)
    return CorrectedGap(anion_gap_mmol_l=round(value, 2))


@tool(
    kind="processing",
    examples=[
        Example(
            sodium_mmol_l=140.0,
            chloride_mmol_l=102.0,
            bicarbonate_mmol_l=14.0,
            gives={"delta_ratio": 1.2},
        )
    ],
)
def delta_ratio(
    sodium_mmol_l: Sodium, chloride_mmol_l: Chloride, bicarbonate_mmol_l: Bicarbonate
) -> DeltaRatio:
    """Delta ratio, (gap - 12) / (24 - HCO3) (Wrenn, Ann Emerg Med 1990;19:1310)."""
    gap = _gap(sodium_mmol_l, chloride_mmol_l, bicarbonate_mmol_l)
    if gap <= NORMAL_GAP or bicarbonate_mmol_l >= NORMAL_BICARBONATE:
        raise ToolError(
            f"The delta ratio needs an anion gap above 12 and a bicarbonate below 24; these give "
            f"a gap of {gap:g} and a bicarbonate of {bicarbonate_mmol_l:g} mmol/L."
        )
    return DeltaRatio(
        delta_ratio=round((gap - NORMAL_GAP) / (NORMAL_BICARBONATE - bicarbonate_mmol_l), 3)
    )


@tool(
    kind="processing",
    examples=[
        Example(
            measured_mosm_kg=320.0,
            sodium_mmol_l=140.0,
            glucose_mg_dl=90.0,
            bun_mg_dl=14.0,
            gives={"osmolal_gap": 30.0},
        )
    ],
)
def osmolal_gap(
    measured_mosm_kg: Annotated[
        float,
        "Measured serum osmolality in mOsm/kg",
        Field(ge=200, le=600),
        Draws(298, 312, 326, 345, label="the measured osmolality", unit="mOsm/kg"),
    ],
    sodium_mmol_l: Sodium,
    glucose_mg_dl: Glucose,
    bun_mg_dl: Bun,
) -> OsmolalGap:
    """Measured osmolality minus 2 Na + glucose/18 + BUN/2.8 (Smithline, JAMA 1976;236:1594)."""
    calculated = 2 * sodium_mmol_l + glucose_mg_dl / 18 + bun_mg_dl / 2.8
    return OsmolalGap(osmolal_gap=round(measured_mosm_kg - calculated, 1))


def _bicarbonate(ph: float, paco2_mm_hg: float) -> float:
    return float(0.0307 * paco2_mm_hg * math.pow(10, ph - 6.1))


def _gap(sodium: float, chloride: float, bicarbonate: float) -> float:
    gap = round(sodium - chloride - bicarbonate, 2)
    if not -5 <= gap <= 45:
        raise ToolError(f"These values give an anion gap of {gap:g} mmol/L; check them.")
    return gap
