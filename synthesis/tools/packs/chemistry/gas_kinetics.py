"""Motion of the molecules of a gas: speed and effusion."""

from __future__ import annotations

from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.chemistry import FluidName
from synthesis.tools.packs.chemistry import _fluids
from synthesis.tools.packs.chemistry._fluids import Fluid, Kelvin

PACK = Pack(
    title="Kinetic theory of gases",
    distributions=("CoolProp",),
    licence="MIT",
    data="Molar masses of 124 fluids",
    data_licence="MIT, with the library",
    data_date="2026-06",
)
R = 8.314462618
"""Molar gas constant in J/(mol K)."""


class MolecularSpeed(Result):
    rms_speed_m_per_s: Annotated[
        float,
        Asks(
            "the root-mean-square speed of the molecules of gaseous {fluid} at {temperature_k}",
            noun="root-mean-square molecular speed as a gas at {temperature_k}",
            unit="m/s",
            round_to=1,
        ),
    ]


class Effusion(Result):
    rate_ratio: Annotated[
        float,
        Asks(
            "the rate at which {fluid} effuses relative to {other_fluid} by Graham's law",
            noun="effusion rate relative to {other_fluid}",
            round_to=3,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(fluid="nitrogen", temperature_k=300.0, gives={"rms_speed_m_per_s": 516.8}),
        Example(fluid="helium", temperature_k=300.0, gives={"rms_speed_m_per_s": 1367}),
    ],
)
def molecular_speed(fluid: Fluid, temperature_k: Kelvin) -> MolecularSpeed:
    """Root-mean-square speed of the molecules of a gas, sqrt(3RT/M), in m/s."""
    mass = _fluids.constant(fluid, "molar_mass")
    return MolecularSpeed(rms_speed_m_per_s=(3 * R * temperature_k / mass) ** 0.5)


@tool(
    kind="processing",
    examples=[Example(fluid="helium", other_fluid="oxygen", gives={"rate_ratio": 2.827})],
)
def effusion_ratio(
    fluid: Fluid, other_fluid: Annotated[str, "The other gas", FluidName]
) -> Effusion:
    """Ratio of the effusion rates of two gases by Graham's law, sqrt(M2/M1)."""
    if _fluids.inner_name(fluid) == _fluids.inner_name(other_fluid):
        raise ToolError("Give two different gases.")
    one, two = (_fluids.constant(name, "molar_mass") for name in (fluid, other_fluid))
    return Effusion(rate_ratio=(two / one) ** 0.5)
