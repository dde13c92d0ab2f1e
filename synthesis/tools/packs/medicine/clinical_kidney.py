"""Kidney function, albuminuria and the prognosis that follows from them."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from pydantic import Field

from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine import NormalisedGfr
from synthesis.tools.entities.medicine_quantities import CystatinMgL, UrineAcrMgG
from synthesis.tools.packs.medicine._clinical import Age, Creatinine, Sex

PACK = Pack(title="Published kidney equations", distributions=(), licence="own code")
GFR_BOUNDS = (90, 60, 45, 30, 15)
RISKS = ("low", "moderately increased", "high", "very high")
HEAT_MAP = ((0, 1, 2), (0, 1, 2), (1, 2, 3), (2, 3, 3), (3, 3, 3), (3, 3, 3))
"""KDIGO 2012: risk by GFR category G1 to G5 and albuminuria A1 to A3."""
BASELINES = {
    ("North America", "2-year"): 0.9750,
    ("North America", "5-year"): 0.9240,
    ("outside North America", "2-year"): 0.9832,
    ("outside North America", "5-year"): 0.9365,
}
"""Survival without kidney failure of the average patient (Tangri, JAMA 2016;315:164)."""


Cystatin = Annotated[
    float,
    "Serum cystatin C in mg/L",
    Field(ge=0.2, le=10),
    CystatinMgL,
    Draws(0.74, 0.95, 1.3, 1.8, 2.6, label="the cystatin C"),
]


Acr = Annotated[
    float,
    "Urine albumin-creatinine ratio in mg/g",
    Field(ge=1, le=20000),
    UrineAcrMgG,
    Draws(12, 45, 170, 640, label="the albumin-creatinine ratio"),
]


class CystatinGfr(Result):
    egfr: Annotated[
        float,
        NormalisedGfr,
        Asks(
            "the CKD-EPI 2012 cystatin C eGFR of a {sex} patient of {age} with {cystatin_mg_l}",
            unit="mL/min/1.73 m²",
            round_to=1,
        ),
    ]


class CombinedGfr(Result):
    egfr: Annotated[
        float,
        NormalisedGfr,
        Asks(
            "the CKD-EPI 2021 creatinine-cystatin C eGFR of a {sex} patient of {age} with "
            "{creatinine_mg_dl} and {cystatin_mg_l}",
            unit="mL/min/1.73 m²",
            round_to=1,
        ),
    ]


class KdigoRisk(Result):
    risk: Annotated[str, Asks("the KDIGO risk of CKD progression for {egfr} and {acr_mg_g}")]


class KidneyFailure(Result):
    risk_percent: Annotated[
        float,
        Asks(
            "the {horizon} risk of kidney failure by the 4-variable KFRE ({region} calibration) "
            "for a {sex} patient of {age} with an eGFR of {egfr_measured} and {acr_mg_g}",
            unit="%",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(cystatin_mg_l=0.8, age=50, sex="male", gives={"egfr": 108.9})],
)
def egfr_cystatin(cystatin_mg_l: Cystatin, age: Age, sex: Sex) -> CystatinGfr:
    """Adult eGFR by the CKD-EPI 2012 cystatin C equation (Inker, NEJM 2012;367:20)."""
    ratio = cystatin_mg_l / 0.8
    value = 133 * min(ratio, 1) ** -0.499 * max(ratio, 1) ** -1.328 * 0.996**age
    return CystatinGfr(egfr=round(value * (0.932 if sex == "female" else 1), 1))


@tool(
    kind="processing",
    examples=[
        Example(creatinine_mg_dl=0.9, cystatin_mg_l=0.8, age=50, sex="male", gives={"egfr": 111.0})
    ],
)
def egfr_creatinine_cystatin(
    creatinine_mg_dl: Creatinine, cystatin_mg_l: Cystatin, age: Age, sex: Sex
) -> CombinedGfr:
    """Adult eGFR by the CKD-EPI 2021 creatinine-cystatin C equation (Inker, NEJM 2021;385:1737)."""
    kappa, alpha, factor = (0.7, -0.219, 0.963) if sex == "female" else (0.9, -0.144, 1.0)
    creatinine, cystatin = creatinine_mg_dl / kappa, cystatin_mg_l / 0.8
    value = (
        135
        * min(creatinine, 1) ** alpha
        * max(creatinine, 1) ** -0.544
        * min(cystatin, 1) ** -0.323
        * max(cystatin, 1) ** -0.778
        * 0.9961**age
        * factor
    )
    return CombinedGfr(egfr=round(value, 1))


@tool(
    kind="processing",
    examples=[
        Example(egfr=52.0, acr_mg_g=120.0, gives={"risk": "high"}),
        Example(egfr=95.0, acr_mg_g=10.0, gives={"risk": "low"}),
    ],
)
def kdigo_ckd_risk(
    egfr: Annotated[
        float,
        "GFR in mL/min/1.73 m²",
        Field(ge=1, le=250),
        NormalisedGfr,
        Draws(22, 38, 52, 71, label="the normalised GFR"),
    ],
    acr_mg_g: Acr,
) -> KdigoRisk:
    """Risk of chronic kidney disease by GFR and albuminuria (KDIGO 2012 heat map)."""
    row = sum(egfr < bound for bound in GFR_BOUNDS)
    column = (acr_mg_g >= 30) + (acr_mg_g > 300)
    return KdigoRisk(risk=RISKS[HEAT_MAP[row][column]])


@tool(
    kind="processing",
    examples=[
        Example(
            egfr_measured=36.11,
            acr_mg_g=170.2,
            age=70,
            sex="male",
            region="North America",
            horizon="5-year",
            gives={"risk_percent": 8.5},
            rel=0.03,
        )
    ],
)
def kidney_failure_risk(
    acr_mg_g: Acr,
    age: Age,
    sex: Sex,
    egfr_measured: Annotated[
        float,
        "Estimated GFR of the same patient in mL/min/1.73 m², 10 to 59",
        Field(ge=10, lt=60),
        Draws(18, 26, 34, 44, 55, label="the eGFR", unit="mL/min/1.73 m²"),
    ],
    region: Annotated[
        Literal["North America", "outside North America"], "Population it is calibrated for"
    ],
    horizon: Annotated[Literal["2-year", "5-year"], "Horizon of the risk"],
) -> KidneyFailure:
    """Risk of kidney failure in CKD G3 to G5, 4-variable KFRE (Tangri, JAMA 2016;315:164)."""
    index = (
        -0.2201 * (age / 10 - 7.036)
        + 0.2467 * ((sex == "male") - 0.5642)
        - 0.5567 * (egfr_measured / 5 - 7.222)
        + 0.4510 * (math.log(acr_mg_g) - 5.137)
    )
    risk = 1 - BASELINES[region, horizon] ** math.exp(index)
    return KidneyFailure(risk_percent=round(100 * risk, 2))
