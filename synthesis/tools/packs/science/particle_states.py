"""Widths, spins and quarks of particles, and relativistic kinematics of their masses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.science import MassMev, ParticleName, QuarkContent
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
ELECTRON_MEV = 0.51099895
TESLA_M_PER_MEV = 1 / 299.792458
MOST_PARTICLES = 20

Name = Annotated[str, "PDG name of the particle, such as K+ or Delta(1232)++", ParticleName]
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


class MassError(Result):
    upper_error_mev: Annotated[
        float, Asks("the upper uncertainty of the mass of {name} in the PDG table", unit="MeV/c²")
    ]


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


class Contents(Result):
    quarks: Annotated[
        str,
        QuarkContent,
        Asks(
            "the valence quarks of {name} as the PDG table writes them",
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
            "the bending radius of a singly charged particle, {mass_mev}, with a kinetic energy "
            "of {kinetic_mev} in a magnetic field of {field_t}",
            unit="m",
        ),
    ]


class Transfer(Result):
    largest_mev: Annotated[
        float,
        Asks(
            "the largest energy that {mass_mev} with a kinetic energy of {kinetic_mev} can "
            "give to a free electron in one collision",
            unit="MeV",
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


@tool(kind="retrieval", examples=[Example(name="Z0", gives={"upper_error_mev": 2.0}, rel=0.06)])
def particle_mass_uncertainty(name: Name) -> MassError:
    """Upper uncertainty of the mass of a particle in the PDG table, in MeV/c²."""
    error = _particles.find(name).mass_upper
    if error is None or error <= 0:
        raise ToolError(f"The PDG table gives no uncertainty of the mass of {name}.")
    return MassError(upper_error_mev=float(f"{error:.6g}"))


@tool(kind="retrieval", examples=[Example(name="p", gives={"quarks": "uud"})])
def particle_quarks(name: Name) -> Contents:
    """Valence quarks of a hadron as the table writes them (capitals are antiquarks)."""
    quarks = _particles.find(name).quarks
    if not quarks:
        raise ToolError(f"The PDG table gives no quark content for {name}.")
    return Contents(quarks=quarks)


@tool(kind="retrieval", examples=[Example(quarks="sss", gives={"lightest": "Omega-"})])
def particles_of_quarks(
    quarks: Annotated[str, "Valence quarks as the table writes them, such as uud", QuarkContent],
) -> Family:
    """Particles with the same valence quarks, lightest first (at most 20), and their number."""
    same = [p for p in _particles.table().values() if p.quarks == quarks and p.mass]
    if not same:
        raise ToolError(f"The PDG table has no particle with the quarks {quarks[:30]}; try uud.")
    names = [p.name for p in sorted(same, key=lambda p: (p.mass, p.name))]
    return Family(particles=names[:MOST_PARTICLES], count=len(names), lightest=names[0])


@tool(
    kind="processing",
    examples=[Example(mass_mev=938.272, kinetic_mev=250.0, gives={"fraction_of_c": 0.61354})],
)
def relativistic_speed(mass_mev: Mass, kinetic_mev: Energy) -> Speed:
    """Speed of a particle as a fraction of c, from its rest mass and kinetic energy."""
    energy = _energy(mass_mev, kinetic_mev)
    return Speed(fraction_of_c=(1 - (mass_mev / energy) ** 2) ** 0.5)


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
        Example(mass_mev=938.272, kinetic_mev=6.5e6, field_t=7.733, gives={"radius_m": 2804})
    ],
)
def bending_radius(
    mass_mev: Mass,
    kinetic_mev: Energy,
    field_t: Annotated[
        float,
        "Magnetic field in tesla",
        Draws(0.5, 1.5, 4.0, 8.0, label="the magnetic field", unit="T"),
    ],
) -> Bending:
    """Radius in m on which a magnetic field bends a singly charged particle: p/(eB)."""
    if not 1e-9 <= field_t <= 1e3:
        raise ToolError(f"The field must be from 1e-9 to 1,000 T, not {field_t:g}.")
    radius = _momentum(mass_mev, kinetic_mev) * TESLA_M_PER_MEV / field_t
    return Bending(radius_m=float(f"{radius:.6g}"))


@tool(
    kind="processing",
    examples=[
        Example(mass_mev=105.6584, kinetic_mev=1000.0, gives={"largest_mev": 100.4}, rel=0.01)
    ],
)
def largest_energy_transfer(mass_mev: Mass, kinetic_mev: Energy) -> Transfer:
    """Largest energy (MeV) given to a free electron in a collision (PDG review, eq. 34.4)."""
    energy = _energy(mass_mev, kinetic_mev)
    gamma, ratio = energy / mass_mev, ELECTRON_MEV / mass_mev
    largest = 2 * ELECTRON_MEV * (gamma**2 - 1) / (1 + 2 * gamma * ratio + ratio**2)
    return Transfer(largest_mev=float(f"{largest:.6g}"))


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
