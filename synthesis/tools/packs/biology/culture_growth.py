"""Growth of microbial cultures: formulas from their papers."""

from __future__ import annotations

from collections.abc import Iterator
from math import log
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import GrowthRate

PACK = Pack(title="Culture growth", distributions=(), licence="own code")

Amount = Field(ge=0, le=1e9)
Positive = Field(ge=1e-9, le=1e9)


class Growth(Result):
    growth_rate_per_h: Annotated[
        float,
        GrowthRate,
        Asks(
            "the specific growth rate of a culture that goes from an OD600 of {start_od}"
            " to {end_od} in {hours}",
            unit="per hour",
            round_to=3,
        ),
    ]
    doubling_time_min: Annotated[
        float,
        Asks(
            "the doubling time of a culture that goes from an OD600 of {start_od}"
            " to {end_od} in {hours}",
            unit="min",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            start_od=0.1,
            end_od=0.8,
            hours=1,
            gives={"growth_rate_per_h": 2.0794, "doubling_time_min": 20},
        )
    ],
)
def culture_growth_rate(
    start_od: Annotated[
        float, "Optical density at the start", Field(ge=1e-6, le=1000), Draws(0.02, 0.05, 0.1)
    ],
    end_od: Annotated[
        float, "Optical density at the end", Field(ge=1e-6, le=1000), Draws(0.4, 0.6, 0.9)
    ],
    hours: Annotated[
        float, "Hours between", Field(ge=1e-3, le=10_000), Draws(1.5, 2, 4, 6, unit="hours")
    ],
) -> Growth:
    """Specific growth rate (per hour) and doubling time (min) of an exponential culture.

    Monod, Annu Rev Microbiol 1949;3:371.
    """
    if end_od <= start_od:
        raise ToolError("The culture did not grow: the end must be denser than the start.")
    rate = log(end_od / start_od) / hours
    return Growth(growth_rate_per_h=rate, doubling_time_min=60 * log(2) / rate)


class Monod(Result):
    growth_rate_per_h: Annotated[
        float,
        GrowthRate,
        Asks(
            "the Monod growth rate at {substrate_g_l}, with a half-saturation constant of {ks_g_l}"
            " and at most {maximum}",
            unit="per hour",
            round_to=3,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(maximum=1.35, substrate_g_l=0.004, ks_g_l=0.004, gives={"growth_rate_per_h": 0.675})
    ],
)
def monod_growth_rate(
    maximum: Annotated[
        float,
        "Maximum growth rate, per hour",
        GrowthRate,
        Field(ge=0, le=100),
        Draws(0.4, 0.9, 1.35, label="a maximum growth rate of", unit="per hour"),
    ],
    substrate_g_l: Annotated[
        float,
        "Limiting substrate, in g/L",
        Amount,
        Draws(0.01, 0.05, 0.2, 1, unit="g/L of substrate"),
    ],
    ks_g_l: Annotated[
        float, "Half-saturation constant, in g/L", Positive, Draws(0.004, 0.02, 0.1, unit="g/L")
    ],
) -> Monod:
    """Growth rate (per hour) limited by a substrate: mu_max S / (Ks + S) (Monod 1949)."""
    return Monod(growth_rate_per_h=maximum * substrate_g_l / (ks_g_l + substrate_g_l))


class Generations(Result):
    doublings: Annotated[
        float,
        Asks(
            "the number of doublings of a culture in {hours} at {growth_rate_per_h}",
            noun="number of doublings in {hours}",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(growth_rate_per_h=0.693147, hours=10, gives={"doublings": 10})],
)
def culture_doublings(
    growth_rate_per_h: Annotated[
        float,
        "Specific growth rate, per hour",
        GrowthRate,
        Field(ge=0, le=100),
        Draws(0.2, 0.45, 0.9, 1.6, label="a growth rate of", unit="per hour"),
    ],
    hours: Annotated[
        float, "Hours of growth", Field(ge=0, le=10_000), Draws(3, 8, 12, 24, unit="hours")
    ],
) -> Generations:
    """Number of doublings of an exponential culture in a time: rate x hours / ln 2."""
    return Generations(doublings=growth_rate_per_h * hours / log(2))


@seeds(GrowthRate, source="Range of growth rates of bacteria and yeasts")
def growth_rates() -> Iterator[str]:
    """Rates from a slow yeast to the fastest Escherichia coli."""
    yield from ("0.08", "0.15", "0.23", "0.31", "0.42", "0.55", "0.69", "0.87", "1.1", "1.4", "2.1")
