"""Scores that help to tell appendicitis and streptococcal sore throat."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine_quantities import AgeYears
from synthesis.tools.packs.medicine._clinical import (
    band,
    total,
)

PACK = Pack(title="Published diagnostic scores", distributions=(), licence="own code")
ALVARADO = {
    "pain that moved to the right iliac fossa": 1,
    "anorexia": 1,
    "nausea or vomiting": 1,
    "tenderness in the right iliac fossa": 2,
    "rebound tenderness": 1,
    "fever": 1,
    "leucocytosis": 2,
    "a left shift": 1,
}
ALVARADO_BANDS = ((7, "likely"), (5, "possible"), (0, "unlikely"))


AbdominalFinding = Literal[
    "pain that moved to the right iliac fossa",
    "anorexia",
    "nausea or vomiting",
    "tenderness in the right iliac fossa",
    "rebound tenderness",
    "fever",
    "leucocytosis",
    "a left shift",
]


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
            findings=["anorexia", "tenderness in the right iliac fossa", "leucocytosis", "fever"],
            gives={"score": 6, "appendicitis": "possible"},
        ),
        Example(findings=list(ALVARADO), gives={"score": 10, "appendicitis": "likely"}),
    ],
)
def alvarado_score(
    findings: Annotated[
        list[AbdominalFinding],
        "Findings that are present",
        Draws(
            ["anorexia", "fever"],
            ["tenderness in the right iliac fossa", "leucocytosis"],
            ["nausea or vomiting", "tenderness in the right iliac fossa", "rebound tenderness"],
            [
                "pain that moved to the right iliac fossa",
                "tenderness in the right iliac fossa",
                "leucocytosis",
                "a left shift",
            ],
            [
                "pain that moved to the right iliac fossa",
                "anorexia",
                "tenderness in the right iliac fossa",
                "rebound tenderness",
                "leucocytosis",
            ],
            label="the findings",
        ),
    ],
) -> Alvarado:
    """Alvarado score of appendicitis, 0 to 10 (Alvarado, Ann Emerg Med 1986;15:557)."""
    score = total(ALVARADO, list(findings))
    return Alvarado(score=score, appendicitis=band(score, ALVARADO_BANDS))


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
