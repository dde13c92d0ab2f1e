"""Diversity and distance of sequences by what they are composed of, with scikit-bio."""

from __future__ import annotations

from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.biology import CodingDna
from synthesis.tools.entities.common import ProteinSequence
from synthesis.tools.packs.biology._sequences import AMINO_ACIDS, checked_dna, checked_protein

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


class Dissimilarity(Result):
    dissimilarity: Annotated[
        float,
        Asks(
            "the {metric} dissimilarity of the amino acid counts of {sequence} and {other}",
            noun="{metric} dissimilarity of amino acid counts to {other}",
            round_to=3,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(sequence="AACC", other="AAGG", metric="Bray-Curtis", gives={"dissimilarity": 0.5}),
        Example(sequence="AACC", other="AAGG", metric="Jaccard", gives={"dissimilarity": 0.66667}),
    ],
)
def composition_dissimilarity(
    sequence: Protein,
    other: Annotated[str, "Protein to compare with", ProteinSequence],
    metric: Annotated[Literal["Bray-Curtis", "Jaccard"], "Measure of dissimilarity"],
) -> Dissimilarity:
    """Bray-Curtis (counts) or Jaccard (presence) dissimilarity of two amino acid compositions."""
    from skbio.diversity import beta_diversity

    name = {"Bray-Curtis": "braycurtis", "Jaccard": "jaccard"}[metric]
    counts = [_counts(sequence), _counts(other)]
    if metric == "Jaccard":
        counts = [[min(number, 1) for number in row] for row in counts]
    return Dissimilarity(dissimilarity=float(beta_diversity(name, counts)[0, 1]))


class WordDistance(Result):
    distance: Annotated[
        float,
        Asks(
            "the distance between {sequence} and {other} by their words of {k} bases",
            noun="distance from {other} by words of {k} bases",
            round_to=3,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(sequence="ATCGGCGAT", other="GCAGATGTG", k=3, gives={"distance": 0.923077}),
    ],
)
def word_distance(
    sequence: Annotated[str, "DNA sequence of a gene", CodingDna],
    other: Annotated[str, "DNA sequence to compare with", CodingDna],
    k: Annotated[int, "Length of the words, in bases", Draws(2, 3, 4)],
) -> WordDistance:
    """k-mer distance (0 to 1) of two DNA sequences: the share of words that are not in both."""
    from skbio import DNA
    from skbio.sequence.distance import kmer_distance

    one, two = checked_dna(sequence), checked_dna(other)
    if not 1 <= k <= min(len(one), len(two), 12):
        raise ToolError("The words must have 1 to 12 bases and fit into both sequences.")
    return WordDistance(distance=float(kmer_distance(DNA(one), DNA(two), k)))


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
    examples=[Example(sequence="ACDE", other="EDCA", gives={"distance": 0})],
)
def composition_distance(
    sequence: Protein, other: Annotated[str, "Protein to compare with", ProteinSequence]
) -> Aitchison:
    """Aitchison distance of two amino acid compositions (centred log-ratios, zeros as half).

    Aitchison, J R Stat Soc B 1982;44:139. Half a residue is added to each count for the zeros.
    """
    from skbio.stats.composition import clr

    one, two = (clr([n + 0.5 for n in _counts(item)]) for item in (sequence, other))
    return Aitchison(distance=float(((one - two) ** 2).sum() ** 0.5))


def _counts(sequence: str) -> list[int]:
    return [checked_protein(sequence).count(item) for item in AMINO_ACIDS]
