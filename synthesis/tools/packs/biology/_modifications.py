"""Protein modifications of PSI-MOD that are on one amino acid and have a known mass."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from synthesis.core.errors import ToolError
from synthesis.tools.packs.biology import _obo
from synthesis.tools.packs.biology._sequences import AMINO_ACIDS


@dataclass(frozen=True, slots=True)
class Modification:
    """``origin`` is the one-letter code of the amino acid, ``end`` "N-term", "C-term" or ""."""

    name: str
    mod_id: str
    origin: str
    end: str
    shift_da: float
    residue_mass_da: float
    residue_formula: str
    parents: tuple[str, ...]


@cache
def table() -> dict[str, Modification]:
    """Modifications by lower-case name, in order of PSI-MOD's identifiers."""
    terms = list(_obo.terms("psi-mod.obo.gz"))
    names = {term["id"][0]: term["name"][0] for term in terms}
    found = (_modification(term, names) for term in terms)
    return {item.name.lower(): item for item in found if item}


def find(name: str) -> Modification:
    """The modification of that name."""
    item = table().get(name.lower())
    if item is None:
        raise ToolError(
            f"PSI-MOD has no modification of one amino acid called {name[:80]!r};"
            " 'O-phospho-L-serine' is one."
        )
    return item


def _modification(term: _obo.Term, names: dict[str, str]) -> Modification | None:
    notes = {
        key: _obo.quoted(value)
        for key, _, value in (text.partition(": ") for text in term.get("xref", ()))
        if value.startswith('"')
    }
    origin, shift = notes.get("Origin", ""), notes.get("DiffMono", "none")
    mass = notes.get("MassMono", "none")
    formula = notes.get("Formula", "none")
    plain = "(" not in formula and "-" not in formula and formula != "none"
    if origin not in AMINO_ACIDS or len(origin) != 1 or "none" in (shift, mass) or not plain:
        return None
    if float(shift) == 0 or "," in origin:
        return None
    end = notes.get("TermSpec", "none")
    return Modification(
        name=term["name"][0],
        mod_id=term["id"][0],
        origin=origin,
        end="" if end == "none" else end,
        shift_da=float(shift),
        residue_mass_da=float(mass),
        residue_formula=_hill(formula),
        parents=tuple(names[text[:9]] for text in term.get("is_a", ()) if text[:9] in names),
    )


def _hill(formula: str) -> str:
    """ "C 3 H 6 N 1 O 5 P 1" as "C3H6NO5P"."""
    parts = formula.split()
    counts = {symbol: int(count) for symbol, count in zip(parts[::2], parts[1::2], strict=True)}
    first = [symbol for symbol in ("C", "H") if counts.get(symbol)]
    order = first + sorted(symbol for symbol in counts if symbol not in first)
    return "".join(
        f"{symbol}{counts[symbol] if counts[symbol] > 1 else ''}"
        for symbol in order
        if counts[symbol]
    )
