"""Drift, fixation and selection in populations: the classical formulas, from their papers."""

from __future__ import annotations

from math import exp
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.biology import AlleleFrequency, PopulationSize

PACK = Pack(title="Drift and selection", distributions=(), licence="own code")

Frequency = Annotated[
    float,
    "Frequency of the allele, from 0 to 1",
    AlleleFrequency,
    Field(ge=0, le=1),
    Draws(0.02, 0.1, 0.25, 0.4, label="an allele with frequency"),
]


Size = Annotated[
    float,
    "Number of diploid individuals, or the effective size",
    PopulationSize,
    Field(ge=1, le=10_000_000),
    Draws(20, 50, 100, 500, 1000, label="a population of", unit="diploids"),
]


class EffectiveSize(Result):
    effective_size: Annotated[
        float,
        PopulationSize,
        Asks(
            "the effective population size with {males} and {females} breeding",
            refers="a population of the effective size of {males} and {females} breeding",
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
            " is fixed in {size}",
            noun="fixation probability in {size}",
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
    size: Size,
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
            " after {generations} of drift in {size}",
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
    size: Size,
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
