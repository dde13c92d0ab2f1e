"""Red cells and iron by published formulas."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.packs.medicine._clinical import (
    Haemoglobin,
)

PACK = Pack(title="Published haematology formulas", distributions=(), licence="own code")
MATURATION = ((40, 1.0), (35, 1.5), (25, 2.0), (15, 2.5), (0, 3.0))
"""Lower bound of the haematocrit in % and days of maturation in the blood."""


WhiteCells = Annotated[
    float,
    "White cell count in 10⁹/L",
    Field(ge=0.1, le=500),
    Draws(1.8, 3.4, 6.2, 12.5, label="the white cell count", unit="×10⁹/L"),
]


class ReticulocyteIndex(Result):
    index: Annotated[
        float,
        Asks(
            "the reticulocyte production index for {reticulocytes_percent} reticulocytes and a "
            "haematocrit of {haematocrit_percent}",
            round_to=2,
        ),
    ]


class Transferrin(Result):
    saturation_percent: Annotated[
        float,
        Asks(
            "the transferrin saturation for an iron of {iron_ug_dl} and a total iron-binding "
            "capacity of {capacity_ug_dl}",
            unit="%",
            round_to=1,
        ),
    ]


class RedCells(Result):
    mcv_fl: Annotated[
        float,
        Asks(
            "the mean corpuscular volume for a haematocrit of {haematocrit_percent}, a red cell "
            "count of {red_cells} and {haemoglobin_g_dl}",
            unit="fL",
            round_to=1,
        ),
    ]
    mch_pg: Annotated[
        float,
        Asks(
            "the mean corpuscular haemoglobin for a haematocrit of {haematocrit_percent}, a red "
            "cell count of {red_cells} and {haemoglobin_g_dl}",
            unit="pg",
            round_to=1,
        ),
    ]
    mchc_g_dl: Annotated[
        float,
        Asks(
            "the mean corpuscular haemoglobin concentration for a haematocrit of "
            "{haematocrit_percent}, a red cell count of {red_cells} and {haemoglobin_g_dl}",
            unit="g/dL",
            round_to=1,
        ),
    ]
    mentzer_index: Annotated[
        float,
        Asks(
            "the Mentzer index for a haematocrit of {haematocrit_percent}, a red cell count of "
            "{red_cells} and {haemoglobin_g_dl}",
            round_to=1,
        ),
    ]


Haematocrit = Annotated[
    float,
    "Haematocrit in %",
    Field(ge=5, le=70),
    Draws(22, 28, 34, 41, label="the haematocrit", unit="%"),
]


@tool(
    kind="processing",
    examples=[
        Example(reticulocytes_percent=9.0, haematocrit_percent=22.5, gives={"index": 1.8}, rel=0.01)
    ],
)
def reticulocyte_production_index(
    reticulocytes_percent: Annotated[
        float,
        "Reticulocytes in %",
        Field(ge=0, le=60),
        Draws(0.8, 2.4, 5, 9, label="the reticulocytes", unit="%"),
    ],
    haematocrit_percent: Haematocrit,
) -> ReticulocyteIndex:
    """Reticulocyte production index, normal haematocrit 45% (Hillman & Finch, 1967)."""
    days = next(days for low, days in MATURATION if haematocrit_percent >= low)
    return ReticulocyteIndex(
        index=round(reticulocytes_percent * haematocrit_percent / 45 / days, 3)
    )


@tool(
    kind="processing",
    examples=[Example(iron_ug_dl=30.0, capacity_ug_dl=400.0, gives={"saturation_percent": 7.5})],
)
def transferrin_saturation(
    iron_ug_dl: Annotated[
        float,
        "Serum iron in µg/dL",
        Field(ge=1, le=1000),
        Draws(24, 48, 90, 185, label="the serum iron", unit="µg/dL"),
    ],
    capacity_ug_dl: Annotated[
        float,
        "Total iron-binding capacity in µg/dL",
        Field(ge=50, le=1000),
        Draws(240, 310, 380, 450, label="the iron-binding capacity", unit="µg/dL"),
    ],
) -> Transferrin:
    """Transferrin saturation, serum iron over total iron-binding capacity, in % (WHO 2020)."""
    if iron_ug_dl > capacity_ug_dl:
        raise ToolError("The serum iron cannot exceed the total iron-binding capacity.")
    return Transferrin(saturation_percent=round(100 * iron_ug_dl / capacity_ug_dl, 2))


@tool(
    kind="processing",
    examples=[
        Example(
            haematocrit_percent=45.0,
            red_cells=5.0,
            haemoglobin_g_dl=15.0,
            gives={"mcv_fl": 90.0, "mch_pg": 30.0, "mchc_g_dl": 33.33, "mentzer_index": 18.0},
        )
    ],
)
def red_cell_indices(
    haemoglobin_g_dl: Haemoglobin,
    haematocrit_percent: Haematocrit,
    red_cells: Annotated[
        float,
        "Red cell count in 10¹²/L",
        Field(ge=0.5, le=10),
        Draws(3.4, 4.2, 4.9, 5.6, label="the red cell count", unit="×10¹²/L"),
    ],
) -> RedCells:
    """Red cell indices (Wintrobe 1929) and the Mentzer index (Mentzer, Lancet 1973;301:882)."""
    mcv = 10 * haematocrit_percent / red_cells
    if not 40 <= mcv <= 160:
        raise ToolError(f"These values give a cell volume of {mcv:.0f} fL; check them.")
    return RedCells(
        mcv_fl=round(mcv, 2),
        mch_pg=round(10 * haemoglobin_g_dl / red_cells, 2),
        mchc_g_dl=round(100 * haemoglobin_g_dl / haematocrit_percent, 2),
        mentzer_index=round(mcv / red_cells, 2),
    )
