"""Scores of severity and prognosis in liver disease."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from pydantic import Field

from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine_quantities import MeldPoints
from synthesis.tools.packs.medicine._clinical import (
    Albumin,
    Bilirubin,
    Creatinine,
    Inr,
    Sex,
    Sodium,
    band,
)

PACK = Pack(title="Published hepatology scores", distributions=(), licence="own code")
MORTALITY = ((40, 71.3), (30, 52.6), (20, 19.6), (10, 6.0), (0, 1.9))
"""Lower bound of MELD and three-month mortality in % on the waiting list (Wiesner 2003)."""
CHILD_CLASSES = ((10, "C"), (7, "B"), (0, "A"))
ALBI_GRADES = ((-1.39, "3"), (-2.6, "2"))

Ascites = Annotated[
    Literal["no ascites", "mild ascites", "moderate to severe ascites"],
    "Ascites",
    Draws(
        "no ascites", "mild ascites", "moderate to severe ascites", label="the degree of ascites"
    ),
]
Encephalopathy = Annotated[
    Literal[
        "no encephalopathy", "encephalopathy of grade 1 or 2", "encephalopathy of grade 3 or 4"
    ],
    "Hepatic encephalopathy",
    Draws(
        "no encephalopathy",
        "encephalopathy of grade 1 or 2",
        "encephalopathy of grade 3 or 4",
        label="the degree of encephalopathy",
    ),
]


class Meld(Result):
    score: Annotated[
        int,
        MeldPoints,
        Asks("the original MELD score for {bilirubin_mg_dl}, {inr} and {creatinine_mg_dl}"),
    ]


class Meld3(Result):
    score: Annotated[
        int,
        Asks(
            "the MELD 3.0 score of a {sex} adult with {bilirubin_mg_dl}, {inr}, "
            "{creatinine_mg_dl}, {sodium_mmol_l} and {albumin_g_dl}"
        ),
    ]


class MeldMortality(Result):
    mortality_percent: Annotated[
        float,
        Asks(
            "the three-month mortality on the liver waiting list (Wiesner 2003) for {score}",
            unit="%",
            round_to=1,
        ),
    ]


class ChildPugh(Result):
    score: Annotated[
        int,
        Asks(
            "the Child-Pugh score of a patient with {bilirubin_mg_dl}, {albumin_g_dl}, {inr}, "
            "{ascites} and {encephalopathy}"
        ),
    ]
    child_class: Annotated[
        str,
        Asks(
            "the Child-Pugh class (A, B or C) of a patient with {bilirubin_mg_dl}, "
            "{albumin_g_dl}, {inr}, {ascites} and {encephalopathy}"
        ),
    ]


class Albi(Result):
    score: Annotated[
        float, Asks("the ALBI score for {bilirubin_mg_dl} and {albumin_g_dl}", round_to=2)
    ]
    grade: Annotated[
        str, Asks("the ALBI grade (1, 2 or 3) for {bilirubin_mg_dl} and {albumin_g_dl}")
    ]


@tool(
    kind="processing",
    examples=[
        Example(bilirubin_mg_dl=3.0, inr=1.8, creatinine_mg_dl=2.0, gives={"score": 24}),
        Example(bilirubin_mg_dl=0.8, inr=1.0, creatinine_mg_dl=0.9, gives={"score": 6}),
    ],
)
def meld_score(bilirubin_mg_dl: Bilirubin, inr: Inr, creatinine_mg_dl: Creatinine) -> Meld:
    """Original MELD score, 6 to 40, without dialysis (Kamath, Hepatology 2001;33:464; UNOS)."""
    value = (
        3.78 * math.log(max(bilirubin_mg_dl, 1))
        + 11.2 * math.log(max(inr, 1))
        + 9.57 * math.log(min(max(creatinine_mg_dl, 1), 4))
        + 6.43
    )
    return Meld(score=min(max(round(value), 6), 40))


@tool(
    kind="processing",
    examples=[
        Example(
            bilirubin_mg_dl=3.0,
            inr=1.8,
            creatinine_mg_dl=2.0,
            sodium_mmol_l=130.0,
            albumin_g_dl=2.8,
            sex="female",
            gives={"score": 30},
        )
    ],
)
def meld_3(
    bilirubin_mg_dl: Bilirubin,
    inr: Inr,
    creatinine_mg_dl: Creatinine,
    sodium_mmol_l: Sodium,
    albumin_g_dl: Albumin,
    sex: Sex,
) -> Meld3:
    """MELD 3.0 score of an adult, 6 to 40, no dialysis (Kim, Gastroenterology 2021;161:1887)."""
    bilirubin, ratio = math.log(max(bilirubin_mg_dl, 1)), math.log(max(inr, 1))
    creatinine = math.log(min(max(creatinine_mg_dl, 1), 3))
    sodium = 137 - min(max(sodium_mmol_l, 125), 137)
    albumin = 3.5 - min(max(albumin_g_dl, 1.5), 3.5)
    value = (
        1.33 * (sex == "female")
        + 4.56 * bilirubin
        + 0.82 * sodium
        - 0.24 * sodium * bilirubin
        + 9.09 * ratio
        + 11.14 * creatinine
        + 1.85 * albumin
        - 1.83 * albumin * creatinine
        + 6
    )
    return Meld3(score=min(max(round(value), 6), 40))


@tool(
    kind="processing",
    examples=[
        Example(score=24, gives={"mortality_percent": 19.6}),
        Example(score=9, gives={"mortality_percent": 1.9}),
    ],
)
def meld_three_month_mortality(
    score: Annotated[
        int,
        "Original MELD score",
        Field(ge=6, le=40),
        MeldPoints,
        Draws(8, 14, 23, 32, label="the MELD score"),
    ],
) -> MeldMortality:
    """Three-month mortality in hospital or on the list (Wiesner, Gastroenterology 2003;124:91)."""
    return MeldMortality(mortality_percent=next(rate for low, rate in MORTALITY if score >= low))


@tool(
    kind="processing",
    examples=[
        Example(
            bilirubin_mg_dl=2.5,
            albumin_g_dl=3.0,
            inr=1.8,
            ascites="mild ascites",
            encephalopathy="no encephalopathy",
            gives={"score": 9, "child_class": "B"},
        )
    ],
)
def child_pugh(
    bilirubin_mg_dl: Bilirubin,
    albumin_g_dl: Albumin,
    inr: Inr,
    ascites: Ascites,
    encephalopathy: Encephalopathy,
) -> ChildPugh:
    """Child-Pugh score and class of cirrhosis (Pugh, Br J Surg 1973;60:646)."""
    score = (
        5
        + (bilirubin_mg_dl >= 2)
        + (bilirubin_mg_dl > 3)
        + (albumin_g_dl <= 3.5)
        + (albumin_g_dl < 2.8)
        + (inr >= 1.7)
        + (inr > 2.3)
        + {"no": 0, "mild": 1, "moderate": 2}[ascites.split()[0]]
        + (encephalopathy != "no encephalopathy")
        + encephalopathy.endswith("4")
    )
    return ChildPugh(score=score, child_class=band(score, CHILD_CLASSES))


@tool(
    kind="processing",
    examples=[
        Example(bilirubin_mg_dl=1.0, albumin_g_dl=4.0, gives={"score": -2.586, "grade": "2"}),
        Example(bilirubin_mg_dl=0.6, albumin_g_dl=4.2, gives={"grade": "1"}),
    ],
)
def albi_score(bilirubin_mg_dl: Bilirubin, albumin_g_dl: Albumin) -> Albi:
    """ALBI score and grade in liver cancer (Johnson, J Clin Oncol 2015;33:550)."""
    score = 0.66 * math.log10(bilirubin_mg_dl * 17.1) - 0.085 * albumin_g_dl * 10
    grade = "1" if score <= -2.6 else "2" if score <= -1.39 else "3"
    return Albi(score=round(score, 3), grade=grade)
