"""Radioactive decay with time: activity, growth of products, equilibrium and ages."""

from __future__ import annotations

import math
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.science import Nuclide as NuclideType
from synthesis.tools.packs.science import _decay

PACK = Pack(
    title="mendeleev: decay with time",
    distributions=("mendeleev",),
    licence="MIT",
    data="Half-lives and decay modes of NUBASE2020, atomic masses of AME2020",
    data_licence="MIT, with the library",
    data_date="2021-03",
)
LONGEST_CHAIN = 40
MOST_LIVES = 1e4
OLDEST_YEARS = 1.38e10
LEAST_SHARE, MOST_SHARE = 1e-9, 0.99999
MOST_MICROGRAMS = 1e12
AVOGADRO = 6.02214076e23
DAY_S = _decay.DAY_S
ISOMERS = (
    "Ag-115 Cd-104 Cd-117 Er-158 Er-160 Fe-52 Os-182 Pd-101 Pd-99 Pt-186 Pu-246 Ru-94 Sb-127"
    " Sb-129 Sn-108 Sn-110 Sn-126 Sn-128 Th-234 U-240 W-178 Y-85 Zr-87"
)
VIA_ISOMER = frozenset(ISOMERS.split())
"""Nuclides with many decays to an isomer of the product, which the table does not have."""

Nuclide = Annotated[str, "Nuclide such as I-131, in its ground state", NuclideType]


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


class Waiting(Result):
    days: Annotated[
        float,
        Asks(
            "the time until {percent} of {nuclide} is left",
            noun="time until {percent} is left",
            unit="days",
        ),
    ]


class SourceMass(Result):
    micrograms: Annotated[
        float,
        Asks(
            "the mass of a pure sample of {nuclide} with an activity of {activity_mbq}",
            noun="mass of a pure sample with an activity of {activity_mbq}",
            unit="µg",
        ),
    ]


class DaughterActivity(Result):
    daughter: str
    activity_mbq: Annotated[
        float,
        Asks(
            "the activity of the main decay product of {nuclide} after {hours}, beginning with "
            "{initial_mbq} of the parent alone",
            unit="MBq",
            round_to=3,
        ),
    ]


class Equilibrium(Result):
    daughter: str
    activity_ratio: Annotated[
        float,
        Asks(
            "the ratio of the activity of the main decay product to that of {nuclide} once the "
            "two are in equilibrium",
            noun="ratio of the activity of the main decay product to its own at equilibrium",
            round_to=4,
        ),
    ]
    maximum_days: Annotated[
        float,
        Asks(
            "the time after which the activity of the main decay product is highest in a sample "
            "that began as pure {nuclide}",
            noun="time until the activity of the main decay product is highest",
            unit="days",
        ),
    ]


class Age(Result):
    years: Annotated[
        float,
        Asks(
            "the age of a sample with {ratio} of the end product of the decay for each atom of "
            "{nuclide}, when none was there at first",
            unit="years",
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(nuclide="I-131", initial_mbq=100.0, days=8.0249, gives={"activity_mbq": 50.0})
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
    if days and share > MOST_SHARE:
        raise ToolError(f"{nuclide} lives so long that {days:g} days change nothing.")
    return ActivityLeft(activity_mbq=float(f"{initial_mbq * share:.8g}"))


@tool(kind="processing", examples=[Example(nuclide="Ra-226", gives={"tbq_per_gram": 0.03658})])
def specific_activity(nuclide: Nuclide) -> SpecificActivity:
    """Specific activity of a pure radionuclide in TBq/g: ln 2 x N_A / (half-life x mass)."""
    found = _decay.radioactive(nuclide)
    value = math.log(2) * AVOGADRO / found.mass_u / found.half_life_s / 1e12
    return SpecificActivity(tbq_per_gram=float(f"{value:.4g}"))


@tool(kind="processing", examples=[Example(nuclide="I-131", percent=25.0, gives={"days": 16.0498})])
def decay_time_to_fraction(
    nuclide: Nuclide,
    percent: Annotated[float, "Share left, above 0 and below 100 %", Draws(1, 5, 10, 25, unit="%")],
) -> Waiting:
    """Days until a share of a radionuclide is left: half-life x log2(100 / percent)."""
    if not 0 < percent < 100:
        raise ToolError(f"The share must lie between 0 and 100 %, not {percent:g}.")
    days = _decay.radioactive(nuclide).half_life_s / DAY_S * math.log2(100 / percent)
    if days * DAY_S > OLDEST_YEARS * _decay.YEAR_S:
        raise ToolError("That would take longer than the age of the universe.")
    return Waiting(days=float(f"{days:.6g}"))


@tool(
    kind="processing",
    examples=[
        # The curie, 37,000 MBq, was the activity of a gram of radium.
        Example(nuclide="Ra-226", activity_mbq=37.0, gives={"micrograms": 1011}, rel=2e-3)
    ],
)
def activity_to_mass(
    nuclide: Nuclide,
    activity_mbq: Annotated[float, "Activity in MBq", Draws(37, 185, 1000, unit="MBq")],
) -> SourceMass:
    """Mass in µg of a pure radionuclide with an activity: A x half-life x M / (N_A ln 2)."""
    if not 0 < activity_mbq <= 1e12:
        raise ToolError("The activity must be above 0 and at most 1e12 MBq.")
    found = _decay.radioactive(nuclide)
    atoms = activity_mbq * 1e6 * found.half_life_s / math.log(2)
    micrograms = atoms / AVOGADRO * found.mass_u * 1e6
    if micrograms > MOST_MICROGRAMS:
        raise ToolError(f"{nuclide} decays so slowly that this would take more than a tonne of it.")
    return SourceMass(micrograms=float(f"{micrograms:.5g}"))


@tool(
    kind="processing",
    examples=[
        # After one half-life of yttrium-90, half of the equilibrium with strontium-90 is there.
        Example(
            nuclide="Sr-90",
            initial_mbq=1000.0,
            hours=64.05,
            gives={"daughter": "Y-90", "activity_mbq": 500.0},
        )
    ],
)
def daughter_activity(
    nuclide: Nuclide,
    initial_mbq: Annotated[float, "Activity of the parent in MBq", Draws(100, 1000, unit="MBq")],
    hours: Annotated[float, "Hours that pass", Draws(6, 24, 72, unit="hours")],
) -> DaughterActivity:
    """Activity of the main decay product that has grown in after some hours (Bateman 1910)."""
    if not (0 < initial_mbq <= 1e12 and 0 < hours <= 1e9):
        raise ToolError("The activity and the hours must be above 0 and at most 1e12 and 1e9.")
    parent, product, share = _pair(nuclide)
    one, two = math.log(2) / parent.half_life_s, math.log(2) / product.half_life_s
    time = hours * 3600
    grown = (math.exp(-one * time) - math.exp(-two * time)) * two / (two - one)
    return DaughterActivity(
        daughter=product.name, activity_mbq=float(f"{initial_mbq * share * grown:.7g}")
    )


@tool(
    kind="processing",
    examples=[
        # Lanthanum-140 reaches 1.15 times the activity of barium-140, 5.6 days after its removal.
        Example(
            nuclide="Ba-140",
            gives={"daughter": "La-140", "activity_ratio": 1.1516, "maximum_days": 5.65},
            rel=2e-3,
        )
    ],
)
def parent_daughter_equilibrium(nuclide: Nuclide) -> Equilibrium:
    """Activity ratio of main decay product to parent at equilibrium, and days to its maximum."""
    parent, product, share = _pair(nuclide)
    if product.half_life_s >= parent.half_life_s:
        raise ToolError(f"{product.name} outlives {nuclide}, so the two reach no equilibrium.")
    one, two = math.log(2) / parent.half_life_s, math.log(2) / product.half_life_s
    days = math.log(two / one) / (two - one) / DAY_S
    if days * DAY_S > OLDEST_YEARS * _decay.YEAR_S:
        raise ToolError("Equilibrium would take longer than the age of the universe.")
    ratio = share * two / (two - one)
    return Equilibrium(
        daughter=product.name,
        activity_ratio=float(f"{ratio:.7g}"),
        maximum_days=float(f"{days:.5g}"),
    )


@tool(
    kind="processing",
    examples=[
        # Zircon 91500 (Wiedenbeck et al., Geostandards Newsletter, 1995): 1062.4 million years.
        Example(nuclide="U-238", ratio=0.17917, gives={"years": 1.0624e9}, rel=2e-3),
    ],
)
def radiometric_age(
    nuclide: Nuclide,
    ratio: Annotated[
        float,
        "Atoms of the end product for each atom of the nuclide",
        Draws(0.01, 0.05, 0.1, 0.25, unit="atoms"),
    ],
) -> Age:
    """Age in years from the ratio of decay-chain end product to parent: T log2(1 + ratio/share)."""
    if not 0 < ratio <= 1e4:
        raise ToolError("The ratio must be above 0 and at most 10,000.")
    parent = _decay.radioactive(nuclide)
    if parent.half_life_s < _decay.YEAR_S:
        raise ToolError(f"{nuclide} decays within a year, so it dates nothing; try U-238.")
    name, share = _decay.main_product(parent)
    product = _decay.find(name)
    for _ in range(LONGEST_CHAIN):
        if product.stable:
            break
        if not product.half_life_s * 1000 < parent.half_life_s:
            raise ToolError(f"{product.name} lasts too long for a simple age by {nuclide}.")
        product = _decay.find(_decay.main_product(product)[0])
    years = parent.half_life_s / _decay.YEAR_S * math.log2(1 + ratio / share)
    if years > OLDEST_YEARS:
        raise ToolError("That age would be greater than the age of the universe.")
    return Age(years=float(f"{years:.5g}"))


def _pair(nuclide: str) -> tuple[_decay.Decay, _decay.Decay, float]:
    """A radionuclide, its main product and the share of the decays that lead to it."""
    parent = _decay.radioactive(nuclide)
    name, share = _decay.main_product(parent)
    product = _decay.radioactive(name)
    if nuclide in VIA_ISOMER:
        raise ToolError(f"Many decays of {nuclide} lead to an isomer of {name}, not in the table.")
    if product.half_life_s > MOST_LIVES * parent.half_life_s:
        raise ToolError(f"{name} lives so much longer than {nuclide} that hardly any of it decays.")
    if math.isclose(parent.half_life_s, product.half_life_s, rel_tol=1e-6):
        raise ToolError(f"{nuclide} and {name} have the same half-life, which is not covered.")
    return parent, product, share
