"""Urine chemistry against serum: albuminuria and fractional excretion."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine_quantities import UrineAcrMgG
from synthesis.tools.packs.medicine._clinical import Bun, Creatinine, Sodium

PACK = Pack(title="Published urine indices", distributions=(), licence="own code")


UrineCreatinine = Annotated[
    float,
    "Urine creatinine in mg/dL",
    Field(ge=2, le=600),
    Draws(42, 68, 95, 140, label="the urine creatinine", unit="mg/dL"),
]


class AlbuminCreatinine(Result):
    acr_mg_g: Annotated[
        float,
        UrineAcrMgG,
        Asks(
            "the albumin-creatinine ratio of urine with {albumin_mg_l} of albumin and "
            "{creatinine_mg_dl} of creatinine",
            unit="mg/g",
            round_to=1,
        ),
    ]


class SodiumExcretion(Result):
    percent: Annotated[
        float,
        Asks(
            "the fractional excretion of sodium for {sodium_mmol_l}, {creatinine_mg_dl}, a urine "
            "sodium of {urine_sodium} and a urine creatinine of {urine_creatinine}",
            unit="%",
            round_to=2,
        ),
    ]


class UreaExcretion(Result):
    percent: Annotated[
        float,
        Asks(
            "the fractional excretion of urea for {bun_mg_dl}, {creatinine_mg_dl}, a urine urea "
            "nitrogen of {urine_urea} and a urine creatinine of {urine_creatinine}",
            unit="%",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(albumin_mg_l=30.0, creatinine_mg_dl=100.0, gives={"acr_mg_g": 30.0})],
)
def urine_albumin_creatinine_ratio(
    albumin_mg_l: Annotated[
        float,
        "Urine albumin in mg/L",
        Field(ge=1, le=20000),
        Draws(18, 60, 210, 780, label="the urine albumin", unit="mg/L"),
    ],
    creatinine_mg_dl: UrineCreatinine,
) -> AlbuminCreatinine:
    """Urine albumin-creatinine ratio in mg/g from a spot sample (KDIGO 2012)."""
    return AlbuminCreatinine(acr_mg_g=round(100 * albumin_mg_l / creatinine_mg_dl, 1))


@tool(
    kind="processing",
    examples=[
        Example(
            sodium_mmol_l=140.0,
            creatinine_mg_dl=2.0,
            urine_sodium=20.0,
            urine_creatinine=100.0,
            gives={"percent": 0.286},
        )
    ],
)
def fractional_excretion_sodium(
    sodium_mmol_l: Sodium,
    creatinine_mg_dl: Creatinine,
    urine_sodium: Annotated[
        float,
        "Urine sodium in mmol/L",
        Field(ge=1, le=300),
        Draws(10, 18, 35, 60, label="the urine sodium", unit="mmol/L"),
    ],
    urine_creatinine: UrineCreatinine,
) -> SodiumExcretion:
    """Fractional excretion of sodium in % (Espinel, JAMA 1976;236:579)."""
    value = 100 * urine_sodium * creatinine_mg_dl / (sodium_mmol_l * urine_creatinine)
    return SodiumExcretion(percent=_share(value))


@tool(
    kind="processing",
    examples=[
        Example(
            bun_mg_dl=40.0,
            creatinine_mg_dl=2.0,
            urine_urea=400.0,
            urine_creatinine=100.0,
            gives={"percent": 20.0},
        )
    ],
)
def fractional_excretion_urea(
    bun_mg_dl: Bun,
    creatinine_mg_dl: Creatinine,
    urine_urea: Annotated[
        float,
        "Urine urea nitrogen in mg/dL",
        Field(ge=10, le=3000),
        Draws(220, 380, 520, 700, label="the urine urea nitrogen", unit="mg/dL"),
    ],
    urine_creatinine: UrineCreatinine,
) -> UreaExcretion:
    """Fractional excretion of urea in % (Carvounis, Kidney Int 2002;62:2223)."""
    value = 100 * urine_urea * creatinine_mg_dl / (bun_mg_dl * urine_creatinine)
    return UreaExcretion(percent=_share(value))


def _share(percent: float) -> float:
    if percent > 100:
        raise ToolError(f"These values give {percent:.0f}%, more than was filtered; check them.")
    return round(percent, 3)
