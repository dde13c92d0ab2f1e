"""Depth, size and likeness of Gene Ontology terms."""

from __future__ import annotations

from functools import cache
from math import log
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.biology import GoId, GoName
from synthesis.tools.packs.biology import _go

PACK = Pack(
    title="psims: Gene Ontology measures",
    distributions=("psims",),
    licence="Apache-2.0",
    data="Gene Ontology, release of 2026-06-15",
    data_licence="CC BY 4.0",
    data_date="2026-06-15",
)
TermId = Annotated[str, "Identifier of the term, such as GO:0006915", GoId]
OtherName = Annotated[str, "Name of the other term, of the same aspect", GoName]


class Depth(Result):
    depth: Annotated[
        int,
        Asks(
            "the number of is-a steps on the shortest way from {go_id} to its root",
            noun="number of is-a steps to the root",
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(go_id="GO:0008150", gives={"depth": 0}),
        Example(go_id="GO:0006915", gives={"depth": 4}),
    ],
)
def go_depth(go_id: TermId) -> Depth:
    """Length of the shortest is_a path from a Gene Ontology term to the root of its aspect."""
    _go.term(go_id)
    return Depth(depth=_depth(go_id))


class Descendants(Result):
    descendants: Annotated[
        int,
        Asks(
            "the number of terms below {go_id} by is-a",
            noun="number of terms below by is-a",
        ),
    ]
    information_content: Annotated[
        float,
        Asks(
            "the intrinsic information content of {go_id}",
            noun="intrinsic information content",
            round_to=3,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(go_id="GO:0008150", gives={"information_content": 0})],
)
def go_information_content(go_id: TermId) -> Descendants:
    """Number of terms below a Gene Ontology term, and its intrinsic information content (0 to 1).

    1 - log(descendants + 1) / log(terms of the aspect): Seco, Veale & Hayes, ECAI 2004.
    """
    term = _go.term(go_id)
    below = len(_go.below(go_id))
    content = 1 - log(below + 1) / log(_aspect_size(term.aspect))
    return Descendants(descendants=below, information_content=round(content, 12))


class Common(Result):
    ancestor: Annotated[
        str, GoName, Asks("the most specific common is-a ancestor of {go_id} and {other}")
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            go_id="GO:0006915",
            other="programmed cell death",
            gives={"ancestor": "programmed cell death"},
        )
    ],
)
def go_common_ancestor(go_id: TermId, other: OtherName) -> Common:
    """Common is_a ancestor (or either term itself) with the fewest terms below it."""
    shared = _lineage(go_id) & _lineage(_go.id_of(other))
    if not shared:
        raise ToolError(f"{go_id} and {other} are of different aspects: nothing is above both.")
    best = min(shared, key=lambda key: (len(_go.below(key)), key))
    return Common(ancestor=_go.terms()[best].name)


class Likeness(Result):
    similarity: Annotated[
        float,
        Asks(
            "the simUI similarity of {go_id} and {other}",
            noun="simUI similarity to {other}",
            round_to=3,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(go_id="GO:0006915", other="programmed cell death", gives={"similarity": 0.8}),
        Example(go_id="GO:0006915", other="apoptotic process", gives={"similarity": 1}),
    ],
)
def go_similarity(go_id: TermId, other: OtherName) -> Likeness:
    """simUI similarity (0 to 1) of two terms: shared over all terms at or above either (is_a).

    Gentleman, Visualizing and distances using GO (Bioconductor, 2005).
    """
    one, two = _lineage(go_id), _lineage(_go.id_of(other))
    return Likeness(similarity=len(one & two) / len(one | two))


def _lineage(go_id: str) -> set[str]:
    return _go.above(go_id) | {go_id}


def _depth(go_id: str) -> int:
    steps, level = 0, {go_id}
    while all(_go.terms()[key].parents for key in level):
        level = {parent for key in level for parent in _go.terms()[key].parents}
        steps += 1
    return steps


@cache
def _aspect_size(aspect: str) -> int:
    return sum(term.aspect == aspect for term in _go.terms().values())
