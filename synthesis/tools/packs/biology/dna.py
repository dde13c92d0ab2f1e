"""Composition, mass and melting of DNA, with Biopython."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.biology import CodingDna
from synthesis.tools.entities.common import DnaSequence
from synthesis.tools.packs.biology._sequences import checked_dna

PACK = Pack(title="Biopython: DNA", distributions=("biopython",), licence="Biopython License")
M13_FORWARD = "GTAAAACGACGGCCAGT"

Dna = Annotated[str, "DNA sequence, 5' to 3'", DnaSequence]
Gene = Annotated[str, "DNA sequence of a gene, 5' to 3'", CodingDna]


class ReverseComplement(Result):
    reverse_complement: Annotated[str, DnaSequence, Asks("the reverse complement of {sequence}")]


@tool(
    kind="processing",
    examples=[
        Example(
            sequence="GCTGCGTTCTTCATCGATGC",
            gives={"reverse_complement": "GCATCGATGAAGAACGCAGC"},
        )
    ],
)
def reverse_complement(sequence: Dna) -> ReverseComplement:
    """Reverse complement of a DNA sequence, written 5' to 3'."""
    from Bio.Seq import Seq

    return ReverseComplement(
        reverse_complement=str(Seq(checked_dna(sequence)).reverse_complement())
    )


class BaseCount(Result):
    count: Annotated[
        int,
        Asks(
            "the number of {base} bases in {sequence}",
            noun="number of {base} bases",
            additive=True,
        ),
    ]
    share_percent: Annotated[
        float,
        Asks(
            "the share of {base} among the bases of {sequence}",
            noun="share of {base}",
            unit="%",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(sequence="GAATTC", base="adenine", gives={"count": 2, "share_percent": 33.333})
    ],
)
def base_count(
    sequence: Dna,
    base: Annotated[Literal["adenine", "cytosine", "guanine", "thymine"], "Base to count"],
) -> BaseCount:
    """Number of one base in a DNA strand and its share of all bases, in percent."""
    found = checked_dna(sequence).count(base[0].upper())
    return BaseCount(count=found, share_percent=100 * found / len(sequence))


class DnaMass(Result):
    molecular_weight_da: Annotated[
        float,
        Asks(
            "the molecular weight of {sequence} as {form} DNA",
            noun="molecular weight as {form} DNA",
            unit="Da",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(sequence="AC", form="single-stranded", gives={"molecular_weight_da": 620.40})
    ],
)
def dna_molecular_weight(
    sequence: Dna,
    form: Annotated[Literal["single-stranded", "double-stranded"], "Number of strands"],
) -> DnaMass:
    """Average molecular weight of linear DNA with 5' phosphates, in daltons."""
    from Bio.SeqUtils import molecular_weight

    strands = form == "double-stranded"
    return DnaMass(
        molecular_weight_da=molecular_weight(checked_dna(sequence), "DNA", double_stranded=strands)
    )


class Melting(Result):
    melting_temperature_c: Annotated[
        float,
        Asks(
            "the nearest-neighbour melting temperature of {sequence} in {sodium_mm} of sodium",
            noun="nearest-neighbour melting temperature in {sodium_mm} of sodium",
            unit="°C",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            sequence="CGTTCCAAAGATGTGGGCATGAGCTTAC",
            sodium_mm=50,
            gives={"melting_temperature_c": 60.32},
        )
    ],
)
def dna_melting_temperature(
    sequence: Dna,
    sodium_mm: Annotated[
        float,
        "Sodium concentration, in mmol/L",
        Field(ge=1, le=2000),
        Draws(50, 100, 150, 1000, label="the sodium concentration", unit="mM"),
    ],
) -> Melting:
    """Melting temperature (°C) of an oligonucleotide of 8 to 80 bases (nearest neighbour).

    Thermodynamic table of Allawi & SantaLucia, Biochemistry 1997;36:10581, 25 nM of each strand,
    salt correction of SantaLucia, PNAS 1998;95:1460 (Biopython's Tm_NN with its defaults).
    """
    from Bio.SeqUtils.MeltingTemp import Tm_NN

    if not 8 <= len(checked_dna(sequence)) <= 80:
        raise ToolError(
            f"The nearest-neighbour method suits 8 to 80 bases; this has {len(sequence)}."
        )
    return Melting(melting_temperature_c=float(Tm_NN(sequence, Na=sodium_mm)))


class Skew(Result):
    gc_skew: Annotated[float, Asks("the GC skew of {sequence}", noun="GC skew", round_to=3)]
    at_skew: Annotated[float, Asks("the AT skew of {sequence}", noun="AT skew", round_to=3)]


@tool(
    kind="processing",
    examples=[Example(sequence="GGGCATTA", gives={"gc_skew": 0.5, "at_skew": 0})],
)
def strand_skew(sequence: Gene) -> Skew:
    """GC skew (G-C)/(G+C) and AT skew (A-T)/(A+T) of a DNA strand (Lobry, MBE 1996;13:660)."""
    counts = {base: checked_dna(sequence).count(base) for base in "ACGT"}
    strong, weak = counts["G"] + counts["C"], counts["A"] + counts["T"]
    if not strong or not weak:
        raise ToolError("The skews need at least one of G and C and one of A and T.")
    return Skew(
        gc_skew=(counts["G"] - counts["C"]) / strong, at_skew=(counts["A"] - counts["T"]) / weak
    )


class CpgRatio(Result):
    observed_to_expected: Annotated[
        float,
        Asks(
            "the ratio of observed to expected CpG dinucleotides in {sequence}",
            noun="ratio of observed to expected CpG",
            round_to=3,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(sequence="CGCGAATT", gives={"observed_to_expected": 4})],
)
def cpg_ratio(sequence: Gene) -> CpgRatio:
    """Observed/expected CpG ratio of a DNA sequence: CpG x length / (C x G).

    Gardiner-Garden & Frommer, J Mol Biol 1987;196:261.
    """
    cytosines, guanines = (checked_dna(sequence).count(base) for base in "CG")
    if not cytosines or not guanines:
        raise ToolError("The ratio needs at least one C and one G in the sequence.")
    pairs = sequence.count("CG")
    return CpgRatio(observed_to_expected=pairs * len(sequence) / (cytosines * guanines))
