"""Masses and compositions of molecular formulas with molmass."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import ElementSymbol, MolecularFormula
from synthesis.tools.packs.chemistry._molmass import FormulaArgument, composition, parse

PACK = Pack(
    title="molmass",
    distributions=("molmass",),
    licence="BSD-3-Clause",
    data="Isotopic compositions and masses of the elements (IUPAC, NIST)",
    data_licence="BSD-3-Clause, with the library",
    data_date="2026-01",
)


class MassFraction(Result):
    mass_percent: Annotated[
        float,
        Asks(
            "the mass percentage of {element} in {formula}",
            noun="mass percentage of {element}",
            unit="%",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(formula="H2O", element="O", gives={"mass_percent": 88.81}),
        Example(formula="C6H12O6", element="C", gives={"mass_percent": 40.0}),
    ],
)
def element_mass_percent(
    formula: FormulaArgument,
    element: Annotated[
        str,
        "Symbol of the element",
        Draws("C", "H"),
    ],
) -> MassFraction:
    """Percentage by mass of one element in a molecular formula."""
    share = composition(formula).get(element)
    if share is None:
        raise ToolError(f"The formula {formula} holds no {element!r}; it holds {_held(formula)}.")
    return MassFraction(mass_percent=100 * share[1])


class Elements(Result):
    elements: Annotated[
        list[Annotated[str, ElementSymbol]], Asks("the elements that {formula} is made of")
    ]


@tool(kind="processing", examples=[Example(formula="C8H10N4O2", gives={"elements": [*"CHNO"]})])
def elements_in_formula(formula: FormulaArgument) -> Elements:
    """Symbols of the elements in a molecular formula, in Hill order."""
    return Elements(elements=list(composition(formula)))


class Unsaturation(Result):
    degree_of_unsaturation: Annotated[
        float,
        Asks("the degree of unsaturation of {formula}", noun="degree of unsaturation", round_to=1),
    ]


@tool(
    kind="processing",
    examples=[
        Example(formula="C6H6", gives={"degree_of_unsaturation": 4}),
        Example(formula="C8H10N4O2", gives={"degree_of_unsaturation": 6}),
    ],
)
def degree_of_unsaturation(formula: FormulaArgument) -> Unsaturation:
    """Degree of unsaturation (rings plus pi bonds) of an organic molecular formula."""
    counts = {symbol: share[0] for symbol, share in composition(formula).items()}
    known = {"C", "H", "N", "O", "S", "F", "Cl", "Br", "I"}
    if "C" not in counts or not known.issuperset(counts):
        raise ToolError(
            f"The degree of unsaturation is for organic formulas of C, H, N, O, S and halogens;"
            f" {formula} holds {_held(formula)}."
        )
    monovalent = sum(counts.get(symbol, 0) for symbol in ("H", "F", "Cl", "Br", "I"))
    rings = (2 * counts["C"] + 2 + counts.get("N", 0) - monovalent) / 2
    return Unsaturation(degree_of_unsaturation=rings)


class Empirical(Result):
    empirical_formula: Annotated[
        str,
        MolecularFormula,
        Asks("the empirical formula of {formula}", refers="the empirical formula of {formula}"),
    ]
    multiple: Annotated[
        int,
        Asks(
            "the number of empirical formula units in {formula}",
            noun="number of empirical formula units",
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(formula="C6H12O6", gives={"empirical_formula": "CH2O", "multiple": 6}),
        Example(formula="H2O2", gives={"empirical_formula": "HO", "multiple": 2}),
    ],
)
def empirical_formula(formula: FormulaArgument) -> Empirical:
    """Empirical formula of a molecular formula, and how many times it is in it."""
    parsed = parse(formula)
    if parsed.gcd == 1:
        raise ToolError(f"{formula} is an empirical formula already.")
    return Empirical(empirical_formula=parsed.empirical, multiple=parsed.gcd)


class FormulaMass(Result):
    molar_mass_g_per_mol: Annotated[
        float,
        Asks(
            "the molar mass of {formula}",
            noun="molar mass",
            unit="g/mol",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(formula="Ca(OH)2", gives={"molar_mass_g_per_mol": 74.09}),
        Example(formula="C8H10N4O2", gives={"molar_mass_g_per_mol": 194.19}),
    ],
)
def formula_molar_mass(formula: FormulaArgument) -> FormulaMass:
    """Molar mass of a formula with standard atomic weights, in g/mol."""
    return FormulaMass(molar_mass_g_per_mol=parse(formula).mass)


class SampleMoles(Result):
    amount_mol: Annotated[
        float,
        Asks(
            "the amount of substance in {mass_g} of {formula}",
            noun="amount of substance in {mass_g}",
            unit="mol",
            round_to=4,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(formula="H2O", mass_g=18.015, gives={"amount_mol": 1.0})],
)
def amount_of_substance(
    formula: FormulaArgument,
    mass_g: Annotated[
        float,
        Field(gt=0, le=1e12),
        "Mass in g",
        Draws(1, 5, 25, 100, label="the mass", unit="g"),
    ],
) -> SampleMoles:
    """Amount of substance in a mass of a compound, in mol."""
    return SampleMoles(amount_mol=mass_g / parse(formula).mass)


def _held(formula: str) -> str:
    return ", ".join(composition(formula))
