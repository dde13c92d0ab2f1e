"""How fluids carry heat, momentum and sound, from CoolProp."""

from __future__ import annotations

from typing import Annotated

from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.packs.chemistry import _fluids
from synthesis.tools.packs.chemistry._fluids import Fluid, Kelvin, Kilopascal

PACK = Pack(
    title="CoolProp: transport",
    distributions=("CoolProp",),
    licence="MIT",
    data="Reference equations of state of 124 fluids, from the literature",
    data_licence="MIT, with the library",
    data_date="2026-06",
)


class SoundSpeed(Result):
    speed_of_sound_m_per_s: Annotated[
        float,
        Asks(
            "the speed of sound in {fluid} at {temperature_k} and {pressure_kpa}",
            noun="speed of sound at {temperature_k} and {pressure_kpa}",
            unit="m/s",
            round_to=1,
        ),
    ]


class Viscosity(Result):
    viscosity_upa_s: Annotated[
        float,
        Asks(
            "the dynamic viscosity of {fluid} at {temperature_k} and {pressure_kpa}",
            noun="dynamic viscosity at {temperature_k} and {pressure_kpa}",
            unit="µPa·s",
            round_to=2,
        ),
    ]


class Conductivity(Result):
    conductivity_mw_per_m_k: Annotated[
        float,
        Asks(
            "the thermal conductivity of {fluid} at {temperature_k} and {pressure_kpa}",
            noun="thermal conductivity at {temperature_k} and {pressure_kpa}",
            unit="mW/(m·K)",
            round_to=2,
        ),
    ]


class Compressibility(Result):
    compressibility_factor: Annotated[
        float,
        Asks(
            "the compressibility factor of {fluid} at {temperature_k} and {pressure_kpa}",
            noun="compressibility factor at {temperature_k} and {pressure_kpa}",
            round_to=4,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            fluid="water",
            temperature_k=298.15,
            pressure_kpa=101.325,
            gives={"speed_of_sound_m_per_s": 1496.7},
        )
    ],
)
def fluid_speed_of_sound(
    fluid: Fluid, temperature_k: Kelvin, pressure_kpa: Kilopascal
) -> SoundSpeed:
    """Speed of sound in a fluid at a temperature and a pressure, in m/s."""
    value = _fluids.at("A", fluid, temperature_k, pressure_kpa)
    return SoundSpeed(speed_of_sound_m_per_s=value)


@tool(
    kind="processing",
    examples=[
        Example(
            fluid="water",
            temperature_k=298.15,
            pressure_kpa=101.325,
            gives={"viscosity_upa_s": 890.0},
        )
    ],
)
def fluid_viscosity(fluid: Fluid, temperature_k: Kelvin, pressure_kpa: Kilopascal) -> Viscosity:
    """Dynamic viscosity of a fluid at a temperature and a pressure, in µPa s."""
    value = _fluids.at("V", fluid, temperature_k, pressure_kpa)
    return Viscosity(viscosity_upa_s=value * 1e6)


@tool(
    kind="processing",
    examples=[
        Example(
            fluid="water",
            temperature_k=298.15,
            pressure_kpa=101.325,
            gives={"conductivity_mw_per_m_k": 606.5},
        )
    ],
)
def fluid_thermal_conductivity(
    fluid: Fluid, temperature_k: Kelvin, pressure_kpa: Kilopascal
) -> Conductivity:
    """Thermal conductivity of a fluid at a temperature and a pressure, in mW/(m K)."""
    value = _fluids.at("L", fluid, temperature_k, pressure_kpa)
    return Conductivity(conductivity_mw_per_m_k=value * 1000)


@tool(
    kind="processing",
    examples=[
        Example(
            fluid="carbon dioxide",
            temperature_k=300.0,
            pressure_kpa=101.325,
            gives={"compressibility_factor": 0.9951},
        )
    ],
)
def compressibility_factor(
    fluid: Fluid, temperature_k: Kelvin, pressure_kpa: Kilopascal
) -> Compressibility:
    """Compressibility factor Z = pV/(nRT) of a fluid at a temperature and a pressure."""
    value = _fluids.at("Z", fluid, temperature_k, pressure_kpa)
    return Compressibility(compressibility_factor=value)
