"""Sequences and curiosities of integers: combinatorial numbers, digits, squares, fractions."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import Integer
from synthesis.tools.entities.science import FactoredInteger

PACK = Pack(title="SymPy", distributions=("sympy",), licence="BSD-3-Clause")
LARGEST = 10**12

Number = Annotated[int, "Positive integer, at most a million million", Integer]


class SequenceTerm(Result):
    digits: Annotated[
        int, Asks("the number of decimal digits of the {sequence} number with index {index}")
    ]
    term: Annotated[int, FactoredInteger, Asks("the {sequence} number with index {index}")]


class Aliquot(Result):
    aliquot_sum: Annotated[
        int,
        FactoredInteger,
        Asks("the sum of the proper divisors of {n}", noun="sum of proper divisors"),
    ]
    kind: Annotated[str, Asks("the class (deficient, perfect or abundant) of {n}")]


class Collatz(Result):
    steps: Annotated[
        int,
        Asks("the number of Collatz steps that take {n} to 1", noun="number of Collatz steps to 1"),
    ]
    peak: Annotated[
        int, FactoredInteger, Asks("the largest value on the Collatz path of {n}, itself included")
    ]


class DigitFacts(Result):
    digit_sum: Annotated[
        int,
        Asks("the digit sum of {n} in base {base}", noun="digit sum in base {base}", additive=True),
    ]
    written: Annotated[str, Asks("the base-{base} notation of {n}")]


class SquareSums(Result):
    ways: Annotated[
        int,
        Asks(
            "the number of ways to write {n} as a sum of two squares (order ignored, zero allowed)",
            noun="number of ways to be a sum of two squares",
        ),
    ]


class Common(Result):
    greatest_divisor: Annotated[
        int, Integer, Asks("the greatest common divisor of {first} and {second}")
    ]
    least_multiple: Annotated[
        int, FactoredInteger, Asks("the least common multiple of {first} and {second}")
    ]


class Choose(Result):
    ways: Annotated[
        int,
        Asks("the number of ways to choose {k} out of {n} things"),
    ]


class MobiusValue(Result):
    mobius: Annotated[int, Asks("the Möbius function of {n}", noun="value of the Möbius function")]
    radical: Annotated[
        int,
        FactoredInteger,
        Asks("the radical (product of the distinct prime factors) of {n}", noun="radical"),
    ]


@tool(
    kind="processing",
    examples=[
        Example(sequence="Fibonacci", index=30, gives={"term": 832040}),
        Example(sequence="Catalan", index=10, gives={"term": 16796}),
        Example(sequence="Bell", index=10, gives={"term": 115975}),
    ],
)
def sequence_number(
    sequence: Annotated[
        Literal["Fibonacci", "Lucas", "Catalan", "Bell", "Motzkin"], "Sequence of integers"
    ],
    index: Annotated[int, "Index from 0 to 40", Draws(10, 12, 15, 18, 20)],
) -> SequenceTerm:
    """Term of a famous integer sequence: F(1) = F(2) = 1, L(0) = 2, C(0) = B(0) = M(0) = 1."""
    if not 0 <= index <= 40:
        raise ToolError(f"The index must be from 0 to 40, not {index}.")
    from sympy.functions.combinatorial import numbers

    functions = {
        "Fibonacci": numbers.fibonacci,
        "Lucas": numbers.lucas,
        "Catalan": numbers.catalan,
        "Bell": numbers.bell,
    }
    term = _motzkin(index) if sequence == "Motzkin" else int(functions[sequence](index))
    return SequenceTerm(digits=len(str(term)), term=term)


@tool(
    kind="processing",
    examples=[
        Example(n=220, gives={"aliquot_sum": 284, "kind": "abundant"}),
        Example(n=8128, gives={"aliquot_sum": 8128, "kind": "perfect"}),
    ],
)
def aliquot_sum(n: Number) -> Aliquot:
    """Sum of the proper divisors of an integer, and whether it is deficient or abundant."""
    from sympy import divisor_sigma

    _check(n, 2)
    total = int(divisor_sigma(n)) - n
    kind = "perfect" if total == n else "abundant" if total > n else "deficient"
    return Aliquot(aliquot_sum=total, kind=kind)


@tool(kind="processing", examples=[Example(n=27, gives={"steps": 111, "peak": 9232})])
def collatz_steps(n: Number) -> Collatz:
    """Steps of the Collatz rule (n/2 or 3n + 1) from an integer down to 1, and the peak."""
    _check(n, 1)
    value, steps, peak = n, 0, n
    while value != 1:
        value = value // 2 if value % 2 == 0 else 3 * value + 1
        steps, peak = steps + 1, max(peak, value)
    return Collatz(steps=steps, peak=peak)


@tool(
    kind="processing",
    examples=[Example(n=2024, base=16, gives={"written": "7e8", "digit_sum": 29})],
)
def digits_in_base(
    n: Number, base: Annotated[int, "Base from 2 to 36", Draws(2, 3, 8, 12, 16)]
) -> DigitFacts:
    """Notation of an integer in another base, and its digit sum there."""
    _check(n, 1)
    if not 2 <= base <= 36:
        raise ToolError(f"The base must be from 2 to 36, not {base}.")
    digits, rest = [], n
    while rest:
        rest, digit = divmod(rest, base)
        digits.append(digit)
    signs = "0123456789abcdefghijklmnopqrstuvwxyz"
    written = "".join(signs[digit] for digit in reversed(digits))
    return DigitFacts(digit_sum=sum(digits), written=written)


@tool(
    kind="processing",
    examples=[Example(n=1105, gives={"ways": 4}), Example(n=5525, gives={"ways": 6})],
)
def sums_of_two_squares(n: Number) -> SquareSums:
    """Number of ways to write an integer as a² + b² with 0 <= a <= b."""
    from sympy import factorint

    _check(n, 1)
    product, square = 1, all(power % 2 == 0 for power in factorint(n).values())
    for prime, power in factorint(n).items():
        if prime % 4 == 3 and power % 2:
            return SquareSums(ways=0)
        if prime % 4 == 1:
            product *= int(power) + 1
    twos = factorint(n).get(2, 0)
    double = all(power % 2 == 0 for prime, power in factorint(n).items() if prime != 2)
    both = square or (double and twos % 2 == 1)
    return SquareSums(ways=(product + 1) // 2 if both else product // 2)


@tool(
    kind="processing",
    examples=[
        Example(first=1071, second=462, gives={"greatest_divisor": 21, "least_multiple": 23562})
    ],
)
def common_divisor_multiple(
    first: Number, second: Annotated[int, "Another positive integer", Integer]
) -> Common:
    """Greatest common divisor and least common multiple of two integers."""
    _check(first, 1)
    _check(second, 1)
    return Common(greatest_divisor=math.gcd(first, second), least_multiple=math.lcm(first, second))


@tool(kind="processing", examples=[Example(n=49, k=6, gives={"ways": 13983816})])
def choices(
    n: Annotated[int, "How many things there are, 1 to 10,000", Integer],
    k: Annotated[int, "How many are chosen, 0 to 8", Draws(2, 3, 4, 5)],
) -> Choose:
    """Binomial coefficient: ways to choose some things out of many, order ignored."""
    if not (1 <= n <= 10_000 and 0 <= k <= 8):
        raise ToolError("Choose 0 to 8 out of 1 to 10,000 things.")
    return Choose(ways=math.comb(n, k))


@tool(kind="processing", examples=[Example(n=30, gives={"mobius": -1, "radical": 30})])
def mobius_radical(n: Number) -> MobiusValue:
    """Möbius function of an integer, and the product of its distinct prime factors."""
    from sympy import factorint

    _check(n, 2)
    found = factorint(n)
    value = 0 if max(found.values()) > 1 else (-1) ** len(found)
    return MobiusValue(mobius=value, radical=math.prod(int(prime) for prime in found))


def _motzkin(index: int) -> int:
    before, term = 1, 1
    for n in range(2, index + 1):
        before, term = term, ((2 * n + 1) * term + (3 * n - 3) * before) // (n + 2)
    return term


def _check(n: int, low: int) -> None:
    if not low <= n <= LARGEST:
        raise ToolError(f"The integer must be from {low} to {LARGEST:,}, not {str(n)[:40]}.")
