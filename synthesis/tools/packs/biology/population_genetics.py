"""Allele and genotype frequencies in populations: the classical formulas, from their papers."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import AlleleFrequency

PACK = Pack(title="Population genetics", distributions=(), licence="own code")

Genotypes = Field(ge=0, le=10_000_000)
Frequency = Annotated[
    float,
    "Frequency of the allele, from 0 to 1",
    AlleleFrequency,
    Field(ge=0, le=1),
    Draws(0.02, 0.1, 0.25, 0.4, label="an allele with frequency"),
]
Homozygotes = Annotated[
    int, "Number of AA individuals", Genotypes, Draws(30, 120, 298, 460, label="AA individuals:")
]
Heterozygotes = Annotated[
    int, "Number of Aa individuals", Genotypes, Draws(45, 138, 240, 489, label="Aa individuals:")
]
OtherHomozygotes = Annotated[
    int, "Number of aa individuals", Genotypes, Draws(5, 25, 60, 213, label="aa individuals:")
]


class AlleleFrequencyOf(Result):
    frequency: Annotated[
        float,
        AlleleFrequency,
        Asks(
            "the frequency of allele A in a sample with {aa}, {ab} and {bb}",
            round_to=4,
        ),
    ]
    chi_square: Annotated[
        float,
        Asks(
            "the chi-square statistic against Hardy-Weinberg proportions"
            " of a sample with {aa}, {ab} and {bb}",
            round_to=3,
        ),
    ]
    inbreeding: Annotated[
        float,
        Asks(
            "the inbreeding coefficient F of a sample with {aa}, {ab} and {bb}",
            round_to=4,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(aa=298, ab=489, bb=213, gives={"frequency": 0.5425}),
        Example(aa=1469, ab=138, bb=5, gives={"chi_square": 0.831, "inbreeding": 0.0227}, rel=5e-3),
    ],
)
def allele_frequency(aa: Homozygotes, ab: Heterozygotes, bb: OtherHomozygotes) -> AlleleFrequencyOf:
    """Frequency of allele A from genotype numbers, and their test against Hardy-Weinberg.

    Chi-square with one degree of freedom; F = 1 - Hobs/Hexp (Wright 1922). Worked example:
    E. B. Ford's scarlet tiger moths (Ecological Genetics, 1971).
    """
    total = _total(aa, ab, bb)
    p = (2 * aa + ab) / (2 * total)
    expected = (total * p**2, 2 * total * p * (1 - p), total * (1 - p) ** 2)
    if not all(expected):
        raise ToolError("Both alleles must occur in the sample: one of them is missing.")
    chi = sum((n - e) ** 2 / e for n, e in zip((aa, ab, bb), expected, strict=True))
    return AlleleFrequencyOf(frequency=p, chi_square=chi, inbreeding=1 - ab / expected[1])


class HardyWeinberg(Result):
    heterozygotes: Annotated[
        float,
        Asks(
            "the Hardy-Weinberg frequency of carriers of one copy of {frequency}",
            noun="Hardy-Weinberg frequency of heterozygotes",
            round_to=4,
        ),
    ]
    homozygotes: Annotated[
        float,
        Asks(
            "the Hardy-Weinberg frequency of homozygotes for {frequency}",
            noun="Hardy-Weinberg frequency of homozygotes",
            round_to=4,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(frequency=0.02, gives={"heterozygotes": 0.0392, "homozygotes": 0.0004})],
)
def hardy_weinberg_frequencies(frequency: Frequency) -> HardyWeinberg:
    """Hardy-Weinberg frequencies of heterozygotes and homozygotes for an allele (Hardy 1908)."""
    return HardyWeinberg(heterozygotes=2 * frequency * (1 - frequency), homozygotes=frequency**2)


class Incidence(Result):
    frequency: Annotated[
        float,
        AlleleFrequency,
        Asks(
            "the frequency of a recessive allele that affects one in {one_in} people",
            noun="frequency of the recessive allele",
            round_to=4,
        ),
    ]
    carriers_one_in: Annotated[
        float,
        Asks(
            "the number of people among whom one carries a recessive allele"
            " that affects one in {one_in}",
            noun="number of people for one carrier",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(one_in=2500, gives={"frequency": 0.02, "carriers_one_in": 25.51})],
)
def recessive_carrier_frequency(
    one_in: Annotated[
        int,
        "Number of people among whom one is affected",
        Field(ge=4, le=10_000_000_000),
        Draws(2500, 3600, 10000, 40000),
    ],
) -> Incidence:
    """Allele frequency, and how many people hold one carrier, of a recessive disease.

    From the incidence at birth under Hardy-Weinberg proportions.
    """
    q = sqrt(1 / one_in)
    return Incidence(frequency=q, carriers_one_in=1 / (2 * q * (1 - q)))


@seeds(AlleleFrequency, source="Range of allele frequencies")
def allele_frequencies() -> Iterator[str]:
    """Frequencies from a rare disease allele to a common polymorphism."""
    rare = ("0.005", "0.0125", "0.02", "0.03", "0.045")
    yield from (*rare, *(f"{step / 100:g}" for step in range(6, 51, 4)))


def _total(aa: int, ab: int, bb: int) -> int:
    if not aa + ab + bb:
        raise ToolError("The sample is empty: give at least one individual.")
    return aa + ab + bb
