"""Blood gases and oxygen at the bedside: conversions and estimates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine_quantities import (
    Fio2Percent,
    Paco2Kpa,
    Paco2MmHg,
    Pao2Kpa,
    Pao2MmHg,
    SaturationPercent,
)
from synthesis.tools.packs.medicine._clinical import Pao2

PACK = Pack(title="Bedside oxygen conversions", distributions=(), licence="own code")
MM_HG_PER_KPA = 7.50062


class Tensions(Result):
    pao2_mm_hg: Annotated[
        float,
        Pao2MmHg,
        Asks(
            "the oxygen tension in mmHg of a blood gas with {pao2_kpa} and {paco2_kpa}",
            refers="{pao2_kpa}",
            unit="mmHg",
            round_to=1,
        ),
    ]
    paco2_mm_hg: Annotated[
        float,
        Paco2MmHg,
        Asks(
            "the carbon dioxide tension in mmHg of a blood gas with {pao2_kpa} and {paco2_kpa}",
            refers="{paco2_kpa}",
            unit="mmHg",
            round_to=1,
        ),
    ]


class GasSaturation(Result):
    saturation_percent: Annotated[
        float,
        SaturationPercent,
        Asks(
            "the haemoglobin saturation (Severinghaus) at {pao2_mm_hg}",
            refers="the oxygen saturation (Severinghaus) at {pao2_mm_hg}",
            noun="haemoglobin saturation (Severinghaus)",
            unit="%",
            round_to=1,
        ),
    ]


class CannulaFio2(Result):
    fio2_percent: Annotated[
        float,
        Fio2Percent,
        Asks(
            "the approximate FiO2 through a nasal cannula at {flow_l_min}",
            refers="the FiO2 of a nasal cannula at {flow_l_min}",
            unit="%",
            round_to=0,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(pao2_kpa=13.33, paco2_kpa=5.33, gives={"pao2_mm_hg": 100.0, "paco2_mm_hg": 40.0})
    ],
)
def blood_gas_in_mm_hg(
    pao2_kpa: Annotated[
        float,
        "Arterial oxygen tension in kPa",
        Field(ge=3, le=90),
        Pao2Kpa,
        Draws(7.4, 8.6, 9.8, 11.2, label="the PaO2"),
    ],
    paco2_kpa: Annotated[
        float,
        "Arterial carbon dioxide tension in kPa",
        Field(ge=1.2, le=20),
        Paco2Kpa,
        Draws(3.6, 4.8, 5.9, 7.7, label="the PaCO2"),
    ],
) -> Tensions:
    """Tensions of an arterial blood gas in mmHg from kPa (1 kPa = 7.50062 mmHg)."""
    return Tensions(
        pao2_mm_hg=round(pao2_kpa * MM_HG_PER_KPA, 1),
        paco2_mm_hg=round(paco2_kpa * MM_HG_PER_KPA, 1),
    )


@tool(
    kind="processing",
    examples=[
        Example(pao2_mm_hg=60.0, gives={"saturation_percent": 90.6}),
        Example(pao2_mm_hg=100.0, gives={"saturation_percent": 97.7}),
    ],
)
def saturation_from_pao2(pao2_mm_hg: Pao2) -> GasSaturation:
    """Saturation at pH 7.4 and 37 °C from PaO2 (Severinghaus, J Appl Physiol 1979;46:599)."""
    cubic = pao2_mm_hg**3 + 150 * pao2_mm_hg
    return GasSaturation(saturation_percent=round(100 / (1 + 23400 / cubic), 2))


@tool(kind="processing", examples=[Example(flow_l_min=3.0, gives={"fio2_percent": 32.0})])
def nasal_cannula_fio2(
    flow_l_min: Annotated[
        float,
        "Oxygen flow in L/min, 1 to 6",
        Field(ge=1, le=6),
        Draws(1, 2, 3, 4, 5, 6, label="the oxygen flow", unit="L/min"),
    ],
) -> CannulaFio2:
    """Approximate FiO2 of a nasal cannula, 20% + 4% per L/min (Bersten, Oh's ICU Manual, 2018)."""
    return CannulaFio2(fio2_percent=20 + 4 * flow_l_min)


@seeds(Pao2Kpa, source="Range of arterial oxygen tension in hospital care")
def pao2_levels_in_kpa() -> Iterator[str]:
    """Arterial oxygen tension from severe hypoxaemia to normal."""
    yield from (f"{value / 10:g}" for value in range(56, 134))


@seeds(Paco2Kpa, source="Range of arterial carbon dioxide tension in hospital care")
def paco2_levels_in_kpa() -> Iterator[str]:
    """Arterial carbon dioxide tension from hyperventilation to retention."""
    yield from (f"{value / 10:g}" for value in range(26, 82))
