"""Terms of the Gene Ontology and how they are related, from psims."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import GoId, GoName

PACK = Pack(
    title="psims: Gene Ontology",
    distributions=("psims",),
    licence="Apache-2.0",
    data="Gene Ontology, release of 2026-06-15",
    data_licence="CC BY 4.0",
)
MOST_NAMES = 50
TermId = Annotated[str, "Identifier of the term, such as GO:0006915", GoId]


class TermIdentifier(Result):
    go_id: Annotated[str, GoId, Asks("the Gene Ontology ID of {name}", refers="{name}")]


@tool(
    kind="retrieval",
    examples=[Example(name="apoptotic process", gives={"go_id": "GO:0006915"})],
)
def go_term_id(
    name: Annotated[str, "Exact name of the term", GoName],
) -> TermIdentifier:
    """Gene Ontology identifier of a term from its exact name."""
    found = _by_name().get(name.lower())
    if found is None:
        raise ToolError(
            f"The Gene Ontology has no term named {name[:80]!r}; 'apoptotic process' is one."
        )
    return TermIdentifier(go_id=found)


class TermRecord(Result):
    name: Annotated[str, GoName, Asks("the name of {go_id}", refers="{go_id}")]
    aspect: Annotated[str, Asks("the Gene Ontology aspect of {go_id}")]


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
    term = _term(go_id)
    return TermRecord(name=term.name, aspect=term.aspect)


class Parents(Result):
    parents: Annotated[list[Annotated[str, GoName]], Asks("the direct is-a parents of {go_id}")]


@tool(
    kind="retrieval",
    examples=[Example(go_id="GO:0006915", gives={"parents": ["programmed cell death"]})],
)
def go_parents(go_id: TermId) -> Parents:
    """Names of the terms that a Gene Ontology term is directly a kind of (is_a)."""
    term = _term(go_id)
    if not term.parents:
        raise ToolError(f"{go_id} ({term.name}) is a root of the Gene Ontology: no parents.")
    return Parents(parents=[_terms()[parent].name for parent in term.parents])


class Children(Result):
    children: Annotated[list[Annotated[str, GoName]], Asks("the direct children of {go_id}")]
    count: Annotated[
        int,
        Asks("the number of direct children of {go_id}", noun="number of direct children"),
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
    """Names of the direct kinds (is_a) of a Gene Ontology term, the first 50, and their number."""
    names = [_terms()[child].name for child in _term(go_id).children]
    return Children(children=names[:MOST_NAMES], count=len(names))


class Ancestry(Result):
    ancestors: Annotated[
        list[Annotated[str, GoName]], Asks("the is-a ancestors of {go_id} at every level")
    ]
    count: Annotated[
        int,
        Asks(
            "the number of is-a ancestors of {go_id} at every level",
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
    found: set[str] = set()
    waiting = list(_term(go_id).parents)
    while waiting:
        parent = waiting.pop()
        if parent not in found:
            found.add(parent)
            waiting += _terms()[parent].parents
    names = sorted(_terms()[item].name for item in found)
    return Ancestry(ancestors=names[:MOST_NAMES], count=len(names))


@seeds(GoName, source="Gene Ontology, terms with a short name and 2 to 12 children")
def processes() -> Iterator[str]:
    """Terms with a plain name that have both parents and some children."""
    for term in _terms().values():
        plain = re.fullmatch(r"[a-z]{3,}( [a-z]{3,}){1,3}", term.name)
        if plain and term.parents and 2 <= len(term.children) <= 12:
            yield term.name


@dataclass
class _Term:
    name: str
    aspect: str
    parents: list[str]
    children: list[str] = field(default_factory=list)


@cache
def _terms() -> dict[str, _Term]:
    found = {key: term for key, term in map(_read, _stanzas()) if key and term}
    for key, term in sorted(found.items()):
        for parent in term.parents:
            found[parent].children.append(key)
    return dict(sorted(found.items()))


def _stanzas() -> Iterator[str]:
    # The shipped file is read as text: psims' own loader takes most of a call's time limit.
    path = resources.files("psims.controlled_vocabulary") / "vendor" / "go.obo.gz"
    with path.open("rb") as packed:
        text = gzip.decompress(packed.read()).decode("utf-8")
    return (part for part in text.split("\n\n") if part.startswith("[Term]"))


def _read(stanza: str) -> tuple[str, _Term | None]:
    if "\nis_obsolete: true" in stanza:
        return "", None
    fields: dict[str, list[str]] = {}
    for line in stanza.splitlines()[1:]:
        tag, _, value = line.partition(": ")
        fields.setdefault(tag, []).append(value)
    parents = [value[:10] for value in fields.get("is_a", [])]
    aspect = fields["namespace"][0].replace("_", " ")
    return fields["id"][0], _Term(fields["name"][0], aspect, parents)


@cache
def _by_name() -> dict[str, str]:
    return {term.name.lower(): key for key, term in _terms().items()}


def _term(go_id: str) -> _Term:
    if go_id not in _terms():
        raise ToolError(f"The Gene Ontology has no current term {go_id}; GO:0006915 is one.")
    return _terms()[go_id]
