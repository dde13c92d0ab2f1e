"""Decay chains, parents, isobars and longest-lived nuclides of ICRP-107."""

from __future__ import annotations

import math
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import ElementSymbol
from synthesis.tools.entities.science import Nuclide as NuclideType
from synthesis.tools.packs.science import _decay

PACK = Pack(
    title="radioactivedecay",
    distributions=("radioactivedecay", "numpy"),
    licence="MIT, BSD-3-Clause (NumPy)",
    data="ICRP Publication 107 nuclear decay data, with atomic masses of AME2020",
    data_licence="ICRP-07: free for educational, research and not-for-profit use; AME2020 public",
    data_date="2008",
)


LONGEST_CHAIN = 40


MOST_NAMES = 30


Nuclide = Annotated[str, "Nuclide such as I-131 or Tc-99m", NuclideType]


class Chain(Result):
    chain: Annotated[
        list[Annotated[str, NuclideType]],
        Asks("the nuclides that follow {nuclide} in its main decay chain, in order"),
    ]
    end: Annotated[
        str, NuclideType, Asks("the nuclide in which the main decay chain of {nuclide} ends")
    ]
    steps: Annotated[
        int,
        Asks(
            "the number of decays in the main decay chain of {nuclide}",
            noun="number of decays in the main decay chain",
        ),
    ]


class Parents(Result):
    parents: Annotated[
        list[Annotated[str, NuclideType]],
        Asks("the nuclides of ICRP-107 that decay directly to {nuclide}"),
    ]


class Isobars(Result):
    isobars: Annotated[
        list[Annotated[str, NuclideType]],
        Asks("the other ground-state nuclides of ICRP-107 with the mass number of {nuclide}"),
    ]


class LongestLived(Result):
    nuclide: Annotated[
        str, NuclideType, Asks("the longest-lived radionuclide of {symbol} in ICRP-107")
    ]
    count: Annotated[
        int,
        Asks(
            "the number of radionuclides of {symbol} in ICRP-107",
            noun="number of radionuclides in ICRP-107",
            additive=True,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(nuclide="U-238", gives={"end": "Pb-206", "steps": 14}, rel=1e-9)],
)
def decay_chain(nuclide: Nuclide) -> Chain:
    """Main decay chain of a radionuclide (the most frequent product each time) to its end."""
    chain, found = [], _decay.radioactive(nuclide)
    while not math.isinf(found.half_life_s) and len(chain) < LONGEST_CHAIN:
        name, _ = _decay.main_product(found)
        chain.append(name)
        found = _decay.find(name)
    return Chain(chain=chain, end=chain[-1], steps=len(chain))


@tool(kind="retrieval", examples=[Example(nuclide="Tc-99m", gives={"parents": ["Mo-99"]})])
def nuclide_parents(nuclide: Nuclide) -> Parents:
    """Nuclides that decay directly to a nuclide (ICRP-107)."""
    _decay.find(nuclide)
    everything = _decay.nuclides().values()
    found = sorted(n.name for n in everything if nuclide in (name for name, _, _ in n.products))
    if not found:
        raise ToolError(f"No nuclide of ICRP-107 decays to {nuclide}.")
    return Parents(parents=found[:MOST_NAMES])


@tool(
    kind="retrieval",
    examples=[
        Example(nuclide="C-14", gives={"isobars": ["N-14", "O-14"]}),
    ],
)
def nuclide_isobars(nuclide: Nuclide) -> Isobars:
    """Other nuclides (ground states) with as many nucleons as a nuclide, by atomic number."""
    mine = _decay.find(nuclide)
    same = [n for n in _decay.nuclides().values() if n.mass_number == mine.mass_number]
    ground = [n for n in same if n.name[-1].isdigit() and n.symbol != mine.symbol]
    if not ground:
        raise ToolError(f"ICRP-107 has no isobar of {nuclide}.")
    return Isobars(isobars=[n.name for n in sorted(ground, key=lambda n: n.protons)])


@tool(kind="retrieval", examples=[Example(symbol="Tc", gives={"nuclide": "Tc-98"})])
def longest_lived_radionuclide(
    symbol: Annotated[str, "Symbol of the chemical element", ElementSymbol],
) -> LongestLived:
    """Longest-lived radionuclide of an element in ICRP-107, and how many there are."""
    everything = (n for n in _decay.nuclides().values() if n.symbol == symbol)
    found = [n for n in everything if not math.isinf(n.half_life_s)]
    if not found:
        raise ToolError(f"ICRP-107 has no radionuclide of {symbol[:10]}.")
    best = max(found, key=lambda n: n.half_life_s)
    return LongestLived(nuclide=best.name, count=len(found))
