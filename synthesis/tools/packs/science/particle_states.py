"""Widths, spins and quarks of particles, and relativistic kinematics of their masses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.science import MassMev, ParticleName, QuarkContent, TrackParticle
from synthesis.tools.packs._lists import complete
from synthesis.tools.packs.science import _particles

PACK = Pack(
    title="particle",
    distributions=("particle",),
    licence="BSD-3-Clause",
    data="Particle Data Group particle table, 2026",
    data_licence="CC BY 4.0",
    data_date="2026",
)
PLANCK_C_MEV_FM = 1239.84198
TESLA_M_PER_MEV = 1 / 299.792458

Name = Annotated[str, "PDG name of the particle, such as K+ or Delta(1232)++", ParticleName]
Track = Annotated[str, "Charged particle that leaves a track, such as pi+", TrackParticle]
Mass = Annotated[float, "Rest mass in MeV/c²", MassMev]
Energy = Annotated[
    float,
    "Kinetic energy in MeV",
    Draws(1, 50, 250, 1000, 6500, label="the kinetic energy", unit="MeV"),
]


class Width(Result):
    width_mev: Annotated[
        float, Asks("the total decay width of {name}", noun="total decay width", unit="MeV")
    ]


class QuantumNumbers(Result):
    spin: Annotated[float, Asks("the spin of {name}", noun="spin", unit="ħ", round_to=1)]
    parity: Annotated[int | None, Asks("the intrinsic parity of {name} (1 or -1)")]


class Family(Result):
    particles: Annotated[
        list[Annotated[str, ParticleName]],
        Asks("the particles of the PDG table with {quarks}"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of particles of the PDG table with {quarks}",
            noun="number of particles in the PDG table",
        ),
    ]
    lightest: Annotated[
        str, ParticleName, Asks("the lightest particle of the PDG table with {quarks}")
    ]


class LongestLived(Result):
    particle: Annotated[
        str,
        TrackParticle,
        Asks("the longest-lived particle of the PDG table with {quarks}"),
    ]


class Contents(Result):
    quarks: Annotated[
        str,
        QuarkContent,
        Asks(
            "the valence quark content of {name} as the PDG table writes it",
            refers="the quark content of {name}",
        ),
    ]


class Speed(Result):
    fraction_of_c: Annotated[
        float,
        Asks(
            "the speed, as a fraction of the speed of light, of {mass_mev} with a kinetic energy "
            "of {kinetic_mev}",
            noun="speed (fraction of c) at a kinetic energy of {kinetic_mev}",
            round_to=5,
        ),
    ]
    lorentz_factor: Annotated[
        float,
        Asks(
            "the Lorentz factor of {mass_mev} with a kinetic energy of {kinetic_mev}",
            noun="Lorentz factor at a kinetic energy of {kinetic_mev}",
            round_to=4,
        ),
    ]


class Wavelength(Result):
    wavelength_fm: Annotated[
        float,
        Asks(
            "the de Broglie wavelength of {mass_mev} with a kinetic energy of {kinetic_mev}",
            noun="de Broglie wavelength at a kinetic energy of {kinetic_mev}",
            unit="fm",
        ),
    ]


class Bending(Result):
    radius_m: Annotated[
        float,
        Asks(
            "the radius on which a magnetic field of {field_t} bends {name} with a kinetic energy "
            "of {kinetic_mev}",
            noun="bending radius in a field of {field_t} at a kinetic energy of {kinetic_mev}",
            unit="m",
        ),
    ]


@tool(kind="retrieval", examples=[Example(name="Z0", gives={"width_mev": 2495.5})])
def particle_width(name: Name) -> Width:
    """Total decay width of a particle in MeV, as the PDG table gives it."""
    width = _particles.find(name).width
    if not width or width < 0:
        raise ToolError(f"The PDG table gives no width above zero for {name}.")
    return Width(width_mev=float(f"{width:.6g}"))


@tool(kind="retrieval", examples=[Example(name="Delta(1232)++", gives={"spin": 1.5, "parity": 1})])
def particle_spin_parity(name: Name) -> QuantumNumbers:
    """Spin (in ħ) and intrinsic parity of a particle."""
    found = _particles.find(name)
    if found.J is None:
        raise ToolError(f"The PDG table gives no spin for {name}.")
    parity = int(found.P)
    return QuantumNumbers(spin=float(found.J), parity=parity if abs(parity) == 1 else None)


@tool(kind="retrieval", examples=[Example(name="p", gives={"quarks": "uud"})])
def particle_quarks(name: Name) -> Contents:
    """Valence quarks of a hadron as the table writes them (capitals are antiquarks)."""
    quarks = _particles.find(name).quarks
    if not quarks:
        raise ToolError(f"The PDG table gives no quark content for {name}.")
    return Contents(quarks=quarks)


@tool(
    kind="retrieval",
    examples=[Example(quarks="sss", gives={"lightest": "Omega-"})],
)
def particles_of_quarks(
    quarks: Annotated[str, "Valence quarks as the table writes them, such as uud", QuarkContent],
) -> Family:
    """Particles with the same valence quarks, lightest first, and their number."""
    same = [p for p in _particles.table().values() if p.quarks == quarks and p.mass]
    if not same:
        raise ToolError(f"The PDG table has no particle with the quarks {quarks[:30]}; try uud.")
    names = [p.name for p in sorted(same, key=lambda p: (p.mass, p.name))]
    return Family(particles=complete(names, "particles"), count=len(names), lightest=names[0])


@tool(kind="retrieval", examples=[Example(quarks="sss", gives={"particle": "Omega-"})])
def longest_lived_of_quarks(
    quarks: Annotated[str, "Valence quarks of a charged hadron, such as uus", QuarkContent],
) -> LongestLived:
    """Longest-lived particle of some valence quarks, where it is charged and leaves a track."""
    same = [p for p in _particles.table().values() if p.quarks == quarks and p.mass]
    best = max(same, key=lambda p: p.lifetime or 0.0, default=None)
    if best is None or not best.charge or not _particles.lasts(best.lifetime):
        raise ToolError(f"No charged particle of the quarks {quarks[:30]} leaves a track; try sss.")
    return LongestLived(particle=best.name)


@tool(
    kind="processing",
    examples=[
        Example(mass_mev=938.272, kinetic_mev=250.0, gives={"fraction_of_c": 0.61354}),
        Example(mass_mev=3.0, kinetic_mev=2.0, gives={"lorentz_factor": 1.66667}),
    ],
)
def relativistic_speed(mass_mev: Mass, kinetic_mev: Energy) -> Speed:
    """Speed (fraction of c) and Lorentz factor of a particle, from rest mass and kinetic energy."""
    energy = _energy(mass_mev, kinetic_mev)
    return Speed(
        fraction_of_c=(1 - (mass_mev / energy) ** 2) ** 0.5, lorentz_factor=energy / mass_mev
    )


@tool(
    kind="processing",
    examples=[Example(mass_mev=0.51099895, kinetic_mev=1.0, gives={"wavelength_fm": 871.92})],
)
def de_broglie_wavelength(mass_mev: Mass, kinetic_mev: Energy) -> Wavelength:
    """De Broglie wavelength h/p in fm, from rest mass and kinetic energy."""
    momentum = _momentum(mass_mev, kinetic_mev)
    return Wavelength(wavelength_fm=float(f"{PLANCK_C_MEV_FM / momentum:.6g}"))


@tool(
    kind="processing",
    examples=[
        # LHC: 6.5 TeV protons, 8.33 T x 6.5/7 in the dipoles, bending radius 2,804 m.
        Example(name="p", kinetic_mev=6.5e6, field_t=7.733, gives={"radius_m": 2804})
    ],
)
def bending_radius(
    name: Track,
    kinetic_mev: Energy,
    field_t: Annotated[
        float,
        "Magnetic field in tesla",
        Draws(0.5, 1.5, 4.0, 8.0, label="the magnetic field", unit="T"),
    ],
) -> Bending:
    """Radius in m on which a magnetic field bends a charged particle: p/(qB)."""
    if not 1e-9 <= field_t <= 1e3:
        raise ToolError(f"The field must be from 1e-9 to 1,000 T, not {field_t:g}.")
    found = _particles.find(name)
    if not found.mass or not found.charge:
        raise ToolError(f"{name} has no charge, so a magnetic field does not bend its path.")
    momentum = _momentum(found.mass, kinetic_mev)
    radius = momentum * TESLA_M_PER_MEV / (abs(found.charge) * field_t)
    return Bending(radius_m=float(f"{radius:.6g}"))


@seeds(QuarkContent, source="Particle Data Group table")
def quark_contents() -> Iterator[str]:
    """Quark contents that at least two particles share."""
    found = [p.quarks for p in _particles.table().values() if p.quarks and p.mass]
    plain = sorted(q for q in set(found) if found.count(q) > 1 and q.isalpha())
    yield from plain


def _energy(mass_mev: float, kinetic_mev: float) -> float:
    _particles.check_mass(mass_mev)
    if not 1e-6 <= kinetic_mev <= 1e12:
        raise ToolError("The kinetic energy must be from 1e-6 to 1e12 MeV.")
    return mass_mev + kinetic_mev


def _momentum(mass_mev: float, kinetic_mev: float) -> float:
    energy = _energy(mass_mev, kinetic_mev)
    return float((kinetic_mev * (energy + mass_mev)) ** 0.5)
