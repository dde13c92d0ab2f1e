"""Chromosomes of the human genome (GRCh38) from bioutils."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import BasePairs, HumanChromosome

PACK = Pack(
    title="bioutils",
    distributions=("bioutils",),
    licence="Apache-2.0",
    data="Human genome assembly GRCh38.p14 (NCBI, 2022-02-03)",
    data_licence="public domain",
    data_date="2022-02-03",
)
ASSEMBLY = "GRCh38.p14"


class Chromosome(Result):
    length_bp: Annotated[
        int,
        BasePairs,
        Asks(
            "the length of {chromosome} in the GRCh38 assembly",
            refers="the DNA of {chromosome}",
            noun="length in the GRCh38 assembly",
            unit="bp",
            additive=True,
        ),
    ]
    refseq_accession: Annotated[
        str, Asks("the RefSeq accession of {chromosome} in the GRCh38 assembly")
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            chromosome="17",
            gives={"length_bp": 83257441, "refseq_accession": "NC_000017.11"},
        )
    ],
)
def human_chromosome(
    chromosome: Annotated[str, "Name of the chromosome: 1 to 22, X or Y", HumanChromosome],
) -> Chromosome:
    """Length in base pairs and RefSeq accession of a human chromosome (GRCh38)."""
    for item in _chromosomes():
        if item["name"] == chromosome:
            return Chromosome(length_bp=item["length"], refseq_accession=item["refseq_ac"])
    raise ToolError(f"The human genome has no chromosome {chromosome}; '17' is one.")


@seeds(HumanChromosome, source="GRCh38, chromosomes of the primary assembly")
def chromosomes() -> Iterator[str]:
    """The 24 chromosomes."""
    yield from (item["name"] for item in _chromosomes())


def _chromosomes() -> list[dict[str, Any]]:
    from bioutils.assemblies import get_assembly

    sequences = get_assembly(ASSEMBLY)["sequences"]
    return [
        item
        for item in sequences
        if item["sequence_role"] == "assembled-molecule"
        and item["assembly_unit"] == "Primary Assembly"
    ]
