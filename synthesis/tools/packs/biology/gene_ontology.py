"""Terms of the Gene Ontology and how they are related, from psims."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
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
    go_id: Annotated[str, GoId, Asks("the GO ID of {name}", refers="{name}")]


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
    names = sorted(_terms()[item].name for item in _above(go_id))
    return Ancestry(ancestors=names[:MOST_NAMES], count=len(names))


@seeds(GoName, source="Gene Ontology, broad terms with a short name and 2 to 12 children")
def processes() -> Iterator[str]:
    """Terms with a plain name and some children that stand high in the ontology."""
    for key, term in _terms().items():
        plain = re.fullmatch(r"[a-z]{3,}( [a-z]{3,}){1,2}", term.name)
        if not plain or _OBSCURE.search(term.name) or not 2 <= len(term.children) <= 12:
            continue
        if 2 <= len(_above(key)) <= MOST_ABOVE and _below(key) >= LEAST_BELOW:
            yield term.name


_OBSCURE = re.compile(r"regulat|ferase|ligase|ductase|synthase|genase|oxidase|lyase|activity")
MOST_ABOVE, LEAST_BELOW = 9, 12


def _above(go_id: str) -> set[str]:
    found: set[str] = set()
    waiting = list(_term(go_id).parents)
    while waiting:
        parent = waiting.pop()
        if parent not in found:
            found.add(parent)
            waiting += _terms()[parent].parents
    return found


def _below(go_id: str) -> int:
    found: set[str] = set()
    waiting = list(_term(go_id).children)
    while waiting:
        child = waiting.pop()
        if child not in found:
            found.add(child)
            waiting += _terms()[child].children
    return len(found)


@dataclass(slots=True)
class _Term:
    name: str
    aspect: str = ""
    parents: list[str] = field(default_factory=list)
    children: list[str] = field(default_factory=list)


@cache
def _terms() -> dict[str, _Term]:
    found = dict(sorted(_read()))
    for key, term in found.items():
        for parent in term.parents:
            found[parent].children.append(key)
    return found


def _read() -> Iterator[tuple[str, _Term]]:
    """Current terms by identifier."""
    # The shipped file is read line by line: psims' own loader takes most of a call's time limit.
    key, term = "", _Term("")
    for line in _lines():
        tag = line[:6]
        if tag == "id: GO":
            key, term = line[4:-1], _Term("")
        elif tag == "name: ":
            term.name = line[6:-1]
        elif tag == "namesp":
            term.aspect = line[11:-1].replace("_", " ")
        elif tag == "is_a: ":
            term.parents.append(line[6:16])
        elif tag == "is_obs":
            key = ""
        elif tag == "\n" and key:
            yield key, term
            key = ""


def _lines() -> Iterator[str]:
    """Lines of the terms, without the relations that end the file."""
    package = find_spec("psims")
    path = Path((package and package.origin) or "").parent / "controlled_vocabulary" / "vendor"
    with gzip.open(path / "go.obo.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("[Typedef]"):
                return
            yield line


@cache
def _by_name() -> dict[str, str]:
    return {term.name.lower(): key for key, term in _terms().items()}


def _term(go_id: str) -> _Term:
    if go_id not in _terms():
        raise ToolError(f"The Gene Ontology has no current term {go_id}; GO:0006915 is one.")
    return _terms()[go_id]
