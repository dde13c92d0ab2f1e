"""Terms of the Gene Ontology and how they are related, from psims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import GoId, GoName
from synthesis.tools.packs import _lists
from synthesis.tools.packs.biology import _go

PACK = Pack(
    title="psims: Gene Ontology",
    distributions=("psims",),
    licence="Apache-2.0",
    data="Gene Ontology, release of 2026-06-15",
    data_licence="CC BY 4.0",
    data_date="2026-06-15",
)
TermId = Annotated[str, "Identifier of the term, such as GO:0006915", GoId]


class TermIdentifier(Result):
    go_id: Annotated[str, GoId, Asks("the GO ID of {name}", refers="{name}")]


@tool(
    kind="retrieval",
    examples=[Example(name="apoptotic process", gives={"go_id": "GO:0006915"})],
)
def go_term_id(
    name: Annotated[str, "Exact name of the term", GoName],
) -> TermIdentifier:
    """Gene Ontology identifier of a term from its exact name."""
    return TermIdentifier(go_id=_go.id_of(name))


class TermRecord(Result):
    name: Annotated[str, Asks("the name of {go_id}", refers="{go_id}")]
    aspect: Annotated[str, Asks("the aspect (process, function or component) of {go_id}")]


@tool(
    kind="retrieval",
    examples=[
        Example(
            go_id="GO:0006915",
            gives={"name": "apoptotic process", "aspect": "biological process"},
        )
    ],
)
def go_term_record(go_id: TermId) -> TermRecord:
    """Name of a Gene Ontology term and the aspect (process, function, component) it is in."""
    term = _go.term(go_id)
    return TermRecord(name=term.name, aspect=term.aspect)


class Parents(Result):
    parents: Annotated[list[Annotated[str, GoName]], Asks("the direct is-a parents of {go_id}")]


@tool(
    kind="retrieval",
    examples=[Example(go_id="GO:0006915", gives={"parents": ["programmed cell death"]})],
)
def go_parents(go_id: TermId) -> Parents:
    """Names of the terms that a Gene Ontology term is directly a kind of (is_a)."""
    term = _go.term(go_id)
    if not term.parents:
        raise ToolError(f"{go_id} ({term.name}) is a root of the Gene Ontology: no parents.")
    return Parents(parents=[_go.terms()[parent].name for parent in term.parents])


class Children(Result):
    children: Annotated[
        list[Annotated[str, GoName]], Asks("the Gene Ontology terms directly below {go_id}")
    ]
    count: Annotated[
        int,
        Asks(
            "the number of Gene Ontology terms directly below {go_id}",
            noun="number of Gene Ontology terms directly below",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            go_id="GO:0005575",
            gives={
                "children": [
                    "protein-containing complex",
                    "virion component",
                    "cellular anatomical structure",
                ],
                "count": 3,
            },
        )
    ],
)
def go_children(go_id: TermId) -> Children:
    """Names of the direct kinds (is_a) of a Gene Ontology term, and their number."""
    names = [_go.terms()[child].name for child in _go.term(go_id).children]
    return Children(children=_lists.complete(names, "children of this term"), count=len(names))


class Ancestry(Result):
    ancestors: Annotated[
        list[Annotated[str, GoName]],
        Asks("the is-a ancestors of {go_id}"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of is-a ancestors of {go_id}",
            noun="number of is-a ancestors",
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            go_id="GO:0006915",
            gives={
                "ancestors": [
                    "biological_process",
                    "cell death",
                    "cellular process",
                    "programmed cell death",
                ],
                "count": 4,
            },
        )
    ],
)
def go_ancestors(go_id: TermId) -> Ancestry:
    """Names of all terms above a Gene Ontology term by is_a, in order of name, and their number."""
    names = sorted(_go.terms()[item].name for item in _go.above(go_id))
    return Ancestry(ancestors=_lists.complete(names, "ancestors of this term"), count=len(names))


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


@seeds(GoName, source="Gene Ontology, broad terms with a short name and 2 to 12 children")
def processes() -> Iterator[str]:
    """Terms with a plain name and some children that stand high in the ontology."""
    for key, term in _go.terms().items():
        plain = re.fullmatch(r"[a-z]{3,}( [a-z]{3,}){1,2}", term.name)
        if not plain or _OBSCURE.search(term.name) or not 2 <= len(term.children) <= 12:
            continue
        if 2 <= len(_go.above(key)) <= MOST_ABOVE and len(_go.below(key)) >= LEAST_BELOW:
            yield term.name


_OBSCURE = re.compile(r"regulat|ferase|ligase|ductase|synthase|genase|oxidase|lyase|activity")
MOST_ABOVE, LEAST_BELOW = 9, 12
