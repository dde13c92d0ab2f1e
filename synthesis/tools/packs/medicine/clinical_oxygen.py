"""Gas exchange in the lungs and the blood by published formulas."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine_quantities import (
    OxygenContentMlDl,
    PfRatioMmHg,
)
from synthesis.tools.packs.medicine._clinical import (
    Fio2,
    Haemoglobin,
    Paco2,
    Pao2,
    Saturation,
)

PACK = Pack(title="Published respiratory formulas", distributions=(), licence="own code")
SEA_LEVEL_MM_HG, WATER_VAPOUR_MM_HG, RESPIRATORY_QUOTIENT = 760, 47, 0.8
BERLIN = ((200, "mild"), (100, "moderate"), (0, "severe"))


class OxygenGradient(Result):
    gradient_mm_hg: Annotated[
        float,
        Asks(
            "the alveolar-arterial oxygen gradient at sea level for {fio2_percent}, "
            "{pao2_mm_hg} and {paco2_mm_hg}",
            noun="alveolar-arterial oxygen gradient with {fio2_percent} and {paco2_mm_hg}",
            unit="mmHg",
            round_to=1,
        ),
    ]


class PfRatio(Result):
    ratio_mm_hg: Annotated[
        float,
        PfRatioMmHg,
        Asks(
            "the PaO2/FiO2 ratio for {pao2_mm_hg} and {fio2_percent}",
            noun="PaO2/FiO2 ratio with {fio2_percent}",
            unit="mmHg",
            round_to=0,
        ),
    ]


class Ards(Result):
    severity: Annotated[
        str,
        Asks("the Berlin severity (mild, moderate or severe) of ARDS with {ratio_mm_hg}"),
    ]


class OxygenContent(Result):
    content_ml_dl: Annotated[
        float,
        OxygenContentMlDl,
        Asks(
            "the arterial oxygen content for {haemoglobin_g_dl}, {saturation_percent} and "
            "{pao2_mm_hg}",
            unit="mL/dL",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            fio2_percent=21.0, pao2_mm_hg=80.0, paco2_mm_hg=40.0, gives={"gradient_mm_hg": 19.73}
        )
    ],
)
def alveolar_arterial_gradient(
    fio2_percent: Fio2, pao2_mm_hg: Pao2, paco2_mm_hg: Paco2
) -> OxygenGradient:
    """Alveolar-arterial oxygen gradient at sea level in mmHg (Fenn, Am J Physiol 1946;146:637)."""
    inspired = fio2_percent / 100 * (SEA_LEVEL_MM_HG - WATER_VAPOUR_MM_HG)
    gradient = inspired - paco2_mm_hg / RESPIRATORY_QUOTIENT - pao2_mm_hg
    if gradient < 0:
        raise ToolError(
            f"A PaO2 of {pao2_mm_hg:g} mmHg is above the alveolar tension that an FiO2 of "
            f"{fio2_percent:g}% allows."
        )
    return OxygenGradient(gradient_mm_hg=round(gradient, 2))


@tool(
    kind="processing",
    examples=[Example(pao2_mm_hg=80.0, fio2_percent=60.0, gives={"ratio_mm_hg": 133.3})],
)
def pao2_fio2_ratio(pao2_mm_hg: Pao2, fio2_percent: Fio2) -> PfRatio:
    """PaO2/FiO2 (Horowitz) ratio in mmHg (Horovitz, Arch Surg 1974;108:349)."""
    return PfRatio(ratio_mm_hg=round(pao2_mm_hg * 100 / fio2_percent, 1))


@tool(
    kind="processing",
    examples=[
        Example(ratio_mm_hg=133.3, gives={"severity": "moderate"}),
        Example(ratio_mm_hg=100.0, gives={"severity": "severe"}),
    ],
)
def ards_severity(
    ratio_mm_hg: Annotated[
        float,
        "PaO2/FiO2 ratio in mmHg, at a PEEP of at least 5 cmH2O",
        Field(ge=20, le=700),
        PfRatioMmHg,
        Draws(88, 142, 215, 280, label="the PaO2/FiO2 ratio"),
    ],
) -> Ards:
    """Severity of ARDS from the PaO2/FiO2 ratio (Berlin definition, JAMA 2012;307:2526)."""
    if ratio_mm_hg > 300:
        raise ToolError(f"A PaO2/FiO2 ratio of {ratio_mm_hg:g} mmHg, above 300, is not ARDS.")
    return Ards(severity=next(name for low, name in BERLIN if ratio_mm_hg > low))


@tool(
    kind="processing",
    examples=[
        Example(
            haemoglobin_g_dl=15.0,
            saturation_percent=98.0,
            pao2_mm_hg=100.0,
            gives={"content_ml_dl": 20.0},
            rel=0.01,
        )
    ],
)
def arterial_oxygen_content(
    haemoglobin_g_dl: Haemoglobin, saturation_percent: Saturation, pao2_mm_hg: Pao2
) -> OxygenContent:
    """Oxygen content of blood, 1.34 Hb SaO2 + 0.003 PaO2, mL/dL (Marino, The ICU Book, 2014)."""
    bound = 1.34 * haemoglobin_g_dl * saturation_percent / 100
    return OxygenContent(content_ml_dl=round(bound + 0.003 * pao2_mm_hg, 2))
