"""Stroke and bleeding in atrial fibrillation: clinical prediction scores."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine_quantities import StrokePoints
from synthesis.tools.packs.medicine._clinical import Age, Sex, total

PACK = Pack(title="Published atrial fibrillation scores", distributions=(), licence="own code")
STROKE = {
    "heart failure": 1,
    "hypertension": 1,
    "diabetes": 1,
    "a previous stroke or TIA": 2,
    "vascular disease": 1,
}
STROKE_RATES = (0.2, 0.6, 2.2, 3.2, 4.8, 7.2, 9.7, 11.2, 10.8, 12.2)
"""Ischaemic strokes for each 100 patient-years at 0 to 9 points (Friberg 2012)."""


StrokeFactor = Literal[
    "heart failure", "hypertension", "diabetes", "a previous stroke or TIA", "vascular disease"
]


BleedingFactor = Literal[
    "uncontrolled hypertension",
    "abnormal renal function",
    "abnormal liver function",
    "a previous stroke",
    "previous major bleeding",
    "labile INRs",
    "antiplatelet drugs or NSAIDs",
    "alcohol excess",
]


class StrokeScore(Result):
    score: Annotated[
        int,
        StrokePoints,
        Asks(
            "the CHA2DS2-VASc score of a {sex} patient with atrial fibrillation of {age} who has "
            "{risk_factors}"
        ),
    ]


class StrokeRate(Result):
    percent_per_year: Annotated[
        float,
        Asks(
            "the yearly rate of ischaemic stroke without anticoagulation (Friberg 2012) for "
            "{score}",
            unit="%",
            round_to=1,
        ),
    ]


class BleedingScore(Result):
    score: Annotated[
        int, Asks("the HAS-BLED score of an anticoagulated patient of {age} who has {risk_factors}")
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            age=76, sex="female", risk_factors=["hypertension", "diabetes"], gives={"score": 5}
        ),
        Example(age=50, sex="male", risk_factors=["heart failure"], gives={"score": 1}),
    ],
)
def cha2ds2_vasc(
    age: Age,
    risk_factors: Annotated[
        list[StrokeFactor],
        "Risk factors that are present",
        Draws(
            ["hypertension"],
            ["heart failure", "hypertension"],
            ["diabetes", "vascular disease"],
            ["a previous stroke or TIA", "hypertension"],
            ["heart failure", "diabetes", "a previous stroke or TIA"],
            label="the risk factors",
        ),
    ],
    sex: Sex,
) -> StrokeScore:
    """CHA2DS2-VASc stroke score in atrial fibrillation, 0 to 9 (Lip, Chest 2010;137:263)."""
    score = total(STROKE, list(risk_factors)) + (age >= 65) + (age >= 75) + (sex == "female")
    return StrokeScore(score=score)


@tool(
    kind="processing",
    examples=[
        Example(score=2, gives={"percent_per_year": 2.2}),
        Example(score=9, gives={"percent_per_year": 12.2}),
    ],
)
def atrial_fibrillation_stroke_rate(
    score: Annotated[
        int,
        "CHA2DS2-VASc score",
        Field(ge=0, le=9),
        StrokePoints,
        Draws(1, 2, 3, 4, 5, label="the CHA2DS2-VASc score"),
    ],
) -> StrokeRate:
    """Yearly ischaemic strokes without anticoagulation, % (Friberg, Eur Heart J 2012;33:1500)."""
    return StrokeRate(percent_per_year=STROKE_RATES[score])


@tool(
    kind="processing",
    examples=[
        Example(
            age=70,
            risk_factors=["uncontrolled hypertension", "a previous stroke"],
            gives={"score": 3},
        )
    ],
)
def has_bled(
    age: Age,
    risk_factors: Annotated[
        list[BleedingFactor],
        "Risk factors that are present",
        Draws(
            ["labile INRs"],
            ["uncontrolled hypertension", "antiplatelet drugs or NSAIDs"],
            ["abnormal renal function", "a previous stroke"],
            ["abnormal liver function", "previous major bleeding", "alcohol excess"],
            [
                "uncontrolled hypertension",
                "previous major bleeding",
                "antiplatelet drugs or NSAIDs",
            ],
            label="the risk factors",
        ),
    ],
) -> BleedingScore:
    """HAS-BLED score of bleeding under anticoagulation, 0 to 9 (Pisters, Chest 2010;138:1093)."""
    return BleedingScore(score=len(set(risk_factors)) + (age > 65))
