"""The tables of birdnames: AviList and the names of the Bird Banding Laboratory."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from importlib import resources

from synthesis.core.errors import ToolError

KEPT = (
    "scientific_name",
    "genus",
    "avilist_common_name",
    "avilist_family",
    "avilist_order",
    "avilist_iucn_status",
)
"""The columns of AviList that the tools read; the others are large."""

STATUS = {
    "LC": "least concern",
    "NT": "near threatened",
    "VU": "vulnerable",
    "EN": "endangered",
    "CR": "critically endangered",
    "EW": "extinct in the wild",
    "EX": "extinct",
    "DD": "data deficient",
    "NE": "not evaluated",
}


@cache
def species() -> dict[str, dict[str, str]]:
    """AviList's species by scientific name, in taxonomic order."""
    return {
        row["scientific_name"]: {name: row[name] for name in KEPT}
        for row in _table("avilist_2025_taxonomy.csv")
        if row["avilist_taxon_rank"] == "species"
    }


@cache
def subspecies() -> dict[str, list[str]]:
    """The subspecies of each species that has some, by scientific name."""
    found: dict[str, list[str]] = {}
    for row in _table("avilist_2025_taxonomy.csv"):
        if row["avilist_taxon_rank"] == "subspecies":
            parent = " ".join(row["scientific_name"].split()[:2])
            found.setdefault(parent, []).append(row["scientific_name"])
    return found


@cache
def banded() -> dict[str, dict[str, str]]:
    """Names of the Bird Banding Laboratory by scientific name."""
    return {row["scientific_name"]: row for row in _table("bbl_2025_taxonomy.csv")}


def row(name: str) -> dict[str, str]:
    """AviList's row of a species."""
    if name not in species():
        raise ToolError(f"AviList has no species {name!r}; a valid name is 'Turdus migratorius'.")
    return species()[name]


def members(rank: str, name: str) -> list[dict[str, str]]:
    """The species of a "genus", "family" or "order"."""
    column = "genus" if rank == "genus" else f"avilist_{rank}"
    found = [item for item in species().values() if item[column] == name]
    if not found:
        raise ToolError(f"AviList has no bird {rank} {name!r}; check the spelling.")
    return found


def status(item: dict[str, str]) -> str:
    """The two-letter Red List code of a row ("" for none)."""
    return (item["avilist_iucn_status"].split() or [""])[0]


def _table(name: str) -> Iterator[dict[str, str]]:
    path = resources.files("birdnames") / "data" / "processed" / name
    with path.open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)
