"""Refrigerants and other gases in the atmosphere: ozone, warming, safety groups."""

from __future__ import annotations

import math
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.chemistry import WarmingPotential
from synthesis.tools.packs.chemistry import _fluids
from synthesis.tools.packs.chemistry._fluids import Fluid

PACK = Pack(
    title="Refrigerants and the atmosphere",
    distributions=("chemicals", "CoolProp"),
    licence="MIT",
    data="Ozone depletion of the Montreal Protocol, warming of IPCC 2021, groups of ASHRAE 34",
    data_licence="MIT, with the libraries",
    data_date="2026-06",
)


class SafetyGroup(Result):
    safety_group: Annotated[str, Asks("the ASHRAE 34 safety group of {fluid} as a refrigerant")]


class OzoneDepletion(Result):
    ozone_depletion_potential: Annotated[
        float,
        Asks(
            "the ozone depletion potential of {fluid} relative to CFC-11 in the Montreal Protocol",
            noun="ozone depletion potential",
            round_to=3,
        ),
    ]


class Warming(Result):
    global_warming_potential: Annotated[
        float,
        WarmingPotential,
        Asks(
            "the 100-year global warming potential (IPCC 2021) of {fluid}",
            refers="{fluid}",
            noun="100-year global warming potential (IPCC 2021)",
            round_to=2,
        ),
    ]


class Carbon(Result):
    co2_equivalent_t: Annotated[
        float,
        Asks(
            "the CO₂ equivalent of a release of {mass_kg} of {warming_potential}",
            noun="CO₂ equivalent of {mass_kg}",
            unit="t",
            round_to=2,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(fluid="propane", gives={"safety_group": "A3"}),
        Example(fluid="R134a", gives={"safety_group": "A1"}),
    ],
)
def refrigerant_safety_group(fluid: Fluid) -> SafetyGroup:
    """ASHRAE 34 safety group of a refrigerant: toxicity A or B, flammability 1 to 3."""
    group = _fluids.parameter(fluid, "ASHRAE34")
    if not group or group in ("UNKNOWN", "?"):
        raise ToolError(f"CoolProp has no ASHRAE 34 safety group for {fluid}.")
    return SafetyGroup(safety_group=group)


@tool(
    kind="retrieval",
    examples=[
        Example(fluid="R11", gives={"ozone_depletion_potential": 1}),
        Example(fluid="R113", gives={"ozone_depletion_potential": 0.8}),
    ],
)
def ozone_depletion_potential(fluid: Fluid) -> OzoneDepletion:
    """Ozone depletion potential of a gas relative to CFC-11, Montreal Protocol (upper value)."""
    from chemicals import ODP

    found = ODP(_fluids.parameter(fluid, "CAS"), method="ODP1 Max")
    if found is None or not math.isfinite(found):
        raise ToolError(f"The Montreal Protocol gives no value for {fluid}.")
    return OzoneDepletion(ozone_depletion_potential=float(found))


@tool(
    kind="retrieval",
    examples=[
        Example(fluid="methane", gives={"global_warming_potential": 27.9}),
        Example(fluid="R134a", gives={"global_warming_potential": 1530}),
    ],
)
def global_warming_potential(fluid: Fluid) -> Warming:
    """Global warming potential of a gas over 100 years relative to CO2 (IPCC 2021)."""
    from chemicals import GWP

    found = GWP(_fluids.parameter(fluid, "CAS"), method="IPCC (2021) 100yr")
    if found is None or not math.isfinite(found):
        raise ToolError(f"The IPCC gives no global warming potential of {fluid}.")
    return Warming(global_warming_potential=float(found))


@tool(
    kind="processing",
    examples=[Example(mass_kg=10.0, warming_potential=27.9, gives={"co2_equivalent_t": 0.279})],
)
def co2_equivalent(
    mass_kg: Annotated[
        float,
        Field(gt=0, le=1e9),
        "Mass of gas released, in kg",
        Draws(1, 5, 25, 100, 500, unit="kg"),
    ],
    warming_potential: Annotated[
        float, Field(ge=0, le=1e5), "100-year global warming potential", WarmingPotential
    ],
) -> Carbon:
    """CO2 equivalent in tonnes of a release of greenhouse gas: its mass times its GWP."""
    return Carbon(co2_equivalent_t=mass_kg * warming_potential / 1000)
