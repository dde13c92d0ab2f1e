"""Half-lives, decay modes, products and masses of nuclides from mendeleev's tables."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import ElementSymbol, Year
from synthesis.tools.entities.science import HalfLifeDays
from synthesis.tools.entities.science import Nuclide as NuclideType
from synthesis.tools.packs.science import _decay

PACK = Pack(
    title="mendeleev: radioactivity",
    distributions=("mendeleev",),
    licence="MIT",
    data="Half-lives and decay modes of NUBASE2020, atomic masses of AME2020",
    data_licence="MIT, with the library",
    data_date="2021-03",
)
LEAST_SEED_S = 300.0
MOST_NUCLIDES = 50
WELL_KNOWN = """
Ac-225 Ac-227 Ac-228 Ag-111 Am-241 Am-243 Ar-37 Ar-39 Ar-41 As-74 As-76 At-211 Au-195 Au-198
Ba-131 Ba-133 Ba-140 Be-7 Bi-207 Bi-210 Bi-212 Br-76 Br-77 Br-82 C-11 C-14 Ca-45 Ca-47 Cd-109
Cd-115 Ce-139 Ce-141 Ce-144 Cf-252 Cm-242 Cm-244 Co-55 Co-56 Co-57 Co-58 Co-60 Cr-51 Cs-131 Cs-134
Cs-137 Cu-61 Cu-64 Cu-67 Dy-165 Er-169 Eu-152 Eu-154 Eu-155 F-18 Fe-52 Fe-55 Fe-59 Ga-66 Ga-67
Ga-68 Gd-153 Ge-68 Ge-71 H-3 Hf-181 Hg-197 Hg-203 Ho-166 I-123 I-124 I-125 I-131 I-132 I-133 I-135
In-111 Ir-192 K-42 K-43 Kr-85 La-140 Lu-177 Mn-52 Mn-54 Mn-56 Mo-99 Na-22 Na-24 Nb-95 Nd-147 Ni-57
Ni-63 Np-239 Os-191 P-32 P-33 Pa-233 Pb-203 Pb-210 Pb-212 Pd-103 Pm-147 Pm-149 Po-208 Po-210
Pr-142 Pr-143 Pu-238 Pu-241 Ra-223 Ra-224 Ra-225 Ra-226 Ra-228 Rb-83 Rb-86 Re-186 Re-188 Rh-105
Rn-222 Ru-103 Ru-106 S-35 Sb-122 Sb-124 Sb-125 Sc-44 Sc-46 Sc-47 Se-75 Sm-151 Sm-153 Sn-113 Sr-82
Sr-85 Sr-89 Sr-90 Ta-182 Tb-149 Tb-155 Tb-160 Tb-161 Tc-96 Te-132 Th-227 Th-228 Th-231 Th-234
Ti-44 Ti-45 Tl-201 Tl-204 Tm-170 U-230 U-232 U-237 V-48 W-181 W-187 W-188 Xe-127 Xe-133 Xe-135
Y-86 Y-87 Y-88 Y-90 Y-91 Yb-169 Zn-62 Zn-65 Zr-89 Zr-95
"""

Nuclide = Annotated[str, "Nuclide such as I-131, in its ground state", NuclideType]
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
    half_life_days: Annotated[
        float,
        HalfLifeDays,
        Asks("the half-life of {nuclide}", refers="{nuclide}", noun="half-life", unit="days"),
    ]
    uncertainty_percent: Annotated[
        float,
        Asks(
            "the relative uncertainty of the measured half-life of {nuclide}",
            noun="relative uncertainty of the measured half-life",
            unit="%",
        ),
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
    percent: Annotated[
        float,
        Asks(
            "the share of decays of {nuclide} that take place in its main mode",
            noun="share of decays in the main mode",
            unit="%",
            round_to=2,
        ),
    ]


class Discovery(Result):
    year: Annotated[
        int, Year, Asks("the year in which {nuclide} was discovered", noun="year of discovery")
    ]


class DecayConstant(Result):
    per_day: Annotated[
        float, Asks("the decay constant of {half_life_days}", noun="decay constant", unit="day⁻¹")
    ]


class NuclideMass(Result):
    atomic_mass_u: Annotated[
        float, Asks("the atomic mass of {nuclide}", noun="atomic mass", unit="u", round_to=4)
    ]


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
    minimum_days: Annotated[
        float,
        "Shortest half-life in days",
        Draws(2, 10, 30, unit="days"),
    ],
) -> Radionuclides:
    """Radionuclides of an element that live longer than a number of days (NUBASE2020)."""
    found = [n for n in _decay.nuclides().values() if n.symbol == symbol and n.decays]
    lasting = [n.name for n in found if n.half_life_s > minimum_days * _decay.DAY_S]
    if not lasting:
        raise ToolError(f"No radionuclide of {symbol[:10]} is known to live that long.")
    return Radionuclides(nuclides=lasting[:MOST_NUCLIDES], count=len(lasting))


@tool(
    kind="retrieval",
    examples=[
        Example(
            nuclide="I-131",
            gives={"half_life_days": 8.0249, "uncertainty_percent": 0.0075},
            rel=5e-3,
        ),
        # Kondev et al. (2021): 5,700 years, give or take 30.
        Example(nuclide="C-14", gives={"half_life_days": 2081881, "uncertainty_percent": 0.5263}),
    ],
)
def nuclide_half_life(nuclide: Nuclide) -> HalfLife:
    """Half-life of a radionuclide in days, and its uncertainty in percent (NUBASE2020)."""
    found = _decay.radioactive(nuclide)
    if found.uncertainty is None:
        raise ToolError(f"The half-life of {nuclide} is only an estimate.")
    return HalfLife(
        half_life_days=float(f"{found.half_life_s / _decay.DAY_S:.6g}"),
        uncertainty_percent=float(f"{found.uncertainty * 100:.3g}"),
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            nuclide="K-40",
            gives={"daughters": ["Ca-40", "Ar-40"], "main_daughter": "Ca-40"},
        ),
        Example(
            nuclide="Bi-212",
            gives={"daughters": ["Po-212", "Tl-208"], "main_fraction": 0.6406},
        ),
    ],
)
def nuclide_progeny(nuclide: Nuclide) -> Progeny:
    """Direct decay products of a radionuclide, and the most frequent one with its share."""
    found = _decay.radioactive(nuclide)
    main, share = _decay.main_product(found)
    return Progeny(daughters=_decay.products(found), main_daughter=main, main_fraction=share)


@tool(
    kind="retrieval",
    examples=[
        Example(nuclide="Ra-226", gives={"main_mode": "alpha decay", "percent": 100}),
        Example(nuclide="Cf-252", gives={"main_mode": "alpha decay", "percent": 96.9}),
    ],
)
def nuclide_decay_mode(nuclide: Nuclide) -> DecayModes:
    """Main decay mode of a radionuclide (alpha decay, electron capture ...) and its share in %."""
    mode = _decay.main_mode(_decay.radioactive(nuclide))
    return DecayModes(main_mode=_decay.WORDS[mode.name], percent=min(100.0, mode.percent or 0))


@tool(
    kind="retrieval",
    # Radium by M. and P. Curie, the rays of uranium by Becquerel.
    examples=[
        Example(nuclide="Ra-226", gives={"year": 1898}, rel=1e-9),
        Example(nuclide="U-238", gives={"year": 1896}, rel=1e-9),
    ],
)
def nuclide_discovery(nuclide: Nuclide) -> Discovery:
    """Year in which a nuclide was discovered (NUBASE2020)."""
    year = _decay.find(nuclide).discovered
    if year is None or year < 1890:
        raise ToolError(f"The table has no year for the discovery of {nuclide}.")
    return Discovery(year=year)


@tool(kind="retrieval", examples=[Example(nuclide="C-14", gives={"atomic_mass_u": 14.00324})])
def nuclide_atomic_mass(nuclide: Nuclide) -> NuclideMass:
    """Atomic mass of a nuclide in unified atomic mass units (AME2020)."""
    return NuclideMass(atomic_mass_u=_decay.find(nuclide).mass_u)


@tool(kind="processing", examples=[Example(half_life_days=8.0207, gives={"per_day": 0.0864198})])
def decay_constant(
    half_life_days: Annotated[float, "Half-life in days", HalfLifeDays],
) -> DecayConstant:
    """Decay constant, ln 2 / half-life, per day."""
    if not 0 < half_life_days < 1e25:
        raise ToolError(f"The half-life must be above 0 days, not {half_life_days:g}.")
    return DecayConstant(per_day=float(f"{math.log(2) / half_life_days:.5g}"))


@seeds(NuclideType, source="NUBASE2020, nuclides with a measured half-life")
def radionuclides() -> Iterator[str]:
    """Those of medicine, industry, dating and reactors first, then all of five minutes or more."""
    known = dict.fromkeys(WELL_KNOWN.split())
    yield from known
    for item in _decay.nuclides().values():
        if item.decays and item.half_life_s >= LEAST_SEED_S and item.name not in known:
            yield item.name


@seeds(ElementSymbol, source="NUBASE2020")
def elements() -> Iterator[str]:
    """Elements with a radionuclide that lives longer than thirty days."""
    found = _decay.nuclides().values()
    lasting = (n.symbol for n in found if n.decays and n.half_life_s > 30 * _decay.DAY_S)
    yield from sorted(set(lasting))
