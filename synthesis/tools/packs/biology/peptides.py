"""Digestion of proteins and masses of peptides with Pyteomics."""

from __future__ import annotations

from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import MolecularFormula, ProteinSequence
from synthesis.tools.packs import _lists
from synthesis.tools.packs.biology._sequences import checked_protein

PACK = Pack(
    title="Pyteomics",
    distributions=("pyteomics",),
    licence="Apache-2.0",
    data="Cleavage rules of ExPASy PeptideCutter; isotope masses",
    data_licence="Apache-2.0, with the library",
    data_date="2026-07",
)
Peptide = Annotated[str, "Peptide sequence in one-letter codes", ProteinSequence]
RULES = {
    "trypsin": "trypsin",
    "Lys-C": "lysc",
    "Arg-C": "arg-c",
    "Glu-C": "glutamyl endopeptidase",
}


class Digest(Result):
    peptides: Annotated[
        list[Annotated[str, ProteinSequence]],
        Asks("the peptides from a complete digest of {sequence} with {protease}"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of peptides from a complete digest of {sequence} with {protease}",
            noun="number of peptides from a complete digest with {protease}",
        ),
    ]
    longest_peptide: Annotated[
        str,
        ProteinSequence,
        Asks("the longest peptide from a complete digest of {sequence} with {protease}"),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            sequence="SYSMEHFRWGKPVGKKRRPVK",
            protease="trypsin",
            gives={
                "peptides": ["SYSMEHFR", "WGKPVGK", "K", "R", "RPVK"],
                "count": 5,
                "longest_peptide": "SYSMEHFR",
            },
        )
    ],
)
def protease_digest(
    sequence: Peptide,
    protease: Annotated[Literal["trypsin", "Lys-C", "Arg-C", "Glu-C"], "Protease to cut with"],
) -> Digest:
    """Peptides that a complete digest with a protease leaves, in chain order."""
    from pyteomics.parser import icleave

    pieces = [piece for _, piece in sorted(icleave(checked_protein(sequence), RULES[protease], 0))]
    longest = max(pieces, key=len)
    return Digest(
        peptides=_lists.complete(pieces, "peptides"), count=len(pieces), longest_peptide=longest
    )


class PeptideMz(Result):
    mass_to_charge: Annotated[
        float,
        Asks(
            "the monoisotopic m/z of {sequence} with {charge} added protons",
            noun="monoisotopic m/z with {charge} added protons",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(sequence="PEPTIDE", charge=2, gives={"mass_to_charge": 400.6873}, rel=1e-6)],
)
def peptide_mz(
    sequence: Peptide,
    charge: Annotated[
        int, "Number of protons added", Draws(2, 3, 4, label="the number of added protons")
    ],
) -> PeptideMz:
    """Monoisotopic mass-to-charge ratio of a protonated peptide."""
    from pyteomics.mass import fast_mass

    if not 1 <= charge <= 30:
        raise ToolError(f"The charge must be from 1 to 30; it is {charge}.")
    return PeptideMz(mass_to_charge=fast_mass(checked_protein(sequence), charge=charge))


class PeptideMass(Result):
    monoisotopic_mass_da: Annotated[
        float,
        Asks(
            "the monoisotopic mass of {sequence}", noun="monoisotopic mass", unit="Da", round_to=2
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(sequence="PEPTIDE", gives={"monoisotopic_mass_da": 799.36}, rel=1e-6)],
)
def peptide_monoisotopic_mass(sequence: Peptide) -> PeptideMass:
    """Monoisotopic mass of a neutral, unmodified peptide or protein, in daltons."""
    from pyteomics.mass import fast_mass

    return PeptideMass(monoisotopic_mass_da=fast_mass(checked_protein(sequence)))


class PeptideFormula(Result):
    formula: Annotated[str, MolecularFormula, Asks("the molecular formula of {sequence}")]


@tool(
    kind="processing",
    examples=[Example(sequence="YGGFL", gives={"formula": "C28H37N5O7"})],
)
def peptide_formula(sequence: Peptide) -> PeptideFormula:
    """Molecular formula of a neutral, unmodified peptide or protein, in Hill order."""
    from pyteomics.mass import Composition

    counts = Composition(sequence=checked_protein(sequence))
    terms = ((symbol, counts[symbol]) for symbol in "CHNOS" if counts[symbol])
    return PeptideFormula(formula="".join(f"{s}{n if n > 1 else ''}" for s, n in terms))
