"""Conventional and SI units of laboratory analytes with labunits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine import LabAnalyte, LoincCode

PACK = Pack(
    title="labunits",
    distributions=("labunits",),
    licence="MIT",
    data="Conversion factors of 133 laboratory analytes with LOINC codes",
    data_licence="MIT",
)

Loinc = Annotated[str, "LOINC code of the test", LoincCode]


class AnalyteCode(Result):
    loinc: Annotated[str, LoincCode, Asks("the LOINC code of {analyte}", refers="{analyte}")]


class AnalyteUnits(Result):
    conventional_unit: Annotated[str, Asks("the conventional unit in which {loinc} is reported")]
    si_unit: Annotated[str, Asks("the SI unit in which {loinc} is reported")]
    factor: Annotated[
        float,
        Asks(
            "the factor that takes results of {loinc} from conventional to SI units",
            round_to=4,
        ),
    ]


class SiValue(Result):
    value: Annotated[
        float,
        Asks(
            "the value in SI units of a result of {value} conventional units for {loinc}",
            round_to=3,
        ),
    ]
    unit: str


@tool(kind="retrieval", examples=[Example(analyte="Ferritin", gives={"loinc": "2276-4"})])
def lab_analyte_loinc(
    analyte: Annotated[str, "Name of the analyte", LabAnalyte],
) -> AnalyteCode:
    """LOINC code of a laboratory analyte from its name."""
    found = _names().get(" ".join(analyte.lower().split()), [])
    if not found:
        raise ToolError(f"The table has no analyte called {analyte[:60]!r}; Ferritin is one.")
    if len(found) > 1:
        raise ToolError(
            f"{analyte} stands for several tests: {', '.join(found)}; give a LOINC code."
        )
    return AnalyteCode(loinc=found[0])


@tool(
    kind="retrieval",
    examples=[Example(loinc="2345-7", gives={"conventional_unit": "mg/dL", "si_unit": "mmol/L"})],
)
def lab_units(loinc: Loinc) -> AnalyteUnits:
    """Conventional unit, SI unit and the factor between them for a laboratory test."""
    entry = _known(loinc)
    return AnalyteUnits(
        conventional_unit=entry["traditional_units"],
        si_unit=entry["si_units"],
        factor=float(entry["conversion_factor"]),
    )


@tool(kind="processing", examples=[Example(loinc="2345-7", value=100.0, gives={"value": 5.55})])
def lab_value_to_si(
    loinc: Loinc,
    value: Annotated[float, "Result in the conventional unit", Draws(2, 5, 12, 40)],
) -> SiValue:
    """A laboratory result taken from its conventional unit to SI units."""
    entry = _known(loinc)
    return SiValue(value=value * float(entry["conversion_factor"]), unit=entry["si_units"])


@seeds(LabAnalyte, source="labunits, LOINC analytes")
def analytes() -> Iterator[str]:
    """Analytes with one test of their name and a factor that is not 1."""
    table = _table()
    for found in _names().values():
        entry = table[found[0]]
        if len(found) == 1 and float(entry["conversion_factor"]) != 1 and "/" in entry["si_units"]:
            yield entry["name"]


@cache
def _table() -> dict[str, Any]:
    from labunits import converters

    return converters._load_data()


@cache
def _names() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, entry in _table().items():
        found.setdefault(entry["name"].lower(), []).append(code)
    return found


def _known(loinc: str) -> dict[str, Any]:
    entry: dict[str, Any] | None = _table().get(loinc)
    if entry is None:
        raise ToolError(f"The table has no test with LOINC code {loinc}; 2345-7 is one.")
    return entry
