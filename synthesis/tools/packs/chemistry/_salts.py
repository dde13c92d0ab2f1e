"""Salts that dissolve well in water, and the ions that they give, from chemicals."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from synthesis.core.errors import ToolError
from synthesis.tools.packs.chemistry import _compounds

ALKALI = frozenset({"Li+", "Na+", "K+", "Rb+", "Cs+", "NH4+"})
METALS = frozenset(
    {"Mg+2", "Ca+2", "Sr+2", "Ba+2", "Mn+2", "Fe+2", "Fe+3", "Co+2", "Ni+2", "Cu+2", "Zn+2",
     "Cd+2", "Al+3", "Cr+3", "La+3", "Ce+3", "Pb+2", "Ag+"}
)  # fmt: skip
ANIONS = frozenset({"Cl-", "Br-", "NO3-", "ClO4-", "SO4-2", "CH3COO-"})
SPARING = frozenset(
    {("Ca+2", "SO4-2"), ("Sr+2", "SO4-2"), ("Ba+2", "SO4-2"), ("Pb+2", "SO4-2"), ("Ag+", "SO4-2"),
     ("Pb+2", "Cl-"), ("Pb+2", "Br-"), ("Ag+", "Cl-"), ("Ag+", "Br-"), ("Li+", "F-"),
     ("Li+", "CO3-2"), ("K+", "ClO4-"), ("Rb+", "ClO4-"), ("Cs+", "ClO4-")}
)  # fmt: skip
"""Pairs of ions that leave the water again as a solid."""

MISNAMED = frozenset({"dipotassium chromium tetraoxide", "lanthanium(III) nitrate"})

WELL_DISSOLVED = frozenset(
    {"Cl-", "Br-", "I-", "NO3-", "NO2-", "ClO4-", "ClO3-", "BrO3-", "SO4-2", "CH3COO-", "CHOO-",
     "OH-", "F-", "CO3-2", "HCO3-", "SO3-2", "S2O3-2", "CrO4-2", "CN-", "SCN-", "MnO4-", "H2PO4-",
     "HPO4-2"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Salt:
    """A salt; charges are signed, counts are ions in a formula unit."""

    name: str
    formula: str
    cation: str
    cation_charge: int
    cation_count: int
    anion: str
    anion_charge: int
    anion_count: int

    @property
    def ions(self) -> int:
        return self.cation_count + self.anion_count


def salt(name: str) -> Salt:
    """The soluble salt of that name."""
    said = " ".join(name.split()).lower()
    found = next((item for item in salts().values() if item.name.lower() == said), None)
    if found is None:
        raise ToolError(f"No soluble salt called {name[:60]!r} is known; try 'calcium chloride'.")
    return found


@cache
def salts() -> dict[str, Salt]:
    """Every soluble salt of the table, by its name."""
    path = _compounds.folder() / "Electrolytes" / "Electrolyte dissociations.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    read = [
        Salt(
            _spelt(row["Electrolyte name"]),
            row["Electrolyte Formula"],
            row["Cation formula"],
            int(row["Cation charge"]),
            int(row["Cation count"]),
            row["Anion formula"],
            int(row["Anion charge"]),
            int(row["Anion count"]),
        )
        for row in rows
    ]
    return {item.name: item for item in read if _dissolves(item)}


def _spelt(name: str) -> str:
    """A name in lower case, but for the Roman number of a charge."""
    head, bracket, tail = name.strip().partition("(")
    number, closing, rest = tail.partition(")")
    said = head.lower() + bracket + number + closing + rest.lower()
    return said.replace("sulphate", "sulfate")


def _dissolves(item: Salt) -> bool:
    pair = (item.cation, item.anion)
    neutral = item.cation_charge * item.cation_count == -item.anion_charge * item.anion_count
    soluble = (item.cation in ALKALI and item.anion in WELL_DISSOLVED) or (
        item.cation in METALS and item.anion in ANIONS
    )
    return neutral and soluble and pair not in SPARING and item.name not in MISNAMED
