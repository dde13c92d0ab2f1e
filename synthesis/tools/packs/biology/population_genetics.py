"""Allele and genotype frequencies in populations: the classical formulas, from their papers."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, sqrt
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import AlleleFrequency

PACK = Pack(title="Population genetics", distributions=(), licence="none: written for this pool")

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


@tool(
    kind="processing",
    examples=[Example(aa=298, ab=489, bb=213, gives={"frequency": 0.5425})],
)
def allele_frequency(aa: Homozygotes, ab: Heterozygotes, bb: OtherHomozygotes) -> AlleleFrequencyOf:
    """Frequency of allele A from the numbers of AA, Aa and aa individuals (gene counting)."""
    return AlleleFrequencyOf(frequency=(2 * aa + ab) / (2 * _total(aa, ab, bb)))


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


class ChiSquare(Result):
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
        Example(aa=1469, ab=138, bb=5, gives={"chi_square": 0.831, "inbreeding": 0.0227}, rel=5e-3)
    ],
)
def hardy_weinberg_test(aa: Homozygotes, ab: Heterozygotes, bb: OtherHomozygotes) -> ChiSquare:
    """Chi-square (1 d.f.) of genotype numbers against Hardy-Weinberg, and F = 1 - Hobs/Hexp.

    Worked example: E. B. Ford's scarlet tiger moths (Ecological Genetics, 1971). F: Wright 1922.
    """
    total = _total(aa, ab, bb)
    p = (2 * aa + ab) / (2 * total)
    expected = (total * p**2, 2 * total * p * (1 - p), total * (1 - p) ** 2)
    if not all(expected):
        raise ToolError("Both alleles must occur in the sample: one of them is missing.")
    chi = sum((n - e) ** 2 / e for n, e in zip((aa, ab, bb), expected, strict=True))
    return ChiSquare(chi_square=chi, inbreeding=1 - ab / expected[1])


class EffectiveSize(Result):
    effective_size: Annotated[
        float,
        Asks(
            "the effective population size with {males} and {females} breeding",
            noun="effective population size",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(males=10, females=90, gives={"effective_size": 36})],
)
def effective_population_size(
    males: Annotated[
        int,
        "Number of breeding males",
        Field(ge=1, le=10_000_000),
        Draws(2, 10, 25, 60, unit="males"),
    ],
    females: Annotated[
        int,
        "Number of breeding females",
        Field(ge=1, le=10_000_000),
        Draws(15, 40, 90, 200, unit="females"),
    ],
) -> EffectiveSize:
    """Effective size of a population with unequal sexes: 4 M F / (M + F) (Wright 1931)."""
    return EffectiveSize(effective_size=4 * males * females / (males + females))


class Fixation(Result):
    probability: Annotated[
        float,
        Asks(
            "the probability that a new mutation with selection coefficient {selection}"
            " is fixed in a population of {size}",
            noun="fixation probability in a population of {size}",
            round_to=5,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(selection=0.01, size=1000, gives={"probability": 0.0198}),
        Example(selection=0, size=500, gives={"probability": 0.001}),
    ],
)
def fixation_probability(
    selection: Annotated[
        float,
        "Selection coefficient s of the heterozygote, 0 for a neutral mutation",
        Field(ge=-0.1, le=0.1),
        Draws(0, 0.001, 0.01, 0.05),
    ],
    size: Annotated[
        int,
        "Number of diploid individuals",
        Field(ge=2, le=100_000),
        Draws(50, 100, 500, 1000, unit="diploids"),
    ],
) -> Fixation:
    """Probability that one new copy of a mutation becomes fixed (Kimura, Genetics 1962;47:713).

    (1 - exp(-2s)) / (1 - exp(-4Ns)); 1 / 2N for a neutral mutation.
    """
    if abs(selection * size) < 1e-6:
        return Fixation(probability=1 / (2 * size))
    exponent = -4 * size * selection
    if exponent > 600:
        return Fixation(probability=0.0)
    return Fixation(probability=(1 - exp(-2 * selection)) / (1 - exp(exponent)))


class Drift(Result):
    heterozygosity: Annotated[
        float,
        Asks(
            "the expected heterozygosity that is left of {frequency}"
            " after {generations} of drift in a population of {size}",
            round_to=4,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(frequency=0.5, generations=10, size=20, gives={"heterozygosity": 0.38817}),
    ],
)
def heterozygosity_after_drift(
    frequency: Frequency,
    generations: Annotated[
        int, "Generations", Field(ge=0, le=1_000_000), Draws(10, 25, 50, 100, unit="generations")
    ],
    size: Annotated[
        int,
        "Number of diploid individuals",
        Field(ge=1, le=10_000_000),
        Draws(20, 50, 200, 1000, unit="diploids"),
    ],
) -> Drift:
    """Expected heterozygosity after drift: 2pq (1 - 1/2N)^t (Wright, Genetics 1931;16:97)."""
    start = 2 * frequency * (1 - frequency)
    return Drift(heterozygosity=start * (1 - 1 / (2 * size)) ** generations)


class Selected(Result):
    frequency: Annotated[
        float,
        AlleleFrequency,
        Asks(
            "the frequency after one generation of {frequency},"
            " recessive with a fitness loss of {selection}",
            noun="frequency after one generation",
            round_to=5,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(frequency=0.5, selection=1, gives={"frequency": 0.33333})],
)
def selection_against_recessive(
    frequency: Frequency,
    selection: Annotated[
        float, "Loss of fitness of the homozygote, 0 to 1", Field(ge=0, le=1), Draws(0.1, 0.5, 0.9)
    ],
) -> Selected:
    """Frequency of a recessive allele after one generation of selection against its homozygote.

    q' = q (1 - sq) / (1 - sq^2): Haldane, Trans Camb Phil Soc 1924;23:19.
    """
    mean = 1 - selection * frequency**2
    if mean <= 0:
        raise ToolError("With every individual a lethal homozygote, no one is left.")
    return Selected(frequency=frequency * (1 - selection * frequency) / mean)


@seeds(AlleleFrequency, source="Range of allele frequencies")
def allele_frequencies() -> Iterator[str]:
    """Frequencies from a rare disease allele to a common polymorphism."""
    rare = ("0.005", "0.0125", "0.02", "0.03", "0.045")
    yield from (*rare, *(f"{step / 100:g}" for step in range(6, 51, 4)))


def _total(aa: int, ab: int, bb: int) -> int:
    if not aa + ab + bb:
        raise ToolError("The sample is empty: give at least one individual.")
    return aa + ab + bb
