"""The decay data that radioactivedecay ships (ICRP-107, AME2020), read from its own file.

The file is read with NumPy: importing the library itself takes seconds, for its plots.
"""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

from synthesis.core.errors import ToolError

DATA = "icrp107_ame2020_nubase2020"
YEAR_S = 365.2422 * 86400.0
UNITS_S = {
    "ps": 1e-12, "ns": 1e-9, "μs": 1e-6, "us": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0,
    "h": 3600.0, "d": 86400.0, "y": YEAR_S, "ky": 1e3 * YEAR_S, "My": 1e6 * YEAR_S,
    "Gy": 1e9 * YEAR_S, "By": 1e9 * YEAR_S, "Ty": 1e12 * YEAR_S, "Py": 1e15 * YEAR_S,
}  # fmt: skip

NAMES = """
n H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr
Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb
Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm
"""
SYMBOLS = tuple(NAMES.split())
"""Symbols of the elements, each at the place of its atomic number."""


class Decay(NamedTuple):
    """A nuclide: mass in u, half-life in seconds (infinite when stable), and its products."""

    name: str
    mass_u: float
    half_life_s: float
    half_life: str
    products: tuple[tuple[str, float, str], ...]
    """Each a nuclide (or "SF"), the share of the decays, and the mode."""

    @property
    def symbol(self) -> str:
        return self.name.partition("-")[0]

    @property
    def protons(self) -> int:
        return SYMBOLS.index(self.symbol)

    @property
    def mass_number(self) -> int:
        return int("".join(c for c in self.name.partition("-")[2] if c.isdigit()))


@cache
def nuclides() -> dict[str, Decay]:
    """Every nuclide by name ("I-131", "Tc-99m"), in order of the file."""
    import importlib.util
    from pathlib import Path

    import numpy

    spec = importlib.util.find_spec("radioactivedecay")
    if spec is None or spec.origin is None:
        raise ToolError("radioactivedecay is not installed, so its data cannot be read.")
    with numpy.load(
        Path(spec.origin).parent / DATA / "decay_data.npz", allow_pickle=True
    ) as stored:
        columns = [stored[key] for key in ("nuclides", "masses", "hldata")]
        columns += [stored[key] for key in ("progeny", "bfs", "modes")]
    return {str(row[0]): _decay(*row) for row in zip(*columns, strict=True)}


def find(name: str) -> Decay:
    """The nuclide of a name; raises ``ToolError`` when there is none."""
    found = nuclides().get(name)
    if found is None:
        raise ToolError(f"ICRP-107 has no nuclide {name[:20]}; I-131 is one.")
    return found


def radioactive(name: str) -> Decay:
    """The nuclide of a name, when it decays at all."""
    found = find(name)
    if math.isinf(found.half_life_s):
        raise ToolError(f"{name} is stable, so it has no half-life and does not decay.")
    return found


def main_product(found: Decay) -> tuple[str, float]:
    """The most frequent decay product that the data knows, and its share."""
    pairs = [(share, name) for name, share, _ in found.products if name in nuclides()]
    if not pairs:
        raise ToolError(f"ICRP-107 names no decay product of {found.name}.")
    share, name = max(pairs, key=lambda pair: pair[0])
    return name, share


def _decay(name: str, mass: float, life: tuple, products: list, shares: list, modes: list) -> Decay:  # type: ignore[type-arg]
    value, unit, written = life
    stable = "stable" in str(written) or math.isinf(float(value))
    seconds = math.inf if stable else float(value) * UNITS_S[str(unit)]
    pairs = zip(products, shares, modes, strict=True) if not stable else ()
    listed = tuple((str(a), float(b), str(c)) for a, b, c in pairs)
    return Decay(str(name), float(mass), seconds, str(written), listed)
