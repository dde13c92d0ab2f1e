"""Species and the glycans that were reported in them, as glycowork ships them."""

from __future__ import annotations

import csv
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from synthesis.core.errors import ToolError

RANKS = ("Genus", "Family", "Order", "Class", "Phylum", "Kingdom", "Domain")


@cache
def lineages() -> dict[str, tuple[str, ...]]:
    """Ranks of each species from genus to domain, by name."""
    return {name: lineage for name, (lineage, _) in _table().items()}


def of(species: str) -> set[str]:
    """The glycans of a species."""
    if species not in _table():
        raise ToolError(f"glycowork has no glycans of {species[:60]!r}; try 'Gallus gallus'.")
    return set(_table()[species][1])


@cache
def species_of(glycan: str) -> list[str]:
    """The species in which a glycan was reported, in order of name."""
    return sorted(name for name, (_, glycans) in _table().items() if glycan in glycans)


def all_glycans() -> dict[str, int]:
    """Every glycan with the number of species that it was reported in, in order of name."""
    counts: dict[str, int] = {}
    for _, glycans in _table().values():
        for glycan in glycans:
            counts[glycan] = counts.get(glycan, 0) + 1
    return dict(sorted(counts.items()))


@cache
def _table() -> dict[str, tuple[tuple[str, ...], dict[str, None]]]:
    package = find_spec("glycowork")
    folder = Path((package and package.origin) or "").parent / "glycan_data"
    found: dict[str, tuple[tuple[str, ...], dict[str, None]]] = {}
    with (folder / "v12_df_species.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            name = row["Species"].replace("_", " ").strip()
            lineage = tuple(row[rank].replace("_", " ") for rank in RANKS)
            found.setdefault(name, (lineage, {}))[1][row["glycan"]] = None
    return dict(sorted(found.items()))
