"""Scores that help to tell appendicitis and streptococcal sore throat."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine_quantities import AgeYears

PACK = Pack(title="Published diagnostic scores", distributions=(), licence="own code")
ThroatFinding = Literal[
    "tonsillar exudate", "swollen tender anterior nodes", "fever above 38 °C", "no cough"
]


class Alvarado(Result):
    score: Annotated[int, Asks("the Alvarado score of a patient who has {findings}")]
    appendicitis: Annotated[
        str,
        Asks(
            "how likely appendicitis is (likely, possible or unlikely) by the Alvarado score of a "
            "patient who has {findings}"
        ),
    ]


class McIsaac(Result):
    score: Annotated[
        int,
        Asks("the McIsaac (modified Centor) score of a patient of {age} who has {findings}"),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            findings=[
                "tonsillar exudate",
                "swollen tender anterior nodes",
                "fever above 38 °C",
                "no cough",
            ],
            age=10,
            gives={"score": 5},
        ),
        Example(findings=["no cough"], age=50, gives={"score": 0}),
    ],
)
def mcisaac_score(
    findings: Annotated[
        list[ThroatFinding],
        "Findings that are present",
        Draws(
            ["no cough"],
            ["tonsillar exudate", "no cough"],
            ["fever above 38 °C", "swollen tender anterior nodes"],
            ["tonsillar exudate", "fever above 38 °C", "no cough"],
            label="the findings",
        ),
    ],
    age: Annotated[
        int,
        "Age in years, at least 3",
        Field(ge=3, le=110),
        AgeYears,
        Draws(7, 12, 23, 38, 51, label="the age"),
    ],
) -> McIsaac:
    """McIsaac score of streptococcal sore throat, -1 to 5 (McIsaac, CMAJ 1998;158:75)."""
    score = len(set(findings)) + (age < 15) - (age >= 45)
    return McIsaac(score=score)
