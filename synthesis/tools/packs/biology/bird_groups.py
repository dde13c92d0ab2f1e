"""Genera, families and orders of birds, how threatened they are, and banding codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import (
    BandingCode,
    BirdFamily,
    BirdGenus,
    BirdName,
    BirdOrder,
    BirdSpecies,
)
from synthesis.tools.packs import _lists
from synthesis.tools.packs.biology import _birds
from synthesis.tools.packs.biology.birds import bird_scientific_name

PACK = Pack(
    title="birdnames: groups",
    distributions=("birdnames",),
    licence="MIT",
    data="AviList 2025 (11,131 species) and the codes of the Bird Banding Laboratory, 2025",
    data_licence="AviList: CC BY 4.0; Bird Banding Laboratory: public domain",
    data_date="2025",
)
THREATENED = ("VU", "EN", "CR")
GONE = ("EX", "EW")

Species = Annotated[str, "Scientific name of the species", BirdSpecies]
Family = Annotated[str, "Name of the family, ending in -idae", BirdFamily]
Order = Annotated[str, "Name of the order, ending in -formes", BirdOrder]


class Genera(Result):
    genera: Annotated[list[Annotated[str, BirdGenus]], Asks("the bird genera in {family}")]
    order: Annotated[str, BirdOrder, Asks("the order of {family}")]


@tool(
    kind="retrieval",
    examples=[
        Example(
            family="Spheniscidae",
            gives={
                "genera": [
                    "Aptenodytes",
                    "Pygoscelis",
                    "Eudyptula",
                    "Spheniscus",
                    "Megadyptes",
                    "Eudyptes",
                ],
                "order": "Sphenisciformes",
            },
        )
    ],
)
def bird_genera_in_family(family: Family) -> Genera:
    """Genera of a bird family in taxonomic order, and the family's order."""
    rows = _birds.members("family", family)
    genera = list(dict.fromkeys(row["genus"] for row in rows))
    return Genera(
        genera=_lists.complete(genera, f"genera of {family}"), order=rows[0]["avilist_order"]
    )


class Subspecies(Result):
    subspecies: Annotated[list[str], Asks("the subspecies of {species}")]
    count: Annotated[
        int,
        Asks("the number of subspecies of {species}", noun="number of subspecies", additive=True),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(species="Struthio camelus", gives={"count": 4}),
    ],
)
def bird_subspecies(species: Species) -> Subspecies:
    """Subspecies of a bird that AviList 2025 recognises, and their number."""
    _birds.row(species)
    found = _birds.subspecies().get(species)
    if not found:
        raise ToolError(f"{species} is monotypic: AviList lists no subspecies of it.")
    return Subspecies(
        subspecies=_lists.complete(found, f"subspecies of {species}"), count=len(found)
    )


class ByCode(Result):
    species: Annotated[str, BirdSpecies, Asks("the scientific name of {code}", refers="{code}")]
    english_name: Annotated[str, Asks("the English name of {code}")]


@tool(
    kind="retrieval",
    examples=[
        Example(
            code="AMRO", gives={"species": "Turdus migratorius", "english_name": "American Robin"}
        )
    ],
)
def bird_of_banding_code(
    code: Annotated[str, "Four-letter code of the Bird Banding Laboratory", BandingCode],
) -> ByCode:
    """Bird species that a four-letter North American banding code stands for."""
    for name, row in _birds.banded().items():
        if row["bbl_alpha"] == code:
            return ByCode(species=name, english_name=row["bbl_common_name"])
    raise ToolError(f"The Bird Banding Laboratory has no code {code}; AMRO is one.")


class OrderSize(Result):
    species_count: Annotated[
        int,
        Asks("the number of bird species in {order}", noun="number of species", additive=True),
    ]
    family_count: Annotated[
        int,
        Asks("the number of bird families in {order}", noun="number of families", additive=True),
    ]
    largest_family: Annotated[str, BirdFamily, Asks("the family with the most species in {order}")]


@tool(
    kind="processing",
    examples=[Example(order="Strigiformes", gives={"largest_family": "Strigidae"})],
)
def bird_order_diversity(order: Order) -> OrderSize:
    """Numbers of species and families of a bird order, and its largest family."""
    rows = _birds.members("order", order)
    counts = Counter(row["avilist_family"] for row in rows)
    largest = max(counts, key=lambda name: (counts[name], name))
    return OrderSize(
        species_count=len(rows),
        family_count=len(counts),
        largest_family=largest,
    )


class Threat(Result):
    threatened_percent: Annotated[
        float,
        Asks(
            "the share of living, assessed species of {family} that are threatened",
            noun="share of threatened species",
            unit="%",
            round_to=1,
        ),
    ]
    extinct_count: Annotated[
        int,
        Asks("the number of extinct species in {family}", noun="number of extinct species"),
    ]


@tool(
    kind="processing",
    examples=[
        Example(family="Struthionidae", gives={"threatened_percent": 50, "extinct_count": 0})
    ],
)
def bird_family_threat(family: Family) -> Threat:
    """Share (%) of a bird family's living species that are vulnerable or worse (IUCN, AviList).

    Species that are extinct, data deficient or not evaluated are not counted in the share.
    """
    codes = [_birds.status(row) for row in _birds.members("family", family)]
    assessed = [code for code in codes if code in {*THREATENED, "LC", "NT"}]
    if not assessed:
        raise ToolError(f"No living species of {family} has a Red List category.")
    threatened = sum(code in THREATENED for code in assessed)
    return Threat(
        threatened_percent=100 * threatened / len(assessed),
        extinct_count=sum(code in GONE for code in codes),
    )


class MostThreatened(Result):
    species: Annotated[
        list[Annotated[str, BirdSpecies]],
        Asks("the critically endangered bird species in {order}"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of critically endangered bird species in {order}",
            noun="number of critically endangered species",
            additive=True,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            order="Otidiformes",
            gives={
                "species": ["Ardeotis nigriceps", "Houbaropsis bengalensis", "Sypheotides indicus"]
            },
        )
    ],
)
def critically_endangered_birds(order: Order) -> MostThreatened:
    """Critically endangered species of a bird order (IUCN category after AviList 2025)."""
    rows = _birds.members("order", order)
    found = [row["scientific_name"] for row in rows if _birds.status(row) == "CR"]
    if not found:
        raise ToolError(f"No species of {order} is critically endangered, after AviList 2025.")
    return MostThreatened(species=_lists.complete(found, "species"), count=len(found))


class SharedGroup(Result):
    rank: Annotated[str, Asks("the lowest rank at which {species} and {other} share a group")]
    group: Annotated[str, Asks("the smallest group that {species} and {other} both belong to")]


@tool(
    kind="processing",
    examples=[
        Example(
            species="Bubo bubo",
            other="Western Barn Owl",
            gives={"rank": "order", "group": "Strigiformes"},
        ),
        Example(
            species="Turdus merula",
            other="American Robin",
            gives={"rank": "genus", "group": "Turdus"},
        ),
    ],
)
def birds_shared_group(
    species: Species, other: Annotated[str, "English name of the other species", BirdName]
) -> SharedGroup:
    """Lowest of genus, family, order and class at which two bird species belong together."""
    one, two = _birds.row(species), _birds.row(bird_scientific_name(other).scientific_name)
    for rank in ("genus", "family", "order"):
        column = "genus" if rank == "genus" else f"avilist_{rank}"
        if one[column] == two[column]:
            return SharedGroup(rank=rank, group=one[column])
    return SharedGroup(rank="class", group="Aves")


@seeds(BirdGenus, source="AviList 2025, genera of 2 to 12 species")
def genera() -> Iterator[str]:
    """Every third genus of a size that can be listed."""
    counts = Counter(row["genus"] for row in _birds.species().values())
    yield from [name for name, number in counts.items() if 2 <= number <= 12][::3]


@seeds(BirdFamily, source="AviList 2025, families of more than one species")
def families() -> Iterator[str]:
    """The families."""
    counts = Counter(row["avilist_family"] for row in _birds.species().values())
    yield from (name for name, number in counts.items() if number > 1)


@seeds(BirdOrder, source="AviList 2025, orders of more than one species")
def orders() -> Iterator[str]:
    """The orders."""
    counts = Counter(row["avilist_order"] for row in _birds.species().values())
    yield from (name for name, number in counts.items() if number > 1)


@seeds(BandingCode, source="Bird Banding Laboratory, 2025")
def banding_codes() -> Iterator[str]:
    """Every fourth code of a species that AviList knows too."""
    known = [row["bbl_alpha"] for name, row in _birds.banded().items() if name in _birds.species()]
    yield from [code for code in known if code.isalpha() and len(code) == 4][::4]
