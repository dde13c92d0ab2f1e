"""Binding energies, decay energies and decay chains of nuclides."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
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
HYDROGEN_U, NEUTRON_U, HELIUM_U = 1.007825031898, 1.00866491606, 4.00260325413
MEV_PER_U = 931.49410242
AVOGADRO = 6.02214076e23
DAY_S = 86400.0

Nuclide = Annotated[str, "Nuclide such as I-131 or Tc-99m", NuclideType]


class Binding(Result):
    total_mev: Annotated[
        float,
        Asks(
            "the nuclear binding energy of {nuclide}",
            noun="nuclear binding energy",
            unit="MeV",
            round_to=2,
        ),
    ]
    per_nucleon_mev: Annotated[
        float,
        Asks(
            "the binding energy per nucleon of {nuclide}",
            noun="binding energy per nucleon",
            unit="MeV",
            round_to=3,
        ),
    ]


class DecayEnergy(Result):
    q_mev: Annotated[
        float,
        Asks("the Q value of the {mode} decay of {nuclide}", unit="MeV", round_to=3),
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
    activity_mbq: Annotated[
        float,
        Asks(
            "the activity of the main decay product of {nuclide} after {hours}, beginning with "
            "{initial_mbq} of the parent alone",
            unit="MBq",
            round_to=3,
        ),
    ]


class Separation(Result):
    energy_mev: Annotated[
        float,
        Asks(
            "the separation energy of a {nucleon} from {nuclide}",
            noun="separation energy of a {nucleon}",
            unit="MeV",
            round_to=3,
        ),
    ]


@tool(kind="processing", examples=[Example(nuclide="Fe-56", gives={"per_nucleon_mev": 8.7904})])
def binding_energy(nuclide: Nuclide) -> Binding:
    """Nuclear binding energy in MeV, in all and per nucleon, from atomic masses (AME2020)."""
    found = _decay.find(nuclide)
    parts = found.protons * HYDROGEN_U + (found.mass_number - found.protons) * NEUTRON_U
    total = (parts - found.mass_u) * MEV_PER_U
    return Binding(total_mev=round(total, 4), per_nucleon_mev=round(total / found.mass_number, 5))


@tool(
    kind="processing",
    examples=[
        Example(nuclide="Ra-226", mode="alpha", gives={"q_mev": 4.8707}),
        Example(nuclide="C-14", mode="beta minus", gives={"q_mev": 0.15648}),
    ],
)
def decay_q_value(
    nuclide: Nuclide,
    mode: Annotated[Literal["alpha", "beta minus", "electron capture"], "Mode of decay"],
) -> DecayEnergy:
    """Energy set free by a decay (MeV), from atomic masses; negative decays are refused."""
    found = _decay.radioactive(nuclide)
    protons, nucleons = {"alpha": (-2, -4), "beta minus": (1, 0), "electron capture": (-1, 0)}[mode]
    emitted = HELIUM_U if mode == "alpha" else 0.0
    product = _isotope(found.protons + protons, found.mass_number + nucleons)
    energy = (found.mass_u - product.mass_u - emitted) * MEV_PER_U
    if energy <= 0:
        raise ToolError(f"The {mode} decay of {nuclide} would need energy, so it does not happen.")
    return DecayEnergy(q_mev=round(energy, 5))


@tool(kind="processing", examples=[Example(nuclide="I-131", percent=25.0, gives={"days": 16.0414})])
def decay_time_to_fraction(
    nuclide: Nuclide,
    percent: Annotated[float, "Share left, above 0 and below 100 %", Draws(1, 5, 10, 25, unit="%")],
) -> Waiting:
    """Days until a share of a radionuclide is left: half-life x log2(100 / percent)."""
    if not 0 < percent < 100:
        raise ToolError(f"The share must lie between 0 and 100 %, not {percent:g}.")
    days = _decay.radioactive(nuclide).half_life_s / DAY_S * math.log2(100 / percent)
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
    return SourceMass(micrograms=float(f"{atoms / AVOGADRO * found.mass_u * 1e6:.5g}"))


@tool(
    kind="processing",
    examples=[
        # 1 GBq of Mo-99 after a day, as the matrix solution of radioactivedecay has it.
        Example(nuclide="Mo-99", initial_mbq=1000.0, hours=24.0, gives={"activity_mbq": 689.3547})
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
    parent = _decay.radioactive(nuclide)
    name, share = _decay.main_product(parent)
    one = math.log(2) / parent.half_life_s
    two = math.log(2) / _decay.radioactive(name).half_life_s
    time = hours * 3600
    if math.isclose(one, two, rel_tol=1e-9):
        raise ToolError(f"{nuclide} and {name} have the same half-life, which is not covered.")
    grown = (math.exp(-one * time) - math.exp(-two * time)) * two / (two - one)
    return DaughterActivity(activity_mbq=float(f"{initial_mbq * share * grown:.7g}"))


@tool(
    kind="processing",
    examples=[Example(nuclide="Pb-208", nucleon="neutron", gives={"energy_mev": 7.3679})],
)
def nucleon_separation_energy(
    nuclide: Nuclide, nucleon: Annotated[Literal["neutron", "proton"], "Which nucleon is taken out"]
) -> Separation:
    """Energy in MeV that takes one neutron or proton out of a nuclide, from atomic masses."""
    found = _decay.find(nuclide)
    taken = 1 if nucleon == "proton" else 0
    rest = _isotope(found.protons - taken, found.mass_number - 1)
    alone = HYDROGEN_U if taken else NEUTRON_U
    return Separation(energy_mev=round((rest.mass_u + alone - found.mass_u) * MEV_PER_U, 4))


def _isotope(protons: int, nucleons: int) -> _decay.Decay:
    if not 0 < protons < len(_decay.SYMBOLS):
        raise ToolError("There is no such product among the elements up to fermium.")
    name = f"{_decay.SYMBOLS[protons]}-{nucleons}"
    found = _decay.nuclides().get(name)
    if found is None:
        raise ToolError(f"The mass of {name}, which this needs, is not in the table.")
    return found
