"""Cytogenetic bands of the human chromosomes (GRCh38), as bioframe ships them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from synthesis.core.errors import ToolError


@dataclass(frozen=True, slots=True)
class Band:
    """A band such as 17p13.1; ``start`` counts from 0 and ``end`` is not in it."""

    name: str
    chromosome: str
    start: int
    end: int
    stain: str


@cache
def bands() -> dict[str, Band]:
    """The bands by name, in order of chromosome and position."""
    found = {}
    for row in rows("hg38.cytoband.tsv"):
        chromosome = row["chrom"].removeprefix("chr")
        name = chromosome + row["band"]
        if row["band"]:
            start, end = int(row["start"]), int(row["end"])
            found[name] = Band(name, chromosome, start, end, row["stain"])
    return found


def of(chromosome: str) -> list[Band]:
    """The bands of a chromosome from the end of its short arm on."""
    found = [band for band in bands().values() if band.chromosome == chromosome]
    if not found:
        raise ToolError(f"The human genome has no chromosome {chromosome}; '17' is one.")
    return found


def rows(file: str) -> list[dict[str, str]]:
    """The rows of a table of bioframe."""
    package = find_spec("bioframe")
    folder = Path((package and package.origin) or "").parent / "io" / "data"
    with (folder / file).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))
