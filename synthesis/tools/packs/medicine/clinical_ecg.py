"""The QT interval and exercise heart rates by published formulas."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine_quantities import AgeYears, MaxHeartRatePerMin, QtcMs
from synthesis.tools.packs.medicine._clinical import HeartRate, band, total

PACK = Pack(title="Published electrocardiology formulas", distributions=(), licence="own code")
TISDALE = {
    "age of 68 or more": 1,
    "female sex": 1,
    "a loop diuretic": 1,
    "potassium of at most 3.5 mmol/L": 2,
    "acute myocardial infarction": 2,
    "sepsis": 3,
    "heart failure": 3,
    "one QT-prolonging drug": 3,
    "two or more QT-prolonging drugs": 6,
}
TISDALE_BANDS = ((11, "high"), (7, "moderate"), (0, "low"))
QtRisk = Literal[
    "age of 68 or more",
    "female sex",
    "a loop diuretic",
    "potassium of at most 3.5 mmol/L",
    "acute myocardial infarction",
    "sepsis",
    "heart failure",
    "one QT-prolonging drug",
    "two or more QT-prolonging drugs",
]


class CorrectedQt(Result):
    qtc_ms: Annotated[
        float,
        QtcMs,
        Asks(
            "the {formula}-corrected QT interval for a measured QT of {qt_ms} and {heart_rate}",
            noun="{formula}-corrected QT interval for a measured QT of {qt_ms}",
            unit="ms",
            round_to=0,
        ),
    ]


class QtRiskScore(Result):
    score: Annotated[
        int,
        Asks("the Tisdale QT risk score of an inpatient who has {risk_factors}, with {qtc_ms}"),
    ]
    risk: Annotated[
        str,
        Asks(
            "the risk of QT prolongation (low, moderate or high) by the Tisdale score of an "
            "inpatient who has {risk_factors}, with {qtc_ms}"
        ),
    ]


class MaximumRate(Result):
    per_minute: Annotated[
        float,
        MaxHeartRatePerMin,
        Asks(
            "the {formula} maximum heart rate predicted for an adult of {age}",
            unit="beats/min",
            round_to=0,
        ),
    ]


class TrainingRate(Result):
    per_minute: Annotated[
        float,
        Asks(
            "the Karvonen training heart rate at {intensity_percent} of the heart rate reserve "
            "for a resting rate of {resting_rate} and {maximum_rate}",
            unit="beats/min",
            round_to=0,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(qt_ms=400.0, heart_rate=80.0, formula="Bazett", gives={"qtc_ms": 461.9}),
        Example(qt_ms=400.0, heart_rate=80.0, formula="Fridericia", gives={"qtc_ms": 440.3}),
        Example(qt_ms=400.0, heart_rate=80.0, formula="Framingham", gives={"qtc_ms": 438.5}),
        Example(qt_ms=400.0, heart_rate=80.0, formula="Hodges", gives={"qtc_ms": 435.0}),
    ],
)
def corrected_qt(
    heart_rate: HeartRate,
    qt_ms: Annotated[
        float,
        "Measured QT interval in ms",
        Field(ge=150, le=800),
        Draws(350, 375, 400, 420, label="the measured QT", unit="ms"),
    ],
    formula: Annotated[
        Literal["Bazett", "Fridericia", "Framingham", "Hodges"],
        "Bazett 1920, Fridericia 1920, Framingham (Sagie 1992) or Hodges 1983",
    ],
) -> CorrectedQt:
    """QT interval corrected for heart rate, in ms (Bazett, Heart 1920;7:353, and three others)."""
    interval = 60 / heart_rate
    value = {
        "Bazett": qt_ms / interval**0.5,
        "Fridericia": qt_ms / interval ** (1 / 3),
        "Framingham": qt_ms + 154 * (1 - interval),
        "Hodges": qt_ms + 1.75 * (heart_rate - 60),
    }[formula]
    if not 150 <= value <= 900:
        raise ToolError(f"A QT of {qt_ms:g} ms at {heart_rate:g}/min gives no plausible QTc.")
    return CorrectedQt(qtc_ms=round(value, 1))


@tool(
    kind="processing",
    examples=[
        Example(
            qtc_ms=470.0,
            risk_factors=["female sex", "sepsis", "one QT-prolonging drug"],
            gives={"score": 9, "risk": "moderate"},
        ),
        Example(qtc_ms=430.0, risk_factors=["heart failure"], gives={"score": 3, "risk": "low"}),
    ],
)
def tisdale_qt_risk(
    qtc_ms: Annotated[
        float,
        "QTc on admission in ms",
        Field(ge=150, le=900),
        QtcMs,
        Draws(428, 446, 462, 485, label="the QTc"),
    ],
    risk_factors: Annotated[
        list[QtRisk],
        "Risk factors that are present; a second QT-prolonging drug replaces the first",
        Draws(
            ["female sex", "a loop diuretic"],
            ["sepsis", "one QT-prolonging drug"],
            ["age of 68 or more", "heart failure", "a loop diuretic"],
            ["female sex", "potassium of at most 3.5 mmol/L", "two or more QT-prolonging drugs"],
            ["acute myocardial infarction", "heart failure", "one QT-prolonging drug"],
            label="the risk factors",
        ),
    ],
) -> QtRiskScore:
    """Risk of QT prolongation in hospital (Tisdale, Circ Cardiovasc Qual Outcomes 2013;6:479)."""
    found = list(risk_factors)
    if "two or more QT-prolonging drugs" in found and "one QT-prolonging drug" in found:
        found.remove("one QT-prolonging drug")
    score = total(TISDALE, list(found)) + 2 * (qtc_ms >= 450)
    return QtRiskScore(score=score, risk=band(score, TISDALE_BANDS))


@tool(
    kind="processing",
    examples=[
        Example(age=40, formula="Tanaka", gives={"per_minute": 180.0}),
        Example(age=40, formula="Gellish", gives={"per_minute": 179.0}),
    ],
)
def maximum_heart_rate(
    age: Annotated[
        int,
        "Age in years",
        Field(ge=18, le=100),
        AgeYears,
        Draws(24, 35, 46, 58, 67, label="the age"),
    ],
    formula: Annotated[
        Literal["Tanaka", "Gellish"],
        "Tanaka 2001 (208 - 0.7 age) or Gellish 2007 (207 - 0.7 age)",
    ],
) -> MaximumRate:
    """Predicted maximum heart rate (Tanaka, JACC 2001;37:153; Gellish, MSSE 2007;39:822)."""
    return MaximumRate(per_minute=round((208 if formula == "Tanaka" else 207) - 0.7 * age, 1))


@tool(
    kind="processing",
    examples=[
        Example(
            resting_rate=70.0,
            maximum_rate=190.0,
            intensity_percent=60.0,
            gives={"per_minute": 142.0},
        )
    ],
)
def training_heart_rate(
    maximum_rate: Annotated[
        float,
        "Maximum heart rate per minute",
        Field(ge=90, le=230),
        MaxHeartRatePerMin,
        Draws(158, 167, 176, 185, label="the maximum heart rate"),
    ],
    resting_rate: Annotated[
        float,
        "Resting heart rate per minute",
        Field(ge=25, le=120),
        Draws(52, 60, 68, 76, label="the resting heart rate", unit="beats/min"),
    ],
    intensity_percent: Annotated[
        float,
        "Share of the heart rate reserve in %",
        Field(ge=10, le=100),
        Draws(50, 60, 70, 85, label="the intensity", unit="%"),
    ],
) -> TrainingRate:
    """Training heart rate from the heart rate reserve (Karvonen, Ann Med Exp Fenn 1957;35:307)."""
    if maximum_rate <= resting_rate:
        raise ToolError("The maximum heart rate must be above the resting heart rate.")
    reserve = maximum_rate - resting_rate
    return TrainingRate(per_minute=round(resting_rate + reserve * intensity_percent / 100, 1))
