"""The Antibiotic Resistance Ontology that argnorm ships, read without its parser."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from synthesis.core.errors import ToolError
from synthesis.tools.packs.medicine._files import data_file

ANTIBIOTICS = "ARO:1000003"
"""antibiotic molecule"""
MECHANISMS = "ARO:1000002"
"""mechanism of antibiotic resistance"""


@dataclass
class Term:
    """A term of the ontology with its relations, by ARO id."""

    aro: str
    name: str = ""
    parents: list[str] = field(default_factory=list)
    children: list[str] = field(default_factory=list)
    relations: list[tuple[str, str]] = field(default_factory=list)
    resisted_by: list[str] = field(default_factory=list)


@cache
def terms() -> dict[str, Term]:
    """Every term that is not obsolete, by ARO id."""
    text = data_file("argnorm", "argnorm/data/aro.obo").read_text(encoding="utf-8")
    found: dict[str, Term] = {}
    for block in text.split("[Term]\n")[1:]:
        block = block.partition("[Typedef]")[0]
        if "is_obsolete: true" not in block:
            term = _term(block)
            found[term.aro] = term
    for term in found.values():
        for parent in term.parents:
            if parent in found:
                found[parent].children.append(term.aro)
        for kind, other in term.relations:
            if kind == "confers_resistance_to_antibiotic" and other in found:
                found[other].resisted_by.append(term.aro)
    return found


@cache
def named() -> dict[str, str]:
    """ARO ids by lower-case name."""
    return {term.name.lower(): aro for aro, term in terms().items()}


def antibiotic(name: str) -> Term:
    """An antibiotic by its name; raises ``ToolError`` where there is none."""
    term = _by_name(name)
    if term is None or ANTIBIOTICS not in ancestors(term):
        raise ToolError(f"ARO has no antibiotic called {name[:60]!r}; meropenem is one.")
    return term


def resistance_gene(name: str) -> Term:
    """A resistance gene by its name; raises ``ToolError`` where there is none."""
    term = _by_name(name)
    if term is None or not resisted(term):
        raise ToolError(
            f"ARO ties no antibiotic to a resistance gene called {name[:60]!r}; NDM-1 is one."
        )
    return term


def resisted(term: Term) -> list[str]:
    """Names of the antibiotics to which a term itself is said to confer resistance."""
    table = terms()
    return sorted(
        table[other].name
        for kind, other in term.relations
        if kind == "confers_resistance_to_antibiotic" and other in table
    )


@cache
def _lineage(aro: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    queue = list(terms()[aro].parents)
    for item in queue:
        if item not in found and item in terms():
            found[item] = None
            queue.extend(terms()[item].parents)
    return tuple(found)


def ancestors(term: Term) -> tuple[str, ...]:
    """ARO ids above a term, the nearest first."""
    return _lineage(term.aro)


def _by_name(name: str) -> Term | None:
    aro = named().get(" ".join(name.lower().split()))
    return terms()[aro] if aro else None


def _term(block: str) -> Term:
    term = Term(aro=block[4:].partition("\n")[0])
    for line in block.splitlines():
        key, _, value = line.partition(": ")
        if key == "name":
            term.name = value
        elif key == "is_a":
            term.parents.append(value.partition(" ")[0])
        elif key == "relationship":
            kind, other = value.split(" ", 2)[:2]
            term.relations.append((kind, other))
    return term
