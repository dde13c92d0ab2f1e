"""Consciousness and the perfusion of the brain."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine_quantities import GcsScore
from synthesis.tools.packs.medicine._clinical import (
    MeanPressure,
)

PACK = Pack(title="Published neurocritical formulas", distributions=(), licence="own code")
EYE = {
    "eyes open spontaneously": 4,
    "eyes opening to speech": 3,
    "eyes opening to pain": 2,
    "no eye opening": 1,
}
VERBAL = {
    "orientated speech": 5,
    "confused speech": 4,
    "inappropriate words": 3,
    "incomprehensible sounds": 2,
    "no verbal response": 1,
}
MOTOR = {
    "obeyed commands": 6,
    "localising of pain": 5,
    "normal flexion to pain": 4,
    "abnormal flexion to pain": 3,
    "extension to pain": 2,
    "no motor response": 1,
}


class ComaScale(Result):
    score: Annotated[
        int,
        GcsScore,
        Asks(
            "the Glasgow Coma Scale score of a patient with {eye}, {verbal} and {motor}",
            refers="the Glasgow Coma Scale score that goes with {eye}, {verbal} and {motor}",
        ),
    ]


class CerebralPerfusion(Result):
    pressure_mm_hg: Annotated[
        float,
        Asks(
            "the cerebral perfusion pressure for an intracranial pressure of "
            "{intracranial_mm_hg} and {mean_mm_hg}",
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


@tool(
    kind="processing",
    examples=[
        Example(
            eye="eyes opening to speech",
            verbal="confused speech",
            motor="localising of pain",
            gives={"score": 12},
        ),
        Example(
            eye="no eye opening",
            verbal="no verbal response",
            motor="no motor response",
            gives={"score": 3},
        ),
    ],
)
def glasgow_coma_scale(
    eye: Annotated[
        Literal[
            "eyes open spontaneously",
            "eyes opening to speech",
            "eyes opening to pain",
            "no eye opening",
        ],
        "Eye opening",
        Draws(*EYE, label="the eye opening"),
    ],
    verbal: Annotated[
        Literal[
            "orientated speech",
            "confused speech",
            "inappropriate words",
            "incomprehensible sounds",
            "no verbal response",
        ],
        "Verbal response",
        Draws(*VERBAL, label="the verbal response"),
    ],
    motor: Annotated[
        Literal[
            "obeyed commands",
            "localising of pain",
            "normal flexion to pain",
            "abnormal flexion to pain",
            "extension to pain",
            "no motor response",
        ],
        "Motor response",
        Draws(*MOTOR, label="the motor response"),
    ],
) -> ComaScale:
    """Glasgow Coma Scale, 3 to 15 (Teasdale & Jennett, Lancet 1974;2:81)."""
    return ComaScale(score=EYE[eye] + VERBAL[verbal] + MOTOR[motor])
