"""Well-known peptides and proteins by name, and what Biopython computes from a sequence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import ProteinName
from synthesis.tools.entities.common import ProteinSequence

if TYPE_CHECKING:
    from Bio.SeqUtils.ProtParam import ProteinAnalysis

PACK = Pack(
    title="Biopython: proteins",
    distributions=("biopython",),
    licence="Biopython License",
    data="Sequences of 40 peptides and proteins after UniProt, each found again in other copies",
    data_licence="CC BY 4.0 (UniProt)",
    data_date="2026-11",
)
Sequence = Annotated[str, "Protein sequence in one-letter codes", ProteinSequence]
GLUCAGON = "HSQGTFTSDYSKYLDSRRAQDFVQWLMNT"
UBIQUITIN = "MQIFVKTLTGKTITLEVEPSDTIENVKAKIQDKEGIPPDQQRLIFAGKQLEDGRTLSDYNIQKESTLHLVLRLRGG"
_RESIDUES = {
    "alanine": "A",
    "arginine": "R",
    "asparagine": "N",
    "aspartate": "D",
    "cysteine": "C",
    "glutamine": "Q",
    "glutamate": "E",
    "glycine": "G",
    "histidine": "H",
    "isoleucine": "I",
    "leucine": "L",
    "lysine": "K",
    "methionine": "M",
    "phenylalanine": "F",
    "proline": "P",
    "serine": "S",
    "threonine": "T",
    "tryptophan": "W",
    "tyrosine": "Y",
    "valine": "V",
}


class SequenceOf(Result):
    sequence: Annotated[
        str, ProteinSequence, Asks("the amino acid sequence of {protein}", refers="{protein}")
    ]
    uniprot_accession: Annotated[
        str, Asks("the UniProt accession of the entry that {protein} belongs to")
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            protein="human glucagon", gives={"sequence": GLUCAGON, "uniprot_accession": "P01275"}
        )
    ],
)
def protein_sequence(
    protein: Annotated[str, "Name of the protein, with its species", ProteinName],
) -> SequenceOf:
    """Sequence of a well-known peptide or protein (mature, unmodified) and its UniProt entry."""
    found = _table().get(protein.lower())
    if found is None:
        raise ToolError(f"The table has no protein called {protein[:60]!r}; 'human glucagon' is.")
    return SequenceOf(sequence=found[2], uniprot_accession=found[1])


class Length(Result):
    residues: Annotated[
        int,
        Asks("the number of amino acid residues in {sequence}", noun="number of residues"),
    ]


@tool(kind="processing", examples=[Example(sequence=UBIQUITIN, gives={"residues": 76})])
def protein_length(sequence: Sequence) -> Length:
    """Number of amino acid residues in a protein sequence."""
    return Length(residues=_analysis(sequence).length)


class ProteinMass(Result):
    average_mass_da: Annotated[
        float,
        Asks(
            "the average molecular mass of {sequence}",
            noun="average molecular mass",
            unit="Da",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(sequence=GLUCAGON, gives={"average_mass_da": 3482.8}, rel=1e-4),
        Example(sequence=UBIQUITIN, gives={"average_mass_da": 8564.8}, rel=1e-4),
    ],
)
def protein_mass(sequence: Sequence) -> ProteinMass:
    """Average molecular mass of an unmodified, reduced protein, in daltons."""
    return ProteinMass(average_mass_da=_analysis(sequence).molecular_weight())


class IsoelectricPoint(Result):
    isoelectric_point: Annotated[
        float,
        Asks(
            "the theoretical isoelectric point of {sequence}",
            noun="theoretical isoelectric point",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(sequence=UBIQUITIN, gives={"isoelectric_point": 6.56}, rel=0.01)],
)
def protein_isoelectric_point(sequence: Sequence) -> IsoelectricPoint:
    """Theoretical isoelectric point (pI) of a protein from its sequence (Bjellqvist)."""
    return IsoelectricPoint(isoelectric_point=_analysis(sequence).isoelectric_point())


class Hydropathy(Result):
    gravy: Annotated[
        float,
        Asks(
            "the grand average of hydropathy (GRAVY) of {sequence}",
            noun="grand average of hydropathy (GRAVY)",
            round_to=3,
        ),
    ]


@tool(kind="processing", examples=[Example(sequence="AILV", gives={"gravy": 3.575})])
def protein_hydropathy(sequence: Sequence) -> Hydropathy:
    """Grand average of hydropathy (GRAVY, Kyte-Doolittle) of a protein."""
    return Hydropathy(gravy=_analysis(sequence).gravy())


class Extinction(Result):
    molar_extinction_per_m_cm: Annotated[
        int,
        Asks(
            "the molar extinction coefficient at 280 nm of {sequence} (cysteines reduced)",
            noun="molar extinction coefficient at 280 nm",
            unit="M⁻¹ cm⁻¹",
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(sequence=UBIQUITIN, gives={"molar_extinction_per_m_cm": 1490}),
        Example(sequence=GLUCAGON, gives={"molar_extinction_per_m_cm": 8480}),
    ],
)
def protein_extinction_coefficient(sequence: Sequence) -> Extinction:
    """Molar extinction coefficient of a protein at 280 nm, cysteines reduced, in 1/(M cm)."""
    reduced, _ = _analysis(sequence).molar_extinction_coefficient()
    return Extinction(molar_extinction_per_m_cm=reduced)


class ResidueCount(Result):
    count: Annotated[
        int,
        Asks(
            "the number of {residue} residues in {sequence}",
            noun="number of {residue} residues",
            additive=True,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(sequence=UBIQUITIN, residue="lysine", gives={"count": 7})],
)
def residue_count(
    sequence: Sequence,
    residue: Annotated[
        Literal["lysine", "arginine", "cysteine", "tyrosine", "glycine", "leucine", "proline"],
        "Amino acid to count",
    ],
) -> ResidueCount:
    """Number of residues of one amino acid in a protein sequence."""
    return ResidueCount(count=_analysis(sequence).count_amino_acids()[_RESIDUES[residue]])


@seeds(ProteinName, source="UniProt sequences of well-known peptides and proteins")
def proteins() -> Iterator[str]:
    """The proteins of the table."""
    yield from (name for name, _, _ in _table().values())


@cache
def _table() -> dict[str, tuple[str, str, str]]:
    text = (resources.files(__package__) / "_proteins.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()]
    return {name.lower(): (name, accession, sequence) for name, accession, sequence in rows}


def _analysis(sequence: str) -> ProteinAnalysis:
    from Bio.SeqUtils.ProtParam import ProteinAnalysis

    strange = sorted(set(sequence) - set(_RESIDUES.values()))
    if strange or not sequence:
        raise ToolError(
            f"The sequence holds {', '.join(strange) or 'nothing'}; give only the 20 standard"
            " amino acids in one-letter codes."
        )
    return ProteinAnalysis(sequence)
