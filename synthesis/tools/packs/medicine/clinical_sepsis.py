"""Bedside scores of acute illness: sepsis, deterioration, consciousness, pneumonia."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.medicine_quantities import PfRatioMmHg, SirsCount
from synthesis.tools.packs.medicine._clinical import (
    Age,
    Bilirubin,
    BreathRate,
    Bun,
    Creatinine,
    Diastolic,
    Gcs,
    HeartRate,
    MeanPressure,
    Platelets,
    Saturation,
    Systolic,
    band,
)

PACK = Pack(title="Published scores of acute illness", distributions=(), licence="own code")
VASOPRESSORS = {
    "no vasopressor": 0,
    "dobutamine at any dose": 2,
    "norepinephrine at up to 0.1 µg/kg/min": 3,
    "norepinephrine above 0.1 µg/kg/min": 4,
}

Temperature = Annotated[
    float,
    "Body temperature in °C",
    Field(ge=25, le=45),
    Draws(35.6, 36.8, 38.3, 39.2, label="the temperature", unit="°C"),
]


class QuickSofa(Result):
    score: Annotated[
        int,
        Asks("the qSOFA score for {breaths_per_min}, {systolic_mm_hg} and {coma_score}"),
    ]


class Sirs(Result):
    criteria: Annotated[
        int,
        SirsCount,
        Asks(
            "the number of SIRS criteria met with a temperature of {temperature_c}, "
            "{heart_rate}, {breaths_per_min} and a white cell count of {white_cells}",
            refers="the SIRS criteria met with a temperature of {temperature_c}, {heart_rate}, "
            "{breaths_per_min} and a white cell count of {white_cells}",
        ),
    ]


class Sofa(Result):
    score: Annotated[
        int,
        Asks(
            "the SOFA score of an intensive care patient with {ventilation} and {vasopressor}, "
            "{pf_ratio}, {platelets}, {bilirubin_mg_dl}, {mean_mm_hg}, {coma_score} and "
            "{creatinine_mg_dl}"
        ),
    ]


class News2(Result):
    score: Annotated[
        int,
        Asks(
            "the NEWS2 score (SpO2 scale 1) of an {consciousness} patient breathing {air} with "
            "{breaths_per_min}, {saturation_percent}, {systolic_mm_hg}, {heart_rate} and a "
            "temperature of {temperature_c}"
        ),
    ]


class Curb65(Result):
    score: Annotated[
        int,
        Asks(
            "the CURB-65 score of a patient of {age} with pneumonia, {mental_state}, "
            "{bun_mg_dl}, {breaths_per_min}, {systolic_mm_hg} and {diastolic_mm_hg}"
        ),
    ]
    mortality_group: Annotated[
        str,
        Asks(
            "the CURB-65 mortality group (low, intermediate or high) of a patient of {age} with "
            "pneumonia, {mental_state}, {bun_mg_dl}, {breaths_per_min}, {systolic_mm_hg} and "
            "{diastolic_mm_hg}"
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(breaths_per_min=24.0, systolic_mm_hg=95.0, coma_score=14, gives={"score": 3}),
        Example(breaths_per_min=20.0, systolic_mm_hg=120.0, coma_score=15, gives={"score": 0}),
    ],
)
def qsofa(breaths_per_min: BreathRate, systolic_mm_hg: Systolic, coma_score: Gcs) -> QuickSofa:
    """Quick SOFA score of suspected sepsis, 0 to 3 (Seymour, JAMA 2016;315:762)."""
    return QuickSofa(score=(breaths_per_min >= 22) + (systolic_mm_hg <= 100) + (coma_score < 15))


@tool(
    kind="processing",
    examples=[
        Example(
            temperature_c=38.5,
            heart_rate=110.0,
            breaths_per_min=22.0,
            white_cells=13.0,
            gives={"criteria": 4},
        )
    ],
)
def sirs_criteria(
    heart_rate: HeartRate,
    breaths_per_min: BreathRate,
    temperature_c: Temperature,
    white_cells: Annotated[
        float,
        "White cell count in 10⁹/L",
        Field(ge=0, le=500),
        Draws(3.2, 7.5, 11.8, 14.6, label="the white cell count", unit="×10⁹/L"),
    ],
) -> Sirs:
    """Number of criteria of the systemic inflammatory response (Bone, Chest 1992;101:1644)."""
    return Sirs(
        criteria=(temperature_c > 38 or temperature_c < 36)
        + (heart_rate > 90)
        + (breaths_per_min > 20)
        + (white_cells > 12 or white_cells < 4)
    )


@tool(
    kind="processing",
    examples=[
        Example(
            pf_ratio=150.0,
            ventilation="mechanical ventilation",
            platelets=80.0,
            bilirubin_mg_dl=2.5,
            mean_mm_hg=65.0,
            vasopressor="norepinephrine at up to 0.1 µg/kg/min",
            coma_score=12,
            creatinine_mg_dl=2.2,
            gives={"score": 3 + 2 + 2 + 3 + 2 + 2},
        )
    ],
)
def sofa_score(
    pf_ratio: Annotated[
        float,
        "PaO2/FiO2 ratio in mmHg",
        Field(ge=20, le=700),
        PfRatioMmHg,
        Draws(92, 160, 245, 350, label="the PaO2/FiO2 ratio"),
    ],
    platelets: Platelets,
    bilirubin_mg_dl: Bilirubin,
    mean_mm_hg: MeanPressure,
    coma_score: Gcs,
    creatinine_mg_dl: Creatinine,
    ventilation: Annotated[
        Literal["spontaneous breathing", "mechanical ventilation"],
        "Whether breathing is supported",
        Draws("spontaneous breathing", "mechanical ventilation", label="the breathing"),
    ],
    vasopressor: Annotated[
        Literal[
            "no vasopressor",
            "dobutamine at any dose",
            "norepinephrine at up to 0.1 µg/kg/min",
            "norepinephrine above 0.1 µg/kg/min",
        ],
        "Vasopressor given for at least an hour",
        Draws(*VASOPRESSORS, label="the vasopressor support"),
    ],
) -> Sofa:
    """Sequential Organ Failure Assessment, 0 to 24 (Vincent, Intensive Care Med 1996;22:707)."""
    lungs = sum(pf_ratio < low for low in (400, 300))
    if ventilation == "mechanical ventilation":
        lungs += sum(pf_ratio < low for low in (200, 100))
    points = (
        lungs,
        sum(platelets < low for low in (150, 100, 50, 20)),
        sum(bilirubin_mg_dl >= high for high in (1.2, 2, 6)) + (bilirubin_mg_dl > 12),
        max(VASOPRESSORS[vasopressor], int(mean_mm_hg < 70)),
        sum(coma_score < low for low in (15, 13, 10, 6)),
        sum(creatinine_mg_dl >= high for high in (1.2, 2, 3.5)) + (creatinine_mg_dl > 5),
    )
    return Sofa(score=sum(points))


@tool(
    kind="processing",
    examples=[
        Example(
            breaths_per_min=22.0,
            saturation_percent=94.0,
            air="room air",
            systolic_mm_hg=100.0,
            heart_rate=105.0,
            consciousness="alert",
            temperature_c=38.5,
            gives={"score": 7},
        )
    ],
)
def news2_score(
    breaths_per_min: BreathRate,
    saturation_percent: Saturation,
    systolic_mm_hg: Systolic,
    heart_rate: HeartRate,
    temperature_c: Temperature,
    air: Annotated[
        Literal["room air", "supplemental oxygen"],
        "What the patient breathes",
        Draws("room air", "supplemental oxygen", label="the inspired gas"),
    ],
    consciousness: Annotated[
        Literal["alert", "acutely confused", "unresponsive"],
        "Level of consciousness; anything but alert scores 3",
        Draws("alert", "acutely confused", "unresponsive", label="the consciousness"),
    ],
) -> News2:
    """National Early Warning Score 2, SpO2 scale 1 (Royal College of Physicians, 2017)."""
    parts = (
        band(breaths_per_min, ((25, "3"), (21, "2"), (12, "0"), (9, "1"), (0, "3"))),
        band(saturation_percent, ((96, "0"), (94, "1"), (92, "2"), (0, "3"))),
        band(systolic_mm_hg, ((220, "3"), (111, "0"), (101, "1"), (91, "2"), (0, "3"))),
        band(heart_rate, ((131, "3"), (111, "2"), (91, "1"), (51, "0"), (41, "1"), (0, "3"))),
        band(temperature_c, ((39.1, "2"), (38.1, "1"), (36.1, "0"), (35.1, "1"), (0, "3"))),
    )
    support = 2 * (air != "room air") + 3 * (consciousness != "alert")
    return News2(score=sum(map(int, parts)) + support)


@tool(
    kind="processing",
    examples=[
        Example(
            mental_state="new confusion",
            bun_mg_dl=25.0,
            breaths_per_min=32.0,
            systolic_mm_hg=88.0,
            diastolic_mm_hg=58.0,
            age=70,
            gives={"score": 5, "mortality_group": "high"},
        )
    ],
)
def curb65(
    bun_mg_dl: Bun,
    breaths_per_min: BreathRate,
    systolic_mm_hg: Systolic,
    diastolic_mm_hg: Diastolic,
    age: Age,
    mental_state: Annotated[
        Literal["new confusion", "a clear mind"],
        "Mental state",
        Draws("new confusion", "a clear mind", label="the mental state"),
    ],
) -> Curb65:
    """CURB-65 score of community-acquired pneumonia, 0 to 5 (Lim, Thorax 2003;58:377)."""
    score = (
        (mental_state == "new confusion")
        + (bun_mg_dl > 19.6)
        + (breaths_per_min >= 30)
        + (systolic_mm_hg < 90 or diastolic_mm_hg <= 60)
        + (age >= 65)
    )
    group = band(score, ((3, "high"), (2, "intermediate"), (0, "low")))
    return Curb65(score=score, mortality_group=group)
