"""Kidney function and doses that follow from it, by published formulas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine import (
    BodySurfaceM2,
    BodyWeightKg,
    ChildHeightCm,
    CreatinineMgDl,
    CreatinineUmolL,
    GfrMlMin,
    NormalisedGfr,
)

PACK = Pack(title="Published nephrology formulas", distributions=(), licence="own code")
UMOL_L_PER_MG_DL = 88.4
STANDARD_SURFACE_M2 = 1.73
STAGES = ((90, "G1"), (60, "G2"), (45, "G3a"), (30, "G3b"), (15, "G4"), (0, "G5"))
"""Lower bound of eGFR for each KDIGO category."""

Sex = Annotated[Literal["female", "male"], "Sex of the patient"]
AgeYears = Annotated[
    int, "Age in years, 18 to 120", Draws(25, 40, 52, 60, 71, 84, label="the age", unit="years")
]
Creatinine = Annotated[
    float,
    "Serum creatinine in mg/dL",
    CreatinineMgDl,
    Draws(0.7, 0.9, 1.2, 1.8, 2.6, label="the serum creatinine"),
]
Weight = Annotated[
    float,
    "Body weight in kg",
    BodyWeightKg,
    Draws(52, 60, 70, 85, 104, label="the body weight"),
]


class CreatinineMass(Result):
    creatinine_mg_dl: Annotated[
        float,
        CreatinineMgDl,
        Asks(
            "the value in mg/dL of {creatinine_umol_l}",
            refers="{creatinine_umol_l}",
            unit="mg/dL",
            round_to=2,
        ),
    ]


class Egfr(Result):
    egfr: Annotated[
        float,
        NormalisedGfr,
        Asks(
            "the CKD-EPI 2021 eGFR of a {sex} patient aged {age} with {creatinine_mg_dl}",
            unit="mL/min/1.73 m²",
            round_to=1,
        ),
    ]


class ChildEgfr(Result):
    egfr: Annotated[
        float,
        Asks(
            "the bedside Schwartz eGFR of a child with {height_cm} and a serum creatinine of "
            "{creatinine_mg_dl}",
            unit="mL/min/1.73 m²",
            round_to=1,
        ),
    ]


class Clearance(Result):
    clearance_ml_min: Annotated[
        float,
        GfrMlMin,
        Asks(
            "the Cockcroft-Gault creatinine clearance of a {sex} patient aged {age} with "
            "{weight_kg} and {creatinine_mg_dl}",
            unit="mL/min",
            round_to=1,
        ),
    ]


class AbsoluteGfr(Result):
    gfr_ml_min: Annotated[
        float,
        GfrMlMin,
        Asks(
            "the absolute GFR for {egfr} and {surface_m2}",
            unit="mL/min",
            round_to=1,
        ),
    ]


class CkdCategory(Result):
    category: Annotated[str, Asks("the KDIGO GFR category (G1 to G5) for {egfr}")]


class CarboplatinDose(Result):
    dose_mg: Annotated[
        float,
        Asks(
            "the Calvert carboplatin dose for a target AUC of {target_auc} and {gfr_ml_min}",
            unit="mg",
            round_to=0,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(creatinine_umol_l=88.4, gives={"creatinine_mg_dl": 1.0})],
)
def creatinine_in_mg_dl(
    creatinine_umol_l: Annotated[float, "Serum creatinine in µmol/L", CreatinineUmolL],
) -> CreatinineMass:
    """Serum creatinine in mg/dL from µmol/L (1 mg/dL = 88.4 µmol/L)."""
    _check("creatinine_umol_l", creatinine_umol_l, 5, 3000)
    return CreatinineMass(creatinine_mg_dl=creatinine_umol_l / UMOL_L_PER_MG_DL)


@tool(
    kind="processing",
    examples=[
        Example(creatinine_mg_dl=1.2, age=60, sex="female", gives={"egfr": 51.8}),
        Example(creatinine_mg_dl=1.0, age=50, sex="male", gives={"egfr": 91.7}),
    ],
)
def egfr_ckd_epi(creatinine_mg_dl: Creatinine, age: AgeYears, sex: Sex) -> Egfr:
    """Adult eGFR by the CKD-EPI 2021 creatinine equation (Inker, NEJM 2021;385:1737)."""
    _check("creatinine_mg_dl", creatinine_mg_dl, 0.1, 30)
    _check("age", age, 18, 120)
    kappa, alpha, factor = (0.7, -0.241, 1.012) if sex == "female" else (0.9, -0.302, 1.0)
    ratio = creatinine_mg_dl / kappa
    value = 142 * min(ratio, 1) ** alpha * max(ratio, 1) ** -1.2 * 0.9938**age * factor
    return Egfr(egfr=round(value, 1))


@tool(
    kind="processing",
    examples=[Example(height_cm=120.0, creatinine_mg_dl=0.6, gives={"egfr": 82.6})],
)
def egfr_schwartz(
    height_cm: Annotated[
        float,
        "Height of the child in cm",
        ChildHeightCm,
        Draws(82, 96, 110, 128, 141, label="the height"),
    ],
    creatinine_mg_dl: Annotated[
        float,
        "Serum creatinine in mg/dL",
        Draws(0.3, 0.4, 0.6, 0.9, label="the serum creatinine", unit="mg/dL"),
    ],
) -> ChildEgfr:
    """Children's eGFR by the bedside Schwartz equation (Schwartz, JASN 2009;20:629)."""
    _check("height_cm", height_cm, 40, 200)
    _check("creatinine_mg_dl", creatinine_mg_dl, 0.1, 30)
    return ChildEgfr(egfr=round(0.413 * height_cm / creatinine_mg_dl, 1))


@tool(
    kind="processing",
    examples=[
        Example(
            age=60,
            weight_kg=70.0,
            creatinine_mg_dl=1.2,
            sex="female",
            gives={"clearance_ml_min": 55.1},
        )
    ],
)
def creatinine_clearance(
    weight_kg: Weight, creatinine_mg_dl: Creatinine, age: AgeYears, sex: Sex
) -> Clearance:
    """Creatinine clearance of an adult (Cockcroft & Gault, Nephron 1976;16:31)."""
    _check("weight_kg", weight_kg, 25, 350)
    _check("creatinine_mg_dl", creatinine_mg_dl, 0.1, 30)
    _check("age", age, 18, 120)
    value = (140 - age) * weight_kg / (72 * creatinine_mg_dl) * (0.85 if sex == "female" else 1)
    return Clearance(clearance_ml_min=round(value, 1))


@tool(
    kind="processing",
    examples=[Example(egfr=60.0, surface_m2=2.0, gives={"gfr_ml_min": 69.4})],
)
def absolute_gfr(
    egfr: Annotated[
        float, "GFR in mL/min/1.73 m²", NormalisedGfr, Draws(35, 60, 88, label="the normalised GFR")
    ],
    surface_m2: Annotated[
        float,
        "Body surface area in m²",
        BodySurfaceM2,
        Draws(1.5, 1.85, 2.1, label="the body surface area"),
    ],
) -> AbsoluteGfr:
    """GFR in mL/min, freed of the normalisation to 1.73 m² of body surface (KDIGO 2012)."""
    _check("egfr", egfr, 1, 250)
    _check("surface_m2", surface_m2, 0.2, 4)
    return AbsoluteGfr(gfr_ml_min=round(egfr * surface_m2 / STANDARD_SURFACE_M2, 1))


@tool(
    kind="processing",
    examples=[
        Example(egfr=52.0, gives={"category": "G3a"}),
        Example(egfr=90.0, gives={"category": "G1"}),
    ],
)
def ckd_category(
    egfr: Annotated[float, "GFR in mL/min/1.73 m²", NormalisedGfr],
) -> CkdCategory:
    """GFR category (G1 to G5) of chronic kidney disease (KDIGO 2012 and 2024)."""
    _check("egfr", egfr, 0, 250)
    return CkdCategory(category=next(name for bound, name in STAGES if egfr >= bound))


@tool(
    kind="processing",
    examples=[Example(target_auc=5.0, gfr_ml_min=90.0, gives={"dose_mg": 575})],
)
def carboplatin_dose(
    gfr_ml_min: Annotated[float, "GFR or creatinine clearance in mL/min", GfrMlMin],
    target_auc: Annotated[
        float,
        "Target area under the curve in mg/mL·min",
        Draws(4, 5, 6, label="the target AUC", unit="mg/mL·min"),
    ],
) -> CarboplatinDose:
    """Carboplatin dose in mg by the Calvert formula (Calvert, J Clin Oncol 1989;7:1748)."""
    _check("gfr_ml_min", gfr_ml_min, 5, 250)
    _check("target_auc", target_auc, 1, 10)
    return CarboplatinDose(dose_mg=round(target_auc * (gfr_ml_min + 25), 1))


@seeds(CreatinineUmolL, source="Range of serum creatinine seen in adult care")
def creatinine_levels() -> Iterator[str]:
    """Serum creatinine from normal to kidney failure."""
    yield from (str(value) for value in (62, 71, 80, 88, 97, 106, 124, 141, 168, 203, 265, 354))


def _check(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise ToolError(f"Argument {name!r} must be from {low:g} to {high:g}, not {value:g}.")
