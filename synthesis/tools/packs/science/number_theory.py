"""Number theory on bounded integers with sympy."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import Integer
from synthesis.tools.entities.science import FactoredInteger

PACK = Pack(title="SymPy", distributions=("sympy",), licence="BSD-3-Clause")
KNOWN = (
    12, 24, 28, 36, 42, 48, 60, 65, 72, 84, 90, 91, 99, 100, 110, 119, 120, 128, 132, 135,
    143, 144, 153, 163, 168, 180, 187, 196, 210, 220, 221, 240, 243, 256, 284, 341, 343, 360,
    365, 420, 429, 462, 496, 504, 512, 561, 567, 625, 640, 666, 720, 840, 945, 987, 1001,
    1024, 1105, 1184, 1210, 1260, 1331, 1597, 1680, 1729, 1771, 2016, 2047, 2187, 2310, 2465,
    2520, 2584, 2821, 3003, 3125, 4096, 4104, 4181, 5040, 5525, 6174, 6561, 6601, 6765, 7560,
    7920, 8128, 8911, 10080, 13832, 15120, 20160, 30030, 40320, 65535, 65536, 95040, 142857,
)  # fmt: skip
"""Perfect, highly composite, Carmichael, taxicab, Mersenne and other known integers."""
LARGEST = 10**12
"""Factoring stays well under a millisecond up to here."""
LARGEST_INDEX = 100_000

Number = Annotated[int, "Positive integer, at most a million million", Integer]
Factored = Annotated[int, "Positive integer, at most a million million", FactoredInteger]
"""What other tools compute, so that results are factored and not fed back for ever."""


class PrimeFactors(Result):
    primes: Annotated[list[int], Asks("the distinct prime factors of {n}")]
    largest: Annotated[
        int,
        Asks("the largest prime factor of {n}", noun="largest prime factor"),
    ]
    count_with_multiplicity: Annotated[
        int,
        Asks(
            "the number of prime factors (with multiplicity) of {n}",
            noun="number of prime factors (with multiplicity)",
        ),
    ]


class Totient(Result):
    totient: Annotated[
        int, FactoredInteger, Asks("Euler's totient of {n}", noun="Euler totient", additive=True)
    ]


class Divisors(Result):
    count: Annotated[
        int,
        Asks("the number of divisors of {n}", noun="number of divisors", additive=True),
    ]
    divisor_sum: Annotated[
        int,
        FactoredInteger,
        Asks("the sum of the divisors of {n}", noun="sum of divisors", additive=True),
    ]
    aliquot_sum: Annotated[
        int,
        FactoredInteger,
        Asks("the sum of the proper divisors of {n}", noun="sum of proper divisors"),
    ]
    kind: Annotated[str, Asks("the class (deficient, perfect or abundant) of {n}")]


class NeighbourPrimes(Result):
    next_prime: Annotated[int, Asks("the smallest prime greater than {n}")]
    is_prime: Annotated[bool, Asks("whether {n} is prime")]


class NthPrime(Result):
    prime: Annotated[int, Asks("the n-th prime number where n is {n}")]


class PrimeCount(Result):
    count: Annotated[int, Asks("the number of primes up to and including {n}")]


class Inverse(Result):
    inverse: Annotated[int, Asks("the inverse of {n} modulo {modulus}")]


class Order(Result):
    order: Annotated[int, Asks("the multiplicative order of {n} modulo {modulus}")]


@tool(
    kind="processing",
    examples=[
        Example(
            n=600851475143,
            gives={"primes": [71, 839, 1471, 6857], "largest": 6857, "count_with_multiplicity": 4},
        )
    ],
)
def prime_factors(n: Factored) -> PrimeFactors:
    """Distinct prime factors of an integer of at least 2, and how many there are in all."""
    from sympy import factorint

    _check(n, 2, LARGEST)
    found = factorint(n)
    primes = sorted(int(prime) for prime in found)
    return PrimeFactors(
        primes=primes, largest=primes[-1], count_with_multiplicity=int(sum(found.values()))
    )


@tool(kind="processing", examples=[Example(n=360, gives={"totient": 96})])
def euler_totient(n: Number) -> Totient:
    """Euler's totient: how many integers up to n have no common factor with it."""
    from sympy import totient

    _check(n, 1, LARGEST)
    return Totient(totient=int(totient(n)))


@tool(
    kind="processing",
    examples=[
        Example(n=360, gives={"count": 24, "divisor_sum": 1170}),
        Example(n=220, gives={"aliquot_sum": 284, "kind": "abundant"}),
        Example(n=8128, gives={"aliquot_sum": 8128, "kind": "perfect"}),
    ],
)
def divisor_functions(n: Number) -> Divisors:
    """Number and sum of an integer's divisors, sum of its proper ones, and its class."""
    from sympy import divisor_count, divisor_sigma

    _check(n, 1, LARGEST)
    total = int(divisor_sigma(n))
    kind = "perfect" if total == 2 * n else "abundant" if total > 2 * n else "deficient"
    return Divisors(
        count=int(divisor_count(n)), divisor_sum=total, aliquot_sum=total - n, kind=kind
    )


@tool(
    kind="processing",
    examples=[Example(n=7919, gives={"next_prime": 7927, "is_prime": True})],
)
def next_prime_after(n: Factored) -> NeighbourPrimes:
    """Smallest prime above an integer, and whether the integer itself is prime."""
    from sympy import isprime, nextprime

    _check(n, 1, LARGEST)
    return NeighbourPrimes(next_prime=int(nextprime(n)), is_prime=bool(isprime(n)))


@tool(kind="processing", examples=[Example(n=10000, gives={"prime": 104729})])
def nth_prime(n: Annotated[int, "Position, from 1 to 100,000", Integer]) -> NthPrime:
    """The n-th prime number, counting 2 as the first."""
    from sympy import prime

    _check(n, 1, LARGEST_INDEX)
    return NthPrime(prime=int(prime(n)))


@tool(kind="processing", examples=[Example(n=1000, gives={"count": 168})])
def prime_count(n: Annotated[int, "Upper bound, at most 1,000,000", Integer]) -> PrimeCount:
    """How many primes there are up to and including an integer."""
    from sympy import primepi

    _check(n, 1, 1_000_000)
    return PrimeCount(count=int(primepi(n)))


@tool(kind="processing", examples=[Example(n=3, modulus=11, gives={"inverse": 4})])
def modular_inverse(
    n: Number,
    modulus: Annotated[int, "Modulus", Draws(97, 101, 257, 1009, 7919)],
) -> Inverse:
    """Inverse of an integer modulo another; they must have no common factor."""
    _check(n, 1, LARGEST)
    _check_coprime(n, modulus)
    return Inverse(inverse=pow(n, -1, modulus))


@tool(kind="processing", examples=[Example(n=2, modulus=101, gives={"order": 100})])
def multiplicative_order(
    n: Number,
    modulus: Annotated[int, "Modulus", Draws(97, 101, 257, 1009, 7919)],
) -> Order:
    """Smallest positive power of an integer that is 1 modulo another integer."""
    from sympy.ntheory import n_order

    _check(n, 1, LARGEST)
    _check_coprime(n, modulus)
    return Order(order=int(n_order(n, modulus)))


@seeds(Integer, source="Integers with a place in mathematics and its history")
def notable_integers() -> Iterator[str]:
    """The known ones first, then terms of sequences that mathematicians have named."""
    yield from (str(value) for value in sorted({*KNOWN, *_named()}))


@seeds(FactoredInteger, source="Integers with a place in mathematics and its history")
def factored_integers() -> Iterator[str]:
    """The same integers above a thousand."""
    yield from (str(value) for value in sorted({*KNOWN, *_named()}) if value > 1000)


def _named() -> set[int]:
    """Triangular, Fibonacci, Mersenne, factorial, Catalan, square-pyramidal numbers and more."""
    triangular = {k * (k + 1) // 2 for k in range(5, 60)}
    tetrahedral = {k * (k + 1) * (k + 2) // 6 for k in range(4, 40)}
    pyramidal = {k * (k + 1) * (2 * k + 1) // 6 for k in range(3, 40)}
    powers = {base**power for base in range(2, 13) for power in range(3, 9)}
    mersenne = {2**k - 1 for k in range(4, 34)} | {2**k + 1 for k in (4, 8, 16, 32)}
    factorials = {math.factorial(k) for k in range(4, 15)}
    catalan = {math.comb(2 * k, k) // (k + 1) for k in range(4, 20)}
    primorial = {30, 210, 2310, 30030, 510510, 9699690, 223092870}
    fibonacci, pair = set(), (8, 13)
    while pair[0] < 10**9:
        fibonacci.add(pair[0])
        pair = (pair[1], sum(pair))
    found = triangular | tetrahedral | pyramidal | powers | mersenne | factorials | catalan
    return found | primorial | fibonacci


def _check(n: int, low: int, high: int) -> None:
    if not low <= n <= high:
        raise ToolError(f"The integer must be from {low:,} to {high:,}, not {str(n)[:40]}.")


def _check_coprime(n: int, modulus: int) -> None:
    from math import gcd

    _check(modulus, 2, 10**9)
    if gcd(n, modulus) != 1:
        raise ToolError(f"{n} and {modulus} have the common factor {gcd(n, modulus)}.")
