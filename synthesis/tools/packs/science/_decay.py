"""Half-lives, decay modes and masses of nuclides in their ground states, as mendeleev ships them.

Half-lives and modes are those of NUBASE2020 (Kondev et al., Chinese Physics C 45, 030001, 2021),
masses those of AME2020. The table of modes lost the exponents of tiny intensities (13.2e-5 %
stands as 13.2), so that only the main mode's intensity is used, and only where it is beyond doubt.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from synthesis.core.errors import ToolError
from synthesis.tools.packs.chemistry._elements import query

DAY_S = 86400.0
YEAR_S = 365.2422 * DAY_S
UNITS_S = {
    "ysec": 1e-24, "zsec": 1e-21, "asec": 1e-18, "psec": 1e-12, "nsec": 1e-9, "usec": 1e-6,
    "msec": 1e-3, "sec": 1.0, "minute": 60.0, "hour": 3600.0, "day": DAY_S, "year": YEAR_S,
    "kyear": 1e3 * YEAR_S, "Myear": 1e6 * YEAR_S, "Gyear": 1e9 * YEAR_S, "Tyear": 1e12 * YEAR_S,
    "Pyear": 1e15 * YEAR_S, "Eyear": 1e18 * YEAR_S, "Zyear": 1e21 * YEAR_S, "Yyear": 1e24 * YEAR_S,
}  # fmt: skip
STEPS = {
    "A": (-2, -4), "B-": (1, 0), "B+": (-1, 0), "EC": (-1, 0), "EC+B+": (-1, 0), "2B-": (2, 0),
    "2B+": (-2, 0), "p": (-1, -1), "2p": (-2, -2), "3p": (-3, -3), "n": (0, -1), "2n": (0, -2),
}  # fmt: skip
"""Change of the protons and of the nucleons in each mode of decay."""
ONLY_FIRST = frozenset({"2B-", "2B+", "p", "2p", "3p", "n", "2n"})
"""Modes that after another one are delayed particles, or too rare to name."""
DELAYED = ("B-n", "B+p", "B-A", "B+A", "B-d", "B-t", "B-p")
LEAST_DELAYED_S = 60.0
WORDS = {
    "A": "alpha decay", "B-": "beta minus decay", "B+": "beta plus decay or electron capture",
    "EC": "electron capture", "EC+B+": "beta plus decay or electron capture",
    "SF": "spontaneous fission", "2B-": "double beta minus decay",
    "2B+": "double beta plus decay", "p": "proton emission", "2p": "two-proton emission",
    "3p": "three-proton emission", "n": "neutron emission", "2n": "two-neutron emission",
}  # fmt: skip
DOUBTFUL = frozenset({"Ho-164"})
"""Nuclides with a mode that the table has wrong: Ho-164 decays by beta minus, not beta plus."""


class Mode(NamedTuple):
    """A mode of decay that was observed, with its share in percent where that is measured."""

    name: str
    percent: float | None


class Decay(NamedTuple):
    """A nuclide: mass in u, half-life in seconds (infinite: stable; NaN: not measured), modes."""

    name: str
    protons: int
    mass_number: int
    mass_u: float
    half_life_s: float
    uncertainty: float | None
    """Relative standard uncertainty of the half-life."""
    discovered: int | None
    modes: tuple[Mode, ...]

    @property
    def symbol(self) -> str:
        return self.name.partition("-")[0]

    @property
    def stable(self) -> bool:
        return math.isinf(self.half_life_s)

    @property
    def decays(self) -> bool:
        """Whether its half-life is measured."""
        return math.isfinite(self.half_life_s)


@cache
def symbols() -> dict[int, str]:
    """Symbols of the elements by atomic number."""
    return dict(map(tuple, query("SELECT atomic_number, symbol FROM elements ORDER BY 1")))  # type: ignore[arg-type]


@cache
def nuclides() -> dict[str, Decay]:
    """Every nuclide by name ("I-131"), in order of its protons and nucleons."""
    modes: dict[int, list[Mode]] = defaultdict(list)
    for row in query(
        "SELECT isotope_id, mode, relation, intensity FROM isotopedecaymodes"
        " WHERE (intensity > 0 AND relation != '<') OR is_observed_intensity_unknown ORDER BY id"
    ):
        modes[row["isotope_id"]].append(Mode(row["mode"], row["intensity"]))
    rows = query("SELECT * FROM isotopes ORDER BY atomic_number, mass_number")
    found = {}
    for row in rows:
        protons, name = row["atomic_number"], f"{symbols()[row['atomic_number']]}-"
        name += str(row["mass_number"])
        half_life, unit, spread = (
            row["half_life"],
            row["half_life_unit"],
            row["half_life_uncertainty"],
        )
        if half_life is not None:
            seconds = half_life * UNITS_S[unit]
        else:
            lasting = not row["is_radioactive"] and row["abundance"]
            seconds = math.inf if lasting else math.nan
        relative = spread / half_life if spread and half_life else None
        observed = tuple(modes[row["id"]]) if math.isfinite(seconds) else ()
        found[name] = Decay(
            name,
            protons,
            row["mass_number"],
            row["mass"],
            seconds,
            relative,
            row["discovery_year"],
            observed,
        )
    return found


def find(name: str) -> Decay:
    """The nuclide of a name; raises ``ToolError`` when there is none."""
    found = nuclides().get(name)
    if found is None:
        if name[-1:].isalpha() and name[:-1] in nuclides():
            raise ToolError(f"{name} is an excited state; only ground states are in the table.")
        raise ToolError(f"The table has no nuclide {name[:20]}; I-131 is one.")
    return found


def radioactive(name: str) -> Decay:
    """The nuclide of a name, when it decays with a half-life that is measured."""
    found = find(name)
    if found.stable:
        raise ToolError(f"{name} is stable, so it has no half-life and does not decay.")
    if not found.decays:
        raise ToolError(f"The half-life of {name} has not been measured.")
    return found


def at(protons: int, nucleons: int) -> Decay:
    """The nuclide with that many protons and nucleons."""
    name = f"{symbols().get(protons, '?')}-{nucleons}"
    found = nuclides().get(name)
    if found is None:
        raise ToolError("There is no such nuclide among those whose mass is known.")
    return found


def products(found: Decay) -> list[str]:
    """Names of the direct decay products, the most frequent first."""
    names = []
    for place, mode in enumerate(found.modes):
        if mode.name not in STEPS or (place and mode.name in ONLY_FIRST):
            continue
        protons, nucleons = STEPS[mode.name]
        symbol = symbols().get(found.protons + protons)
        name = f"{symbol}-{found.mass_number + nucleons}"
        if name in nuclides() and name not in names:
            names.append(name)
    return names


def main_mode(found: Decay) -> Mode:
    """The mode of more than half of the decays, with its share in percent."""
    whole = [m for m in found.modes if (m.name in STEPS or m.name == "SF") and m.percent]
    best = max(whole, key=lambda mode: mode.percent or 0, default=None)
    if best is None or (best.percent or 0) <= 50 or found.name in DOUBTFUL:
        raise ToolError(f"It is not known how often {found.name} decays in which way.")
    return best


def main_product(found: Decay) -> tuple[str, float]:
    """The most frequent decay product, in its ground state, and its share."""
    mode = main_mode(found)
    if mode.name not in STEPS:
        raise ToolError(f"{found.name} mainly splits into fragments, so it has no one product.")
    delayed = any(m.name in DELAYED for m in found.modes)
    if delayed and found.half_life_s < LEAST_DELAYED_S:
        raise ToolError(f"{found.name} emits delayed particles, so its products are not certain.")
    protons, nucleons = STEPS[mode.name]
    product = at(found.protons + protons, found.mass_number + nucleons)
    return product.name, min(1.0, round((mode.percent or 0) / 100, 6))
