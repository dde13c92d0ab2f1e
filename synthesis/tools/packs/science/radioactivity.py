"""Radioactive decay of nuclides (ICRP-107) with radioactivedecay."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import ElementSymbol
from synthesis.tools.entities.science import HalfLifeSeconds
from synthesis.tools.entities.science import Nuclide as NuclideType

PACK = Pack(
    title="radioactivedecay",
    distributions=("radioactivedecay",),
    licence="MIT",
    data="ICRP Publication 107 nuclear decay data",
    data_licence="ICRP terms",
)
DAY_S = 86400.0
MOST_NUCLIDES = 50

Nuclide = Annotated[str, "Nuclide such as I-131 or Tc-99m", NuclideType]
Symbol = Annotated[str, "Symbol of the chemical element", ElementSymbol]


class Radionuclides(Result):
    nuclides: Annotated[
        list[Annotated[str, NuclideType]],
        Asks("the radionuclides of {symbol} with a half-life over {minimum_days}"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of radionuclides of {symbol} with a half-life over {minimum_days}",
            noun="number of radionuclides with a half-life over {minimum_days}",
            additive=True,
        ),
    ]


class HalfLife(Result):
    half_life_s: Annotated[
        float,
        HalfLifeSeconds,
        Asks(
            "the half-life of {nuclide} in seconds", refers="the half-life of {nuclide}", unit="s"
        ),
    ]
    half_life_days: Annotated[
        float, Asks("the half-life of {nuclide} in days", noun="half-life", unit="days")
    ]


class Progeny(Result):
    daughters: Annotated[
        list[Annotated[str, NuclideType]], Asks("the direct decay products of {nuclide}")
    ]
    main_daughter: Annotated[
        str, NuclideType, Asks("the most frequent direct decay product of {nuclide}")
    ]
    main_fraction: Annotated[
        float,
        Asks(
            "the share of decays of {nuclide} that go to its most frequent decay product",
            noun="share of decays to the most frequent product",
            round_to=4,
        ),
    ]


class DecayModes(Result):
    main_mode: Annotated[str, Asks("the main decay mode of {nuclide}")]


class NuclideMass(Result):
    atomic_mass_u: Annotated[
        float, Asks("the atomic mass of {nuclide}", noun="atomic mass", unit="u", round_to=4)
    ]


class ActivityLeft(Result):
    activity_mbq: Annotated[
        float,
        Asks(
            "the activity of {nuclide} that is left of {initial_mbq} after {days}",
            noun="activity left of {initial_mbq} after {days}",
            unit="MBq",
            round_to=3,
        ),
    ]


class SpecificActivity(Result):
    tbq_per_gram: Annotated[
        float, Asks("the specific activity of {nuclide}", noun="specific activity", unit="TBq/g")
    ]


class DecayConstant(Result):
    per_second: Annotated[float, Asks("the decay constant for {half_life_s}", unit="per second")]


@tool(
    kind="retrieval",
    examples=[
        Example(
            symbol="Co",
            minimum_days=30.0,
            gives={"nuclides": ["Co-56", "Co-57", "Co-58", "Co-60"], "count": 4},
        )
    ],
)
def element_radionuclides(
    symbol: Symbol,
    minimum_days: Annotated[float, "Shortest half-life in days", Draws(2, 10, 30, unit="days")],
) -> Radionuclides:
    """Radionuclides of an element in ICRP-107 that live longer than a number of days."""
    found = [name for name in _nuclides() if name.startswith(f"{symbol}-")]
    lasting = [n for n in sorted(found) if minimum_days * DAY_S < _half_life(n) < math.inf]
    if not lasting:
        raise ToolError(f"ICRP-107 has no nuclide of {symbol} that lives that long.")
    return Radionuclides(nuclides=lasting[:MOST_NUCLIDES], count=len(lasting))


@tool(
    kind="retrieval",
    examples=[Example(nuclide="I-131", gives={"half_life_s": 692988.48, "half_life_days": 8.0207})],
)
def nuclide_half_life(nuclide: Nuclide) -> HalfLife:
    """Half-life of a radionuclide in seconds and in days."""
    seconds = _finite_half_life(nuclide)
    return HalfLife(half_life_s=seconds, half_life_days=float(f"{seconds / DAY_S:.6g}"))


@tool(
    kind="retrieval",
    examples=[
        Example(
            nuclide="I-131",
            gives={
                "daughters": ["Xe-131", "Xe-131m"],
                "main_daughter": "Xe-131",
                "main_fraction": 0.98824,
            },
        )
    ],
)
def nuclide_progeny(nuclide: Nuclide) -> Progeny:
    """Direct decay products of a radionuclide, the most frequent one and its share."""
    _finite_half_life(nuclide)
    found = _nuclide(nuclide)
    pairs = list(zip(found.progeny(), found.branching_fractions(), strict=True))
    pairs = [(name, share) for name, share in pairs if name in _nuclides()]
    if not pairs:
        raise ToolError(f"ICRP-107 names no decay product of {nuclide}.")
    main, share = max(pairs, key=lambda pair: pair[1])
    return Progeny(daughters=[name for name, _ in pairs], main_daughter=main, main_fraction=share)


@tool(kind="retrieval", examples=[Example(nuclide="Ra-226", gives={"main_mode": "α"})])
def nuclide_decay_mode(nuclide: Nuclide) -> DecayModes:
    """Most frequent decay mode of a radionuclide (α, β-, β+ & EC, IT, SF ...)."""
    _finite_half_life(nuclide)
    found = _nuclide(nuclide)
    pairs = zip(found.branching_fractions(), found.decay_modes(), strict=True)
    return DecayModes(main_mode=max(pairs, key=lambda pair: pair[0])[1])


@tool(kind="retrieval", examples=[Example(nuclide="C-14", gives={"atomic_mass_u": 14.00324})])
def nuclide_atomic_mass(nuclide: Nuclide) -> NuclideMass:
    """Atomic mass of a nuclide in unified atomic mass units."""
    return NuclideMass(atomic_mass_u=float(_nuclide(nuclide).atomic_mass))


@tool(
    kind="processing",
    examples=[
        Example(nuclide="I-131", initial_mbq=100.0, days=8.0207, gives={"activity_mbq": 50.0})
    ],
)
def activity_after(
    nuclide: Nuclide,
    initial_mbq: Annotated[float, "Activity at the start in MBq", Draws(37, 100, 400, unit="MBq")],
    days: Annotated[float, "Days that pass", Draws(3, 7, 30, 365, unit="days")],
) -> ActivityLeft:
    """Activity of a radionuclide that is left after a number of days, in MBq."""
    if not (0 < initial_mbq <= 1e12 and 0 <= days <= 1e7):
        raise ToolError("The activity must be above 0 MBq and the days from 0 to 10 million.")
    share = 0.5 ** (days * DAY_S / _finite_half_life(nuclide))
    return ActivityLeft(activity_mbq=float(f"{initial_mbq * share:.8g}"))


@tool(kind="processing", examples=[Example(nuclide="Ra-226", gives={"tbq_per_gram": 0.03658})])
def specific_activity(nuclide: Nuclide) -> SpecificActivity:
    """Specific activity of a pure radionuclide in TBq/g: ln 2 x N_A / (half-life x mass)."""
    atoms = 6.02214076e23 / float(_nuclide(nuclide).atomic_mass)
    value = math.log(2) * atoms / _finite_half_life(nuclide) / 1e12
    return SpecificActivity(tbq_per_gram=float(f"{value:.4g}"))


@tool(
    kind="processing", examples=[Example(half_life_s=692988.48, gives={"per_second": 1.00023e-6})]
)
def decay_constant(
    half_life_s: Annotated[float, "Half-life in seconds", HalfLifeSeconds],
) -> DecayConstant:
    """Decay constant, ln 2 / half-life, per second."""
    if not 0 < half_life_s < 1e30:
        raise ToolError(f"The half-life must be above 0 seconds, not {half_life_s:g}.")
    return DecayConstant(per_second=float(f"{math.log(2) / half_life_s:.6g}"))


@seeds(NuclideType, source="ICRP Publication 107")
def radionuclides() -> Iterator[str]:
    """Radionuclides that live from an hour to a million years, one in three."""
    lasting = [n for n in _nuclides() if 3600 < _half_life(n) < 3.2e13]
    yield from sorted(lasting)[::3]


@seeds(ElementSymbol, source="ICRP Publication 107")
def elements() -> Iterator[str]:
    """Elements with a radionuclide that lives longer than thirty days."""
    lasting = {n.partition("-")[0] for n in _nuclides() if 30 * DAY_S < _half_life(n) < math.inf}
    yield from sorted(lasting)


@cache
def _data() -> Any:
    import radioactivedecay

    return radioactivedecay


@cache
def _nuclides() -> dict[str, None]:
    return {str(name): None for name in _data().DEFAULTDATA.nuclides}


def _nuclide(name: str) -> Any:
    if name not in _nuclides():
        raise ToolError(f"ICRP-107 has no nuclide {name}; I-131 is one.")
    return _data().Nuclide(name)


@cache
def _half_life(name: str) -> float:
    return float(_data().DEFAULTDATA.half_life(name, "s"))


def _finite_half_life(name: str) -> float:
    _nuclide(name)
    seconds = _half_life(name)
    if math.isinf(seconds):
        raise ToolError(f"{name} is stable, so it has no half-life and does not decay.")
    return seconds
