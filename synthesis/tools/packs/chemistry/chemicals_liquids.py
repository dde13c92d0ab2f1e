"""Liquids at a temperature: published correlations of measured data that chemicals carries."""

from __future__ import annotations

import math
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import CasNumber
from synthesis.tools.packs.chemistry import _compounds, _formulas
from synthesis.tools.packs.chemistry._measured import table

PACK = Pack(
    title="chemicals: liquids",
    distributions=("chemicals", "molmass"),
    licence="MIT",
    data="Correlations of Poling (2001), Perry's Handbook, 8th edition, and Jasper (1972)",
    data_licence="MIT, with the library",
    data_date="2026-06",
)

DENSITY = "Density/Perry Parameters 105.tsv"
VISCOSITY = "Viscosity/Table 2-313 Viscosity of Inorganic and Organic Liquids.tsv"
CONDUCTIVITY = (
    "Thermal Conductivity/Table 2-315 Thermal Conductivity of Inorganic and Organic Liquids.tsv"
)
TENSION = "Interface/Jasper-Lange.tsv"
NAMES = frozenset({"CAS", "Chemical", "Name", "Formula"})

Cas = Annotated[str, "CAS registry number of the compound", CasNumber]
Kelvin = Annotated[
    float,
    Field(ge=1, le=5000),
    "Temperature in K",
    Draws(293.15, 298.15, 313.15, 333.15, label="the temperature", unit="K"),
]


class LiquidDensity(Result):
    density_g_per_ml: Annotated[
        float,
        Asks(
            "the density of liquid {cas} at {temperature_k}",
            noun="liquid density at {temperature_k}",
            unit="g/mL",
            round_to=4,
        ),
    ]


class LiquidViscosity(Result):
    viscosity_mpa_s: Annotated[
        float,
        Asks(
            "the viscosity of liquid {cas} at {temperature_k}",
            noun="liquid viscosity at {temperature_k}",
            unit="mPa·s",
            round_to=4,
        ),
    ]


class LiquidConductivity(Result):
    conductivity_w_per_m_k: Annotated[
        float,
        Asks(
            "the thermal conductivity of liquid {cas} at {temperature_k}",
            noun="liquid thermal conductivity at {temperature_k}",
            unit="W/(m·K)",
            round_to=4,
        ),
    ]


class LiquidTension(Result):
    surface_tension_mn_per_m: Annotated[
        float,
        Asks(
            "the surface tension of liquid {cas} at {temperature_k}",
            noun="surface tension at {temperature_k}",
            unit="mN/m",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(cas="71-43-2", temperature_k=298.15, gives={"density_g_per_ml": 0.8737}, rel=2e-3),
        Example(cas="67-64-1", temperature_k=298.15, gives={"density_g_per_ml": 0.7845}, rel=5e-3),
    ],
)
def liquid_density(cas: Cas, temperature_k: Kelvin) -> LiquidDensity:
    """Density of a saturated liquid in g/mL by Perry's DIPPR 105 correlation."""
    row = _row(DENSITY, cas, temperature_k, "liquid density")
    power = 1 + (1 - temperature_k / row["C3"]) ** row["C4"]
    molar = row["C1"] / row["C2"] ** power
    mass = _formulas.molar_mass(_compounds.by_cas(cas).formula)
    return LiquidDensity(density_g_per_ml=molar * mass / 1e6)


@tool(
    kind="processing",
    examples=[
        Example(cas="71-43-2", temperature_k=298.15, gives={"viscosity_mpa_s": 0.604}, rel=0.02)
    ],
)
def liquid_viscosity(cas: Cas, temperature_k: Kelvin) -> LiquidViscosity:
    """Dynamic viscosity of a liquid in mPa s by Perry's DIPPR 101 correlation."""
    row = _row(VISCOSITY, cas, temperature_k, "liquid viscosity")
    exponent = (
        row["C1"]
        + row["C2"] / temperature_k
        + row["C3"] * math.log(temperature_k)
        + row["C4"] * temperature_k ** row["C5"]
    )
    return LiquidViscosity(viscosity_mpa_s=math.exp(exponent) * 1000)


@tool(
    kind="processing",
    examples=[
        Example(
            cas="71-43-2", temperature_k=298.15, gives={"conductivity_w_per_m_k": 0.1411}, rel=0.02
        )
    ],
)
def liquid_thermal_conductivity(cas: Cas, temperature_k: Kelvin) -> LiquidConductivity:
    """Thermal conductivity of a liquid in W/(m K) by Perry's DIPPR 100 correlation."""
    row = _row(CONDUCTIVITY, cas, temperature_k, "liquid thermal conductivity")
    value = sum(row[f"C{power + 1}"] * temperature_k**power for power in range(5))
    return LiquidConductivity(conductivity_w_per_m_k=value)


@tool(
    kind="processing",
    examples=[
        Example(
            cas="64-17-5",
            temperature_k=298.15,
            gives={"surface_tension_mn_per_m": 21.97},
            rel=0.01,
        )
    ],
)
def liquid_surface_tension(cas: Cas, temperature_k: Kelvin) -> LiquidTension:
    """Surface tension of a liquid in mN/m by Jasper's linear equation (1972)."""
    row = _row(TENSION, cas, temperature_k, "surface tension")
    return LiquidTension(surface_tension_mn_per_m=row["a"] - row["b"] * (temperature_k - 273.15))


def _row(path: str, cas: str, temperature_k: float, what: str) -> dict[str, float]:
    """The coefficients for a compound, where they hold at the temperature."""
    found = table(path).get(cas)
    if found is None:
        raise ToolError(f"The handbook has no {what} for the CAS number {cas}.")
    texts = {name: text for name, text in found.items() if name not in NAMES}
    row = {name: float(text or 0) for name, text in texts.items()}
    if not row["Tmin"] <= temperature_k <= row["Tmax"]:
        raise ToolError(
            f"The {what} of {cas} is given from {row['Tmin']:.1f} to {row['Tmax']:.1f} K only."
        )
    return row
