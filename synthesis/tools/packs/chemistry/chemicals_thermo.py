"""Thermochemical and solvent constants of pure compounds from chemicals."""

from __future__ import annotations

from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import CasNumber
from synthesis.tools.packs.chemistry._measured import given, listed

PACK = Pack(
    title="chemicals: thermochemistry and solvents",
    distributions=("chemicals",),
    licence="MIT",
    data="Tables of the CRC Handbook and ATcT, octane numbers, Hansen parameters",
    data_licence="MIT, with the library",
    data_date="2026-06",
)

Cas = Annotated[str, "CAS registry number of the compound", CasNumber]
Phase = Annotated[Literal["gas", "liquid", "solid"], "Phase of the compound at 298.15 K and 1 bar"]


class StandardEntropy(Result):
    entropy_j_per_mol_k: Annotated[
        float,
        Asks(
            "the standard molar entropy of {cas} as a {phase} at 298.15 K",
            noun="standard molar entropy as a {phase}",
            unit="J/(mol·K)",
            round_to=1,
        ),
    ]


class GibbsFormation(Result):
    gibbs_kj_per_mol: Annotated[
        float,
        Asks(
            "the standard Gibbs energy of formation of {cas} as a {phase} at 298.15 K",
            noun="standard Gibbs energy of formation as a {phase}",
            unit="kJ/mol",
            round_to=1,
        ),
    ]


class HeatCapacity(Result):
    heat_capacity_j_per_mol_k: Annotated[
        float,
        Asks(
            "the molar heat capacity of {cas} as a {phase} at 298.15 K",
            noun="molar heat capacity as a {phase}",
            unit="J/(mol·K)",
            round_to=1,
        ),
    ]


class LiquidFormation(Result):
    liquid_formation_enthalpy_kj_per_mol: Annotated[
        float,
        Asks(
            "the standard enthalpy of formation of {cas} as a liquid",
            noun="standard enthalpy of formation as a liquid",
            unit="kJ/mol",
            round_to=1,
        ),
    ]


class Vaporisation(Result):
    vaporisation_enthalpy_kj_per_mol: Annotated[
        float,
        Asks(
            "the enthalpy of vaporisation of {cas} at its normal boiling point",
            noun="enthalpy of vaporisation at the boiling point",
            unit="kJ/mol",
            round_to=2,
        ),
    ]


class TriplePoint(Result):
    triple_temperature_k: Annotated[
        float,
        Asks(
            "the triple-point temperature of {cas}",
            noun="triple-point temperature",
            unit="K",
            round_to=2,
        ),
    ]
    triple_pressure_pa: Annotated[
        float,
        Asks("the triple-point pressure of {cas}", noun="triple-point pressure", unit="Pa"),
    ]


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
            "the dielectric constant of {cas} as a liquid",
            noun="dielectric constant as a liquid",
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
    examples=[
        Example(cas="7732-18-5", phase="liquid", gives={"entropy_j_per_mol_k": 69.95}),
        Example(cas="124-38-9", phase="gas", gives={"entropy_j_per_mol_k": 213.8}),
    ],
)
def standard_entropy(cas: Cas, phase: Phase) -> StandardEntropy:
    """Standard molar entropy of a compound at 298.15 K (CRC Handbook), in J/(mol K)."""
    return StandardEntropy(entropy_j_per_mol_k=_standard("S0", phase, "entropy", cas))


@tool(
    kind="retrieval",
    examples=[Example(cas="7732-18-5", phase="liquid", gives={"gibbs_kj_per_mol": -237.1})],
)
def gibbs_energy_of_formation(cas: Cas, phase: Phase) -> GibbsFormation:
    """Standard Gibbs energy of formation at 298.15 K (CRC Handbook), in kJ/mol."""
    return GibbsFormation(
        gibbs_kj_per_mol=_standard("Gf", phase, "Gibbs energy of formation", cas) / 1000
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            cas="7732-18-5", phase="liquid", gives={"heat_capacity_j_per_mol_k": 75.3}, rel=2e-3
        )
    ],
)
def standard_heat_capacity(cas: Cas, phase: Phase) -> HeatCapacity:
    """Molar heat capacity at constant pressure at 298.15 K (CRC Handbook), in J/(mol K)."""
    return HeatCapacity(heat_capacity_j_per_mol_k=_standard("Cp", phase, "heat capacity", cas))


@tool(
    kind="retrieval",
    examples=[
        Example(
            cas="71-43-2", gives={"liquid_formation_enthalpy_kj_per_mol": 49.1}, rel=5e-3
        )
    ],
)  # fmt: skip
def liquid_enthalpy_of_formation(cas: Cas) -> LiquidFormation:
    """Standard enthalpy of formation of a compound as a liquid at 298.15 K, in kJ/mol."""
    from chemicals import Hfl, Hfl_methods

    value = given(Hfl, Hfl_methods, "liquid enthalpy of formation", cas)
    return LiquidFormation(liquid_formation_enthalpy_kj_per_mol=value / 1000)


@tool(
    kind="retrieval",
    examples=[Example(cas="71-43-2", gives={"vaporisation_enthalpy_kj_per_mol": 30.72})],
)
def enthalpy_of_vaporisation(cas: Cas) -> Vaporisation:
    """Enthalpy of vaporisation at the normal boiling point (CRC Handbook), in kJ/mol."""
    from chemicals.phase_change import Hvap_data_CRC

    value = listed(Hvap_data_CRC, cas, "HvapTb", "enthalpy of vaporisation")
    return Vaporisation(vaporisation_enthalpy_kj_per_mol=value / 1000)


@tool(
    kind="retrieval",
    examples=[
        Example(
            cas="7732-18-5", gives={"triple_temperature_k": 273.16, "triple_pressure_pa": 611.65}
        )
    ],
)
def triple_point(cas: Cas) -> TriplePoint:
    """Temperature (K) and pressure (Pa) of the triple point of a compound."""
    from chemicals import Pt, Pt_methods, Tt, Tt_methods

    pressure = given(Pt, Pt_methods, "triple-point pressure", cas)
    return TriplePoint(
        triple_temperature_k=given(Tt, Tt_methods, "triple-point temperature", cas),
        triple_pressure_pa=float(f"{pressure:.5g}"),
    )


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
    """Relative permittivity (dielectric constant) of a liquid near room temperature (CRC)."""
    from chemicals.permittivity import permittivity_data_CRC as table

    return Permittivity(
        relative_permittivity=listed(table, cas, "Permittivity", "dielectric constant"),
        temperature_k=listed(table, cas, "T", "temperature"),
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


def _standard(column: str, phase: str, what: str, cas: str) -> float:
    from chemicals.heat_capacity import CRC_standard_data

    return listed(CRC_standard_data, cas, column + phase[0], f"{what} as a {phase}")


def _hansen(cas: str) -> tuple[float, float, float]:
    import chemicals

    parts = [
        getattr(chemicals, f"hansen_delta_{part}")(cas, method="MANUEL_RUBEN_2022")
        for part in "dph"
    ]
    if None in parts:
        raise ToolError(f"The tables have no Hansen parameters for the CAS number {cas}.")
    return (parts[0] / 1000, parts[1] / 1000, parts[2] / 1000)
