"""Newborns and growing children: scores and sizes by published rules."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine import AgeMonths, BodyHeightCm

PACK = Pack(title="Published paediatric formulas", distributions=(), licence="own code")


class CorrectedAge(Result):
    age_months: Annotated[
        float,
        AgeMonths,
        Asks(
            "the age in months of a child of {age_months}, corrected for birth at {weeks} of "
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
