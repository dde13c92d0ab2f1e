"""Decay chains, parents, isobars, isotones and longest-lived nuclides (NUBASE2020)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import ElementSymbol
from synthesis.tools.entities.science import Nuclide as NuclideType
from synthesis.tools.packs._lists import complete
from synthesis.tools.packs.science import _decay

PACK = Pack(
    title="mendeleev: families of nuclides",
    distributions=("mendeleev",),
    licence="MIT",
    data="Half-lives and decay modes of NUBASE2020, atomic masses of AME2020",
    data_licence="MIT, with the library",
    data_date="2021-03",
)


LONGEST_CHAIN = 40
LEAST_PARENT_S = 60.0

Nuclide = Annotated[str, "Nuclide such as I-131, in its ground state", NuclideType]


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
        Asks("the nuclides with a half-life of at least a minute that decay directly to {nuclide}"),
    ]


class Isobars(Result):
    isobars: Annotated[
        list[Annotated[str, NuclideType]],
        Asks("the other nuclides with the mass number of {nuclide} that last at least a day"),
    ]


class Isotones(Result):
    isotones: Annotated[
        list[Annotated[str, NuclideType]],
        Asks("the other nuclides with as many neutrons as {nuclide} that last at least a day"),
    ]


class LongestLived(Result):
    nuclide: Annotated[str, NuclideType, Asks("the longest-lived radionuclide of {symbol}")]
    count: Annotated[
        int,
        Asks(
            "the number of radionuclides of {symbol} with a measured half-life",
            noun="number of radionuclides with a measured half-life",
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
    while not found.stable and len(chain) < LONGEST_CHAIN:
        name, _ = _decay.main_product(found)
        chain.append(name)
        found = _decay.find(name)
        if not found.stable and not found.decays:
            raise ToolError(f"The chain leads to {name}, whose half-life is not measured.")
    return Chain(chain=chain, end=chain[-1], steps=len(chain))


@tool(
    kind="retrieval",
    examples=[
        Example(nuclide="Pb-206", gives={"parents": ["Tl-206", "Bi-206", "Po-210"]}),
        Example(nuclide="Rn-222", gives={"parents": ["Ra-226"]}),
    ],
)
def nuclide_parents(nuclide: Nuclide) -> Parents:
    """Nuclides with a half-life of a minute or more that decay directly to a nuclide."""
    _decay.find(nuclide)
    lasting = (n for n in _decay.nuclides().values() if n.decays)
    lasting = (n for n in lasting if n.half_life_s >= LEAST_PARENT_S)
    found = [n.name for n in lasting if nuclide in _decay.products(n)]
    if not found:
        raise ToolError(f"No nuclide that lives for a minute decays directly to {nuclide}.")
    return Parents(parents=complete(found, f"parents of {nuclide}"))


@tool(
    kind="retrieval",
    examples=[
        Example(nuclide="C-14", gives={"isobars": ["N-14"]}),
        Example(nuclide="Ar-40", gives={"isobars": ["K-40", "Ca-40"]}),
    ],
)
def nuclide_isobars(nuclide: Nuclide) -> Isobars:
    """Other nuclides with as many nucleons that are stable or live a day, by atomic number."""
    mine = _decay.find(nuclide)
    same = [n.name for n in _lasting() if n.mass_number == mine.mass_number and n != mine]
    if not same:
        raise ToolError(f"{nuclide} has no isobar that lasts a day.")
    return Isobars(isobars=same)


@tool(
    kind="retrieval",
    # The magic number of twenty neutrons has five stable isotones.
    examples=[Example(nuclide="Ca-40", gives={"isotones": ["S-36", "Cl-37", "Ar-38", "K-39"]})],
)
def nuclide_isotones(nuclide: Nuclide) -> Isotones:
    """Other nuclides with as many neutrons that are stable or live a day, by atomic number."""
    mine = _decay.find(nuclide)
    neutrons = mine.mass_number - mine.protons
    same = [n for n in _lasting() if n.mass_number - n.protons == neutrons and n != mine]
    if not same:
        raise ToolError(f"{nuclide} has no isotone that lasts a day.")
    return Isotones(isotones=[n.name for n in same])


@tool(
    kind="retrieval",
    # Kondev et al. (2021): Tc-97 lives 4.21 million years, Tc-98 4.2 million.
    examples=[Example(symbol="Tc", gives={"nuclide": "Tc-97"})],
)
def longest_lived_radionuclide(
    symbol: Annotated[str, "Symbol of the chemical element", ElementSymbol],
) -> LongestLived:
    """Longest-lived radionuclide of an element (NUBASE2020), and how many have a half-life."""
    found = [n for n in _decay.nuclides().values() if n.symbol == symbol and n.decays]
    if not found:
        raise ToolError(f"No radionuclide of {symbol[:10]} has a measured half-life.")
    best = max(found, key=lambda n: n.half_life_s)
    return LongestLived(nuclide=best.name, count=len(found))


def _lasting() -> Iterator[_decay.Decay]:
    return (n for n in _decay.nuclides().values() if n.half_life_s >= _decay.DAY_S)
