"""Glycans: what they are made of and where they were found, with glycowork."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import Glycan, GlycanSpecies
from synthesis.tools.packs import _lists
from synthesis.tools.packs.biology import _glycans

PACK = Pack(
    title="glycowork",
    distributions=("glycowork",),
    licence="MIT",
    data="SugarBase of glycowork: glycans reported in species, version 12",
    data_licence="MIT",
    data_date="2026-10",
    extra="heavy",
)
CORE = "Man(a1-3)[Man(a1-6)]Man(b1-4)GlcNAc(b1-4)GlcNAc"
UNITS = {
    "hexose": "Hex",
    "N-acetylhexosamine": "HexNAc",
    "deoxyhexose": "dHex",
    "N-acetylneuraminic acid": "Neu5Ac",
}

Structure = Annotated[str, "Glycan in IUPAC-condensed notation", Glycan]
Species = Annotated[str, "Scientific name of the species", GlycanSpecies]


class UnitCount(Result):
    count: Annotated[
        int,
        Asks(
            "the number of {unit} residues in {glycan}",
            noun="number of {unit} residues",
            additive=True,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(glycan=CORE, unit="hexose", gives={"count": 3}),
        Example(glycan=CORE, unit="N-acetylhexosamine", gives={"count": 2}),
    ],
)
def glycan_residues(
    glycan: Structure,
    unit: Annotated[
        Literal["hexose", "N-acetylhexosamine", "deoxyhexose", "N-acetylneuraminic acid"],
        "Kind of monosaccharide to count",
    ],
) -> UnitCount:
    """Number of residues of one kind of monosaccharide in a glycan."""
    from glycowork.motif.tokenization import glycan_to_composition

    return UnitCount(count=int(_read(glycan_to_composition, glycan).get(UNITS[unit], 0)))


class Mass(Result):
    monoisotopic_mass_da: Annotated[
        float,
        Asks(
            "the monoisotopic mass of {glycan} with a free reducing end",
            noun="monoisotopic mass",
            unit="Da",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(glycan="Gal(b1-4)Glc", gives={"monoisotopic_mass_da": 342.1162}, rel=1e-6),
        Example(glycan=CORE, gives={"monoisotopic_mass_da": 910.3278}, rel=1e-6),
    ],
)
def glycan_mass(glycan: Structure) -> Mass:
    """Monoisotopic mass (Da) of a free, underivatised glycan."""
    from glycowork.motif.tokenization import glycan_to_mass

    return Mass(monoisotopic_mass_da=float(_read(glycan_to_mass, glycan)))


class Where(Result):
    species: Annotated[
        list[Annotated[str, GlycanSpecies]], Asks("the species in which {glycan} was reported")
    ]
    count: Annotated[
        int,
        Asks(
            "the number of species in which {glycan} was reported",
            noun="number of species in which it was reported",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            glycan="Gal(a1-2)[Rha3Me(a1-3)][Xyl(b1-4)]Fuc(a1-3)[Xyl(b1-4)]Glc",
            gives={"species": ["ATCV-1", "NE-JV-1"], "count": 2},
        )
    ],
)
def glycan_species(glycan: Structure) -> Where:
    """Species in which a glycan was reported in the literature, and their number."""
    found = _glycans.species_of(glycan)
    if not found:
        raise ToolError("glycowork knows no species in which this glycan was reported.")
    return Where(species=_lists.complete(found, "species"), count=len(found))


class Repertoire(Result):
    glycans: Annotated[
        int,
        Asks(
            "the number of glycans reported in {species}",
            noun="number of glycans reported",
        ),
    ]


@tool(kind="retrieval", examples=[Example(species="ATCV-1", gives={"glycans": 4}, rel=0.8)])
def species_glycan_count(species: Species) -> Repertoire:
    """Number of glycans that were reported in a species (glycowork)."""
    return Repertoire(glycans=len(_glycans.of(species)))


class Shared(Result):
    shared: Annotated[
        int,
        Asks(
            "the number of glycans reported both in {species} and in {other}",
            noun="number of glycans shared with {other}",
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(species="ATCV-1", other="Homo sapiens", gives={"shared": 0})],
)
def shared_glycans(
    species: Species, other: Annotated[str, "Scientific name of the other species", GlycanSpecies]
) -> Shared:
    """Number of glycans that were reported in both of two species."""
    return Shared(shared=len(_glycans.of(species) & _glycans.of(other)))


@seeds(Glycan, source="glycowork, short glycans reported in several species")
def glycans() -> Iterator[str]:
    """Glycans of 2 to 8 monosaccharides of at least three species."""
    for glycan, count in _glycans.all_glycans().items():
        if 4 <= count <= 50 and 2 <= glycan.count("(") + 1 <= 8 and not set("?{/ ") & set(glycan):
            yield glycan


@seeds(GlycanSpecies, source="glycowork, species with several glycans")
def species() -> Iterator[str]:
    """Species with at least five glycans and a full lineage."""
    for name, lineage in _glycans.lineages().items():
        full = len(name.split()) == 2 and all(rank not in ("", "nan") for rank in lineage)
        if full and len(_glycans.of(name)) >= 5:
            yield name


def _read(read: Any, glycan: str) -> Any:
    """What a function of glycowork says of a glycan."""
    if not 3 <= len(glycan) <= 400:
        raise ToolError("A glycan has 3 to 400 characters here; 'Gal(b1-4)Glc' is one.")
    try:
        return read(glycan)
    except Exception:  # glycowork raises whatever its parser stumbles on
        raise ToolError(f"{glycan[:60]!r} is no glycan in IUPAC-condensed notation.") from None
