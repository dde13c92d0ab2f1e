"""Reagents that link proteins, from the XLMOD ontology."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import CrossLinker, ProteinName
from synthesis.tools.entities.common import ProteinSequence
from synthesis.tools.packs.biology import _obo
from synthesis.tools.packs.biology._sequences import checked_protein
from synthesis.tools.packs.biology.proteins import protein_sequence

PACK = Pack(
    title="psims: XLMOD",
    distributions=("psims", "pyteomics"),
    licence="Apache-2.0",
    data="XLMOD ontology of cross-linking reagents 1.5.4",
    data_licence="CC BY 4.0",
    data_date="2026-06-16",
)
Reagent = Annotated[str, "Name of the cross-linker, such as DSS", CrossLinker]


class Spacer(Result):
    spacer_length_angstrom: Annotated[
        float,
        Asks("the spacer length of {linker}", noun="spacer length", unit="Å", round_to=1),
    ]
    kind: Annotated[str, Asks("the kind of reagent that {linker} is, after XLMOD")]


@tool(
    kind="retrieval",
    examples=[
        Example(
            linker="DSS",
            gives={"spacer_length_angstrom": 11.4, "kind": "homofunctional cross-linker"},
        )
    ],
)
def cross_linker_spacer(linker: Reagent) -> Spacer:
    """Spacer length (Å) of a protein cross-linker and the kind of reagent that it is (XLMOD)."""
    term = _find(linker)
    lengths = _values(term, "spacerLength")
    if not lengths:
        raise ToolError(f"XLMOD gives no spacer length of {linker}.")
    parents = [text.split(" ! ")[1] for text in term.get("is_a", ()) if " ! " in text]
    return Spacer(spacer_length_angstrom=float(lengths[0]), kind=parents[0])


class LinkedMass(Result):
    monoisotopic_mass_da: Annotated[
        float,
        Asks(
            "the monoisotopic mass of {sequence} cross-linked to {other} by {linker}",
            unit="Da",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            sequence="PEPTIDEK",
            other="human oxytocin",
            linker="DSS",
            gives={"monoisotopic_mass_da": 2074.959},
            rel=1e-5,
        )
    ],
)
def cross_linked_mass(
    sequence: Annotated[str, "First peptide", ProteinSequence],
    other: Annotated[str, "Name of the second peptide, with its species", ProteinName],
    linker: Reagent,
) -> LinkedMass:
    """Monoisotopic mass (Da) of two peptides joined by the bridge of a cross-linker (XLMOD)."""
    from pyteomics.mass import fast_mass

    bridges = _values(_find(linker), "monoIsotopicMass")
    if not bridges:
        raise ToolError(f"XLMOD gives no bridge mass of {linker}; that of 'DSS' is known.")
    peptides = fast_mass(checked_protein(sequence)) + fast_mass(protein_sequence(other).sequence)
    return LinkedMass(monoisotopic_mass_da=peptides + float(bridges[0]))


@seeds(CrossLinker, source="XLMOD 1.5.4, reagents with a spacer length and a bridge mass")
def cross_linkers() -> Iterator[str]:
    """Reagents that the tools know something of."""
    yield from (
        term["name"][0]
        for term in _table().values()
        if _values(term, "spacerLength") and _values(term, "monoIsotopicMass")
    )


@cache
def _table() -> dict[str, _obo.Term]:
    return {term["name"][0].lower(): term for term in _obo.terms("XLMOD.obo.gz")}


def _find(name: str) -> _obo.Term:
    term = _table().get(name.lower())
    if term is None or not (_values(term, "spacerLength") or _values(term, "monoIsotopicMass")):
        raise ToolError(f"XLMOD has no cross-linker called {name[:60]!r}; 'DSS' is one.")
    return term


def _values(term: _obo.Term, name: str) -> list[str]:
    """The values of a property of a term."""
    start = name + ":"
    return [_obo.quoted(text) for text in term.get("property_value", ()) if text.startswith(start)]
