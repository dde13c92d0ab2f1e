"""Burns: the burned surface, its fluids and its prognosis."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine_quantities import (
    BurnedPercent,
)
from synthesis.tools.packs.medicine._clinical import Age, Weight

PACK = Pack(title="Published burn formulas", distributions=(), licence="own code")
NINES = {
    "the head": 9,
    "the left arm": 9,
    "the right arm": 9,
    "the front of the trunk": 18,
    "the back of the trunk": 18,
    "the left leg": 18,
    "the right leg": 18,
    "the perineum": 1,
}


BodyPart = Literal[
    "the head",
    "the left arm",
    "the right arm",
    "the front of the trunk",
    "the back of the trunk",
    "the left leg",
    "the right leg",
    "the perineum",
]


class BurnedArea(Result):
    percent: Annotated[
        float,
        BurnedPercent,
        Asks(
            "the burned body surface (rule of nines) of an adult with burns of all of {parts}",
            unit="%",
            round_to=0,
        ),
    ]


class Parkland(Result):
    volume_ml: Annotated[
        float,
        Asks(
            "the 24-hour Parkland volume of Ringer's lactate for an adult with {weight_kg} and "
            "{burned_percent}",
            unit="mL",
            round_to=0,
        ),
    ]
    first_8_hours_ml_per_hour: Annotated[
        float,
        Asks(
            "the Parkland infusion rate in the first 8 hours for an adult with {weight_kg} and "
            "{burned_percent}",
            unit="mL/h",
            round_to=0,
        ),
    ]


class RevisedBaux(Result):
    score: Annotated[
        int,
        Asks("the revised Baux score of a patient of {age} {inhalation}, with {burned_percent}"),
    ]


Burned = Annotated[
    float,
    "Burned body surface in %",
    Field(ge=1, le=100),
    BurnedPercent,
    Draws(18, 27, 36, 45, label="the burned body surface"),
]


@tool(
    kind="processing",
    examples=[
        Example(parts=["the left leg", "the front of the trunk"], gives={"percent": 36.0}),
        Example(parts=list(NINES), gives={"percent": 100.0}),
    ],
)
def burned_body_surface(
    parts: Annotated[
        list[BodyPart],
        "Body parts of an adult that are burned all over",
        Draws(
            ["the head", "the left arm"],
            ["the left leg", "the perineum"],
            ["the front of the trunk", "the right arm"],
            ["the left arm", "the right arm", "the front of the trunk"],
            ["the back of the trunk", "the right leg"],
            label="the burned parts",
        ),
    ],
) -> BurnedArea:
    """Burned body surface of an adult in %, by the rule of nines (Wallace, Lancet 1951;257:501)."""
    if not parts:
        raise ToolError("Give at least one burned body part, such as 'the head'.")
    return BurnedArea(percent=sum(NINES[part] for part in set(parts)))


@tool(
    kind="processing",
    examples=[
        Example(
            weight_kg=70.0,
            burned_percent=30.0,
            gives={"volume_ml": 8400.0, "first_8_hours_ml_per_hour": 525.0},
        )
    ],
)
def parkland_volume(weight_kg: Weight, burned_percent: Burned) -> Parkland:
    """Fluid for burns, 4 mL x kg x %, half of it in 8 hours (Baxter & Shires 1968)."""
    volume = 4 * weight_kg * burned_percent
    return Parkland(volume_ml=round(volume, 1), first_8_hours_ml_per_hour=round(volume / 16, 1))


@tool(
    kind="processing",
    examples=[
        Example(
            age=60, burned_percent=30.0, inhalation="with inhalation injury", gives={"score": 107}
        )
    ],
)
def revised_baux_score(
    burned_percent: Burned,
    age: Age,
    inhalation: Annotated[
        Literal["with inhalation injury", "without inhalation injury"],
        "Inhalation injury",
        Draws("with inhalation injury", "without inhalation injury", label="the airway finding"),
    ],
) -> RevisedBaux:
    """Revised Baux score, age + % burned + 17 for inhalation (Osler, J Trauma 2010;68:690)."""
    return RevisedBaux(
        score=round(age + burned_percent + 17 * (inhalation == "with inhalation injury"))
    )
