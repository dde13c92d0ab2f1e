"""Gastrointestinal bleeding and pancreatitis: scores."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine_quantities import SirsCount
from synthesis.tools.packs.medicine._clinical import (
    Age,
    Albumin,
    Bun,
    Haemoglobin,
    HeartRate,
    Inr,
    Sex,
    Systolic,
    band,
    total,
)

PACK = Pack(title="Published gastroenterology scores", distributions=(), licence="own code")


AIMS65_MORTALITY = (0.3, 1.2, 5.3, 10.3, 16.5, 24.5)
"""Deaths in hospital in % at 0 to 5 points."""
BLEEDING = {"melaena": 1, "syncope": 2, "liver disease": 2, "heart failure": 2}


BleedingFinding = Literal[
    "no further findings", "melaena", "syncope", "liver disease", "heart failure"
]


class Blatchford(Result):
    score: Annotated[
        int,
        Asks(
            "the Glasgow-Blatchford score of a {sex} patient with gastrointestinal bleeding, "
            "{bun_mg_dl}, {haemoglobin_g_dl}, {systolic_mm_hg}, {heart_rate} and {findings}"
        ),
    ]


class Aims65(Result):
    score: Annotated[
        int,
        Asks(
            "the AIMS65 score of a patient of {age} with upper gastrointestinal bleeding, "
            "{mental_state}, {albumin_g_dl}, {inr} and {systolic_mm_hg}"
        ),
    ]
    mortality_percent: Annotated[
        float,
        Asks(
            "the in-hospital mortality by AIMS65 of a patient of {age} with upper "
            "gastrointestinal bleeding, {mental_state}, {albumin_g_dl}, {inr} and "
            "{systolic_mm_hg}",
            unit="%",
            round_to=1,
        ),
    ]


class Bisap(Result):
    score: Annotated[
        int,
        Asks(
            "the BISAP score of a patient of {age} with acute pancreatitis, {mental_state}, "
            "{effusion}, {bun_mg_dl} and {sirs_count}"
        ),
    ]


MentalState = Annotated[
    Literal["a clear mind", "an altered mental state"],
    "Mental state",
    Draws("a clear mind", "an altered mental state", label="the mental state"),
]


@tool(
    kind="processing",
    examples=[
        Example(
            bun_mg_dl=25.0,
            haemoglobin_g_dl=11.5,
            sex="male",
            systolic_mm_hg=105.0,
            heart_rate=102.0,
            findings=["melaena"],
            gives={"score": 9},
        )
    ],
)
def glasgow_blatchford(
    bun_mg_dl: Bun,
    haemoglobin_g_dl: Haemoglobin,
    systolic_mm_hg: Systolic,
    heart_rate: HeartRate,
    findings: Annotated[
        list[BleedingFinding],
        "Findings that are present, or the one entry 'no further findings'",
        Draws(
            ["no further findings"],
            ["melaena"],
            ["melaena", "syncope"],
            ["liver disease"],
            ["heart failure", "melaena"],
            label="the findings",
        ),
    ],
    sex: Sex,
) -> Blatchford:
    """Glasgow-Blatchford bleeding score, 0 to 23 (Blatchford, Lancet 2000;356:1318)."""
    haemoglobin = (
        ((13, "0"), (12, "1"), (10, "3"), (0, "6"))
        if sex == "male"
        else ((12, "0"), (10, "1"), (0, "6"))
    )
    parts = (
        band(bun_mg_dl, ((70, "6"), (28, "4"), (22.4, "3"), (18.2, "2"), (0, "0"))),
        band(haemoglobin_g_dl, haemoglobin),
        band(systolic_mm_hg, ((110, "0"), (100, "1"), (90, "2"), (0, "3"))),
    )
    signs = total(BLEEDING, [f for f in findings if f in BLEEDING])
    return Blatchford(score=sum(map(int, parts)) + (heart_rate >= 100) + signs)


@tool(
    kind="processing",
    examples=[
        Example(
            albumin_g_dl=2.8,
            inr=1.6,
            mental_state="an altered mental state",
            systolic_mm_hg=85.0,
            age=70,
            gives={"score": 5, "mortality_percent": 24.5},
        )
    ],
)
def aims65_score(
    albumin_g_dl: Albumin, inr: Inr, systolic_mm_hg: Systolic, age: Age, mental_state: MentalState
) -> Aims65:
    """AIMS65 score of upper GI bleeding (Saltzman, Gastrointest Endosc 2011;74:1215)."""
    score = (
        (albumin_g_dl < 3)
        + (inr > 1.5)
        + (mental_state == "an altered mental state")
        + (systolic_mm_hg <= 90)
        + (age >= 65)
    )
    return Aims65(score=score, mortality_percent=AIMS65_MORTALITY[score])


@tool(
    kind="processing",
    examples=[
        Example(
            bun_mg_dl=30.0,
            mental_state="a clear mind",
            sirs_count=3,
            age=65,
            effusion="a pleural effusion",
            gives={"score": 4},
        )
    ],
)
def bisap_score(
    bun_mg_dl: Bun,
    age: Age,
    sirs_count: Annotated[
        int,
        "Number of SIRS criteria met",
        Field(ge=0, le=4),
        SirsCount,
        Draws(0, 1, 2, 3, 4, label="the number of SIRS criteria"),
    ],
    effusion: Annotated[
        Literal["a pleural effusion", "no pleural effusion"],
        "Pleural effusion on imaging",
        Draws("a pleural effusion", "no pleural effusion", label="the imaging finding"),
    ],
    mental_state: MentalState,
) -> Bisap:
    """BISAP score of acute pancreatitis, 0 to 5 (Wu, Gut 2008;57:1698)."""
    return Bisap(
        score=(bun_mg_dl > 25)
        + (mental_state == "an altered mental state")
        + (sirs_count >= 2)
        + (age > 60)
        + (effusion == "a pleural effusion")
    )
