"""Energies of nuclides and of their decays, from atomic masses (AME2020)."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.science import Nuclide as NuclideType
from synthesis.tools.packs.science import _decay

PACK = Pack(
    title="mendeleev: physics of nuclides",
    distributions=("mendeleev",),
    licence="MIT",
    data="Half-lives and decay modes of NUBASE2020, atomic masses of AME2020",
    data_licence="MIT, with the library",
    data_date="2021-03",
)
HYDROGEN_U, NEUTRON_U, HELIUM_U = 1.007825031898, 1.00866491606, 4.00260325413
MEV_PER_U = 931.49410242
AVOGADRO = 6.02214076e23
JOULE_PER_MEV = 1.602176634e-13
MODES = {"alpha": "A", "beta minus": "B-", "electron capture": "EC"}

Nuclide = Annotated[str, "Nuclide such as I-131, in its ground state", NuclideType]


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


class Excess(Result):
    kev: Annotated[
        float,
        Asks("the mass excess of {nuclide}", noun="mass excess", unit="keV", round_to=1),
    ]


class AlphaDecay(Result):
    particle_mev: Annotated[
        float,
        Asks(
            "the highest energy of the alpha particles of {nuclide}",
            noun="highest energy of the alpha particles",
            unit="MeV",
            round_to=3,
        ),
    ]
    watts_per_gram: Annotated[
        float,
        Asks(
            "the heat that a gram of pure {nuclide} gives off by its own alpha decay",
            noun="heat by its own alpha decay of a gram",
            unit="W",
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
    energy = _q_value(found, MODES[mode])
    if energy <= 0:
        raise ToolError(f"The {mode} decay of {nuclide} would need energy, so it does not happen.")
    return DecayEnergy(q_mev=round(energy, 5))


@tool(
    kind="processing",
    examples=[
        # AME2020, Wang et al., Chinese Physics C 45, 030003 (2021).
        Example(nuclide="H-1", gives={"kev": 7288.971}, rel=1e-5),
        Example(nuclide="C-12", gives={"kev": 0}),
    ],
)
def mass_excess(nuclide: Nuclide) -> Excess:
    """Mass excess of a nuclide in keV: atomic mass less mass number, in energy (AME2020)."""
    found = _decay.find(nuclide)
    return Excess(kev=round((found.mass_u - found.mass_number) * MEV_PER_U * 1000, 2))


@tool(
    kind="processing",
    examples=[
        Example(nuclide="Po-210", gives={"particle_mev": 5.3044}, rel=2e-4),
        # The fuel of radioisotope generators on spacecraft.
        Example(nuclide="Pu-238", gives={"watts_per_gram": 0.567}, rel=4e-3),
    ],
)
def alpha_decay(nuclide: Nuclide) -> AlphaDecay:
    """Highest energy of the alpha particles (MeV) of an alpha emitter, and its own heat in W/g."""
    found = _decay.radioactive(nuclide)
    mode = _decay.main_mode(found)
    if mode.name != "A" or (mode.percent or 0) < 99.9:
        raise ToolError(f"{nuclide} does not decay by alpha decay alone; Po-210 does.")
    energy = _q_value(found, "A")
    product = _decay.at(found.protons - 2, found.mass_number - 4)
    decays = math.log(2) / found.half_life_s * AVOGADRO / found.mass_u
    return AlphaDecay(
        particle_mev=round(energy * product.mass_u / (product.mass_u + HELIUM_U), 4),
        watts_per_gram=float(f"{decays * energy * JOULE_PER_MEV:.5g}"),
    )


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
    rest = _decay.at(found.protons - taken, found.mass_number - 1)
    alone = HYDROGEN_U if taken else NEUTRON_U
    return Separation(energy_mev=round((rest.mass_u + alone - found.mass_u) * MEV_PER_U, 4))


def _q_value(found: _decay.Decay, mode: str) -> float:
    protons, nucleons = _decay.STEPS[mode]
    product = _decay.at(found.protons + protons, found.mass_number + nucleons)
    return (found.mass_u - product.mass_u - (HELIUM_U if mode == "A" else 0)) * MEV_PER_U
