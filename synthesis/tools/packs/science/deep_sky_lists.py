"""Deep-sky objects by constellation and Hubble type, and their seeds, from OpenNGC."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.science import (
    Constellation,
    DeepSkyObject,
    HubbleType,
)
from synthesis.tools.packs.science import _constellations, _openngc

PACK = Pack(
    title="PyOngc",
    distributions=("pyongc", "ephem"),
    licence="MIT",
    data="OpenNGC: NGC, IC and Messier objects with positions, magnitudes and redshifts",
    data_licence="CC BY-SA 4.0",
    data_date="2026-05",
)


FAINTEST_SEED = 12.6


MOST_OBJECTS = 12


KINDS = {
    "galaxies": "G",
    "open clusters": "OCl",
    "globular clusters": "GCl",
    "planetary nebulae": "PN",
}


Stars = Annotated[str, "Latin name of the constellation", Constellation]


Kind = Annotated[
    Literal["galaxies", "open clusters", "globular clusters", "planetary nebulae"],
    "Kind of object",
]


class ConstellationObjects(Result):
    brightest: Annotated[
        list[Annotated[str, DeepSkyObject]],
        Asks("the visually brightest {kind} of the NGC and IC in {constellation}, up to five"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of {kind} of the NGC and IC in {constellation}",
            noun="number of NGC and IC {kind}",
            additive=True,
        ),
    ]


class TypeObjects(Result):
    count: Annotated[
        int,
        Asks(
            "the number of galaxies of {hubble_type} among the NGC and IC objects of OpenNGC",
            noun="number of NGC and IC galaxies",
            additive=True,
        ),
    ]
    brightest: Annotated[
        str,
        DeepSkyObject,
        Asks("the visually brightest NGC or IC galaxy of {hubble_type}"),
    ]


class ConstellationMessier(Result):
    objects: Annotated[
        list[Annotated[str, DeepSkyObject]],
        Asks("the Messier objects in {constellation}"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of Messier objects in {constellation}",
            noun="number of Messier objects",
            additive=True,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            constellation="Lyra",
            kind="planetary nebulae",
            gives={"brightest": ["NGC 6720", "NGC 6765"]},
        ),
    ],
)
def constellation_deep_sky(constellation: Stars, kind: Kind) -> ConstellationObjects:
    """NGC and IC objects of one kind in a constellation: how many, and the five brightest."""
    short = _constellations.abbreviation(constellation)
    found = [
        item
        for item in _openngc.entries().values()
        if item.constellation == short and item.kind == KINDS[kind]
    ]
    if not found:
        raise ToolError(f"The NGC and IC have no {kind} in {constellation}.")
    bright = sorted((item.visual, item.name) for item in found if item.visual is not None)
    if not bright:
        raise ToolError(f"No V magnitude is known of the {kind} in {constellation}.")
    return ConstellationObjects(brightest=[name for _, name in bright[:5]], count=len(found))


@tool(kind="retrieval", examples=[Example(hubble_type="Sb", gives={"brightest": "NGC 224"})])
def hubble_type_galaxies(
    hubble_type: Annotated[str, "Hubble type as OpenNGC writes it", HubbleType],
) -> TypeObjects:
    """Number of NGC and IC galaxies of a Hubble type, and the visually brightest one."""
    found = [item for item in _openngc.entries().values() if item.hubble == hubble_type]
    bright = [(item.visual, item.name) for item in found if item.visual is not None]
    if not bright:
        raise ToolError(f"OpenNGC has no galaxy of type {hubble_type} with a V magnitude.")
    return TypeObjects(count=len(found), brightest=min(bright)[1])


@tool(
    kind="retrieval",
    examples=[
        Example(constellation="Orion", gives={"objects": ["M 42", "M 43", "M 78"], "count": 3})
    ],
)
def constellation_messier(constellation: Stars) -> ConstellationMessier:
    """Messier objects of a constellation (the 106 of them with an NGC or IC number)."""
    short = _constellations.abbreviation(constellation)
    everything = _openngc.entries().values()
    numbers = sorted(int(e.messier) for e in everything if e.messier and e.constellation == short)
    if not numbers:
        raise ToolError(f"There is no Messier object in {constellation}.")
    return ConstellationMessier(objects=[f"M {n}" for n in numbers], count=len(numbers))


@seeds(DeepSkyObject, source="OpenNGC")
def deep_sky_objects() -> Iterator[str]:
    """Messier objects, and the NGC and IC objects that a small telescope shows."""
    yield from sorted(_openngc.messier(), key=lambda name: int(name[2:]))
    for item in _openngc.entries().values():
        bright = item.visual is not None and item.visual <= FAINTEST_SEED
        if bright and item.major_axis and not item.messier:
            yield item.name


@seeds(Constellation, source="IAU constellations of PyEphem")
def all_constellations() -> Iterator[str]:
    """The 88 constellations."""
    yield from _constellations.abbreviations()


@seeds(HubbleType, source="OpenNGC")
def hubble_types() -> Iterator[str]:
    """Hubble types of at least ten galaxies."""
    found = [item.hubble for item in _openngc.entries().values() if item.hubble]
    yield from sorted(
        kind
        for kind in set(found)
        if found.count(kind) >= 10 and kind.isascii() and "?" not in kind
    )
