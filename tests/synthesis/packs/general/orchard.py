"""An orchard: tools that need no library, for tests of the whole pipeline that start quickly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from synthesis.core.values import EntityType
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool

PACK = Pack(title="Orchard", distributions=("pydantic",), licence="MIT")

TREE = EntityType("tree", "the tree {}", "a tree", "trees", "Old Tom")
VARIETY = EntityType("variety", "the variety {}", "a variety", "varieties", "Gala")

_WORDS = (
    "Amber Birch Cedar Dawn Ember Fern Grove Hazel Iris Juniper Kestrel Linden Maple Nettle "
    "Olive Poppy Quince Rowan Sorrel Thistle Umber Violet Willow Yarrow"
)
NAMES = tuple(_WORDS.split())
VARIETIES = ("Gala", "Elstar", "Jonagold", "Braeburn", "Pinova", "Topaz")
SUGAR = (11.9, 12.4, 13.6, 12.8, 14.1, 13.2)
MONTHS = ("August", "September", "October", "October", "September", "November")

Tree = Annotated[str, "Name of the tree", TREE]
Variety = Annotated[str, "Name of the variety", VARIETY]


class Grown(Result):
    variety: Annotated[str, VARIETY, Asks("the variety of {tree}", refers="the variety of {tree}")]


class Crop(Result):
    crop_kg: Annotated[
        float, Asks("the crop of {tree}", noun="crop", unit="kg", round_to=1, additive=True)
    ]


class Taste(Result):
    sugar_percent: Annotated[
        float, Asks("the sugar content of {variety}", noun="sugar content", unit="%", round_to=1)
    ]


class Harvest(Result):
    month: Annotated[str, Asks("the month in which {variety} is harvested")]


@seeds(TREE, source="Orchard")
def trees() -> Iterator[str]:
    """Every tree of the orchard."""
    yield from NAMES


@tool(kind="retrieval", examples=[Example(tree="Amber", gives={"variety": "Gala"})])
def tree_variety(tree: Tree) -> Grown:
    """The variety that a tree bears."""
    return Grown(variety=VARIETIES[NAMES.index(tree) % len(VARIETIES)])


@tool(kind="retrieval", examples=[Example(tree="Amber", gives={"crop_kg": 31.5})])
def tree_crop(tree: Tree) -> Crop:
    """The last crop of a tree."""
    return Crop(crop_kg=31.5 + 7.25 * NAMES.index(tree))


@tool(kind="retrieval", examples=[Example(variety="Gala", gives={"sugar_percent": 11.9})])
def variety_sugar(variety: Variety) -> Taste:
    """The sugar content of a variety."""
    return Taste(sugar_percent=SUGAR[VARIETIES.index(variety)])


@tool(kind="retrieval", examples=[Example(variety="Gala", gives={"month": "August"})])
def variety_harvest(variety: Variety) -> Harvest:
    """The month in which a variety is harvested."""
    return Harvest(month=MONTHS[VARIETIES.index(variety)])
