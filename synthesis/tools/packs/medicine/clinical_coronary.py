"""Chest pain and surgery: scores of coronary risk."""

from __future__ import annotations

from typing import Annotated, Literal

from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.packs.medicine._clinical import Age, Creatinine, HeartRate, Systolic, band

PACK = Pack(title="Published coronary scores", distributions=(), licence="own code")
TIMI_RISK = (4.7, 4.7, 8.3, 13.2, 19.9, 26.2, 40.9, 40.9)
"""Death, infarction or urgent revascularisation within 14 days in % at 0 to 7 points."""
RCRI_RISK = (0.4, 0.9, 6.6, 11.0)
"""Major cardiac complications in % at 0, 1, 2 and 3 or more points (validation cohort)."""
HEART_BANDS = ((7, "high"), (4, "moderate"), (0, "low"))
POINTS = {
    "moderately suspicious": 1,
    "highly suspicious": 2,
    "non-specific repolarisation changes": 1,
    "significant ST depression": 2,
    "one or two risk factors": 1,
    "at least three risk factors": 2,
    "moderate troponin rise": 1,
    "marked troponin rise": 2,
}
"""Points of the answers of the HEART score that have any."""
TimiFinding = Literal[
    "at least three coronary risk factors",
    "known coronary stenosis of 50% or more",
    "aspirin use in the past week",
    "two or more anginal attacks in 24 hours",
    "ST deviation",
    "raised cardiac markers",
]
SurgeryFactor = Literal[
    "high-risk surgery",
    "ischaemic heart disease",
    "a history of heart failure",
    "cerebrovascular disease",
    "insulin treatment",
]


class HeartScore(Result):
    score: Annotated[
        int,
        Asks(
            "the HEART score of a patient of {age} with a {history} history, {ecg}, "
            "{risk_factors} and {troponin}"
        ),
    ]
    risk: Annotated[
        str,
        Asks(
            "the risk (low, moderate or high) by the HEART score of a patient of {age} with a "
            "{history} history, {ecg}, {risk_factors} and {troponin}"
        ),
    ]


class TimiScore(Result):
    score: Annotated[
        int,
        Asks(
            "the TIMI score of a patient of {age} with unstable angina or NSTEMI who has {findings}"
        ),
    ]
    event_risk_percent: Annotated[
        float,
        Asks(
            "the 14-day risk of death, infarction or urgent revascularisation by the TIMI score of "
            "a patient of {age} with unstable angina or NSTEMI who has {findings}",
            unit="%",
            round_to=1,
        ),
    ]


class CardiacRisk(Result):
    points: Annotated[
        int,
        Asks(
            "the revised cardiac risk index of a patient before non-cardiac surgery who has "
            "{risk_factors}, with {creatinine_mg_dl}"
        ),
    ]
    complication_percent: Annotated[
        float,
        Asks(
            "the risk of major cardiac complications (Lee 1999) of non-cardiac surgery in a "
            "patient who has {risk_factors}, with {creatinine_mg_dl}",
            unit="%",
            round_to=1,
        ),
    ]


class TimiIndex(Result):
    index: Annotated[
        float,
        Asks(
            "the TIMI risk index of a patient of {age} with STEMI, {systolic_mm_hg} and "
            "{heart_rate}",
            round_to=1,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            history="highly suspicious",
            ecg="significant ST depression",
            age=70,
            risk_factors="at least three risk factors",
            troponin="marked troponin rise",
            gives={"score": 10, "risk": "high"},
        ),
        Example(
            history="slightly suspicious",
            ecg="a normal ECG",
            age=50,
            risk_factors="one or two risk factors",
            troponin="normal troponin",
            gives={"score": 2, "risk": "low"},
        ),
    ],
)
def heart_score(
    age: Age,
    history: Annotated[
        Literal["slightly suspicious", "moderately suspicious", "highly suspicious"],
        "How far the history suggests ischaemia",
        Draws(
            "slightly suspicious", "moderately suspicious", "highly suspicious", label="the history"
        ),
    ],
    ecg: Annotated[
        Literal["a normal ECG", "non-specific repolarisation changes", "significant ST depression"],
        "Finding of the ECG",
        Draws(
            "a normal ECG",
            "non-specific repolarisation changes",
            "significant ST depression",
            label="the ECG finding",
        ),
    ],
    risk_factors: Annotated[
        Literal["no risk factors", "one or two risk factors", "at least three risk factors"],
        "Number of risk factors; known atherosclerosis counts as three",
        Draws(
            "no risk factors",
            "one or two risk factors",
            "at least three risk factors",
            label="the risk profile",
        ),
    ],
    troponin: Annotated[
        Literal["normal troponin", "moderate troponin rise", "marked troponin rise"],
        "Troponin: normal, one to three times, or above three times the limit",
        Draws(
            "normal troponin",
            "moderate troponin rise",
            "marked troponin rise",
            label="the troponin result",
        ),
    ],
) -> HeartScore:
    """HEART score of chest pain, 0 to 10 (Six, Neth Heart J 2008;16:191)."""
    answers = (history, ecg, risk_factors, troponin)
    score = sum(POINTS.get(answer, 0) for answer in answers) + (age >= 45) + (age >= 65)
    return HeartScore(score=score, risk=band(score, HEART_BANDS))


@tool(
    kind="processing",
    examples=[
        Example(
            age=70,
            findings=["aspirin use in the past week", "ST deviation", "raised cardiac markers"],
            gives={"score": 4, "event_risk_percent": 19.9},
        )
    ],
)
def timi_unstable_angina(
    age: Age,
    findings: Annotated[
        list[TimiFinding],
        "Findings that are present",
        Draws(
            ["ST deviation", "raised cardiac markers"],
            ["at least three coronary risk factors", "aspirin use in the past week"],
            ["known coronary stenosis of 50% or more", "two or more anginal attacks in 24 hours"],
            [
                "at least three coronary risk factors",
                "aspirin use in the past week",
                "raised cardiac markers",
            ],
            label="the findings",
        ),
    ],
) -> TimiScore:
    """TIMI score of unstable angina or NSTEMI, 0 to 7 (Antman, JAMA 2000;284:835)."""
    score = len(set(findings)) + (age >= 65)
    return TimiScore(score=score, event_risk_percent=TIMI_RISK[score])


@tool(
    kind="processing",
    examples=[
        Example(
            risk_factors=["high-risk surgery", "ischaemic heart disease", "insulin treatment"],
            creatinine_mg_dl=1.0,
            gives={"points": 3, "complication_percent": 11.0},
        ),
        Example(
            risk_factors=["cerebrovascular disease"], creatinine_mg_dl=2.4, gives={"points": 2}
        ),
    ],
)
def revised_cardiac_risk_index(
    creatinine_mg_dl: Creatinine,
    risk_factors: Annotated[
        list[SurgeryFactor],
        "Risk factors that are present; a creatinine above 2 mg/dL is another",
        Draws(
            ["high-risk surgery"],
            ["ischaemic heart disease", "insulin treatment"],
            ["a history of heart failure"],
            ["cerebrovascular disease", "high-risk surgery"],
            label="the risk factors",
        ),
    ],
) -> CardiacRisk:
    """Revised cardiac risk index before non-cardiac surgery (Lee, Circulation 1999;100:1043)."""
    points = len(set(risk_factors)) + (creatinine_mg_dl > 2)
    return CardiacRisk(points=points, complication_percent=RCRI_RISK[min(points, 3)])


@tool(
    kind="processing",
    examples=[Example(age=70, heart_rate=100.0, systolic_mm_hg=100.0, gives={"index": 49.0})],
)
def timi_risk_index(heart_rate: HeartRate, systolic_mm_hg: Systolic, age: Age) -> TimiIndex:
    """TIMI risk index of STEMI, rate x (age/10)² / systolic (Morrow, Lancet 2001;358:1571)."""
    return TimiIndex(index=round(heart_rate * (age / 10) ** 2 / systolic_mm_hg, 2))
