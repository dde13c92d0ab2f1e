"""Stoichiometry of reactions: balancing, yields, limiting reactants, atom economy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.chemistry import ChemicalEquation
from synthesis.tools.entities.common import MolecularFormula
from synthesis.tools.packs.chemistry import _formulas
from synthesis.tools.packs.chemistry._known_reactions import REACTIONS

PACK = Pack(
    title="Stoichiometry",
    distributions=("molmass",),
    licence="BSD-3-Clause",
    data="Standard atomic weights",
    data_licence="BSD-3-Clause, with the library",
    data_date="2026-01",
)

Equation = Annotated[
    str, "Reaction such as 'C3H8 + O2 -> CO2 + H2O', balanced or not", ChemicalEquation
]
Grams = Annotated[
    float, Field(gt=0, le=1e9), "Mass in g", Draws(5, 10, 25, 50, 100, label="the mass", unit="g")
]


class BalancedEquation(Result):
    balanced: Annotated[
        str, ChemicalEquation, Asks("the balanced equation of {equation}", refers="{equation}")
    ]
    coefficient_sum: Annotated[
        int,
        Asks(
            "the sum of the smallest whole coefficients that balance {equation}",
            noun="sum of the smallest whole coefficients",
        ),
    ]


class MassYield(Result):
    yield_g: Annotated[
        float,
        Asks(
            "the theoretical yield of the first product of {equation} from {mass_g} of its first"
            " reactant",
            noun="theoretical yield of the first product from {mass_g} of the first reactant",
            unit="g",
            round_to=2,
        ),
    ]


class Limiting(Result):
    limiting_reactant: Annotated[
        str,
        MolecularFormula,
        Asks("the limiting reactant when {mass_g} of each reactant of {equation} are mixed"),
    ]
    yield_g: Annotated[
        float,
        Asks(
            "the largest mass of the first product that {mass_g} of each reactant of"
            " {equation} can give",
            noun="largest mass of the first product from {mass_g} of each reactant",
            unit="g",
            round_to=2,
        ),
    ]


class Economy(Result):
    atom_economy_percent: Annotated[
        float,
        Asks(
            "the atom economy of {equation} for its first product",
            noun="atom economy for the first product",
            unit="%",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            equation="C3H8 + O2 -> CO2 + H2O",
            gives={"balanced": "C3H8 + 5 O2 -> 3 CO2 + 4 H2O", "coefficient_sum": 13},
        ),
        Example(
            equation="KMnO4 + HCl -> KCl + MnCl2 + H2O + Cl2",
            gives={
                "balanced": "2 KMnO4 + 16 HCl -> 2 KCl + 2 MnCl2 + 8 H2O + 5 Cl2",
                "coefficient_sum": 35,
            },
        ),
    ],
)
def balance_equation(equation: Equation) -> BalancedEquation:
    """Balanced equation of a reaction, with the smallest whole coefficients and their sum."""
    reactants, products = _formulas.balanced(equation)
    return BalancedEquation(
        balanced=_formulas.written(reactants, products),
        coefficient_sum=sum(count for _, count in reactants + products),
    )


@tool(
    kind="processing",
    examples=[
        Example(equation="CaCO3 -> CaO + CO2", mass_g=100.0, gives={"yield_g": 56.03}),
        Example(equation="H2 + O2 -> H2O", mass_g=10.0, gives={"yield_g": 89.37}),
    ],
)
def theoretical_yield(equation: Equation, mass_g: Grams) -> MassYield:
    """Grams of the first product that a mass of the first reactant can give at most."""
    (first, used), *_ = (reaction := _formulas.balanced(equation))[0]
    product, made = reaction[1][0]
    moles = mass_g / _formulas.molar_mass(first) / used * made
    return MassYield(yield_g=moles * _formulas.molar_mass(product))


@tool(
    kind="processing",
    examples=[
        Example(
            equation="N2 + H2 -> NH3",
            mass_g=100.0,
            gives={"limiting_reactant": "N2", "yield_g": 121.6},
        ),
        Example(
            equation="Fe2O3 + Al -> Al2O3 + Fe", mass_g=50.0, gives={"limiting_reactant": "Fe2O3"}
        ),
    ],
)
def limiting_reactant(equation: Equation, mass_g: Grams) -> Limiting:
    """Reactant that runs out first when equal masses of all are mixed, and the yield in g."""
    reactants, products = _formulas.balanced(equation)
    if len(reactants) < 2:
        raise ToolError("The reaction has one reactant only, so none is limiting.")
    extents = {
        formula: mass_g / _formulas.molar_mass(formula) / count for formula, count in reactants
    }
    limiting = min(extents, key=lambda formula: extents[formula])
    product, made = products[0]
    return Limiting(
        limiting_reactant=limiting,
        yield_g=extents[limiting] * made * _formulas.molar_mass(product),
    )


@tool(
    kind="processing",
    examples=[
        Example(equation="C6H12O6 -> C2H5OH + CO2", gives={"atom_economy_percent": 51.1}),
        Example(equation="CO + H2 -> CH3OH", gives={"atom_economy_percent": 100}),
    ],
)
def atom_economy(equation: Equation) -> Economy:
    """Share of the mass of all reactants that ends in the first product (Trost, 1991)."""
    reactants, products = _formulas.balanced(equation)
    product, made = products[0]
    put_in = sum(count * _formulas.molar_mass(formula) for formula, count in reactants)
    return Economy(atom_economy_percent=100 * made * _formulas.molar_mass(product) / put_in)


@seeds(ChemicalEquation, source="reactions of textbooks and of the chemical industry")
def known_reactions() -> Iterator[str]:
    """Reactions without their coefficients, each of which balances in one way."""
    yield from REACTIONS
