"""Substitution matrices and pairwise alignment of proteins, with Biopython."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.biology import AminoAcid, AminoAcidCode, ProteinName
from synthesis.tools.entities.common import ProteinSequence
from synthesis.tools.packs.biology._sequences import AMINO_ACIDS, checked_protein
from synthesis.tools.packs.biology.genetic_code import amino_acid_code
from synthesis.tools.packs.biology.proteins import protein_sequence

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
Other = Annotated[str, "Name of the protein to compare with, with its species", ProteinName]


class Score(Result):
    score: Annotated[
        int,
        Asks(
            "the {matrix} score for an exchange of {amino_acid} and {other}",
            noun="{matrix} score for an exchange with {other}",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            amino_acid="tryptophan", other="tryptophan", matrix="BLOSUM62", gives={"score": 11}
        ),
        Example(amino_acid="isoleucine", other="valine", matrix="BLOSUM62", gives={"score": 3}),
        Example(amino_acid="tryptophan", other="tryptophan", matrix="PAM250", gives={"score": 17}),
    ],
)
def substitution_score(
    amino_acid: Annotated[str, "English name of the amino acid", AminoAcid],
    other: Annotated[str, "English name of the other amino acid", AminoAcid],
    matrix: Matrix,
) -> Score:
    """Score of a pair of amino acids in a BLOSUM or PAM substitution matrix."""
    one, two = (amino_acid_code(name).one_letter_code for name in (amino_acid, other))
    return Score(score=int(_matrix(matrix)[one, two]))


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
            other="human arginine vasopressin",
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
    one, two = (
        checked_protein(sequence, LONGEST),
        checked_protein(protein_sequence(other).sequence, LONGEST),
    )
    best = aligner.align(one, two)[0]
    rows = str(best[0]), str(best[1])
    same = sum(a == b for a, b in zip(*rows, strict=True))
    return Alignment(score=best.score, identity_percent=100 * same / len(rows[0]))


@cache
def _matrix(name: str) -> Any:
    from Bio.Align import substitution_matrices

    return substitution_matrices.load(name)
