"""Ten-year cardiovascular risk by SCORE2 and the risk region of a country."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import Country
from synthesis.tools.entities.medicine_quantities import CholesterolMmolL, Score2Region
from synthesis.tools.packs.medicine._clinical import Sex, Systolic
from synthesis.tools.packs.medicine._heart_risk import (
    REGIONS,
    SCORE2,
    SCORE2_SCALES,
)

PACK = Pack(
    title="SCORE2 risk equations",
    distributions=(),
    licence="own code",
    data="Countries of the SCORE2 risk regions (Eur Heart J 2021;42:2439)",
    data_licence="facts of a published paper",
    data_date="2021",
)


Smoking = Annotated[
    Literal["smoker", "non-smoker"],
    "Current smoking",
    Draws("smoker", "non-smoker", label="the smoking status"),
]


class RiskRegion(Result):
    region: Annotated[
        str,
        Score2Region,
        Asks(
            "the SCORE2 risk region (low to very high) of {country}",
            refers="the SCORE2 risk region of {country}",
        ),
    ]


class Score2Risk(Result):
    risk_percent: Annotated[
        float,
        Asks(
            "the SCORE2 10-year cardiovascular risk of a {sex} {smoking} aged {age} in {region}, "
            "with {systolic_mm_hg}, {cholesterol_mmol_l} and an HDL cholesterol of {hdl_mmol_l}",
            unit="%",
            round_to=1,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(country="Switzerland", gives={"region": "low"}),
        Example(country="Poland", gives={"region": "high"}),
    ],
)
def score2_risk_region(country: Annotated[str, "Name of the country", Country]) -> RiskRegion:
    """SCORE2 cardiovascular risk region of a European or nearby country (ESC, 2021)."""
    wanted = " ".join(country.lower().split())
    for region, countries in REGIONS.items():
        if wanted in (name.lower() for name in countries):
            return RiskRegion(region=region)
    raise ToolError(f"SCORE2 has no risk region for {country[:60]!r}; it has one for Poland.")


@tool(
    kind="processing",
    examples=[
        Example(
            age=50,
            sex="male",
            smoking="smoker",
            systolic_mm_hg=140.0,
            cholesterol_mmol_l=5.5,
            hdl_mmol_l=1.3,
            region="low",
            gives={"risk_percent": 5.9},
            rel=0.01,
        ),
        Example(
            age=50,
            sex="female",
            smoking="smoker",
            systolic_mm_hg=140.0,
            cholesterol_mmol_l=5.5,
            hdl_mmol_l=1.3,
            region="very high",
            gives={"risk_percent": 13.7},
            rel=0.01,
        ),
    ],
)
def score2_risk(
    region: Annotated[
        str,
        "SCORE2 risk region: low, moderate, high or very high",
        Score2Region,
        Draws("low", "moderate", "high", "very high", label="the risk region"),
    ],
    age: Annotated[
        int,
        "Age in years, 40 to 69",
        Field(ge=40, le=69),
        Draws(45, 50, 55, 60, 65, label="the age", unit="years"),
    ],
    systolic_mm_hg: Systolic,
    cholesterol_mmol_l: Annotated[
        float,
        "Total cholesterol in mmol/L",
        Field(ge=2, le=12),
        CholesterolMmolL,
        Draws(4.6, 5.2, 5.9, 6.8, label="the total cholesterol"),
    ],
    hdl_mmol_l: Annotated[
        float,
        "HDL cholesterol in mmol/L",
        Field(ge=0.4, le=3.5),
        Draws(1.0, 1.2, 1.4, 1.7, label="the HDL cholesterol", unit="mmol/L"),
    ],
    smoking: Smoking,
    sex: Sex,
) -> Score2Risk:
    """Ten-year cardiovascular risk at 40 to 69 years, SCORE2 (Eur Heart J 2021;42:2439)."""
    if region not in SCORE2_SCALES[sex]:
        raise ToolError("The risk region must be low, moderate, high or very high.")
    model = SCORE2[sex]
    years, smoker = (age - 60) / 5, smoking == "smoker"
    values = (
        smoker,
        (systolic_mm_hg - 120) / 20,
        cholesterol_mmol_l - 6,
        (hdl_mmol_l - 1.3) / 0.5,
    )
    index = model["age"] * years
    for value, (weight, by_age) in zip(values, model["factors"], strict=True):
        index += weight * value + by_age * value * years
    risk = 1 - model["survival"] ** math.exp(index)
    first, second = SCORE2_SCALES[sex][region]
    calibrated = 1 - math.exp(-math.exp(first + second * math.log(-math.log(1 - risk))))
    return Score2Risk(risk_percent=round(100 * calibrated, 2))


@seeds(Country, source="Countries of the SCORE2 risk regions, 2021")
def score2_countries() -> Iterator[str]:
    """Countries with a SCORE2 risk region, by the first of their names."""
    for countries in REGIONS.values():
        yield from (name for name in countries if name not in ("Czech Republic", "Türkiye"))
