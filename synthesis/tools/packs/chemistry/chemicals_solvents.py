"""Optical, solvent and fuel constants of pure compounds from chemicals."""

from __future__ import annotations

from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import CasNumber
from synthesis.tools.packs.chemistry._measured import given, listed

PACK = Pack(
    title="chemicals: solvents and fuels",
    distributions=("chemicals",),
    licence="MIT",
    data="CRC Handbook refractive indices and permittivities, logP, octane numbers, Hansen sets",
    data_licence="MIT, with the library",
    data_date="2026-06",
)

PERMITTIVITY = "Electrolytes/Permittivity (Dielectric Constant) of Liquids.tsv"

Cas = Annotated[str, "CAS registry number of the compound", CasNumber]
Phase = Annotated[Literal["gas", "liquid", "solid"], "Phase of the compound at 298.15 K and 1 bar"]


class Refraction(Result):
    refractive_index: Annotated[
        float, Asks("the refractive index of {cas}", noun="refractive index", round_to=4)
    ]
    temperature_k: float


class MeasuredLogP(Result):
    log_p: Annotated[
        float,
        Asks(
            "the measured octanol-water logP of {cas}",
            noun="measured octanol-water logP",
            round_to=2,
        ),
    ]


class Octane(Result):
    octane_number: Annotated[
        float,
        Asks("the {test} octane number of {cas}", noun="{test} octane number", round_to=1),
    ]


class Permittivity(Result):
    relative_permittivity: Annotated[
        float,
        Asks(
            "the dielectric constant of {cas} as a liquid at room temperature",
            noun="dielectric constant as a liquid at room temperature",
            round_to=2,
        ),
    ]
    temperature_k: float


class Hansen(Result):
    dispersion: float
    polar: float
    hydrogen_bonding: float
    total: Annotated[
        float,
        Asks(
            "the total Hansen solubility parameter of {cas}",
            noun="total Hansen solubility parameter",
            unit="MPa^0.5",
            round_to=1,
        ),
    ]


class HansenDistance(Result):
    distance: Annotated[
        float,
        Asks(
            "the Hansen solubility distance between {cas} and {other_cas}",
            noun="Hansen solubility distance to {other_cas}",
            unit="MPa^0.5",
            round_to=1,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[Example(cas="64-17-5", gives={"refractive_index": 1.3611, "temperature_k": 293.15})],
)
def refractive_index(cas: Cas) -> Refraction:
    """Refractive index of a liquid at the sodium D line, with its temperature (CRC Handbook)."""
    from chemicals import RI, RI_methods

    found = RI(cas, method="CRC") if "CRC" in RI_methods(cas) else (None, None)
    if None in found:
        raise ToolError(f"The CRC Handbook lists no refractive index for the CAS number {cas}.")
    return Refraction(refractive_index=found[0], temperature_k=found[1])


@tool(
    kind="retrieval",
    examples=[Example(cas="71-43-2", gives={"log_p": 2.13})],
)
def octanol_water_log_p(cas: Cas) -> MeasuredLogP:
    """Measured octanol-water partition coefficient (logP) of a compound."""
    from chemicals import logP, logP_methods

    return MeasuredLogP(log_p=given(logP, logP_methods, "logP", cas))


@tool(
    kind="retrieval",
    examples=[
        Example(cas="540-84-1", test="research", gives={"octane_number": 100}),
        Example(cas="142-82-5", test="motor", gives={"octane_number": 0}),
    ],
)
def octane_number(
    cas: Cas, test: Annotated[Literal["research", "motor"], "Which octane test"]
) -> Octane:
    """Measured research (RON) or motor (MON) octane number of a fuel compound."""
    from chemicals import MON, RON, MON_methods, RON_methods

    table, methods = (RON, RON_methods) if test == "research" else (MON, MON_methods)
    return Octane(octane_number=given(table, methods, f"{test} octane number", cas))


@tool(
    kind="retrieval",
    examples=[Example(cas="7732-18-5", gives={"relative_permittivity": 80.1}, rel=5e-3)],
)
def dielectric_constant(cas: Cas) -> Permittivity:
    """Relative permittivity (dielectric constant) of a liquid at room temperature (CRC)."""
    temperature = listed(PERMITTIVITY, cas, "T", "dielectric constant")
    if not 288 <= temperature <= 304:
        raise ToolError(f"The handbook has the value for {cas} at {temperature:g} K only.")
    return Permittivity(
        relative_permittivity=listed(PERMITTIVITY, cas, "Permittivity", "dielectric constant"),
        temperature_k=temperature,
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            cas="64-17-5",
            gives={"dispersion": 15.8, "polar": 8.8, "hydrogen_bonding": 19.4, "total": 26.5},
        )
    ],
)
def hansen_parameters(cas: Cas) -> Hansen:
    """Hansen solubility parameters (dispersion, polar, hydrogen bonding) in MPa^0.5."""
    d, p, h = _hansen(cas)
    return Hansen(dispersion=d, polar=p, hydrogen_bonding=h, total=(d * d + p * p + h * h) ** 0.5)


@tool(
    kind="processing",
    examples=[Example(cas="64-17-5", other_cas="67-56-1", gives={"distance": 5.05})],
)
def hansen_distance(
    cas: Cas,
    other_cas: Annotated[str, "CAS number of the compound to compare with", CasNumber],
) -> HansenDistance:
    """Hansen distance Ra = sqrt(4 dD² + dP² + dH²) of two compounds; small means miscible."""
    one, two = _hansen(cas), _hansen(other_cas)
    d, p, h = (a - b for a, b in zip(one, two, strict=True))
    return HansenDistance(distance=(4 * d * d + p * p + h * h) ** 0.5)


def _hansen(cas: str) -> tuple[float, float, float]:
    import chemicals

    parts = [
        getattr(chemicals, f"hansen_delta_{part}")(cas, method="MANUEL_RUBEN_2022")
        for part in "dph"
    ]
    if None in parts:
        raise ToolError(f"The tables have no Hansen parameters for the CAS number {cas}.")
    return (parts[0] / 1000, parts[1] / 1000, parts[2] / 1000)
