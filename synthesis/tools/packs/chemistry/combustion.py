"""Combustion of compounds: equation, air demand, heating value."""

from __future__ import annotations

from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import CasNumber, MolecularFormula
from synthesis.tools.packs.chemistry import _compounds, _formulas
from synthesis.tools.packs.chemistry._measured import given

PACK = Pack(
    title="Combustion",
    distributions=("chemicals", "molmass"),
    licence="MIT and BSD-3-Clause",
    data="Enthalpies of formation of ATcT and the CRC Handbook",
    data_licence="MIT, with the library",
    data_date="2026-06",
)
AIR_OXYGEN_BY_MASS = 0.2314
CO2_KJ, WATER_KJ = -393.51, -285.83
"""Standard enthalpies of formation of CO2 as a gas and H2O as a liquid (CODATA, 1989)."""

Formula = Annotated[str, "Molecular formula, such as C8H18", MolecularFormula]


class CombustionEquation(Result):
    equation: Annotated[
        str,
        Asks("the balanced equation of the complete combustion of {formula}"),
    ]


class AirDemand(Result):
    air_fuel_ratio: Annotated[
        float,
        Asks(
            "the stoichiometric air-fuel mass ratio of {formula}",
            noun="stoichiometric air-fuel mass ratio",
            round_to=2,
        ),
    ]
    co2_kg_per_kg: Annotated[
        float,
        Asks(
            "the mass of CO₂ from burning 1 kg of {formula} completely",
            noun="mass of CO₂ from burning 1 kg",
            unit="kg",
            round_to=3,
        ),
    ]


class OxygenBalance(Result):
    oxygen_balance_percent: Annotated[
        float,
        Asks(
            "the oxygen balance to CO₂ of {formula}",
            noun="oxygen balance to CO₂",
            unit="%",
            round_to=1,
        ),
    ]


class CombustionHeat(Result):
    combustion_enthalpy_kj_per_mol: Annotated[
        float,
        Asks(
            "the standard enthalpy of combustion of {cas} as a {phase}, with liquid water formed",
            noun="standard enthalpy of combustion as a {phase}",
            unit="kJ/mol",
            round_to=1,
        ),
    ]
    higher_heating_value_mj_per_kg: Annotated[
        float,
        Asks(
            "the higher heating value of {cas} as a {phase}",
            noun="higher heating value as a {phase}",
            unit="MJ/kg",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(formula="C3H8", gives={"equation": "C3H8 + 5 O2 -> 3 CO2 + 4 H2O"}),
        Example(formula="C2H6O", gives={"equation": "C2H6O + 3 O2 -> 2 CO2 + 3 H2O"}),
    ],
)
def combustion_equation(formula: Formula) -> CombustionEquation:
    """Balanced equation of the complete combustion of a compound of C, H, O, N and S."""
    counts = _fuel(formula)
    made = {"C": "CO2", "H": "H2O", "N": "N2", "S": "SO2"}
    products = " + ".join(made[symbol] for symbol in made if symbol in counts)
    balanced = _formulas.balanced(f"{formula} + O2 -> {products}")
    return CombustionEquation(equation=_formulas.written(*balanced))


@tool(
    kind="processing",
    examples=[
        Example(formula="CH4", gives={"air_fuel_ratio": 17.24, "co2_kg_per_kg": 2.743}),
        Example(formula="C8H18", gives={"air_fuel_ratio": 15.13}),
    ],
)
def air_fuel_ratio(formula: Formula) -> AirDemand:
    """Stoichiometric air-fuel ratio by mass of a fuel, and kg of CO2 for each kg burnt."""
    counts = _fuel(formula)
    mass = _formulas.molar_mass(formula)
    oxygen = _oxygen(counts) * _formulas.molar_mass("O2")
    return AirDemand(
        air_fuel_ratio=oxygen / AIR_OXYGEN_BY_MASS / mass,
        co2_kg_per_kg=counts.get("C", 0) * _formulas.molar_mass("CO2") / mass,
    )


@tool(
    kind="processing",
    examples=[
        Example(formula="C7H5N3O6", gives={"oxygen_balance_percent": -74.0}),
        Example(formula="C3H5N3O9", gives={"oxygen_balance_percent": 3.52}),
    ],
)
def oxygen_balance(formula: Formula) -> OxygenBalance:
    """Oxygen balance of a compound of C, H, N, O: excess of oxygen after full oxidation, in %."""
    counts = _formulas.atoms(formula)
    if not {"C", "H", "N", "O"}.issuperset(counts) or not {"C", "H"} & set(counts):
        raise ToolError("The oxygen balance is for compounds of carbon, hydrogen, N and O.")
    short = 2 * counts.get("C", 0) + counts.get("H", 0) / 2 - counts.get("O", 0)
    mass = _formulas.molar_mass(formula)
    return OxygenBalance(oxygen_balance_percent=-100 * short * 15.999 / mass)


@tool(
    kind="processing",
    examples=[
        Example(
            cas="74-82-8",
            phase="gas",
            gives={
                "combustion_enthalpy_kj_per_mol": -890.6,
                "higher_heating_value_mj_per_kg": 55.5,
            },
        ),
        Example(cas="71-43-2", phase="liquid", gives={"combustion_enthalpy_kj_per_mol": -3267.6}),
    ],
)
def combustion_enthalpy(
    cas: Annotated[str, "CAS registry number of the compound", CasNumber],
    phase: Annotated[Literal["gas", "liquid"], "Phase in which the fuel is burnt"],
) -> CombustionHeat:
    """Standard enthalpy of combustion (kJ/mol) and heating value of a compound of C, H, O, N."""
    from chemicals import Hfg, Hfg_methods, Hfl, Hfl_methods

    formula = _compounds.by_cas(cas).formula
    counts = _fuel(formula)
    if "S" in counts:
        raise ToolError("The heat of combustion is given for compounds of C, H, O and N only.")
    table, methods = (Hfg, Hfg_methods) if phase == "gas" else (Hfl, Hfl_methods)
    formed = given(table, methods, f"enthalpy of formation as a {phase}", cas) / 1000
    burnt = counts.get("C", 0) * CO2_KJ + counts.get("H", 0) / 2 * WATER_KJ - formed
    return CombustionHeat(
        combustion_enthalpy_kj_per_mol=burnt,
        higher_heating_value_mj_per_kg=-burnt / _formulas.molar_mass(formula),
    )


def _fuel(formula: str) -> dict[str, int]:
    counts = _formulas.atoms(formula)
    if not {"C", "H", "O", "N", "S"}.issuperset(counts):
        raise ToolError(f"Only compounds of C, H, O, N and S are burnt here, not {formula[:60]}.")
    if not {"C", "H"} & set(counts) or _oxygen(counts) <= 0:
        raise ToolError(f"{formula[:60]} does not burn in oxygen.")
    return counts


def _oxygen(counts: dict[str, int]) -> float:
    """Molecules of O2 that one molecule needs."""
    needs = counts.get("C", 0) + counts.get("S", 0) + counts.get("H", 0) / 4
    return needs - counts.get("O", 0) / 2
