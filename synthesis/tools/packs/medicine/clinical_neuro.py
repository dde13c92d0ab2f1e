"""Injury and bleeding of the brain."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.packs.medicine._clinical import (
    MeanPressure,
)

PACK = Pack(title="Published neurology scores", distributions=(), licence="own code")


class CerebralPerfusion(Result):
    pressure_mm_hg: Annotated[
        float,
        Asks(
            "the cerebral perfusion pressure for {mean_mm_hg} and an intracranial pressure of "
            "{intracranial_mm_hg}",
            unit="mmHg",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(mean_mm_hg=90.0, intracranial_mm_hg=15.0, gives={"pressure_mm_hg": 75.0})],
)
def cerebral_perfusion_pressure(
    mean_mm_hg: MeanPressure,
    intracranial_mm_hg: Annotated[
        float,
        "Intracranial pressure in mmHg",
        Field(ge=0, le=100),
        Draws(8, 14, 20, 26, label="the intracranial pressure", unit="mmHg"),
    ],
) -> CerebralPerfusion:
    """Cerebral perfusion pressure, MAP - ICP, in mmHg (Rosner, J Neurosurg 1995;83:949)."""
    if intracranial_mm_hg >= mean_mm_hg:
        raise ToolError("The intracranial pressure must be below the mean arterial pressure.")
    return CerebralPerfusion(pressure_mm_hg=round(mean_mm_hg - intracranial_mm_hg, 2))
