"""Arguments that several clinical formulas take, each with its plausible range."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from synthesis.tools.declare import Draws
from synthesis.tools.entities.medicine import BodyHeightCm, BodyWeightKg, CreatinineMgDl
from synthesis.tools.entities.medicine_quantities import (
    AgeYears,
    AlbuminGDl,
    AstUL,
    BicarbonateMmolL,
    BilirubinMgDl,
    BreathsPerMin,
    BunMgDl,
    ChlorideMmolL,
    CholesterolMgDl,
    DiastolicMmHg,
    Fio2Percent,
    GcsScore,
    GlucoseMgDl,
    HaemoglobinGDl,
    HeartRatePerMin,
    InrRatio,
    MeanPressureMmHg,
    Paco2MmHg,
    Pao2MmHg,
    PlateletsPerNl,
    SaturationPercent,
    SodiumMmolL,
    SystolicMmHg,
)

Sex = Annotated[
    Literal["female", "male"], "Sex of the patient", Draws("female", "male", label="the sex")
]
Age = Annotated[
    int,
    "Age of an adult in years",
    Field(ge=18, le=110),
    AgeYears,
    Draws(34, 47, 58, 66, 73, 81, label="the age"),
]
Weight = Annotated[
    float,
    "Body weight in kg",
    Field(ge=20, le=350),
    BodyWeightKg,
    Draws(52, 64, 70, 82, 97, label="the body weight"),
]
Height = Annotated[
    float,
    "Body height in cm",
    Field(ge=100, le=230),
    BodyHeightCm,
    Draws(156, 163, 170, 178, 185, label="the height"),
]
Systolic = Annotated[
    float,
    "Systolic blood pressure in mmHg",
    Field(ge=30, le=300),
    SystolicMmHg,
    Draws(88, 104, 122, 138, 156, label="the systolic pressure"),
]
Diastolic = Annotated[
    float,
    "Diastolic blood pressure in mmHg",
    Field(ge=10, le=200),
    DiastolicMmHg,
    Draws(54, 62, 70, 78, 84, label="the diastolic pressure"),
]
MeanPressure = Annotated[
    float,
    "Mean arterial pressure in mmHg",
    Field(ge=20, le=220),
    MeanPressureMmHg,
    Draws(58, 68, 76, 85, 96, label="the mean arterial pressure"),
]
HeartRate = Annotated[
    float,
    "Heart rate per minute",
    Field(ge=20, le=300),
    HeartRatePerMin,
    Draws(54, 68, 80, 96, 112, label="the heart rate"),
]
BreathRate = Annotated[
    float,
    "Respiratory rate per minute",
    Field(ge=2, le=80),
    BreathsPerMin,
    Draws(14, 18, 22, 26, 32, label="the respiratory rate"),
]
Saturation = Annotated[
    float,
    "Oxygen saturation in %",
    Field(ge=30, le=100),
    SaturationPercent,
    Draws(86, 90, 93, 96, 98, label="the oxygen saturation"),
]
Fio2 = Annotated[
    float,
    "Inspired oxygen fraction in %, 21 for room air",
    Field(ge=21, le=100),
    Fio2Percent,
    Draws(21, 30, 40, 50, 60, label="the FiO2"),
]
Pao2 = Annotated[
    float,
    "Arterial oxygen tension in mmHg",
    Field(ge=20, le=700),
    Pao2MmHg,
    Draws(55, 62, 71, 80, 95, label="the PaO2"),
]
Paco2 = Annotated[
    float,
    "Arterial carbon dioxide tension in mmHg",
    Field(ge=8, le=150),
    Paco2MmHg,
    Draws(24, 31, 40, 52, 64, label="the PaCO2"),
]
Gcs = Annotated[
    int,
    "Glasgow Coma Scale score, 3 to 15",
    Field(ge=3, le=15),
    GcsScore,
    Draws(7, 10, 13, 14, 15, label="the Glasgow Coma Scale score"),
]
Sodium = Annotated[
    float,
    "Serum sodium in mmol/L",
    Field(ge=90, le=200),
    SodiumMmolL,
    Draws(126, 131, 135, 139, 142, label="the serum sodium"),
]
Chloride = Annotated[
    float,
    "Serum chloride in mmol/L",
    Field(ge=60, le=150),
    ChlorideMmolL,
    Draws(94, 98, 102, 106, label="the chloride"),
]
Bicarbonate = Annotated[
    float,
    "Bicarbonate in mmol/L",
    Field(ge=2, le=60),
    BicarbonateMmolL,
    Draws(10, 14, 18, 22, label="the bicarbonate"),
]
Glucose = Annotated[
    float,
    "Blood glucose in mg/dL",
    Field(ge=20, le=1500),
    GlucoseMgDl,
    Draws(94, 118, 162, 240, label="the glucose"),
]
Bun = Annotated[
    float,
    "Blood urea nitrogen in mg/dL",
    Field(ge=1, le=300),
    BunMgDl,
    Draws(12, 18, 27, 42, label="the urea nitrogen"),
]
Creatinine = Annotated[
    float,
    "Serum creatinine in mg/dL",
    Field(ge=0.1, le=30),
    CreatinineMgDl,
    Draws(0.8, 1.1, 1.6, 2.3, 3.4, label="the serum creatinine"),
]
Bilirubin = Annotated[
    float,
    "Total bilirubin in mg/dL",
    Field(ge=0.1, le=80),
    BilirubinMgDl,
    Draws(0.9, 1.8, 2.7, 4.5, 8.2, label="the bilirubin"),
]
Albumin = Annotated[
    float,
    "Serum albumin in g/dL",
    Field(ge=0.5, le=7),
    AlbuminGDl,
    Draws(2.2, 2.6, 3.1, 3.4, 4.1, label="the albumin"),
]
Inr = Annotated[
    float,
    "International normalised ratio",
    Field(ge=0.5, le=20),
    InrRatio,
    Draws(1.2, 1.5, 1.8, 2.4, label="the INR"),
]
Platelets = Annotated[
    float,
    "Platelet count in 10⁹/L",
    Field(ge=1, le=3000),
    PlateletsPerNl,
    Draws(42, 86, 130, 180, 240, label="the platelet count"),
]
Ast = Annotated[
    float,
    "AST in U/L",
    Field(ge=1, le=20000),
    AstUL,
    Draws(34, 52, 80, 124, label="the AST"),
]
Haemoglobin = Annotated[
    float,
    "Haemoglobin in g/dL",
    Field(ge=2, le=25),
    HaemoglobinGDl,
    Draws(7.8, 9.6, 11.2, 12.8, 14.5, label="the haemoglobin"),
]
Cholesterol = Annotated[
    float,
    "Total cholesterol in mg/dL",
    Field(ge=60, le=600),
    CholesterolMgDl,
    Draws(172, 198, 213, 236, 264, label="the total cholesterol"),
]


def total(weights: dict[str, int], findings: list[str]) -> int:
    """The points of the findings, each counted once."""
    return sum(weights[finding] for finding in dict.fromkeys(findings))


def band(value: float, bands: tuple[tuple[float, str], ...]) -> str:
    """The name of the first band whose lower bound the value reaches; bands fall."""
    return next(name for low, name in bands if value >= low)
