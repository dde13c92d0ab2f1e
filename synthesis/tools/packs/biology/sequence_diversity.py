"""Diversity and distance of sequences by what they are composed of, with scikit-bio."""

from __future__ import annotations

from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.biology import ProteinName
from synthesis.tools.entities.common import ProteinSequence
from synthesis.tools.packs.biology._sequences import AMINO_ACIDS, checked_protein
from synthesis.tools.packs.biology.proteins import protein_sequence

PACK = Pack(
    title="scikit-bio",
    distributions=("scikit-bio",),
    licence="BSD-3-Clause",
    extra="heavy",
)

Protein = Annotated[str, "Protein sequence in one-letter codes", ProteinSequence]


class Diversity(Result):
    diversity: Annotated[
        float,
        Asks(
            "the {index} of the amino acid composition of {sequence}",
            noun="{index} of the amino acid composition",
            round_to=3,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(sequence="ACDE", index="Shannon entropy", gives={"diversity": 1.386294}),
        Example(sequence="AAAC", index="Gini-Simpson index", gives={"diversity": 0.375}),
        Example(sequence="ACDE", index="Pielou evenness", gives={"diversity": 1}),
    ],
)
def residue_diversity(
    sequence: Protein,
    index: Annotated[
        Literal["Shannon entropy", "Gini-Simpson index", "Pielou evenness"], "Diversity index"
    ],
) -> Diversity:
    """Diversity of a protein's amino acid composition: Shannon (nats), Gini-Simpson or Pielou."""
    from skbio.diversity import alpha

    counts = [number for number in _counts(sequence) if number]
    if len(counts) < 2:
        raise ToolError("The protein has a single kind of amino acid: there is no diversity.")
    measure = {
        "Shannon entropy": alpha.shannon,
        "Gini-Simpson index": alpha.simpson,
        "Pielou evenness": alpha.pielou_e,
    }[index]
    return Diversity(diversity=float(measure(counts)))


class Aitchison(Result):
    distance: Annotated[
        float,
        Asks(
            "the Aitchison distance between the amino acid compositions of {sequence} and {other}",
            noun="Aitchison distance of the amino acid composition from {other}",
            round_to=3,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(sequence="GLPCNQIYC", other="human oxytocin", gives={"distance": 0})],
)
def composition_distance(
    sequence: Protein,
    other: Annotated[str, "Name of the protein to compare with, with its species", ProteinName],
) -> Aitchison:
    """Aitchison distance of two amino acid compositions (centred log-ratios, zeros as half).

    Aitchison, J R Stat Soc B 1982;44:139. Half a residue is added to each count for the zeros.
    """
    from skbio.stats.composition import clr

    one, two = (
        clr([n + 0.5 for n in _counts(item)])
        for item in (sequence, protein_sequence(other).sequence)
    )
    return Aitchison(distance=float(((one - two) ** 2).sum() ** 0.5))


def _counts(sequence: str) -> list[int]:
    return [checked_protein(sequence).count(item) for item in AMINO_ACIDS]
