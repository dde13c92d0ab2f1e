"""Wholes, parts, regulators and synonyms of Gene Ontology terms."""

from __future__ import annotations

from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.biology import GoId, GoName
from synthesis.tools.packs import _lists
from synthesis.tools.packs.biology import _go

PACK = Pack(
    title="psims: Gene Ontology relations",
    distributions=("psims",),
    licence="Apache-2.0",
    data="Gene Ontology, release of 2026-06-15",
    data_licence="CC BY 4.0",
    data_date="2026-06-15",
)
TermId = Annotated[str, "Identifier of the term, such as GO:0006915", GoId]


class Synonyms(Result):
    synonyms: Annotated[list[str], Asks("the exact synonyms of {go_id}")]


@tool(
    kind="retrieval",
    examples=[
        Example(
            go_id="GO:0006094",
            gives={"synonyms": ["glucose biosynthesis", "glucose biosynthetic process"]},
        )
    ],
)
def go_synonyms(go_id: TermId) -> Synonyms:
    """Exact synonyms of a Gene Ontology term."""
    term = _go.term(go_id)
    if not term.synonyms:
        raise ToolError(f"The Gene Ontology gives no exact synonym of {go_id} ({term.name}).")
    return Synonyms(synonyms=_lists.complete(term.synonyms, "synonyms"))


class Wholes(Result):
    wholes: Annotated[
        list[Annotated[str, GoName]],
        Asks("the Gene Ontology terms that {go_id} is directly part of"),
    ]


@tool(
    kind="retrieval",
    examples=[Example(go_id="GO:0030061", gives={"wholes": ["mitochondrial inner membrane"]})],
)
def go_wholes(go_id: TermId) -> Wholes:
    """Names of the terms that a Gene Ontology term is directly a part of (part_of)."""
    return Wholes(wholes=_names((_go.term(go_id).related or {}).get("part_of", []), go_id, "whole"))


class Parts(Result):
    parts: Annotated[
        list[Annotated[str, GoName]], Asks("the direct parts of {go_id} in the Gene Ontology")
    ]
    count: Annotated[
        int, Asks("the number of direct parts of {go_id}", noun="number of direct parts")
    ]


@tool(kind="retrieval", examples=[Example(go_id="GO:0005743", gives={"count": 6})])
def go_parts(go_id: TermId) -> Parts:
    """Names of the terms that are directly part of a term, and their number."""
    _go.term(go_id)
    found = _go.related_to(go_id, "part_of")
    return Parts(parts=_names(found, go_id, "part"), count=len(found))


class Regulators(Result):
    regulators: Annotated[
        list[Annotated[str, GoName]],
        Asks("the Gene Ontology terms for what {effect} {go_id}"),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            go_id="GO:0006094",
            effect="positively regulates",
            gives={"regulators": ["positive regulation of gluconeogenesis"]},
        )
    ],
)
def go_regulators(
    go_id: TermId,
    effect: Annotated[
        Literal["regulates", "positively regulates", "negatively regulates"], "Kind of regulation"
    ],
) -> Regulators:
    """Names of the processes that regulate the process or function of a Gene Ontology term."""
    _go.term(go_id)
    found = _go.related_to(go_id, effect.replace(" ", "_"))
    return Regulators(regulators=_names(found, go_id, "regulator of that kind"))


def _names(keys: list[str], go_id: str, what: str) -> list[str]:
    if not keys:
        raise ToolError(f"The Gene Ontology gives no {what} of {go_id} ({_go.term(go_id).name}).")
    return [_go.terms()[key].name for key in _lists.complete(keys, f"such terms for {go_id}")]
