"""The Gene Ontology as psims ships it: terms, how they are related, and their EC numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from synthesis.core.errors import ToolError
from synthesis.tools.packs.biology import _obo


@dataclass(slots=True)
class Term:
    """A current term."""

    name: str
    aspect: str
    parents: tuple[str, ...]
    synonyms: tuple[str, ...]
    ec_numbers: tuple[str, ...]
    children: list[str] = field(default_factory=list)


@cache
def terms() -> dict[str, Term]:
    """Current terms by identifier, in order of identifier."""
    found = {item["id"][0]: _term(item) for item in _obo.terms("go.obo.gz")}
    found = {key: found[key] for key in sorted(found)}
    for key, item in found.items():
        for parent in item.parents:
            found[parent].children.append(key)
    return found


def _term(item: _obo.Term) -> Term:
    exact = (text for text in item.get("synonym", ()) if '" EXACT' in text)
    codes = (text[3:].split()[0] for text in item.get("xref", ()) if text.startswith("EC:"))
    return Term(
        name=item["name"][0],
        aspect=item["namespace"][0].replace("_", " "),
        parents=tuple(text[:10] for text in item.get("is_a", ())),
        synonyms=tuple(_obo.quoted(text) for text in exact),
        ec_numbers=tuple(code for code in codes if code.count(".") == 3 and "-" not in code),
    )


def term(go_id: str) -> Term:
    """The term of that identifier."""
    found = terms().get(go_id)
    if found is None:
        raise ToolError(f"The Gene Ontology has no current term {go_id}; GO:0006915 is one.")
    return found


@cache
def by_name() -> dict[str, str]:
    """Identifiers by lower-case name."""
    return {item.name.lower(): key for key, item in terms().items()}


def id_of(name: str) -> str:
    """The identifier of the term of that name; raises ``ToolError``."""
    found = by_name().get(name.lower())
    if found is None:
        raise ToolError(
            f"The Gene Ontology has no term named {name[:80]!r}; 'apoptotic process' is one."
        )
    return found


@cache
def by_ec_number() -> dict[str, str]:
    """Identifiers by EC number of the molecular functions that have just one."""
    single = ((key, item) for key, item in terms().items() if len(item.ec_numbers) == 1)
    return {item.ec_numbers[0]: key for key, item in single}


def above(go_id: str) -> set[str]:
    """The terms above a term by is_a, without itself."""
    return _closure(go_id, lambda item: item.parents)


def below(go_id: str) -> set[str]:
    """The terms below a term by is_a, without itself."""
    return _closure(go_id, lambda item: item.children)


Step = Callable[[Term], Sequence[str]]


def _closure(go_id: str, step: Step) -> set[str]:
    found: set[str] = set()
    waiting = list(step(term(go_id)))
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting += step(terms()[key])
    return found
