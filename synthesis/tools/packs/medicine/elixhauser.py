"""AHRQ Elixhauser comorbidities of ICD-10-CM codes with elixhauser-ahrq."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine import ElixhauserComorbidity, Icd10CmCode
from synthesis.tools.packs.medicine._files import data_file

PACK = Pack(
    title="elixhauser-ahrq",
    distributions=("elixhauser-ahrq",),
    licence="MIT",
    data="AHRQ Elixhauser Comorbidity Software Refined for ICD-10-CM, v2026.1",
    data_licence="public domain (US government)",
    data_date="2026",
)
REFERENCE = "elixhauser_ahrq/data/CMR-Reference-File-v2026-1.xlsx"
STRING = re.compile(r"<si>\s*<t[^>]*>([^<]*)</t>\s*</si>")
STROKE = ("CBVD_POA", "CBVD_SQLA")
"""Two columns of the reference file that the index counts as one comorbidity."""
Outcome = Literal["in-hospital mortality", "30-day readmission"]

Comorbidity = Annotated[
    str, "Description of an Elixhauser comorbidity, such as 'Heart failure'", ElixhauserComorbidity
]
Weighs = Annotated[Outcome, "Outcome that the index predicts"]


class CodeComorbidities(Result):
    comorbidities: Annotated[
        list[Annotated[str, ElixhauserComorbidity]],
        Asks("the AHRQ Elixhauser comorbidities that {code} counts towards"),
    ]


class Weight(Result):
    weight: Annotated[
        int,
        Asks(
            "the AHRQ index weight of {comorbidity} for {outcome}",
            noun="AHRQ index weight for {outcome}",
        ),
    ]


class CodeCount(Result):
    count: Annotated[
        int,
        Asks(
            "the number of ICD-10-CM codes that count towards {comorbidity}",
            noun="number of ICD-10-CM codes",
            additive=True,
        ),
    ]


class IndexScore(Result):
    score: Annotated[
        int,
        Asks(
            "the AHRQ Elixhauser index for {outcome} of a patient with the secondary diagnoses "
            "{first} and ICD-10-CM code {second}, both present on admission"
        ),
    ]


@tool(
    kind="retrieval",
    examples=[Example(code="I50.9", gives={"comorbidities": ["Heart failure"]})],
)
def elixhauser_comorbidities(
    code: Annotated[str, "Billable ICD-10-CM code with its dot", Icd10CmCode],
) -> CodeComorbidities:
    """AHRQ Elixhauser comorbidities towards which a secondary diagnosis counts (v2026.1)."""
    names = sorted({_descriptions()[key] for key in _of_code(code)})
    return CodeComorbidities(comorbidities=names)


@tool(
    kind="retrieval",
    examples=[
        Example(comorbidity="Heart failure", outcome="in-hospital mortality", gives={"weight": 14})
    ],
)
def elixhauser_weight(comorbidity: Comorbidity, outcome: Weighs) -> Weight:
    """Weight of a comorbidity in AHRQ's index for mortality or readmission (v2026.1)."""
    return Weight(weight=_weights(outcome)[_key(comorbidity)])


@tool(
    kind="processing",
    examples=[Example(comorbidity="Heart failure", gives={"count": 37})],
)
def elixhauser_code_count(comorbidity: Comorbidity) -> CodeCount:
    """Number of ICD-10-CM codes that count towards an AHRQ Elixhauser comorbidity."""
    key = _key(comorbidity)
    return CodeCount(count=sum(key in keys for keys in _mapping().values()))


@tool(
    kind="processing",
    examples=[
        Example(first="I50.9", second="C78.7", outcome="in-hospital mortality", gives={"score": 36})
    ],
)
def elixhauser_index(
    first: Annotated[str, "Secondary diagnosis, as a billable ICD-10-CM code", Icd10CmCode],
    second: Annotated[
        str,
        "Another secondary diagnosis",
        Draws("I50.9", "J44.9", "N18.4", "C78.7", "E66.01", "F32.9", "K74.60"),
    ],
    outcome: Weighs,
) -> IndexScore:
    """AHRQ Elixhauser index of two secondary diagnoses present on admission (v2026.1)."""
    from elixhauser_ahrq.mapper import ElixhauserMapper

    if first == second:
        raise ToolError("Give two different diagnoses.")
    flags = dict.fromkeys((*_of_code(first), *_of_code(second)), True)
    kept = ElixhauserMapper._apply_hierarchy_rules(None, flags)
    weights = _weights(outcome)
    return IndexScore(score=sum(weights[key] for key, flag in kept.items() if flag))


@seeds(ElixhauserComorbidity, source="AHRQ Elixhauser Comorbidity Software, v2026.1")
def comorbidities() -> Iterator[str]:
    """The comorbidities of the index."""
    yield from _descriptions().values()


@cache
def _descriptions() -> dict[str, str]:
    """Descriptions of the comorbidities by the key of the index.

    The measures stand in the workbook's strings as pairs of name and description.
    """
    with zipfile.ZipFile(data_file("elixhauser-ahrq", REFERENCE)) as book:
        text = book.read("xl/sharedStrings.xml").decode("utf-8")
    strings = [html.unescape(item).strip() for item in STRING.findall(text)]
    found = {
        key.removeprefix("CMR_"): description
        for key, description in pairwise(strings)
        if key.startswith("CMR_")
    }
    return {key: name for key, name in found.items() if not key.startswith("CBVD_")}


@cache
def _mapping() -> dict[str, tuple[str, ...]]:
    """Keys of the comorbidities towards which each code counts, the code without its dot."""
    import openpyxl

    path = data_file("elixhauser-ahrq", REFERENCE)
    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[2]
    rows = sheet.iter_rows(min_row=2, values_only=True)
    keys = ["CBVD" if key in STROKE else key for key in next(rows)]
    return {
        str(row[0]): tuple(
            dict.fromkeys(
                str(key) for key, flag in zip(keys[3:], row[3:], strict=True) if flag == 1
            )
        )
        for row in rows
        if row[0]
    }


def _weights(outcome: str) -> dict[str, int]:
    from elixhauser_ahrq.scorer import ElixhauserScorer

    if outcome == "in-hospital mortality":
        return dict(ElixhauserScorer.MORTALITY_WEIGHTS)
    return dict(ElixhauserScorer.READMISSION_WEIGHTS)


def _of_code(code: str) -> tuple[str, ...]:
    keys = _mapping().get(code.replace(".", ""))
    if not keys:
        raise ToolError(f"{code} counts towards no Elixhauser comorbidity; I50.9 does.")
    return keys


def _key(comorbidity: str) -> str:
    folded = " ".join(comorbidity.lower().split())
    for key, name in _descriptions().items():
        if name.lower() == folded:
            return key
    raise ToolError(f"AHRQ has no comorbidity {comorbidity[:60]!r}; 'Heart failure' is one.")
