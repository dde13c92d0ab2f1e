"""Thermochemical constants of pure compounds from chemicals."""

from __future__ import annotations

from typing import Annotated, Literal

from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import CasNumber
from synthesis.tools.packs.chemistry._measured import given, listed

PACK = Pack(
    title="chemicals: thermochemistry",
    distributions=("chemicals",),
    licence="MIT",
    data="Thermochemical tables of the CRC Handbook and ATcT",
    data_licence="MIT, with the library",
    data_date="2026-06",
)

STANDARD = "Heat Capacity/CRC Standard Thermodynamic Properties of Chemical Substances.tsv"
VAPORISATION = "Phase Change/CRC Handbook Heat of Vaporization.tsv"

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


class Formation(Result):
    formation_enthalpy_kj_per_mol: Annotated[
        float,
        Asks(
            "the standard enthalpy of formation of {cas} as a {phase} at 298.15 K",
            noun="standard enthalpy of formation as a {phase}",
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
            cas="71-43-2", phase="liquid", gives={"formation_enthalpy_kj_per_mol": 49.1}, rel=5e-3
        ),
        Example(
            cas="74-82-8", phase="gas", gives={"formation_enthalpy_kj_per_mol": -74.5}, rel=5e-3
        ),
    ],
)
def enthalpy_of_formation(
    cas: Cas, phase: Annotated[Literal["gas", "liquid"], "Phase of the compound"]
) -> Formation:
    """Standard enthalpy of formation of a compound as a gas or liquid at 298.15 K, in kJ/mol."""
    from chemicals import Hfg, Hfg_methods, Hfl, Hfl_methods

    value, methods = (Hfg, Hfg_methods) if phase == "gas" else (Hfl, Hfl_methods)
    found = given(value, methods, f"enthalpy of formation as a {phase}", cas)
    return Formation(formation_enthalpy_kj_per_mol=found / 1000)


@tool(
    kind="retrieval",
    examples=[Example(cas="71-43-2", gives={"vaporisation_enthalpy_kj_per_mol": 30.72})],
)
def enthalpy_of_vaporisation(cas: Cas) -> Vaporisation:
    """Enthalpy of vaporisation at the normal boiling point (CRC Handbook), in kJ/mol."""
    value = listed(VAPORISATION, cas, "HvapTb", "enthalpy of vaporisation")
    return Vaporisation(vaporisation_enthalpy_kj_per_mol=value / 1000)


def _standard(column: str, phase: str, what: str, cas: str) -> float:
    return listed(STANDARD, cas, column + phase[0], f"{what} as a {phase}")
