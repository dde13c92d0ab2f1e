"""Fluids at a temperature and a pressure, and humid air, from CoolProp."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.packs.chemistry import _fluids
from synthesis.tools.packs.chemistry._fluids import Fluid, Kelvin, Kilopascal

PACK = Pack(
    title="CoolProp: states",
    distributions=("CoolProp",),
    licence="MIT",
    data="Reference equations of state of 124 fluids, from the literature",
    data_licence="MIT, with the library",
    data_date="2026-06",
)

PHASES = {
    "supercritical": "supercritical fluid",
    "supercritical_gas": "gas above its critical temperature",
    "supercritical_liquid": "liquid above its critical pressure",
}


class Density(Result):
    density_kg_per_m3: Annotated[
        float,
        Asks(
            "the density of {fluid} at {temperature_k} and {pressure_kpa}",
            noun="density at {temperature_k} and {pressure_kpa}",
            unit="kg/m³",
            round_to=3,
        ),
    ]


class PhaseOfFluid(Result):
    phase: Annotated[str, Asks("the phase of {fluid} at {temperature_k} and {pressure_kpa}")]


class FluidHeatCapacity(Result):
    isobaric_kj_per_kg_k: Annotated[
        float,
        Asks(
            "the isobaric heat capacity of {fluid} at {temperature_k} and {pressure_kpa}",
            noun="isobaric heat capacity at {temperature_k} and {pressure_kpa}",
            unit="kJ/(kg·K)",
            round_to=4,
        ),
    ]
    heat_capacity_ratio: Annotated[
        float,
        Asks(
            "the heat capacity ratio of {fluid} at {temperature_k} and {pressure_kpa}",
            noun="heat capacity ratio at {temperature_k} and {pressure_kpa}",
            round_to=4,
        ),
    ]


class EnthalpyChange(Result):
    heat_kj_per_kg: Annotated[
        float,
        Asks(
            "the heat needed to bring {fluid} from {temperature_k} to {end_temperature_k}"
            " at {pressure_kpa}",
            noun="heat needed from {temperature_k} to {end_temperature_k} at {pressure_kpa}",
            unit="kJ/kg",
            round_to=1,
        ),
    ]


class Compression(Result):
    outlet_temperature_k: Annotated[
        float,
        Asks(
            "the temperature of {fluid} after isentropic compression from {temperature_k} and"
            " {pressure_kpa} by a factor of {ratio}",
            noun="temperature after isentropic compression from {temperature_k} and"
            " {pressure_kpa} by a factor of {ratio}",
            unit="K",
            round_to=1,
        ),
    ]
    work_kj_per_kg: Annotated[
        float,
        Asks(
            "the work of isentropic compression of {fluid} from {temperature_k} and"
            " {pressure_kpa} by a factor of {ratio}",
            noun="work of isentropic compression from {temperature_k} and {pressure_kpa}"
            " by a factor of {ratio}",
            unit="kJ/kg",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            fluid="water",
            temperature_k=298.15,
            pressure_kpa=101.325,
            gives={"density_kg_per_m3": 997.05},
        ),
        Example(
            fluid="air",
            temperature_k=300.0,
            pressure_kpa=101.325,
            gives={"density_kg_per_m3": 1.177},
        ),
    ],
)
def fluid_density(fluid: Fluid, temperature_k: Kelvin, pressure_kpa: Kilopascal) -> Density:
    """Density of a fluid at a temperature and a pressure, in kg/m³."""
    value = _fluids.at("D", fluid, temperature_k, pressure_kpa)
    return Density(density_kg_per_m3=float(f"{value:.7g}"))


@tool(
    kind="processing",
    examples=[
        Example(fluid="water", temperature_k=400.0, pressure_kpa=101.325, gives={"phase": "gas"}),
        Example(
            fluid="carbon dioxide",
            temperature_k=320.0,
            pressure_kpa=10000.0,
            gives={"phase": "supercritical fluid"},
        ),
    ],
)
def fluid_phase(fluid: Fluid, temperature_k: Kelvin, pressure_kpa: Kilopascal) -> PhaseOfFluid:
    """Phase of a fluid (liquid, gas or supercritical fluid) at a temperature and a pressure."""
    from CoolProp.CoolProp import PhaseSI

    _fluids.at("D", fluid, temperature_k, pressure_kpa)
    said = PhaseSI("T", temperature_k, "P", pressure_kpa * 1000, _fluids.inner_name(fluid))
    return PhaseOfFluid(phase=PHASES.get(said, said.replace("_", " ")))


@tool(
    kind="processing",
    examples=[
        Example(
            fluid="nitrogen",
            temperature_k=300.0,
            pressure_kpa=101.325,
            gives={"isobaric_kj_per_kg_k": 1.0414, "heat_capacity_ratio": 1.4013},
        )
    ],
)
def fluid_heat_capacity(
    fluid: Fluid, temperature_k: Kelvin, pressure_kpa: Kilopascal
) -> FluidHeatCapacity:
    """Isobaric heat capacity, kJ/(kg K), and its ratio to the isochoric one, at T and p."""
    cp, cv = (_fluids.at(what, fluid, temperature_k, pressure_kpa) for what in ("C", "O"))
    return FluidHeatCapacity(isobaric_kj_per_kg_k=cp / 1000, heat_capacity_ratio=cp / cv)


@tool(
    kind="processing",
    examples=[
        Example(
            fluid="water",
            temperature_k=293.15,
            end_temperature_k=353.15,
            pressure_kpa=101.325,
            gives={"heat_kj_per_kg": 251.1},
        )
    ],
)
def fluid_enthalpy_change(
    fluid: Fluid,
    temperature_k: Kelvin,
    end_temperature_k: Annotated[
        float,
        Field(ge=1, le=3000),
        "Temperature at the end, in K",
        Draws(370, 400, 450, label="the end temperature", unit="K"),
    ],
    pressure_kpa: Kilopascal,
) -> EnthalpyChange:
    """Heat that a fluid takes up between two temperatures at constant pressure, in kJ/kg."""
    start, end = (
        _fluids.at("H", fluid, kelvin, pressure_kpa)
        for kelvin in (temperature_k, end_temperature_k)
    )
    return EnthalpyChange(heat_kj_per_kg=(end - start) / 1000)


@tool(
    kind="processing",
    examples=[
        Example(
            fluid="argon",
            temperature_k=300.0,
            pressure_kpa=100.0,
            ratio=4.0,
            gives={"outlet_temperature_k": 522.3},
            rel=3e-3,
        )
    ],
)
def isentropic_compression(
    fluid: Fluid,
    temperature_k: Kelvin,
    pressure_kpa: Kilopascal,
    ratio: Annotated[
        float,
        Field(gt=1, le=100),
        "Ratio of the pressures",
        Draws(2, 3, 5, label="the pressure ratio"),
    ],
) -> Compression:
    """Outlet temperature (K) and work (kJ/kg) of the isentropic compression of a gas."""
    from CoolProp.CoolProp import PropsSI

    entropy = _fluids.at("S", fluid, temperature_k, pressure_kpa)
    start = _fluids.at("H", fluid, temperature_k, pressure_kpa)
    high, inner = pressure_kpa * ratio * 1000, _fluids.inner_name(fluid)
    try:
        outlet = float(PropsSI("T", "S", entropy, "P", high, inner))
    except ValueError:
        raise ToolError(f"{fluid} cannot be compressed that far from this state.") from None
    end = _fluids.at("H", fluid, outlet, high / 1000)
    return Compression(outlet_temperature_k=outlet, work_kj_per_kg=(end - start) / 1000)
