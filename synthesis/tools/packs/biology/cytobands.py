"""Cytogenetic bands and arms of the human chromosomes, from bioframe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import BasePairs, ChromosomeBand, HumanChromosome
from synthesis.tools.packs.biology import _cytobands

PACK = Pack(
    title="bioframe: cytobands",
    distributions=("bioframe",),
    licence="MIT",
    data="Cytogenetic bands of GRCh38 (UCSC Genome Browser)",
    data_licence="free for any use (UCSC)",
    data_date="2025-04",
)
STAINS = {
    "gneg": "Giemsa negative (light)",
    "gpos25": "Giemsa positive, 25%",
    "gpos50": "Giemsa positive, 50%",
    "gpos75": "Giemsa positive, 75%",
    "gpos100": "Giemsa positive, 100% (darkest)",
    "acen": "centromeric",
    "gvar": "variable heterochromatin",
    "stalk": "stalk of an acrocentric chromosome",
}

Band = Annotated[str, "Cytogenetic band, such as 17p13.1", ChromosomeBand]
Chromosome = Annotated[str, "Name of the chromosome: 1 to 22, X or Y", HumanChromosome]


class Span(Result):
    start_bp: Annotated[
        int, Asks("the position of the first base of {band} in GRCh38", noun="first base in GRCh38")
    ]
    end_bp: Annotated[
        int, Asks("the position of the last base of {band} in GRCh38", noun="last base in GRCh38")
    ]
    length_bp: Annotated[
        int,
        BasePairs,
        Asks(
            "the length of {band} in GRCh38",
            refers="the DNA of {band}",
            noun="length in GRCh38",
            unit="bp",
            additive=True,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            band="17p13.1", gives={"start_bp": 6500001, "end_bp": 10800000, "length_bp": 4300000}
        )
    ],
)
def cytoband_span(band: Band) -> Span:
    """First and last base (counted from 1) and length in bp of a chromosome band in GRCh38."""
    found = _find(band)
    return Span(start_bp=found.start + 1, end_bp=found.end, length_bp=found.end - found.start)


class Stain(Result):
    stain: Annotated[str, Asks("the Giemsa staining of {band}")]
    chromosome: Annotated[str, HumanChromosome, Asks("the chromosome that {band} lies on")]


@tool(
    kind="retrieval",
    examples=[
        Example(band="17p13.1", gives={"stain": "Giemsa negative (light)", "chromosome": "17"}),
        Example(band="1p11.1", gives={"stain": "centromeric"}),
    ],
)
def cytoband_stain(band: Band) -> Stain:
    """Giemsa staining of a human chromosome band, and the chromosome that it lies on."""
    found = _find(band)
    return Stain(stain=STAINS[found.stain], chromosome=found.chromosome)


class BandAt(Result):
    band: Annotated[
        str,
        ChromosomeBand,
        Asks(
            "the chromosome band at {position_bp} on {chromosome} in GRCh38",
            refers="the band at {position_bp} on {chromosome}",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(chromosome="17", position_bp=7668402, gives={"band": "17p13.1"}),
        Example(chromosome="7", position_bp=117480025, gives={"band": "7q31.2"}),
    ],
)
def cytoband_at(
    chromosome: Chromosome,
    position_bp: Annotated[
        int,
        "Position in bp from the start of the short arm, counted from 1",
        Field(ge=1, le=300_000_000),
        Draws(5_000_000, 12_500_000, 20_000_000, 31_000_000, 44_000_000, unit="bp"),
    ],
) -> BandAt:
    """Cytogenetic band at a position of a human chromosome in GRCh38."""
    for band in _cytobands.of(chromosome):
        if band.start < position_bp <= band.end:
            return BandAt(band=band.name)
    raise ToolError(f"Position {position_bp} lies beyond the end of chromosome {chromosome}.")


class BandsOfArm(Result):
    bands: Annotated[
        list[Annotated[str, ChromosomeBand]],
        Asks("the bands on the {arm} arm of {chromosome}"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of bands on the {arm} arm of {chromosome}",
            noun="number of bands on the {arm} arm",
            additive=True,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            chromosome="21",
            arm="short",
            gives={"bands": ["21p13", "21p12", "21p11.2", "21p11.1"], "count": 4},
        )
    ],
)
def bands_of_chromosome_arm(
    chromosome: Chromosome, arm: Annotated[Literal["short", "long"], "Arm of the chromosome"]
) -> BandsOfArm:
    """Bands of an arm of a human chromosome, from the short arm's end on, and their number."""
    letter = "p" if arm == "short" else "q"
    names = [band.name for band in _cytobands.of(chromosome)]
    found = [name for name in names if name.removeprefix(chromosome)[0] == letter]
    return BandsOfArm(bands=found, count=len(found))


class Arms(Result):
    short_arm_bp: Annotated[
        int,
        BasePairs,
        Asks(
            "the length of the short arm of {chromosome} in GRCh38",
            refers="the DNA of the short arm of {chromosome}",
            noun="length of the short arm in GRCh38",
            unit="bp",
            additive=True,
        ),
    ]
    arm_ratio: Annotated[
        float,
        Asks(
            "the ratio of the long to the short arm of {chromosome}",
            noun="ratio of the long to the short arm",
            round_to=2,
        ),
    ]
    centromere_type: Annotated[
        str, Asks("the type of {chromosome} by the position of its centromere")
    ]


@tool(
    kind="processing",
    examples=[
        Example(chromosome="1", gives={"centromere_type": "metacentric"}),
        Example(
            chromosome="13", gives={"short_arm_bp": 17700000, "centromere_type": "subtelocentric"}
        ),
    ],
)
def chromosome_arms(chromosome: Chromosome) -> Arms:
    """Short arm (bp), arm ratio and centromere type of a human chromosome from its bands.

    Types by arm ratio (below 1.7, 3 and 7): Levan, Fredga & Sandberg, Hereditas 1964;52:201.
    """
    bands = _cytobands.of(chromosome)
    short = max(band.end for band in bands if band.name.removeprefix(chromosome)[0] == "p")
    ratio = (bands[-1].end - short) / short
    kinds = ((1.7, "metacentric"), (3.0, "submetacentric"), (7.0, "subtelocentric"))
    kind = next((name for limit, name in kinds if max(ratio, 1 / ratio) < limit), "acrocentric")
    return Arms(short_arm_bp=short, arm_ratio=ratio, centromere_type=kind)


@seeds(ChromosomeBand, source="Cytogenetic bands of GRCh38")
def bands() -> Iterator[str]:
    """The bands of all human chromosomes."""
    yield from _cytobands.bands()


def _find(name: str) -> _cytobands.Band:
    found = _cytobands.bands().get(name)
    if found is None:
        raise ToolError(f"GRCh38 has no band {name}; 17p13.1 is one.")
    return found
