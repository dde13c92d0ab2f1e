"""Gases: the van der Waals and the virial equation from measured critical points."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import CasNumber
from synthesis.tools.packs.chemistry._measured import given

PACK = Pack(
    title="Gas laws",
    distributions=("chemicals",),
    licence="MIT",
    data="Measured critical constants (IUPAC, CRC Handbook, reference equations of state)",
    data_licence="MIT, with the library",
    data_date="2026-06",
)
R = 8.314462618
"""Molar gas constant in J/(mol K)."""

Cas = Annotated[str, "CAS registry number of the compound", CasNumber]
Kelvin = Annotated[
    float,
    Field(ge=1, le=5000),
    "Temperature in K",
    Draws(273.15, 298.15, 350, 400, 500, label="the temperature", unit="K"),
]


class WaalsConstants(Result):
    a_l2_bar_per_mol2: Annotated[
        float,
        Asks(
            "the van der Waals constant a of {cas}",
            noun="van der Waals constant a",
            unit="L²·bar/mol²",
            round_to=3,
        ),
    ]
    b_l_per_mol: Annotated[
        float,
        Asks(
            "the van der Waals constant b of {cas}",
            noun="van der Waals constant b",
            unit="L/mol",
            round_to=5,
        ),
    ]


class WaalsPressure(Result):
    pressure_bar: Annotated[
        float,
        Asks(
            "the van der Waals pressure of one mole of {cas} in {volume_l} at {temperature_k}",
            noun="van der Waals pressure of one mole in {volume_l} at {temperature_k}",
            unit="bar",
            round_to=3,
        ),
    ]


class SecondVirial(Result):
    second_virial_cm3_per_mol: Annotated[
        float,
        Asks(
            "the second virial coefficient of {cas} at {temperature_k} by Tsonopoulos",
            noun="second virial coefficient at {temperature_k}",
            unit="cm³/mol",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(cas="124-38-9", gives={"a_l2_bar_per_mol2": 3.658, "b_l_per_mol": 0.0429}, rel=2e-3)
    ],
)
def van_der_waals_constants(cas: Cas) -> WaalsConstants:
    """Van der Waals constants a and b of a gas from its measured critical point."""
    a, b = _waals(cas)
    return WaalsConstants(a_l2_bar_per_mol2=a * 10, b_l_per_mol=b * 1000)


@tool(
    kind="processing",
    examples=[
        Example(
            cas="124-38-9",
            volume_l=1.0,
            temperature_k=300.0,
            gives={"pressure_bar": 22.4},
            rel=5e-3,
        )
    ],
)
def van_der_waals_pressure(
    cas: Cas,
    volume_l: Annotated[
        float,
        Field(gt=0, le=1e6),
        "Volume of one mole, in L",
        Draws(0.5, 1, 2, 5, 10, label="the volume", unit="L"),
    ],
    temperature_k: Kelvin,
) -> WaalsPressure:
    """Pressure in bar of one mole of a gas by the van der Waals equation."""
    a, b = _waals(cas)
    volume = volume_l / 1000
    if volume < 3 * b:
        raise ToolError(f"One mole needs more than its critical volume of {3000 * b:.3f} L.")
    pressure = R * temperature_k / (volume - b) - a / volume**2
    return WaalsPressure(pressure_bar=pressure / 1e5)


@tool(
    kind="processing",
    examples=[
        Example(
            cas="74-82-8", temperature_k=300.0, gives={"second_virial_cm3_per_mol": -42.8}, rel=0.03
        ),
        Example(
            cas="7727-37-9",
            temperature_k=300.0,
            gives={"second_virial_cm3_per_mol": -4.5},
            rel=0.15,
        ),
    ],
)
def second_virial_coefficient(cas: Cas, temperature_k: Kelvin) -> SecondVirial:
    """Second virial coefficient of a gas by the method of Tsonopoulos (AIChE J., 1974)."""
    from chemicals import Pc, Pc_methods, Tc, Tc_methods, omega, omega_methods
    from chemicals.virial import BVirial_Tsonopoulos

    critical = given(Tc, Tc_methods, "critical temperature", cas)
    pressure = given(Pc, Pc_methods, "critical pressure", cas)
    factor = given(omega, omega_methods, "acentric factor", cas)
    if not 0.5 <= temperature_k / critical <= 5:
        raise ToolError(
            f"The method holds from {0.5 * critical:.0f} to {5 * critical:.0f} K for this gas."
        )
    value = BVirial_Tsonopoulos(temperature_k, critical, pressure, factor)
    return SecondVirial(second_virial_cm3_per_mol=value * 1e6)


def _waals(cas: str) -> tuple[float, float]:
    """The constants a (Pa m⁶/mol²) and b (m³/mol)."""
    from chemicals import Pc, Pc_methods, Tc, Tc_methods

    critical = given(Tc, Tc_methods, "critical temperature", cas)
    pressure = given(Pc, Pc_methods, "critical pressure", cas)
    return 27 * (R * critical) ** 2 / (64 * pressure), R * critical / (8 * pressure)
