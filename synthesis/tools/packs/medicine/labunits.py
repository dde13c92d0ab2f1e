"""Conventional and SI units of laboratory analytes with labunits."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine import LabAnalyte, LabResult, LoincCode
from synthesis.tools.packs.medicine._files import data_file

PACK = Pack(
    title="labunits",
    distributions=("labunits",),
    licence="MIT",
    data="Conversion factors of 132 laboratory analytes with LOINC codes",
    data_licence="MIT",
    data_date="2026-10",
)
WRONG = ("2666-6",)
"""Tests whose factor is not right (norepinephrine in plasma: pmol/L, not nmol/L)."""
TYPICAL = {
    "glucose": (54, 72, 90, 126, 180, 250, 400),
    "creatinine": (0.6, 0.9, 1.2, 1.8, 2.6, 4.5),
    "urea nitrogen (BUN)": (8, 14, 20, 45, 80),
    "triglycerides": (90, 150, 220, 500),
    "albumin": (2.1, 2.8, 3.5, 4.4),
    "fibrinogen": (150, 300, 520),
    "copper": (60, 100, 140),
    "zinc": (60, 85, 110),
    "insulin": (5, 12, 25),
    "iron-binding capacity": (240, 310, 450),
    "magnesium": (1.2, 1.8, 2.3),
    "calcium, ionized": (4.2, 4.8, 5.4),
    "ceruloplasmin": (10, 25, 40),
    "haptoglobin": (20, 110, 250),
    "phenylalanine": (1, 6, 20),
    "tyrosine": (0.8, 1.5, 6),
    "C-peptide": (0.8, 2, 4),
    "epinephrine (supine)": (30, 80),
    "tacrolimus": (5, 8, 12),
    "sirolimus": (6, 10),
    "everolimus": (4, 7),
    "lamotrigine": (3, 8, 14),
    "levetiracetam": (12, 30),
    "gabapentin": (4, 12),
    "topiramate": (5, 15),
    "felbamate": (40, 80),
    "ethosuximide": (50, 90),
    "β-hydroxybutyric acid": (0.5, 5, 30),
    "fatty acids (nonesterified)": (8, 20),
    "lipoprotein(a) (Lp(a))": (10, 40, 90),
    "α1-antitrypsin": (60, 140),
    "acetone": (1, 10),
    "vitamin D, 1,25-dihydroxyvitamin D": (20, 45, 70),
    "mercury": (2, 8),
    "arsenic (As)": (5, 20),
    "selenium": (90, 140),
    "manganese": (8, 15),
    "methanol": (50, 300),
    "glycine": (1.5, 2.5),
    "leucine": (1.2, 2, 8),
    "valine": (1.5, 2.5),
    "isoleucine": (0.6, 1),
    "glutamine": (6, 9),
    "tryptophan": (0.6, 1),
    "methionine": (0.3, 0.6),
    "creatine kinase (CK)": (80, 400, 5000),
    "aspartate aminotransferase (AST, SGOT)": (25, 120, 900),
    "amylase": (60, 300),
}
"""Results, low to high, as laboratories report them in the conventional unit."""
RESULT = re.compile(r"(\d{1,7}(?:\.\d{1,4})?) (\S{1,20}) of (\S.{1,80})")

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


class Specimens(Result):
    specimens: Annotated[list[str], Asks("the specimens on which {loinc} is measured")]


class SiValue(Result):
    value: Annotated[float, Asks("the value in SI units of {lab_result}", round_to=3)]
    unit: Annotated[str, Asks("the SI unit in which {lab_result} would be reported")]


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


@tool(
    kind="retrieval",
    examples=[Example(loinc="2345-7", gives={"specimens": ["serum", "plasma"]})],
)
def lab_specimens(loinc: Loinc) -> Specimens:
    """Specimens (serum, plasma, urine, ...) on which a laboratory test is measured."""
    return Specimens(specimens=[name.replace("_", " ") for name in _known(loinc)["specimen"]])


@tool(
    kind="processing",
    examples=[
        Example(lab_result="100 mg/dL of glucose", gives={"value": 5.55, "unit": "mmol/L"}),
        Example(lab_result="1.2 mg/dL of creatinine", gives={"value": 106, "unit": "μmol/L"}),
    ],
)
def lab_value_to_si(
    lab_result: Annotated[
        str, "Result with its conventional unit, such as '90 mg/dL of glucose'", LabResult
    ],
) -> SiValue:
    """A laboratory result taken from its conventional unit to SI units."""
    parts = RESULT.fullmatch(" ".join(lab_result.split()))
    if parts is None:
        raise ToolError("Give a result with its unit and analyte, like '90 mg/dL of glucose'.")
    amount, unit, name = parts.groups()
    for code in _names().get(name.lower(), []):
        entry = _table()[code]
        if entry["traditional_units"].replace("µ", "μ") == unit.replace("µ", "μ"):
            value = float(amount) * float(entry["conversion_factor"])
            return SiValue(value=value, unit=entry["si_units"])
    raise ToolError(f"The table has no test of {name[:60]} whose conventional unit is {unit}.")


@seeds(LabAnalyte, source="labunits, LOINC analytes")
def analytes() -> Iterator[str]:
    """Analytes with one test of their name and a factor that is not 1."""
    table = _table()
    for found in _names().values():
        entry = table[found[0]]
        if len(found) == 1 and float(entry["conversion_factor"]) != 1 and "/" in entry["si_units"]:
            yield entry["name"]


@seeds(LabResult, source="Results as laboratories report them, with labunits' units")
def results() -> Iterator[str]:
    """Low, usual and high results of common tests."""
    for name, values in TYPICAL.items():
        unit = _table()[_names()[name.lower()][0]]["traditional_units"]
        yield from (f"{value:g} {unit} of {name}" for value in values)


@cache
def _table() -> dict[str, Any]:
    path = data_file("labunits", "labunits/data/analytes.json")
    table = json.loads(path.read_text(encoding="utf-8"))
    return {code: entry for code, entry in table.items() if code not in WRONG}


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
