"""Molecular formulas read by molmass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.entities.common import MolecularFormula

if TYPE_CHECKING:
    from molmass import Formula

FormulaArgument = Annotated[str, "Molecular formula, such as C8H10N4O2", MolecularFormula]


def parse(formula: str) -> Formula:
    """A formula; raises ``ToolError`` for what is none."""
    from molmass import Formula, FormulaError

    try:
        parsed = Formula(formula)
        parsed.composition()
    except FormulaError:
        raise ToolError(
            f"{formula[:80]!r} is not a molecular formula; a valid one is 'C8H10N4O2'."
        ) from None
    return parsed


def composition(formula: str) -> dict[str, tuple[int, float]]:
    """Count and mass fraction of each element of a formula, in Hill order."""
    items = parse(formula).composition().values()
    return {item.symbol: (item.count, item.fraction) for item in items}
