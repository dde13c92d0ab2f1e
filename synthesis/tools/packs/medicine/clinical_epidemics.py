"""Epidemics: reproduction number, final size and herd immunity."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine_quantities import ReproductionNumber

PACK = Pack(title="Published epidemiology formulas", distributions=(), licence="own code")


class HerdImmunity(Result):
    coverage_percent: Annotated[
        float,
        Asks(
            "the critical vaccination coverage against an infection with {reproduction_number} "
            "and a vaccine that is {efficacy_percent} effective",
            unit="%",
            round_to=1,
        ),
    ]


class FinalSize(Result):
    attack_percent: Annotated[
        float,
        Asks(
            "the final size of an SIR epidemic in a fully susceptible population with "
            "{reproduction_number}",
            noun="final size of an SIR epidemic",
            unit="%",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(reproduction_number=3.0, efficacy_percent=90.0, gives={"coverage_percent": 74.07}),
        Example(reproduction_number=15.0, efficacy_percent=97.0, gives={"coverage_percent": 96.22}),
    ],
)
def critical_vaccination_coverage(
    reproduction_number: Annotated[
        float, "Basic reproduction number", Field(gt=1, le=30), ReproductionNumber
    ],
    efficacy_percent: Annotated[
        float,
        "Efficacy of the vaccine against infection in %",
        Field(gt=0, le=100),
        Draws(85, 90, 95, 97, label="the vaccine efficacy", unit="%"),
    ],
) -> HerdImmunity:
    """Coverage for herd immunity, (1 - 1/R0) / efficacy (Fine, Clin Infect Dis 2011;52:911)."""
    coverage = (1 - 1 / reproduction_number) / (efficacy_percent / 100)
    if coverage > 1:
        raise ToolError(
            f"A vaccine of {efficacy_percent:g}% efficacy cannot stop an infection with a basic "
            f"reproduction number of {reproduction_number:g}."
        )
    return HerdImmunity(coverage_percent=round(100 * coverage, 3))


@tool(
    kind="processing",
    examples=[
        Example(reproduction_number=2.5, gives={"attack_percent": 89.264}),
        Example(reproduction_number=2.0, gives={"attack_percent": 79.681}),
    ],
)
def epidemic_final_size(
    reproduction_number: Annotated[
        float, "Basic reproduction number", Field(ge=1.01, le=30), ReproductionNumber
    ],
) -> FinalSize:
    """Share infected by the end of an SIR epidemic (Kermack & McKendrick, Proc R Soc 1927)."""
    size = 1.0
    for _ in range(2000):
        size = 1 - math.exp(-reproduction_number * size)
    return FinalSize(attack_percent=round(100 * size, 3))


@seeds(ReproductionNumber, source="Range of basic reproduction numbers")
def reproduction_numbers() -> Iterator[str]:
    """Basic reproduction numbers from influenza to measles."""
    yield from (f"{value / 10:g}" for value in (*range(12, 41), *range(42, 181, 4)))


class GrowthNumber(Result):
    reproduction_number: Annotated[
        float,
        ReproductionNumber,
        Asks(
            "the reproduction number of an epidemic that doubles every {doubling_days}, with a "
            "latent period of {latent_days} and an infectious period of {infectious_days}",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            doubling_days=6.931471806,
            latent_days=2.0,
            infectious_days=5.0,
            gives={"reproduction_number": 1.8},
        )
    ],
)
def reproduction_number_from_growth(
    doubling_days: Annotated[
        float,
        "Doubling time in days",
        Field(ge=0.5, le=365),
        Draws(3, 4.5, 6, 8, label="the doubling time", unit="days"),
    ],
    latent_days: Annotated[
        float,
        "Mean latent period in days",
        Field(ge=0, le=60),
        Draws(2, 3, 5, 8, label="the latent period", unit="days"),
    ],
    infectious_days: Annotated[
        float,
        "Mean infectious period in days",
        Field(ge=0.5, le=60),
        Draws(3, 5, 7, 9, label="the infectious period", unit="days"),
    ],
) -> GrowthNumber:
    """Reproduction number from epidemic growth (Wallinga & Lipsitch, Proc R Soc B 2007;274:599)."""
    growth = math.log(2) / doubling_days
    value = (1 + growth * latent_days) * (1 + growth * infectious_days)
    return GrowthNumber(reproduction_number=round(value, 3))
