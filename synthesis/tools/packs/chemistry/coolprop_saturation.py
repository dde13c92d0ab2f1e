"""Constants of fluids and their boundary between liquid and vapour, from CoolProp."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.chemistry import FluidName
from synthesis.tools.entities.common import CasNumber
from synthesis.tools.packs.chemistry import _fluids
from synthesis.tools.packs.chemistry._fluids import Fluid, Kelvin, Kilopascal

PACK = Pack(
    title="CoolProp: saturation",
    distributions=("CoolProp",),
    licence="MIT",
    data="Reference equations of state of 124 fluids, from the literature",
    data_licence="MIT, with the library",
    data_date="2026-06",
)


class FluidConstants(Result):
    cas: Annotated[str, CasNumber, Asks("the CAS number of {fluid}", refers="{fluid}")]
    molar_mass_g_per_mol: Annotated[
        float,
        Asks(
            "the molar mass of {fluid}",
            noun="molar mass",
            unit="g/mol",
            round_to=2,
        ),
    ]


class FluidOfCas(Result):
    fluid: Annotated[
        str,
        FluidName,
        Asks("the fluid name under which CoolProp has {cas}", refers="{cas}"),
    ]


class SaturationTemperature(Result):
    saturation_temperature_k: Annotated[
        float,
        Asks(
            "the boiling temperature of {fluid} at {pressure_kpa}",
            noun="boiling temperature at {pressure_kpa}",
            unit="K",
            round_to=2,
        ),
    ]


class VapourPressure(Result):
    vapour_pressure_kpa: Annotated[
        float,
        Asks(
            "the vapour pressure of {fluid} at {temperature_k}",
            noun="vapour pressure at {temperature_k}",
            unit="kPa",
            round_to=2,
        ),
    ]


class HeatOfVaporisation(Result):
    heat_of_vaporisation_kj_per_kg: Annotated[
        float,
        Asks(
            "the heat of vaporisation of {fluid} at {temperature_k}",
            noun="heat of vaporisation at {temperature_k}",
            unit="kJ/kg",
            round_to=1,
        ),
    ]


class SaturatedDensities(Result):
    liquid_kg_per_m3: Annotated[
        float,
        Asks(
            "the density of saturated liquid {fluid} at {temperature_k}",
            noun="saturated liquid density at {temperature_k}",
            unit="kg/m³",
            round_to=1,
        ),
    ]
    vapour_kg_per_m3: Annotated[
        float,
        Asks(
            "the density of the saturated vapour of {fluid} at {temperature_k}",
            noun="saturated vapour density at {temperature_k}",
            unit="kg/m³",
            round_to=3,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(fluid="R134a", gives={"cas": "811-97-2", "molar_mass_g_per_mol": 102.03}),
    ],
)
def fluid_identity(fluid: Fluid) -> FluidConstants:
    """CAS number and molar mass (g/mol) of a pure fluid of CoolProp."""
    cas = _fluids.parameter(fluid, "CAS")
    if not cas.replace("-", "").isdigit():
        raise ToolError(f"{fluid} is a mixture or a modification, without a CAS number of its own.")
    return FluidConstants(
        cas=cas, molar_mass_g_per_mol=_fluids.constant(fluid, "molar_mass") * 1000
    )


@tool(
    kind="retrieval",
    examples=[Example(cas="74-98-6", gives={"fluid": "propane"})],
)
def fluid_of_compound(
    cas: Annotated[str, "CAS registry number of the compound", CasNumber],
) -> FluidOfCas:
    """Name of the fluid for which CoolProp has an equation of state, by CAS number."""
    return FluidOfCas(fluid=_fluids.written_name(cas))


@tool(
    kind="processing",
    examples=[
        Example(fluid="water", pressure_kpa=101.325, gives={"saturation_temperature_k": 373.124}),
        Example(fluid="ammonia", pressure_kpa=500.0, gives={"saturation_temperature_k": 277.28}),
    ],
)
def saturation_temperature(fluid: Fluid, pressure_kpa: Kilopascal) -> SaturationTemperature:
    """Boiling temperature of a fluid at a pressure (bubble point of a blend), in K."""
    value = _fluids.at_pressure("T", fluid, pressure_kpa, 0)
    return SaturationTemperature(saturation_temperature_k=value)


@tool(
    kind="processing",
    examples=[
        Example(fluid="water", temperature_k=373.15, gives={"vapour_pressure_kpa": 101.42}),
        Example(fluid="R134a", temperature_k=273.15, gives={"vapour_pressure_kpa": 292.8}),
    ],
)
def fluid_vapour_pressure(fluid: Fluid, temperature_k: Kelvin) -> VapourPressure:
    """Vapour pressure of a liquid at a temperature from its equation of state, in kPa."""
    value = _fluids.at_temperature("P", fluid, temperature_k, 0) / 1000
    return VapourPressure(vapour_pressure_kpa=float(f"{value:.8g}"))


@tool(
    kind="processing",
    examples=[
        Example(
            fluid="water", temperature_k=373.15, gives={"heat_of_vaporisation_kj_per_kg": 2256.4}
        )
    ],
)
def heat_of_vaporisation(fluid: Fluid, temperature_k: Kelvin) -> HeatOfVaporisation:
    """Latent heat of vaporisation of a fluid at a temperature, in kJ/kg."""
    liquid, vapour = (_fluids.at_temperature("H", fluid, temperature_k, q) for q in (0, 1))
    return HeatOfVaporisation(heat_of_vaporisation_kj_per_kg=(vapour - liquid) / 1000)


@tool(
    kind="processing",
    examples=[
        Example(
            fluid="water",
            temperature_k=373.15,
            gives={"liquid_kg_per_m3": 958.35, "vapour_kg_per_m3": 0.598},
        )
    ],
)
def saturated_densities(fluid: Fluid, temperature_k: Kelvin) -> SaturatedDensities:
    """Densities of a boiling liquid and of its vapour at a temperature, in kg/m³."""
    liquid, vapour = (_fluids.at_temperature("D", fluid, temperature_k, q) for q in (0, 1))
    return SaturatedDensities(liquid_kg_per_m3=liquid, vapour_kg_per_m3=vapour)


@seeds(FluidName, source="CoolProp, fluids with a reference equation of state")
def fluids() -> Iterator[str]:
    """Fluids of engineering by the names that people write."""
    yield from _fluids.NAMES
