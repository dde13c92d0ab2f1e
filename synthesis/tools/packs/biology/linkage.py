"""Recombination between loci: formulas from their papers."""

from __future__ import annotations

from collections.abc import Iterator
from math import atanh, exp, log, log10, tanh
from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import GeneticMapDistance

PACK = Pack(title="Genetic linkage", distributions=(), licence="own code")

Mapping = Annotated[Literal["Haldane", "Kosambi"], "Mapping function"]


class MapDistance(Result):
    distance_cm: Annotated[
        float,
        GeneticMapDistance,
        Asks(
            "the map distance of two loci that recombine in {recombinants} of {meioses},"
            " by the {function} function",
            unit="cM",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(recombinants=20, meioses=100, function="Haldane", gives={"distance_cm": 25.541}),
        Example(recombinants=20, meioses=100, function="Kosambi", gives={"distance_cm": 21.182}),
    ],
)
def genetic_map_distance(
    recombinants: Annotated[
        int, "Number of recombinants", Field(ge=0, le=1_000_000), Draws(4, 12, 20, 31)
    ],
    meioses: Annotated[
        int, "Number of meioses", Field(ge=1, le=2_000_000), Draws(100, 120, 250, unit="meioses")
    ],
    function: Mapping,
) -> MapDistance:
    """Genetic map distance (cM) from recombinants among meioses.

    Haldane, J Genet 1919;8:299 (no interference); Kosambi, Ann Eugen 1944;12:172.
    """
    fraction = recombinants / meioses
    if fraction >= 0.5:
        raise ToolError("At half recombinants or more the loci are unlinked: no map distance.")
    if function == "Haldane":
        return MapDistance(distance_cm=-50 * log(1 - 2 * fraction))
    return MapDistance(distance_cm=50 * atanh(2 * fraction))


class Recombination(Result):
    fraction: Annotated[
        float,
        Asks(
            "the recombination fraction over {distance_cm} by the {function} function",
            noun="recombination fraction by the {function} function",
            round_to=4,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(distance_cm=25.541, function="Haldane", gives={"fraction": 0.2}),
        Example(distance_cm=20, function="Kosambi", gives={"fraction": 0.18997}),
    ],
)
def recombination_fraction(
    distance_cm: Annotated[
        float,
        "Map distance, in cM",
        GeneticMapDistance,
        Field(ge=0, le=1000),
        Draws(5, 10, 20, 50, unit="cM"),
    ],
    function: Mapping,
) -> Recombination:
    """Recombination fraction expected over a genetic map distance (Haldane 1919, Kosambi 1944)."""
    morgans = distance_cm / 100
    if function == "Haldane":
        return Recombination(fraction=(1 - exp(-2 * morgans)) / 2)
    return Recombination(fraction=tanh(2 * morgans) / 2)


class LodScore(Result):
    lod: Annotated[
        float,
        Asks(
            "the maximum LOD score of {recombinants} recombinants in {meioses} informative meioses",
            round_to=2,
        ),
    ]


@tool(kind="processing", examples=[Example(recombinants=0, meioses=10, gives={"lod": 3.0103})])
def linkage_lod_score(
    recombinants: Annotated[
        int, "Number of recombinants", Field(ge=0, le=100_000), Draws(0, 1, 2, 4)
    ],
    meioses: Annotated[
        int, "Number of informative meioses", Field(ge=1, le=200_000), Draws(10, 16, 20, 40)
    ],
) -> LodScore:
    """Two-point LOD score at the best fraction (Morton, Am J Hum Genet 1955;7:277)."""
    if recombinants > meioses:
        raise ToolError(f"There cannot be {recombinants} recombinants in {meioses} meioses.")
    theta = min(recombinants / meioses, 0.5)
    others = meioses - recombinants
    score = meioses * log10(2) + others * log10(1 - theta)
    return LodScore(lod=score + (recombinants * log10(theta) if recombinants else 0))


@seeds(GeneticMapDistance, source="Range of genetic map distances")
def map_distances() -> Iterator[str]:
    """Distances from close to loose linkage."""
    yield from (str(distance) for distance in (1, 2, 4, 7, 11, 15, 18, 22, 27, 33, 40, 48, 60))
