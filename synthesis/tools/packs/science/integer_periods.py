"""Periods, primitive roots and prime splits of integers."""

from __future__ import annotations

import math
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import Integer
from synthesis.tools.entities.science import FactoredInteger

PACK = Pack(title="SymPy", distributions=("sympy",), licence="BSD-3-Clause")


LARGEST = 10**12


LONGEST_PERIOD = 2000


Number = Annotated[int, "Positive integer, at most a million million", Integer]


class RootPeriod(Result):
    period: Annotated[
        int,
        Asks(
            "the length of the period of the continued fraction of the square root of {n}",
            noun="period of the continued fraction of the square root",
        ),
    ]


class DecimalPeriod(Result):
    period: Annotated[
        int,
        Asks(
            "the length of the repeating part of 1/n in decimals, where n is {n}",
            noun="length of the repeating decimal of the reciprocal",
        ),
    ]


class PrimitiveRoot(Result):
    root: Annotated[int, Asks("the smallest primitive root modulo the first prime above {n}")]
    prime: Annotated[int, FactoredInteger, Asks("the first prime above {n}")]


class GoldbachSplit(Result):
    ways: Annotated[
        int,
        Asks(
            "the number of ways to write twice {n} as a sum of two primes",
            noun="number of Goldbach partitions of the double",
        ),
    ]


@tool(kind="processing", examples=[Example(n=61, gives={"period": 11})])
def square_root_period(n: Number) -> RootPeriod:
    """Period of the continued fraction of the square root of an integer that is no square."""
    _check(n, 2)
    root = math.isqrt(n)
    if root * root == n:
        raise ToolError(f"{n} is a square, so its root has no periodic continued fraction.")
    numerator, denominator, term, period = 0, 1, root, 0
    while term != 2 * root:
        numerator = denominator * term - numerator
        denominator = (n - numerator * numerator) // denominator
        term, period = (root + numerator) // denominator, period + 1
        if period > LONGEST_PERIOD:
            raise ToolError(f"The period of the root of {n} is longer than {LONGEST_PERIOD}.")
    return RootPeriod(period=period)


@tool(
    kind="processing",
    examples=[Example(n=7, gives={"period": 6}), Example(n=97, gives={"period": 96})],
)
def decimal_period(n: Number) -> DecimalPeriod:
    """Length of the repeating part of 1/n in decimals (0 when it ends)."""
    from sympy.ntheory import n_order

    _check(n, 2)
    rest = n
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return DecimalPeriod(period=int(n_order(10, rest)) if rest > 1 else 0)


@tool(kind="processing", examples=[Example(n=40, gives={"prime": 41, "root": 6})])
def smallest_primitive_root(
    n: Annotated[int, "Integer from 2 to a thousand million", Integer],
) -> PrimitiveRoot:
    """Smallest primitive root modulo the first prime above an integer."""
    from sympy import nextprime
    from sympy.ntheory import primitive_root

    if not 2 <= n <= 10**9:
        raise ToolError(f"The integer must be from 2 to 1,000,000,000, not {str(n)[:40]}.")
    prime = int(nextprime(n))
    return PrimitiveRoot(root=int(primitive_root(prime)), prime=prime)


@tool(kind="processing", examples=[Example(n=50, gives={"ways": 6})])
def goldbach_partitions(
    n: Annotated[int, "Integer from 2 to 100,000", Integer],
) -> GoldbachSplit:
    """Number of ways to write 2n as a sum of two primes, order ignored (Goldbach)."""
    from sympy import isprime, primerange

    if not 2 <= n <= 100_000:
        raise ToolError(f"The integer must be from 2 to 100,000, not {str(n)[:40]}.")
    return GoldbachSplit(ways=sum(isprime(2 * n - p) for p in primerange(2, n + 1)))


def _check(n: int, low: int) -> None:
    if not low <= n <= LARGEST:
        raise ToolError(f"The integer must be from {low} to {LARGEST:,}, not {str(n)[:40]}.")
