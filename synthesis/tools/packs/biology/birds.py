"""Names, families and conservation status of the birds of the world, from birdnames."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import (
    BirdFamily,
    BirdGenus,
    BirdName,
    BirdOrder,
    BirdSpecies,
)
from synthesis.tools.packs import _lists
from synthesis.tools.packs.biology import _birds

PACK = Pack(
    title="birdnames",
    distributions=("birdnames",),
    licence="MIT",
    data="AviList 2025 (11,131 species) and the names of the Bird Banding Laboratory, 2025",
    data_licence="AviList: CC BY 4.0; Bird Banding Laboratory: public domain",
    data_date="2025",
)
Species = Annotated[str, "Scientific name of the species", BirdSpecies]


class ScientificName(Result):
    scientific_name: Annotated[
        str, BirdSpecies, Asks("the scientific name of {bird}", refers="{bird}")
    ]


@tool(
    kind="retrieval",
    examples=[Example(bird="American Robin", gives={"scientific_name": "Turdus migratorius"})],
)
def bird_scientific_name(
    bird: Annotated[str, "English name of the bird", BirdName],
) -> ScientificName:
    """Scientific name of a bird species from its English name (AviList 2025)."""
    for row in _birds.species().values():
        if row["avilist_common_name"].lower() == bird.lower():
            return ScientificName(scientific_name=row["scientific_name"])
    raise ToolError(
        f"AviList has no species called {bird[:60]!r}; try a full name such as 'American Robin'."
    )


class CommonName(Result):
    common_name: Annotated[str, BirdName, Asks("the English name of {species}", refers="{species}")]


@tool(
    kind="retrieval",
    examples=[Example(species="Aptenodytes forsteri", gives={"common_name": "Emperor Penguin"})],
)
def bird_english_name(species: Species) -> CommonName:
    """English name of a bird from its scientific name (AviList 2025)."""
    return CommonName(common_name=_birds.row(species)["avilist_common_name"])


class Classification(Result):
    genus: Annotated[str, BirdGenus, Asks("the genus of {species}")]
    family: Annotated[str, BirdFamily, Asks("the family of {species}")]
    order: Annotated[str, BirdOrder, Asks("the order of {species}")]


@tool(
    kind="retrieval",
    examples=[
        Example(
            species="Turdus migratorius",
            gives={"genus": "Turdus", "family": "Turdidae", "order": "Passeriformes"},
        )
    ],
)
def bird_classification(species: Species) -> Classification:
    """Genus, family and order of a bird species (AviList 2025)."""
    row = _birds.row(species)
    return Classification(
        genus=row["genus"], family=row["avilist_family"], order=row["avilist_order"]
    )


class RedList(Result):
    status: Annotated[str, Asks("the IUCN Red List status of {species}")]


@tool(
    kind="retrieval",
    examples=[Example(species="Diomedea exulans", gives={"status": "vulnerable"})],
)
def bird_conservation_status(species: Species) -> RedList:
    """IUCN Red List status of a bird species, in words, as given by AviList 2025."""
    code = _birds.row(species)["avilist_iucn_status"].split()[0]
    return RedList(status=_birds.STATUS[code])


class SpeciesOfGenus(Result):
    species: Annotated[list[Annotated[str, BirdSpecies]], Asks("the bird species in {genus}")]
    count: Annotated[
        int,
        Asks("the number of bird species in {genus}", noun="number of species", additive=True),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            genus="Aptenodytes",
            gives={"species": ["Aptenodytes patagonicus", "Aptenodytes forsteri"], "count": 2},
        )
    ],
)
def bird_species_in_genus(
    genus: Annotated[str, "Name of the genus", BirdGenus],
) -> SpeciesOfGenus:
    """Species of a bird genus in taxonomic order, and their number."""
    found = [name for name, row in _birds.species().items() if row["genus"] == genus]
    if not found:
        raise ToolError(f"AviList has no bird genus {genus!r}; Turdus is one.")
    return SpeciesOfGenus(species=_lists.complete(found, f"species of {genus}"), count=len(found))


class FamilySize(Result):
    species_count: Annotated[
        int,
        Asks("the number of species in {family}", noun="number of species", additive=True),
    ]
    genus_count: Annotated[
        int, Asks("the number of genera in {family}", noun="number of genera", additive=True)
    ]


@tool(
    kind="processing",
    examples=[Example(family="Struthionidae", gives={"species_count": 2, "genus_count": 1})],
)
def bird_family_size(
    family: Annotated[str, "Name of the family, ending in -idae", BirdFamily],
) -> FamilySize:
    """Numbers of species and genera in a bird family (AviList 2025)."""
    genera = [row["genus"] for row in _birds.species().values() if row["avilist_family"] == family]
    if not genera:
        raise ToolError(f"AviList has no bird family {family!r}; Turdidae is one.")
    return FamilySize(species_count=len(genera), genus_count=len(set(genera)))


class FamiliesOfOrder(Result):
    families: Annotated[list[Annotated[str, BirdFamily]], Asks("the bird families in {order}")]
    count: Annotated[int, Asks("the number of bird families in {order}", noun="number of families")]


@tool(
    kind="retrieval",
    examples=[
        Example(order="Strigiformes", gives={"families": ["Tytonidae", "Strigidae"], "count": 2})
    ],
)
def bird_families_in_order(
    order: Annotated[str, "Name of the order, ending in -formes", BirdOrder],
) -> FamiliesOfOrder:
    """Families of a bird order in taxonomic order, and their number."""
    rows = _birds.species().values()
    found = list(dict.fromkeys(r["avilist_family"] for r in rows if r["avilist_order"] == order))
    if not found:
        raise ToolError(f"AviList has no bird order {order!r}; Strigiformes is one.")
    return FamiliesOfOrder(
        families=_lists.complete(found, f"families of {order}"), count=len(found)
    )


@seeds(BirdName, source="AviList 2025, species that are banded in North America")
def birds() -> Iterator[str]:
    """English names of the species that both tables know."""
    for name in _birds.banded():
        if name in _birds.species():
            yield _birds.species()[name]["avilist_common_name"]
