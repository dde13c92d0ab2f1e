"""Sizes of reference genomes, and what a length of DNA weighs."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.biology import BasePairs
from synthesis.tools.packs.biology import _cytobands

PACK = Pack(
    title="bioframe: assemblies",
    distributions=("bioframe",),
    licence="MIT",
    data="Chromosome lengths of reference assemblies (UCSC Genome Browser, NCBI)",
    data_licence="free for any use (UCSC), public domain (NCBI)",
    data_date="2025-04",
)
FILES = {
    "human (GRCh38)": "hg38",
    "human (T2T-CHM13)": "hs1",
    "mouse (GRCm39)": "mm39",
    "zebrafish (GRCz11)": "danRer11",
    "fruit fly (BDGP6)": "dm6",
    "roundworm (WBcel235)": "ce11",
    "baker's yeast (R64)": "sacCer3",
}
BP_PER_PG = 0.978e9
AVOGADRO = 6.02214076e23
BASE_PAIR_DA = 617.96
ENDS_DA = 36.04

Assembly = Annotated[
    Literal[
        "human (GRCh38)",
        "human (T2T-CHM13)",
        "mouse (GRCm39)",
        "zebrafish (GRCz11)",
        "fruit fly (BDGP6)",
        "roundworm (WBcel235)",
        "baker's yeast (R64)",
    ],
    "Reference assembly",
]
Length = Annotated[
    int,
    "Length of the double-stranded DNA, in bp",
    BasePairs,
    Field(ge=1, le=200_000_000_000),
    Draws(2686, 5369, 48502, 4641652, label="a DNA molecule of", unit="bp"),
]


class GenomeSize(Result):
    length_bp: Annotated[
        int,
        BasePairs,
        Asks(
            "the total length of the nuclear chromosomes in the {assembly} assembly",
            refers="the nuclear DNA of the {assembly} assembly",
            noun="total chromosome length",
            unit="bp",
        ),
    ]
    chromosomes: Annotated[
        int,
        Asks("the number of nuclear chromosomes in the {assembly} assembly"),
    ]
    longest: Annotated[str, Asks("the longest nuclear chromosome in the {assembly} assembly")]


@tool(
    kind="retrieval",
    examples=[
        Example(
            assembly="baker's yeast (R64)",
            gives={"length_bp": 12071326, "chromosomes": 16, "longest": "chrIV"},
        ),
        Example(
            assembly="human (GRCh38)",
            gives={"length_bp": 3088269832, "chromosomes": 24, "longest": "chr1"},
            rel=1e-9,
        ),
    ],
)
def reference_genome_size(assembly: Assembly) -> GenomeSize:
    """Number, total length (bp) and longest of the nuclear chromosomes of a reference genome."""
    lengths = _nuclear(FILES[assembly])
    longest = max(lengths, key=lambda name: lengths[name])
    return GenomeSize(length_bp=sum(lengths.values()), chromosomes=len(lengths), longest=longest)


class ShareOfGenome(Result):
    percent: Annotated[
        float,
        Asks(
            "the share of {length_bp} in the nuclear human genome (GRCh38)",
            noun="share in the nuclear human genome",
            unit="%",
            round_to=3,
        ),
    ]


@tool(kind="processing", examples=[Example(length_bp=248956422, gives={"percent": 8.0614})])
def share_of_human_genome(
    length_bp: Annotated[
        int,
        "Length of human DNA, in bp",
        BasePairs,
        Field(ge=1, le=200_000_000_000),
        Draws(81_000, 1_500_000, 2_200_000, 155_000_000, unit="bp"),
    ],
) -> ShareOfGenome:
    """Share (%) that a length of human DNA has in the nuclear chromosomes of GRCh38."""
    total = sum(_nuclear("hg38").values())
    if length_bp > total:
        raise ToolError(f"{length_bp} bp is more than the whole genome of {total} bp.")
    return ShareOfGenome(percent=100 * length_bp / total)


class DnaContent(Result):
    picograms: Annotated[
        float,
        Asks("the mass of {length_bp} in picograms", noun="mass", unit="pg", round_to=4),
    ]


@tool(
    kind="processing",
    examples=[Example(length_bp=3_423_000_000, gives={"picograms": 3.5})],
)
def dna_content_pg(length_bp: Length) -> DnaContent:
    """Mass in picograms of a double-stranded DNA: 1 pg is 0.978 billion bp.

    Dolezel, Bartos, Voglmayr & Greilhuber, Cytometry A 2003;51:127.
    """
    return DnaContent(picograms=length_bp / BP_PER_PG)


class Copies(Result):
    copies: Annotated[
        float,
        Asks(
            "the number of copies of {length_bp} in {mass_ng} of it",
            noun="number of copies in {mass_ng}",
            round_to=0,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(length_bp=2686, mass_ng=1, gives={"copies": 3.628e8}, rel=5e-3)],
)
def dna_copy_number(
    length_bp: Length,
    mass_ng: Annotated[
        float, "Mass of the DNA, in ng", Field(gt=0, le=1e9), Draws(1, 5, 10, 100, unit="ng")
    ],
) -> Copies:
    """Number of molecules in a mass of double-stranded DNA (617.96 Da a pair, 36.04 the ends)."""
    molar_mass = length_bp * BASE_PAIR_DA + ENDS_DA
    return Copies(copies=float(f"{mass_ng * 1e-9 / molar_mass * AVOGADRO:.6g}"))


@cache
def _nuclear(name: str) -> dict[str, int]:
    found = {
        row["name"]: int(row["length"])
        for row in _cytobands.rows(f"{name}.seqinfo.tsv")
        if row["role"] == "assembled" and row["unit"] == "primary"
    }
    return {key: value for key, value in found.items() if key not in ("chrM", "chrMT")}
