"""Subatomic particles of the Particle Data Group, with particle."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.science import MassMev, ParticleName, TrackParticle
from synthesis.tools.packs.science import _particles

PACK = Pack(
    title="particle",
    distributions=("particle",),
    licence="BSD-3-Clause",
    data="Particle Data Group particle table, 2026",
    data_licence="CC BY 4.0",
    data_date="2026",
)
HBAR_C_MEV_FM = 197.3269804
MM_PER_M = 1000
SPEED_OF_LIGHT_M_PER_NS = 0.299792458

Name = Annotated[str, "PDG name of the particle, such as K+ or Lambda", ParticleName]
Track = Annotated[str, "Charged particle that leaves a track, such as pi+", TrackParticle]
Mass = Annotated[float, "Rest mass in MeV/c²", MassMev]
Momentum = Annotated[
    float,
    "Momentum in MeV/c",
    Draws(500, 1000, 2000, 5000, 10000, label="the momentum", unit="MeV/c"),
]


class Identifier(Result):
    pdg_id: Annotated[int, Asks("the PDG Monte Carlo number of {name}")]


class ParticleMass(Result):
    mass_mev: Annotated[
        float,
        MassMev,
        Asks("the mass of {name}", refers="{name}", noun="mass", unit="MeV/c²", round_to=2),
    ]
    upper_error_mev: Annotated[
        float | None,
        Asks("the upper uncertainty of the mass of {name} in the PDG table", unit="MeV/c²"),
    ]


class Lifetime(Result):
    lifetime_s: Annotated[
        float, Asks("the mean lifetime of {name}", noun="mean lifetime", unit="s")
    ]


class Charges(Result):
    charge_e: Annotated[
        float,
        Asks(
            "the electric charge, in elementary charges, of {name}",
            round_to=2,
        ),
    ]
    antiparticle: Annotated[str, ParticleName, Asks("the antiparticle of {name}")]


class DecayLength(Result):
    decay_length_mm: Annotated[
        float,
        Asks(
            "the mean decay length of {name} with a momentum of {momentum}",
            noun="mean decay length at a momentum of {momentum}",
            unit="mm",
            round_to=3,
        ),
    ]


class ComptonWavelength(Result):
    reduced_wavelength_fm: Annotated[
        float,
        Asks("the reduced Compton wavelength of {mass_mev}", unit="fm", round_to=4),
    ]


@tool(kind="retrieval", examples=[Example(name="K+", gives={"pdg_id": 321})])
def particle_pdg_id(name: Name) -> Identifier:
    """PDG Monte Carlo number of a particle from its PDG name."""
    return Identifier(pdg_id=int(_particles.find(name).pdgid))


@tool(
    kind="retrieval",
    examples=[Example(name="K+", gives={"mass_mev": 493.677, "upper_error_mev": 0.015})],
)
def particle_mass(name: Name) -> ParticleMass:
    """Rest mass of a particle and its upper uncertainty in the PDG table, in MeV/c²."""
    mass, error = _particles.find(name).mass, _particles.find(name).mass_upper
    if not mass:
        raise ToolError(f"The PDG table gives no mass above zero for {name}.")
    known = float(f"{error:.6g}") if error and error > 0 else None
    return ParticleMass(mass_mev=mass, upper_error_mev=known)


@tool(kind="retrieval", examples=[Example(name="mu-", gives={"lifetime_s": 2.19698e-6})])
def particle_lifetime(name: Name) -> Lifetime:
    """Mean lifetime of an unstable particle in seconds; of resonances, ħ over their width."""
    return Lifetime(lifetime_s=float(f"{_lifetime(name) * 1e-9:.6g}"))


@tool(
    kind="retrieval", examples=[Example(name="pi+", gives={"charge_e": 1, "antiparticle": "pi-"})]
)
def particle_charge(name: Name) -> Charges:
    """Electric charge of a particle, in elementary charges, and its antiparticle."""
    found = _particles.find(name)
    other = found.invert()
    return Charges(charge_e=float(found.charge), antiparticle=other.name)


@tool(
    kind="processing",
    examples=[Example(name="pi+", momentum=1000.0, gives={"decay_length_mm": 55920})],
)
def particle_decay_length(name: Track, momentum: Momentum) -> DecayLength:
    """Mean distance in mm that an unstable particle flies at a momentum, p/m x c x lifetime."""
    mass, lifetime = _particles.find(name).mass, _lifetime(name)
    if not mass or not 0 < momentum <= 1e9:
        raise ToolError("A decay length needs a massive particle and a momentum of 0 to 1e9 MeV/c.")
    value = momentum / mass * lifetime * SPEED_OF_LIGHT_M_PER_NS * MM_PER_M
    return DecayLength(decay_length_mm=float(f"{value:.5g}"))


@tool(
    kind="processing",
    examples=[Example(mass_mev=0.51099895, gives={"reduced_wavelength_fm": 386.159})],
)
def compton_wavelength(mass_mev: Mass) -> ComptonWavelength:
    """Reduced Compton wavelength, ħ/(mc), in fm for a rest mass."""
    _particles.check_mass(mass_mev)
    return ComptonWavelength(reduced_wavelength_fm=HBAR_C_MEV_FM / mass_mev)


@seeds(ParticleName, source="Particle Data Group table")
def particles() -> Iterator[str]:
    """Particles with a mass, those with a lifetime to measure first."""
    found = [p for p in _particles.table().values() if p.mass and "~" not in p.name]
    ordered = sorted(found, key=lambda p: (not _particles.lasts(p.lifetime), p.mass, p.name))
    yield from (p.name for p in ordered)


@seeds(TrackParticle, source="Particle Data Group table")
def track_particles() -> Iterator[str]:
    """Charged particles and antiparticles that leave tracks before they decay."""
    for p in _particles.table().values():
        if p.mass and p.charge and _particles.lasts(p.lifetime):
            yield p.name


def _lifetime(name: str) -> float:
    lifetime = _particles.find(name).lifetime
    if lifetime is None or not isfinite(lifetime) or lifetime <= 0:
        raise ToolError(f"The PDG table gives no finite lifetime for {name}.")
    return float(f"{lifetime:.6g}")
