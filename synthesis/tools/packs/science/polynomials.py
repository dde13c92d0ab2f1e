"""Polynomials in x with integer coefficients, with sympy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.science import Polynomial

PACK = Pack(title="SymPy", distributions=("sympy",), licence="BSD-3-Clause")
HIGHEST_DEGREE = 20
LARGEST_COEFFICIENT = 10**9
TERM = re.compile(r"([+-]?)(?:(\d+)(?:\*?(x)(?:\^(\d+))?)?|(x)(?:\^(\d+))?)")

Poly = Annotated[str, "Polynomial in x such as x^3 - 2*x + 5, integer coefficients", Polynomial]


class ClassicalPolynomial(Result):
    polynomial: Annotated[str, Polynomial, Asks("the {family} polynomial of order {order}")]


class Derivative(Result):
    derivative: Annotated[str, Polynomial, Asks("the derivative of {polynomial}")]


class Value(Result):
    value: Annotated[int, Asks("the value at x = {x} of {polynomial}", noun="value at x = {x}")]


class Discriminant(Result):
    discriminant: Annotated[int, Asks("the discriminant of {polynomial}", noun="discriminant")]


class RealRoots(Result):
    largest: Annotated[
        float, Asks("the largest real root of {polynomial}", noun="largest real root", round_to=4)
    ]
    count: Annotated[
        int,
        Asks(
            "the number of distinct real roots of {polynomial}",
            noun="number of distinct real roots",
        ),
    ]


class Factors(Result):
    factors: Annotated[
        list[str],
        Asks("the distinct irreducible factors over the integers of {polynomial}"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of distinct irreducible factors over the integers of {polynomial}",
            noun="number of distinct irreducible factors",
        ),
    ]


class Integral(Result):
    integral: Annotated[
        float, Asks("the integral over x from 0 to {upper} of {polynomial}", round_to=3)
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            family="Chebyshev (first kind)", order=4, gives={"polynomial": "8*x^4 - 8*x^2 + 1"}
        ),
        Example(family="cyclotomic", order=6, gives={"polynomial": "x^2 - x + 1"}),
    ],
)
def classical_polynomial(
    order: Annotated[int, "Order of the polynomial, 1 to 20", Draws(4, 5, 6, 8, 12)],
    family: Annotated[
        Literal["Chebyshev (first kind)", "Chebyshev (second kind)", "Hermite", "cyclotomic"],
        "Family of polynomials",
    ],
) -> ClassicalPolynomial:
    """A classical polynomial with integer coefficients, by family and order."""
    from sympy import Poly, chebyshevt, chebyshevu, cyclotomic_poly, hermite
    from sympy.abc import x

    if not 1 <= order <= HIGHEST_DEGREE:
        raise ToolError(f"The order must be from 1 to {HIGHEST_DEGREE}, not {order}.")
    families = {
        "Chebyshev (first kind)": chebyshevt,
        "Chebyshev (second kind)": chebyshevu,
        "Hermite": hermite,
        "cyclotomic": cyclotomic_poly,
    }
    return ClassicalPolynomial(polynomial=_written(Poly(families[family](order, x), x)))


@tool(
    kind="processing",
    examples=[Example(polynomial="x^3 - 2*x + 5", gives={"derivative": "3*x^2 - 2"})],
)
def polynomial_derivative(polynomial: Poly) -> Derivative:
    """Derivative of a polynomial in x with integer coefficients."""
    return Derivative(derivative=_written(_read(polynomial).diff()))


@tool(kind="processing", examples=[Example(polynomial="x^2 + x + 41", x=40, gives={"value": 1681})])
def polynomial_value(
    polynomial: Poly, x: Annotated[int, "Where to evaluate it", Draws(-3, -1, 2, 3, 5, 10)]
) -> Value:
    """Value of a polynomial at an integer."""
    if abs(x) > 10_000:
        raise ToolError(f"x must be from -10000 to 10000, not {str(x)[:40]}.")
    return Value(value=int(_read(polynomial).eval(x)))


@tool(
    kind="processing", examples=[Example(polynomial="x^3 - 2*x + 5", gives={"discriminant": -643})]
)
def polynomial_discriminant(polynomial: Poly) -> Discriminant:
    """Discriminant of a polynomial of degree 1 or more."""
    found = _read(polynomial)
    if found.degree() > 10:
        raise ToolError("Discriminants are given up to degree 10.")
    return Discriminant(discriminant=int(found.discriminant()))


@tool(
    kind="processing",
    examples=[Example(polynomial="x^3 - x - 1", gives={"largest": 1.3247, "count": 1})],
)
def polynomial_real_roots(polynomial: Poly) -> RealRoots:
    """Largest real root of a polynomial and the number of its distinct real roots."""
    roots = _read(polynomial).sqf_part().real_roots(multiple=True)
    if not roots:
        raise ToolError(f"{polynomial} has no real root.")
    return RealRoots(largest=max(float(root.evalf(15)) for root in roots), count=len(roots))


@tool(
    kind="processing",
    examples=[
        Example(polynomial="x^4 - 1", gives={"factors": ["x + 1", "x - 1", "x^2 + 1"], "count": 3})
    ],
)
def polynomial_factors(polynomial: Poly) -> Factors:
    """Distinct irreducible factors of a polynomial over the integers."""
    _, pairs = _read(polynomial).factor_list()
    ordered = sorted((factor for factor, _ in pairs), key=lambda f: (f.degree(), _written(f)))
    return Factors(factors=[_written(factor) for factor in ordered], count=len(ordered))


@tool(
    kind="processing",
    examples=[Example(polynomial="3*x^2 - 2", upper=2, gives={"integral": 4})],
)
def polynomial_integral(
    polynomial: Poly, upper: Annotated[int, "Upper limit, at most 100", Draws(1, 2, 3, 5)]
) -> Integral:
    """Definite integral of a polynomial from 0 to an integer."""
    if abs(upper) > 100:
        raise ToolError(f"The upper limit must be from -100 to 100, not {str(upper)[:40]}.")
    return Integral(integral=float(_read(polynomial).integrate().eval(upper)))


@seeds(Polynomial, source="Polynomials with a place in mathematics and its history")
def notable_polynomials() -> Iterator[str]:
    """Newton's and Wallis's cubics, Euler's prime polynomial, cyclotomics and their kin."""
    yield from (
        "x^3 - 2*x - 5", "x^3 - x - 1", "x^2 - x - 1", "x^3 - x^2 - x - 1", "x^2 + x + 41",
        "x^3 - 3*x + 1", "x^3 - 15*x - 4", "x^4 - 10*x^2 + 1", "x^5 - x - 1", "x^4 - 5*x^2 + 4",
        "x^3 - 6*x^2 + 11*x - 6", "x^4 - 4*x^3 + 6*x^2 - 4*x - 3", "x^6 - 1", "x^5 - 5*x^3 + 4*x",
        "x^3 - 7*x + 6", "2*x^3 - 3*x^2 - 11*x + 6", "x^4 - 2", "x^3 - 3*x^2 + 1",
        "x^4 - x^3 - x^2 + x", "x^8 - 1", "6*x^2 - 5*x - 6", "x^4 - 13*x^2 + 36",
        "x^3 + x^2 - 2*x - 1", "4*x^3 - 3*x", "16*x^4 - 12*x^2 + 1", "x^4 - 6*x^2 + 3",
    )  # fmt: skip


def _read(text: str) -> Any:
    """The polynomial that a text writes, term by term; sympy's own parser is not used."""
    from sympy import Poly
    from sympy.abc import x

    compact, terms, at = text.replace(" ", ""), {}, 0
    while at < len(compact):
        found = TERM.match(compact, at)
        if not found or (at and not found[1]):
            raise ToolError(f"{text[:80]!r} is not a polynomial like x^3 - 2*x + 5.")
        power, value = _term(found)
        terms[power] = terms.get(power, 0) + value
        at = found.end()
    return _bounded(Poly.from_dict(terms, x), text)


def _term(found: re.Match[str]) -> tuple[int, int]:
    sign, number, factor, power, alone, lone_power = found.groups()
    degree = int(power or lone_power or 1) if factor or alone else 0
    return degree, int(number or 1) * (-1 if sign == "-" else 1)


def _bounded(poly: Any, text: str) -> Any:
    if not 1 <= poly.degree() <= HIGHEST_DEGREE:
        raise ToolError(f"The degree of {text[:60]!r} must be from 1 to {HIGHEST_DEGREE}.")
    if max(abs(int(value)) for value in poly.coeffs()) > LARGEST_COEFFICIENT:
        raise ToolError(f"Coefficients must be at most {LARGEST_COEFFICIENT:,}.")
    return poly


def _written(poly: Any) -> str:
    return str(poly.as_expr()).replace("**", "^")
