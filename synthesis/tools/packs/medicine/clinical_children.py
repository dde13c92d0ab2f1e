"""Newborns and growing children: scores and sizes by published rules."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine import AgeMonths, BodyHeightCm

PACK = Pack(title="Published paediatric formulas", distributions=(), licence="own code")
APGAR = {
    "pink all over": 2,
    "pink with blue limbs": 1,
    "blue or pale": 0,
    "a pulse of at least 100": 2,
    "a pulse below 100": 1,
    "no pulse": 0,
    "a cry on stimulation": 2,
    "a grimace on stimulation": 1,
    "no response to stimulation": 0,
    "active motion": 2,
    "some flexion": 1,
    "limp limbs": 0,
    "a strong cry": 2,
    "slow irregular breathing": 1,
    "no breathing": 0,
}


class ApgarScore(Result):
    score: Annotated[
        int,
        Asks(
            "the Apgar score of a newborn who is {colour}, with {pulse}, {grimace}, {tone} and "
            "{breathing}"
        ),
    ]


class CorrectedAge(Result):
    age_months: Annotated[
        float,
        AgeMonths,
        Asks(
            "the age in months of a child aged {age_months}, corrected for birth at {weeks} of "
            "gestation",
            refers="{age_months} (to be corrected for birth at {weeks} of gestation)",
            unit="months",
            round_to=1,
        ),
    ]


class TargetHeight(Result):
    height_cm: Annotated[
        float,
        Asks(
            "the mid-parental target height (Tanner) of a {child} whose father has "
            "{father_cm} and whose mother is {mother_cm} tall",
            unit="cm",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            colour="pink with blue limbs",
            pulse="a pulse of at least 100",
            grimace="a cry on stimulation",
            tone="some flexion",
            breathing="a strong cry",
            gives={"score": 8},
        )
    ],
)
def apgar_score(
    colour: Annotated[
        Literal["pink all over", "pink with blue limbs", "blue or pale"],
        "Colour of the skin",
        Draws("pink all over", "pink with blue limbs", "blue or pale", label="the colour"),
    ],
    pulse: Annotated[
        Literal["a pulse of at least 100", "a pulse below 100", "no pulse"],
        "Pulse per minute",
        Draws("a pulse of at least 100", "a pulse below 100", label="the pulse"),
    ],
    grimace: Annotated[
        Literal["a cry on stimulation", "a grimace on stimulation", "no response to stimulation"],
        "Response to stimulation",
        Draws(
            "a cry on stimulation",
            "a grimace on stimulation",
            "no response to stimulation",
            label="the response",
        ),
    ],
    tone: Annotated[
        Literal["active motion", "some flexion", "limp limbs"],
        "Muscle tone",
        Draws("active motion", "some flexion", "limp limbs", label="the muscle tone"),
    ],
    breathing: Annotated[
        Literal["a strong cry", "slow irregular breathing", "no breathing"],
        "Breathing",
        Draws("a strong cry", "slow irregular breathing", "no breathing", label="the breathing"),
    ],
) -> ApgarScore:
    """Apgar score of a newborn, 0 to 10 (Apgar, Curr Res Anesth Analg 1953;32:260)."""
    answers = (colour, pulse, grimace, tone, breathing)
    return ApgarScore(score=sum(APGAR[answer] for answer in answers))


@tool(
    kind="processing",
    examples=[
        Example(father_cm=180.0, mother_cm=165.0, child="boy", gives={"height_cm": 179.0}),
        Example(father_cm=180.0, mother_cm=165.0, child="girl", gives={"height_cm": 166.0}),
    ],
)
def target_height(
    father_cm: Annotated[
        float,
        "Height of the father in cm",
        Field(ge=130, le=220),
        BodyHeightCm,
        Draws(170, 176, 181, 188, label="the father's height"),
    ],
    mother_cm: Annotated[
        float,
        "Height of the mother in cm",
        Field(ge=125, le=210),
        Draws(156, 162, 167, 173, label="the mother's height", unit="cm"),
    ],
    child: Annotated[
        Literal["boy", "girl"], "Sex of the child", Draws("boy", "girl", label="the child")
    ],
) -> TargetHeight:
    """Mid-parental height plus or minus 6.5 cm (Tanner, Arch Dis Child 1970;45:755)."""
    shift = 6.5 if child == "boy" else -6.5
    return TargetHeight(height_cm=round((father_cm + mother_cm) / 2 + shift, 2))


@tool(
    kind="processing",
    examples=[
        Example(age_months=12.0, weeks=28, gives={"age_months": 9.24}, rel=0.002),
        Example(age_months=24.0, weeks=32, gives={"age_months": 22.16}, rel=0.002),
    ],
)
def corrected_age(
    age_months: Annotated[
        float, "Age since birth in months, 3 to 36", Field(ge=3, le=36), AgeMonths
    ],
    weeks: Annotated[
        int,
        "Gestational age at birth in weeks, 22 to 36",
        Field(ge=22, le=36),
        Draws(25, 28, 31, 34, label="the gestational age at birth", unit="weeks"),
    ],
) -> CorrectedAge:
    """Age of a preterm child corrected to 40 weeks, in months (Engle, Pediatrics 2004;114:1362)."""
    corrected = age_months - (40 - weeks) * 7 / 30.4375
    if corrected <= 0:
        raise ToolError("At that age the child has not reached its due date.")
    return CorrectedAge(age_months=round(corrected, 2))
