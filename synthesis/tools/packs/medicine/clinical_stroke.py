"""Stroke and bleeding of the brain: volumes and scores."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine_quantities import HaematomaMl
from synthesis.tools.packs.medicine._clinical import (
    Age,
    Diastolic,
    Gcs,
    Systolic,
)

PACK = Pack(title="Published neurology scores", distributions=(), licence="own code")
ICH_MORTALITY = (0, 13, 26, 72, 97, 100, 100)
"""Deaths within 30 days in % at 0 to 6 points (nobody in the cohort had 6)."""


class Haematoma(Result):
    volume_ml: Annotated[
        float,
        HaematomaMl,
        Asks(
            "the ABC/2 volume of an intracerebral haematoma of {length_cm} by {width_cm} on the "
            "largest slice and {height_cm} in height",
            refers="a haematoma of {length_cm} by {width_cm} by {height_cm} (volume by ABC/2)",
            unit="mL",
            round_to=1,
        ),
    ]


class IchScore(Result):
    score: Annotated[
        int,
        Asks(
            "the ICH score of a patient of {age} with {location} haemorrhage {ventricles}, "
            "{volume_ml} and {coma_score}"
        ),
    ]
    mortality_percent: Annotated[
        float,
        Asks(
            "the 30-day mortality by the ICH score (Hemphill 2001) of a patient of {age} with "
            "{location} haemorrhage {ventricles}, {volume_ml} and {coma_score}",
            unit="%",
            round_to=0,
        ),
    ]


class Abcd2(Result):
    score: Annotated[
        int,
        Asks(
            "the ABCD2 score of a patient of {age} {diabetes} after a TIA with {symptom} for "
            "{minutes}, {systolic_mm_hg} and {diastolic_mm_hg}"
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(length_cm=5.0, width_cm=4.0, height_cm=3.0, gives={"volume_ml": 30.0})],
)
def haematoma_volume(
    length_cm: Annotated[
        float,
        "Largest diameter in cm",
        Field(ge=0.2, le=15),
        Draws(3.5, 4.5, 5.2, 6.4, label="the largest diameter", unit="cm"),
    ],
    width_cm: Annotated[
        float,
        "Diameter at right angles to it in cm",
        Field(ge=0.2, le=15),
        Draws(2.6, 3.4, 4.1, label="the second diameter", unit="cm"),
    ],
    height_cm: Annotated[
        float,
        "Height over all slices in cm",
        Field(ge=0.2, le=15),
        Draws(2, 3, 4, 5, label="the height of the haematoma", unit="cm"),
    ],
) -> Haematoma:
    """Volume of an intracerebral haematoma in mL by ABC/2 (Kothari, Stroke 1996;27:1304)."""
    return Haematoma(volume_ml=round(length_cm * width_cm * height_cm / 2, 2))


@tool(
    kind="processing",
    examples=[
        Example(
            coma_score=10,
            volume_ml=40.0,
            ventricles="with ventricular extension",
            location="supratentorial",
            age=82,
            gives={"score": 4, "mortality_percent": 97},
        ),
        Example(
            coma_score=15,
            volume_ml=10.0,
            ventricles="without ventricular extension",
            location="supratentorial",
            age=60,
            gives={"score": 0, "mortality_percent": 0},
        ),
    ],
)
def ich_score(
    volume_ml: Annotated[
        float,
        "Volume of the haematoma in mL",
        Field(ge=0.1, le=300),
        HaematomaMl,
        Draws(12, 24, 36, 58, label="the haematoma volume"),
    ],
    coma_score: Gcs,
    age: Age,
    location: Annotated[
        Literal["supratentorial", "infratentorial"],
        "Where the haemorrhage began",
        Draws("supratentorial", "infratentorial", label="the location"),
    ],
    ventricles: Annotated[
        Literal["with ventricular extension", "without ventricular extension"],
        "Blood in the ventricles",
        Draws(
            "with ventricular extension",
            "without ventricular extension",
            label="the ventricular finding",
        ),
    ],
) -> IchScore:
    """ICH score of intracerebral haemorrhage and 30-day deaths (Hemphill, Stroke 2001;32:891)."""
    score = (
        (coma_score <= 12)
        + (coma_score <= 4)
        + (volume_ml >= 30)
        + (ventricles == "with ventricular extension")
        + (location == "infratentorial")
        + (age >= 80)
    )
    return IchScore(score=score, mortality_percent=ICH_MORTALITY[score])


@tool(
    kind="processing",
    examples=[
        Example(
            age=65,
            systolic_mm_hg=150.0,
            diastolic_mm_hg=85.0,
            symptom="unilateral weakness",
            minutes=45,
            diabetes="with diabetes",
            gives={"score": 6},
        )
    ],
)
def abcd2_score(
    systolic_mm_hg: Systolic,
    diastolic_mm_hg: Diastolic,
    age: Age,
    symptom: Annotated[
        Literal["unilateral weakness", "speech disturbance only", "another symptom"],
        "Leading symptom of the attack",
        Draws(
            "unilateral weakness", "speech disturbance only", "another symptom", label="the symptom"
        ),
    ],
    minutes: Annotated[
        int,
        "Duration of the symptoms in minutes",
        Field(ge=1, le=1440),
        Draws(6, 20, 45, 90, label="the duration", unit="minutes"),
    ],
    diabetes: Annotated[
        Literal["with diabetes", "without diabetes"],
        "Diabetes",
        Draws("with diabetes", "without diabetes", label="the diabetes status"),
    ],
) -> Abcd2:
    """ABCD2 score of stroke risk after a TIA, 0 to 7 (Johnston, Lancet 2007;369:283)."""
    score = (
        (age >= 60)
        + (systolic_mm_hg >= 140 or diastolic_mm_hg >= 90)
        + {"unilateral weakness": 2, "speech disturbance only": 1}.get(symptom, 0)
        + (minutes >= 10)
        + (minutes >= 60)
        + (diabetes == "with diabetes")
    )
    return Abcd2(score=score)
