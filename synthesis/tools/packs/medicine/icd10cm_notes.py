"""Coding notes of ICD-10-CM (excludes, includes, code first) with simple-icd-10-cm."""

from __future__ import annotations

from types import ModuleType
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.medicine import Icd10CmCode
from synthesis.tools.packs._lists import complete
from synthesis.tools.packs.medicine._icd10cm import classification

PACK = Pack(
    title="simple-icd-10-cm: coding notes",
    distributions=("simple-icd-10-cm",),
    licence="MIT",
    data="ICD-10-CM tabular list with its notes, April 2026 release (CDC/NCHS)",
    data_licence="public domain (US government)",
    data_date="2026-04-01",
)
Code = Annotated[str, "ICD-10-CM code with its dot, such as J45.20", Icd10CmCode]


class Excludes(Result):
    notes: Annotated[list[str], Asks("the {kind} notes that apply to {code}")]
    count: Annotated[
        int,
        Asks("the number of {kind} notes that apply to {code}", noun="number of {kind} notes"),
    ]


class InclusionTerms(Result):
    terms: Annotated[list[str], Asks("the inclusion terms of {code}")]
    count: Annotated[
        int, Asks("the number of inclusion terms of {code}", noun="number of inclusion terms")
    ]


class Instruction(Result):
    text: Annotated[str, Asks("the “{kind}” instruction that applies to {code}")]


@tool(
    kind="retrieval",
    examples=[
        Example(
            code="J45.20",
            kind="Excludes1",
            gives={"count": 4},
        )
    ],
)
def icd10cm_excludes(
    code: Code, kind: Annotated[Literal["Excludes1", "Excludes2"], "Kind of note"]
) -> Excludes:
    """Excludes1 (never coded together) or Excludes2 notes of a code and of the codes above it."""
    notes = _excludes(code, kind)
    return Excludes(notes=complete(notes, f"{kind} notes of {code}"), count=len(notes))


@tool(
    kind="retrieval",
    examples=[Example(code="I10", gives={"count": 2})],
)
def icd10cm_inclusion_terms(code: Code) -> InclusionTerms:
    """Inclusion terms of an ICD-10-CM code: conditions for which it is to be used."""
    table = _known(code)
    terms = table.get_inclusion_term(code) + table.get_includes(code)
    if not terms:
        raise ToolError(f"ICD-10-CM gives no inclusion terms under {code} itself.")
    return InclusionTerms(terms=complete(terms, f"inclusion terms of {code}"), count=len(terms))


@tool(
    kind="retrieval",
    examples=[
        Example(
            code="I11.0",
            kind="use additional code",
            gives={"text": "code to identify type of heart failure (I50.-)"},
        )
    ],
)
def icd10cm_instruction(
    code: Code,
    kind: Annotated[
        Literal["use additional code", "code first", "code also"], "Kind of instruction"
    ],
) -> Instruction:
    """The 'use additional code', 'code first' or 'code also' note that applies to a code."""
    table = _known(code)
    if kind == "use additional code":
        text = table.get_use_additional_code(code, search_in_ancestors=True)
    elif kind == "code first":
        text = table.get_code_first(code, search_in_ancestors=True)
    else:
        text = table.get_code_also(code, search_in_ancestors=True)
    if not text:
        raise ToolError(f"No “{kind}” instruction applies to {code}.")
    return Instruction(text=" ".join(text.split()).lstrip(", "))


def _excludes(code: str, kind: str) -> list[str]:
    table = _known(code)
    read = table.get_excludes1 if kind == "Excludes1" else table.get_excludes2
    above = [item for item in table.get_ancestors(code) if not table.is_chapter_or_block(item)]
    notes = list(dict.fromkeys(note for item in (code, *above) for note in read(item)))
    if not notes:
        raise ToolError(f"No {kind} note applies to {code}.")
    return notes


def _known(code: str) -> ModuleType:
    table = classification()
    if not table.is_valid_item(code) or table.is_chapter_or_block(code):
        raise ToolError(f"{code} is not a code of the 2026 ICD-10-CM; J45.20 is one.")
    return table
