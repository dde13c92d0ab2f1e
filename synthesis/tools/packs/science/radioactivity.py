"""Radioactive decay of nuclides (ICRP-107) with radioactivedecay."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import ElementSymbol
from synthesis.tools.entities.science import HalfLifeDays
from synthesis.tools.entities.science import Nuclide as NuclideType
from synthesis.tools.packs.science import _decay

PACK = Pack(
    title="radioactivedecay",
    distributions=("radioactivedecay",),
    licence="MIT",
    data="ICRP Publication 107 nuclear decay data, with atomic masses of AME2020",
    data_licence="ICRP-07: free for educational, research and not-for-profit use; AME2020 public",
    data_date="2008",
)
DAY_S = 86400.0
LEAST_SEED_S = 600.0
LEAST_SHARE = 1e-9
MOST_NUCLIDES = 50
WELL_KNOWN = """
Ac-225 Ac-227 Ac-228 Ag-110m Ag-111 Am-241 Am-243 Ar-37 Ar-39 Ar-41 As-74 As-76 At-211 Au-195
Au-198 Ba-131 Ba-133 Ba-140 Be-7 Bi-207 Bi-210 Bi-212 Br-76 Br-77 Br-82 C-11 C-14 Ca-45 Ca-47
Cd-109 Cd-115 Ce-139 Ce-141 Ce-144 Cf-252 Cm-242 Cm-244 Co-55 Co-56 Co-57 Co-58 Co-60 Cr-51
Cs-131 Cs-134 Cs-137 Cu-61 Cu-64 Cu-67 Dy-165 Er-169 Eu-152 Eu-154 Eu-155 F-18 Fe-52 Fe-55
Fe-59 Ga-66 Ga-67 Ga-68 Gd-153 Ge-68 Ge-71 H-3 Hf-181 Hg-197 Hg-203 Ho-166 I-123 I-124 I-125
I-131 I-132 I-133 I-135 In-111 In-113m Ir-192 K-42 K-43 Kr-85 La-140 Lu-177 Mn-52 Mn-54 Mn-56
Mo-99 Na-22 Na-24 Nb-95 Nd-147 Ni-57 Ni-63 Np-239 Os-191 P-32 P-33 Pa-233 Pb-203 Pb-210 Pb-212
Pd-103 Pm-147 Pm-149 Po-208 Po-210 Pr-142 Pr-143 Pu-238 Pu-241 Ra-223 Ra-224 Ra-225 Ra-226 Ra-228
Rb-83 Rb-86 Re-186 Re-188 Rh-105 Rn-222 Ru-103 Ru-106 S-35 Sb-122 Sb-124 Sb-125 Sc-44 Sc-46 Sc-47
Se-75 Sm-151 Sm-153 Sn-113 Sn-117m Sr-82 Sr-85 Sr-89 Sr-90 Ta-182 Tb-149 Tb-155 Tb-160 Tb-161
Tc-95m Tc-96 Tc-99m Te-132 Th-227 Th-228 Th-231 Th-234 Ti-44 Ti-45 Tl-201 Tl-204 Tm-170 U-230
U-232 U-237 V-48 W-181 W-187 W-188 Xe-127 Xe-133 Xe-135 Y-86 Y-87 Y-88 Y-90 Y-91 Yb-169 Zn-62
Zn-65 Zn-69m Zr-89 Zr-95
"""

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
    half_life_days: Annotated[
        float,
        HalfLifeDays,
        Asks("the half-life of {nuclide}", refers="{nuclide}", noun="half-life", unit="days"),
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
            "the activity left after {days} of {initial_mbq} of {nuclide}",
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
    per_day: Annotated[
        float, Asks("the decay constant of {half_life_days}", noun="decay constant", unit="day⁻¹")
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
    """Radionuclides of an element in ICRP-107 that live longer than a number of days."""
    found = [item for item in _decay.nuclides().values() if item.symbol == symbol]
    lasting = sorted(n.name for n in found if minimum_days * DAY_S < n.half_life_s < math.inf)
    if not lasting:
        raise ToolError(f"ICRP-107 has no nuclide of {symbol} that lives that long.")
    return Radionuclides(nuclides=lasting[:MOST_NUCLIDES], count=len(lasting))


@tool(
    kind="retrieval",
    examples=[Example(nuclide="I-131", gives={"half_life_days": 8.0207})],
)
def nuclide_half_life(nuclide: Nuclide) -> HalfLife:
    """Half-life of a radionuclide in days."""
    seconds = _decay.radioactive(nuclide).half_life_s
    return HalfLife(half_life_days=float(f"{seconds / DAY_S:.6g}"))


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
    found = _decay.radioactive(nuclide)
    main, share = _decay.main_product(found)
    names = [name for name, _, _ in found.products if name in _decay.nuclides()]
    return Progeny(daughters=names, main_daughter=main, main_fraction=share)


@tool(kind="retrieval", examples=[Example(nuclide="Ra-226", gives={"main_mode": "α"})])
def nuclide_decay_mode(nuclide: Nuclide) -> DecayModes:
    """Most frequent decay mode of a radionuclide (α, β-, β+ & EC, IT, SF ...)."""
    products = _decay.radioactive(nuclide).products
    return DecayModes(main_mode=max(products, key=lambda product: product[1])[2])


@tool(kind="retrieval", examples=[Example(nuclide="C-14", gives={"atomic_mass_u": 14.00324})])
def nuclide_atomic_mass(nuclide: Nuclide) -> NuclideMass:
    """Atomic mass of a nuclide in unified atomic mass units."""
    return NuclideMass(atomic_mass_u=_decay.find(nuclide).mass_u)


@tool(
    kind="processing",
    examples=[
        Example(nuclide="I-131", initial_mbq=100.0, days=8.0207, gives={"activity_mbq": 50.0})
    ],
)
def activity_after(
    nuclide: Nuclide,
    initial_mbq: Annotated[
        float,
        "Activity at the start in MBq",
        Draws(37, 100, 400, label="the activity at the start", unit="MBq"),
    ],
    days: Annotated[float, "Days that pass", Draws(3, 7, 30, 365, label="the time", unit="days")],
) -> ActivityLeft:
    """Activity of a radionuclide that is left after a number of days, in MBq."""
    if not (0 < initial_mbq <= 1e12 and 0 <= days <= 1e7):
        raise ToolError("The activity must be above 0 MBq and the days from 0 to 10 million.")
    share = 0.5 ** (days * DAY_S / _decay.radioactive(nuclide).half_life_s)
    if share < LEAST_SHARE:
        raise ToolError(f"After {days:g} days less than a billionth of {nuclide} is left.")
    return ActivityLeft(activity_mbq=float(f"{initial_mbq * share:.8g}"))


@tool(kind="processing", examples=[Example(nuclide="Ra-226", gives={"tbq_per_gram": 0.03658})])
def specific_activity(nuclide: Nuclide) -> SpecificActivity:
    """Specific activity of a pure radionuclide in TBq/g: ln 2 x N_A / (half-life x mass)."""
    found = _decay.radioactive(nuclide)
    value = math.log(2) * 6.02214076e23 / found.mass_u / found.half_life_s / 1e12
    return SpecificActivity(tbq_per_gram=float(f"{value:.4g}"))


@tool(kind="processing", examples=[Example(half_life_days=8.0207, gives={"per_day": 0.0864198})])
def decay_constant(
    half_life_days: Annotated[float, "Half-life in days", HalfLifeDays],
) -> DecayConstant:
    """Decay constant, ln 2 / half-life, per day."""
    if not 0 < half_life_days < 1e25:
        raise ToolError(f"The half-life must be above 0 days, not {half_life_days:g}.")
    return DecayConstant(per_day=float(f"{math.log(2) / half_life_days:.5g}"))


@seeds(NuclideType, source="ICRP Publication 107")
def radionuclides() -> Iterator[str]:
    """Those of medicine, industry, dating and reactors first, then all of ten minutes or more."""
    known = [name for name in WELL_KNOWN.split() if name in _decay.nuclides()]
    yield from known
    for item in _decay.nuclides().values():
        if LEAST_SEED_S <= item.half_life_s < math.inf and item.name not in known:
            yield item.name


@seeds(ElementSymbol, source="ICRP Publication 107")
def elements() -> Iterator[str]:
    """Elements with a radionuclide that lives longer than thirty days."""
    found = _decay.nuclides().values()
    yield from sorted({n.symbol for n in found if 30 * DAY_S < n.half_life_s < math.inf})
