"""Formulas and equations: counts of atoms, and balancing in whole numbers."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from math import gcd, lcm

from synthesis.core.errors import ToolError

MOST_SPECIES = 8
MOST_ATOMS = 100_000
_PIECE = re.compile(r"([A-Z][a-z]?)(\d{0,5})|(\()|(\))(\d{0,4})")


def atoms(formula: str) -> dict[str, int]:
    """How many atoms of each element a neutral formula such as Ca(OH)2 holds."""
    levels: list[dict[str, int]] = [{}]
    place = 0
    while place < len(formula):
        piece = _PIECE.match(formula, place)
        if piece is None or len(levels) > 6:
            raise _refusal(formula)
        symbol, number, opened, closed, times = piece.groups()
        if opened:
            levels.append({})
        elif closed and len(levels) > 1:
            for inner, count in levels.pop().items():
                _add(levels[-1], inner, count * int(times or 1))
        elif symbol in _weights():
            _add(levels[-1], symbol, int(number or 1))
        else:
            raise _refusal(formula)
        place = piece.end()
    if len(levels) != 1 or not 0 < sum(levels[0].values()) <= MOST_ATOMS:
        raise _refusal(formula)
    return levels[0]


def molar_mass(formula: str) -> float:
    """Molar mass of a formula in g/mol."""
    return sum(_weights()[symbol] * count for symbol, count in atoms(formula).items())


def sides(equation: str) -> tuple[list[str], list[str]]:
    """The formulas on both sides of an equation; numbers before them are dropped."""
    parts = equation.split("->")
    if len(parts) != 2:
        raise ToolError("Write the reaction as 'C3H8 + O2 -> CO2 + H2O', with one arrow.")
    left, right = (
        [re.sub(r"^\d+ *", "", text.strip()) for text in part.split("+")] for part in parts
    )
    both = left + right
    if len(both) > MOST_SPECIES or len(set(both)) != len(both):
        raise ToolError(f"Give at most {MOST_SPECIES} substances, each of them once.")
    return left, right


def balanced(equation: str) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Both sides of an equation with the smallest whole coefficients that balance it."""
    left, right = sides(equation)
    counts = [atoms(formula) for formula in left + right]
    symbols = dict.fromkeys(symbol for count in counts for symbol in count)
    rows = [
        [
            Fraction(count.get(symbol, 0) * (1 if place < len(left) else -1))
            for place, count in enumerate(counts)
        ]
        for symbol in symbols
    ]
    numbers = _null_vector(rows, len(counts))
    pairs = list(zip(left + right, numbers, strict=True))
    return pairs[: len(left)], pairs[len(left) :]


def written(reactants: list[tuple[str, int]], products: list[tuple[str, int]]) -> str:
    """An equation with its coefficients."""
    said = (
        " + ".join(f"{count} {formula}" if count > 1 else formula for formula, count in side)
        for side in (reactants, products)
    )
    return " -> ".join(said)


def _null_vector(rows: list[list[Fraction]], width: int) -> list[int]:
    pivots: list[int] = []
    for column in range(width):
        found = next((n for n in range(len(pivots), len(rows)) if rows[n][column]), None)
        if found is None:
            continue
        place = len(pivots)
        rows[place], rows[found] = rows[found], rows[place]
        rows[place] = [value / rows[place][column] for value in rows[place]]
        for number, row in enumerate(rows):
            if number != place and row[column]:
                times = row[column]
                rows[number] = [a - times * b for a, b in zip(row, rows[place], strict=True)]
        pivots.append(column)
    free = [column for column in range(width) if column not in pivots]
    if len(free) != 1:
        why = "cannot be balanced" if not free else "can be balanced in more than one way"
        raise ToolError(f"This reaction {why}: see that all its substances are there.")
    vector = [Fraction(0)] * width
    vector[free[0]] = Fraction(1)
    for place, column in enumerate(pivots):
        vector[column] = -rows[place][free[0]]
    if min(vector) <= 0:
        raise ToolError("This reaction cannot be balanced: see that all its substances are there.")
    scale = lcm(*(value.denominator for value in vector))
    whole = [int(value * scale) for value in vector]
    divisor = gcd(*whole)
    return [value // divisor for value in whole]


def _add(counts: dict[str, int], symbol: str, number: int) -> None:
    counts[symbol] = counts.get(symbol, 0) + number


def _refusal(formula: str) -> ToolError:
    return ToolError(f"{formula[:60]!r} is not a neutral formula; 'Ca(OH)2' is one.")


@cache
def _weights() -> dict[str, float]:
    from molmass.elements import ELEMENTS

    return {element.symbol: float(element.mass) for element in ELEMENTS}
