"""Substitution matrices and pairwise alignment of proteins, with Biopython."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.biology import AminoAcidCode
from synthesis.tools.entities.common import DnaSequence, ProteinSequence
from synthesis.tools.packs.biology._sequences import AMINO_ACIDS, checked_dna, checked_protein

PACK = Pack(
    title="Biopython: alignment",
    distributions=("biopython",),
    licence="Biopython License",
    data="Substitution matrices BLOSUM45, 62, 80 and 90, PAM30, 70 and 250 (NCBI)",
    data_licence="public domain",
    data_date="2026-08",
)
LONGEST = 2_000

Matrix = Annotated[
    Literal["BLOSUM62", "BLOSUM45", "BLOSUM80", "BLOSUM90", "PAM30", "PAM70", "PAM250"],
    "Substitution matrix",
]
Code = Annotated[str, "One-letter code of the amino acid", AminoAcidCode]
Protein = Annotated[str, "Protein sequence in one-letter codes", ProteinSequence]
Other = Annotated[str, "Protein to compare with", ProteinSequence]


class Score(Result):
    score: Annotated[
        int,
        Asks(
            "the {matrix} score for an exchange of {code} and {other_code}",
            noun="{matrix} score for an exchange with {other_code}",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(code="W", other_code="W", matrix="BLOSUM62", gives={"score": 11}),
        Example(code="I", other_code="V", matrix="BLOSUM62", gives={"score": 3}),
        Example(code="W", other_code="W", matrix="PAM250", gives={"score": 17}),
    ],
)
def substitution_score(
    code: Code,
    other_code: Annotated[str, "One-letter code of the other amino acid", AminoAcidCode],
    matrix: Matrix,
) -> Score:
    """Score of a pair of amino acids in a BLOSUM or PAM substitution matrix."""
    return Score(score=int(_matrix(matrix)[code, other_code]))


class Similar(Result):
    codes: Annotated[
        list[Annotated[str, AminoAcidCode]],
        Asks("the amino acids that {matrix} scores positive against {code}"),
    ]


@tool(
    kind="retrieval",
    examples=[Example(code="I", matrix="BLOSUM62", gives={"codes": ["L", "M", "V"]})],
)
def similar_amino_acids(code: Code, matrix: Matrix) -> Similar:
    """Other amino acids whose exchange with this one has a positive score in a matrix."""
    table = _matrix(matrix)
    found = [item for item in AMINO_ACIDS if item != code and table[code, item] > 0]
    if not found:
        raise ToolError(f"{matrix} scores no other amino acid positive against {code}.")
    return Similar(codes=found)


class Alignment(Result):
    score: Annotated[
        float,
        Asks(
            "the score of the best global alignment of {sequence} and {other} with {matrix},"
            " gap opening 11 and extension 1",
            noun="alignment score with {other} by {matrix}",
        ),
    ]
    identity_percent: Annotated[
        float,
        Asks(
            "the sequence identity of {sequence} and {other} in a global alignment with {matrix}",
            noun="sequence identity with {other} by {matrix}",
            unit="%",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            sequence="CYIQNCPLG",
            other="CYFQNCPRG",
            matrix="BLOSUM62",
            gives={"score": 47, "identity_percent": 77.78},
        ),
    ],
)
def protein_alignment(sequence: Protein, other: Other, matrix: Matrix) -> Alignment:
    """Score and identity (% of aligned columns) of the best global alignment of two proteins.

    Needleman-Wunsch with affine gaps as in BLAST: opening 11 (12 for the first residue of a
    gap), extension 1.
    """
    from Bio.Align import PairwiseAligner

    aligner = PairwiseAligner(
        mode="global",
        substitution_matrix=_matrix(matrix),
        open_gap_score=-12,
        extend_gap_score=-1,
    )
    one, two = checked_protein(sequence, LONGEST), checked_protein(other, LONGEST)
    best = aligner.align(one, two)[0]
    rows = str(best[0]), str(best[1])
    same = sum(a == b for a, b in zip(*rows, strict=True))
    return Alignment(score=best.score, identity_percent=100 * same / len(rows[0]))


class EditCount(Result):
    differences: Annotated[
        int,
        Asks(
            "the number of positions at which {sequence} and {other} differ",
            noun="number of differences from {other}",
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(sequence="GAGCCTACTAACGGGAT", other="CATCGTAATGACGGCCT", gives={"differences": 7})
    ],
)
def point_differences(
    sequence: Annotated[str, "DNA sequence", DnaSequence],
    other: Annotated[str, "DNA sequence of the same length", DnaSequence],
) -> EditCount:
    """Hamming distance: positions at which two DNA sequences of equal length differ."""
    one, two = checked_dna(sequence), checked_dna(other)
    if len(one) != len(two):
        raise ToolError(f"The sequences have {len(one)} and {len(two)} bases, not the same number.")
    return EditCount(differences=sum(a != b for a, b in zip(one, two, strict=True)))


@cache
def _matrix(name: str) -> Any:
    from Bio.Align import substitution_matrices

    return substitution_matrices.load(name)
