"""Ten-year cardiovascular risk by the Framingham study and the pooled cohorts."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from pydantic import Field

from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.packs.medicine._clinical import Cholesterol, Sex, Systolic
from synthesis.tools.packs.medicine._heart_risk import (
    FRAMINGHAM,
    POOLED,
)

PACK = Pack(
    title="Published American cardiovascular risk equations", distributions=(), licence="own code"
)


Smoking = Annotated[
    Literal["smoker", "non-smoker"],
    "Current smoking",
    Draws("smoker", "non-smoker", label="the smoking status"),
]


Treatment = Annotated[
    Literal["treated", "untreated"],
    "Whether the blood pressure is treated",
    Draws("treated", "untreated", label="the treatment status"),
]


Diabetes = Annotated[
    Literal["with diabetes", "without diabetes"],
    "Diabetes",
    Draws("with diabetes", "without diabetes", label="the diabetes status"),
]


Hdl = Annotated[
    float,
    "HDL cholesterol in mg/dL",
    Field(ge=15, le=120),
    Draws(38, 44, 50, 58, label="the HDL cholesterol", unit="mg/dL"),
]


class FraminghamRisk(Result):
    risk_percent: Annotated[
        float,
        Asks(
            "the Framingham 2008 10-year cardiovascular risk of a {sex} {smoking} aged {age} "
            "{diabetes}, with {treatment} blood pressure at {systolic_mm_hg}, "
            "{cholesterol_mg_dl} and an HDL cholesterol of {hdl_mg_dl}",
            unit="%",
            round_to=1,
        ),
    ]


class PooledRisk(Result):
    risk_percent: Annotated[
        float,
        Asks(
            "the pooled cohort (ACC/AHA 2013) 10-year ASCVD risk of a {sex} {smoking} ({race}) "
            "aged {age} {diabetes}, with {treatment} blood pressure at {systolic_mm_hg}, "
            "{cholesterol_mg_dl} and an HDL cholesterol of {hdl_mg_dl}",
            unit="%",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            age=61,
            sex="female",
            smoking="smoker",
            diabetes="without diabetes",
            treatment="untreated",
            systolic_mm_hg=124.0,
            cholesterol_mg_dl=180.0,
            hdl_mg_dl=47.0,
            gives={"risk_percent": 10.48},
            rel=0.01,
        ),
        Example(
            age=53,
            sex="male",
            smoking="non-smoker",
            diabetes="with diabetes",
            treatment="treated",
            systolic_mm_hg=125.0,
            cholesterol_mg_dl=161.0,
            hdl_mg_dl=55.0,
            gives={"risk_percent": 15.62},
            rel=0.01,
        ),
    ],
)
def framingham_risk(
    cholesterol_mg_dl: Cholesterol,
    hdl_mg_dl: Hdl,
    systolic_mm_hg: Systolic,
    age: Annotated[
        int,
        "Age in years, 30 to 74",
        Field(ge=30, le=74),
        Draws(38, 47, 53, 61, 68, label="the age", unit="years"),
    ],
    treatment: Treatment,
    smoking: Smoking,
    diabetes: Diabetes,
    sex: Sex,
) -> FraminghamRisk:
    """Ten-year general cardiovascular risk in % (D'Agostino, Circulation 2008;117:743)."""
    model = FRAMINGHAM[sex]
    index = (
        model["age"] * math.log(age)
        + model["cholesterol"] * math.log(cholesterol_mg_dl)
        + model["hdl"] * math.log(hdl_mg_dl)
        + model[treatment] * math.log(systolic_mm_hg)
        + model["smoker"] * (smoking == "smoker")
        + model["diabetes"] * (diabetes == "with diabetes")
    )
    risk = 1 - model["survival"] ** math.exp(index - model["mean"])
    return FraminghamRisk(risk_percent=round(100 * risk, 2))


@tool(
    kind="processing",
    examples=[
        Example(
            age=55,
            sex=sex,
            race=race,
            smoking="non-smoker",
            diabetes="without diabetes",
            treatment="untreated",
            systolic_mm_hg=120.0,
            cholesterol_mg_dl=213.0,
            hdl_mg_dl=50.0,
            gives={"risk_percent": risk},
            rel=0.03,
        )
        for sex, race, risk in (
            ("female", "white", 2.1),
            ("female", "African American", 3.0),
            ("male", "white", 5.3),
            ("male", "African American", 6.1),
        )
    ],
)
def pooled_cohort_risk(
    cholesterol_mg_dl: Cholesterol,
    hdl_mg_dl: Hdl,
    systolic_mm_hg: Systolic,
    age: Annotated[
        int,
        "Age in years, 40 to 79",
        Field(ge=40, le=79),
        Draws(46, 53, 59, 66, 72, label="the age", unit="years"),
    ],
    treatment: Treatment,
    smoking: Smoking,
    diabetes: Diabetes,
    race: Annotated[Literal["white", "African American"], "Race, as the equations have it"],
    sex: Sex,
) -> PooledRisk:
    """Ten-year risk of a first hard ASCVD event in % (Goff, Circulation 2014;129:S49)."""
    model, years = POOLED[sex, race], math.log(age)
    smoker = smoking == "smoker"
    values = {
        "age": years,
        "age squared": years**2,
        "cholesterol": math.log(cholesterol_mg_dl),
        "hdl": math.log(hdl_mg_dl),
        treatment: math.log(systolic_mm_hg),
        "smoker": float(smoker),
        "diabetes": float(diabetes == "with diabetes"),
    }
    index = sum(
        value * (model.get(name, 0) + model.get(f"{name} by age", 0) * years)
        for name, value in values.items()
    )
    risk = 1 - model["survival"] ** math.exp(index - model["mean"])
    return PooledRisk(risk_percent=round(100 * risk, 2))
