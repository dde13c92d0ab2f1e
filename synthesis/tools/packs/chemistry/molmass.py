"""Masses and compositions of molecular formulas with molmass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import ElementSymbol, MolecularFormula

if TYPE_CHECKING:
    from molmass import Formula

PACK = Pack(
    title="molmass",
    distributions=("molmass",),
    licence="BSD-3-Clause",
    data="Isotopic compositions and masses of the elements (IUPAC, NIST)",
    data_licence="public domain",
)

FormulaArgument = Annotated[str, "Molecular formula, such as C8H10N4O2", MolecularFormula]


class MonoisotopicMass(Result):
    monoisotopic_mass_da: Annotated[
        float,
        Asks("the monoisotopic mass of {formula}", noun="monoisotopic mass", unit="Da", round_to=4),
    ]


@tool(
    kind="processing",
    examples=[Example(formula="C8H10N4O2", gives={"monoisotopic_mass_da": 194.0804}, rel=1e-6)],
)
def monoisotopic_mass(formula: FormulaArgument) -> MonoisotopicMass:
    """Monoisotopic mass of a molecular formula, in daltons."""
    return MonoisotopicMass(monoisotopic_mass_da=_parse(formula).monoisotopic_mass)


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
    share = _composition(formula).get(element)
    if share is None:
        raise ToolError(f"The formula {formula} holds no {element!r}; it holds {_held(formula)}.")
    return MassFraction(mass_percent=100 * share[1])


class AtomCount(Result):
    atoms: Annotated[
        int, Asks("the number of atoms in one molecule of {formula}", noun="number of atoms")
    ]


@tool(kind="processing", examples=[Example(formula="C8H10N4O2", gives={"atoms": 24})])
def atom_count(formula: FormulaArgument) -> AtomCount:
    """Number of atoms in one unit of a molecular formula."""
    return AtomCount(atoms=_parse(formula).atoms)


class Elements(Result):
    elements: Annotated[
        list[Annotated[str, ElementSymbol]], Asks("the elements that {formula} is made of")
    ]


@tool(kind="processing", examples=[Example(formula="C8H10N4O2", gives={"elements": [*"CHNO"]})])
def elements_in_formula(formula: FormulaArgument) -> Elements:
    """Symbols of the elements in a molecular formula, in Hill order."""
    return Elements(elements=list(_composition(formula)))


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
    counts = {symbol: share[0] for symbol, share in _composition(formula).items()}
    known = {"C", "H", "N", "O", "S", "F", "Cl", "Br", "I"}
    if "C" not in counts or not known.issuperset(counts):
        raise ToolError(
            f"The degree of unsaturation is for organic formulas of C, H, N, O, S and halogens;"
            f" {formula} holds {_held(formula)}."
        )
    monovalent = sum(counts.get(symbol, 0) for symbol in ("H", "F", "Cl", "Br", "I"))
    rings = (2 * counts["C"] + 2 + counts.get("N", 0) - monovalent) / 2
    return Unsaturation(degree_of_unsaturation=rings)


def _parse(formula: str) -> Formula:
    from molmass import Formula, FormulaError

    try:
        parsed = Formula(formula)
        parsed.composition()
    except FormulaError:
        raise ToolError(
            f"{formula[:80]!r} is not a molecular formula; a valid one is 'C8H10N4O2'."
        ) from None
    return parsed


def _composition(formula: str) -> dict[str, tuple[int, float]]:
    items = _parse(formula).composition().values()
    return {item.symbol: (item.count, item.fraction) for item in items}


def _held(formula: str) -> str:
    return ", ".join(_composition(formula))
