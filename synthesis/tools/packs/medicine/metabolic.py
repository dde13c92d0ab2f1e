"""Blood chemistry and clinical scores by published formulas."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine import Hba1cPercent
from synthesis.tools.entities.medicine_quantities import GlucoseMgDl, GlucoseMmolL, SodiumMmolL
from synthesis.tools.packs.medicine._clinical import (
    Age,
    Albumin,
    Ast,
    Bilirubin,
    Bun,
    Creatinine,
    Glucose,
    Inr,
    Platelets,
    Sodium,
)

PACK = Pack(title="Published clinical chemistry formulas", distributions=(), licence="own code")


class AverageGlucose(Result):
    glucose_mg_dl: Annotated[
        float,
        GlucoseMgDl,
        Asks("the estimated average glucose for {hba1c}", unit="mg/dL", round_to=1),
    ]
    glucose_mmol_l: Annotated[
        float,
        GlucoseMmolL,
        Asks("the estimated average glucose in SI units for {hba1c}", unit="mmol/L", round_to=1),
    ]


class IfccHba1c(Result):
    mmol_per_mol: Annotated[
        float,
        Asks("the IFCC value of {hba1c}", unit="mmol/mol", round_to=1),
    ]


class Homa(Result):
    homa_ir: Annotated[
        float,
        Asks(
            "the HOMA-IR, from fasting values, for {glucose_mg_dl} and an insulin of "
            "{insulin_uu_ml}",
            round_to=2,
        ),
    ]


class CorrectedSodium(Result):
    sodium_mmol_l: Annotated[
        float,
        Asks(
            "the glucose-corrected sodium (Katz) for {measured_mmol_l} and {glucose_mg_dl}",
            unit="mmol/L",
            round_to=1,
        ),
    ]


class Osmolality(Result):
    mosm_per_kg: Annotated[
        float,
        Asks(
            "the calculated serum osmolality for {sodium_mmol_l}, {glucose_mg_dl} and {bun_mg_dl}",
            unit="mOsm/kg",
            round_to=1,
        ),
    ]


class CorrectedCalcium(Result):
    calcium_mg_dl: Annotated[
        float,
        Asks(
            "the albumin-corrected calcium (Payne) for a total calcium of {calcium_mg_dl} and "
            "{albumin_g_dl}",
            unit="mg/dL",
            round_to=2,
        ),
    ]


class MeldNa(Result):
    score: Annotated[
        int,
        Asks(
            "the MELD-Na score for {bilirubin_mg_dl}, {inr}, {creatinine_mg_dl} and {sodium_mmol_l}"
        ),
    ]


class Fib4(Result):
    index: Annotated[
        float,
        Asks(
            "the FIB-4 index of a patient of {age} with {ast_u_l}, an ALT of {alt_u_l} and "
            "{platelets_per_nl}",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[Example(hba1c=7.0, gives={"glucose_mg_dl": 154.2, "glucose_mmol_l": 8.54})],
)
def average_glucose(
    hba1c: Annotated[float, "HbA1c in % (NGSP)", Hba1cPercent],
) -> AverageGlucose:
    """Estimated average glucose (mg/dL, mmol/L) from HbA1c (Nathan, Diab Care 2008;31:1473)."""
    _check("hba1c", hba1c, 4, 20)
    return AverageGlucose(
        glucose_mg_dl=round(28.7 * hba1c - 46.7, 1),
        glucose_mmol_l=round(1.59 * hba1c - 2.59, 2),
    )


@tool(kind="processing", examples=[Example(hba1c=7.0, gives={"mmol_per_mol": 53.0})])
def hba1c_ifcc(
    hba1c: Annotated[float, "HbA1c in % (NGSP)", Hba1cPercent],
) -> IfccHba1c:
    """HbA1c in IFCC units, mmol/mol (NGSP master equation; Hoelzel, Clin Chem 2004;50:166)."""
    _check("hba1c", hba1c, 4, 20)
    return IfccHba1c(mmol_per_mol=round((hba1c - 2.152) / 0.09148, 1))


@tool(
    kind="processing",
    examples=[Example(glucose_mg_dl=100.0, insulin_uu_ml=10.0, gives={"homa_ir": 2.469})],
)
def homa_ir(
    glucose_mg_dl: Annotated[
        float,
        "Fasting blood glucose in mg/dL",
        GlucoseMgDl,
        Draws(84, 96, 108, 121, 134, label="the fasting glucose"),
    ],
    insulin_uu_ml: Annotated[
        float,
        "Fasting insulin in µU/mL",
        Draws(5, 10, 16, 28, label="the fasting insulin", unit="µU/mL"),
    ],
) -> Homa:
    """Insulin resistance by HOMA-IR (Matthews, Diabetologia 1985;28:412)."""
    _check("glucose_mg_dl", glucose_mg_dl, 20, 1500)
    _check("insulin_uu_ml", insulin_uu_ml, 0.1, 500)
    return Homa(homa_ir=round(glucose_mg_dl * insulin_uu_ml / 405, 3))


@tool(
    kind="processing",
    examples=[Example(measured_mmol_l=130.0, glucose_mg_dl=500.0, gives={"sodium_mmol_l": 136.4})],
)
def corrected_sodium(
    glucose_mg_dl: Glucose,
    measured_mmol_l: Annotated[
        float,
        "Measured serum sodium in mmol/L",
        SodiumMmolL,
        Draws(124, 128, 132, 136, label="the measured sodium"),
    ],
) -> CorrectedSodium:
    """Serum sodium corrected for glucose, 1.6 per 100 mg/dL (Katz, NEJM 1973;289:843)."""
    _check("glucose_mg_dl", glucose_mg_dl, 100, 1500)
    _check("measured_mmol_l", measured_mmol_l, 90, 200)
    value = measured_mmol_l + 1.6 * (glucose_mg_dl - 100) / 100
    return CorrectedSodium(sodium_mmol_l=round(value, 1))


@tool(
    kind="processing",
    examples=[
        Example(sodium_mmol_l=140.0, glucose_mg_dl=90.0, bun_mg_dl=14.0, gives={"mosm_per_kg": 290})
    ],
)
def serum_osmolality(
    sodium_mmol_l: Sodium,
    glucose_mg_dl: Glucose,
    bun_mg_dl: Bun,
) -> Osmolality:
    """Calculated serum osmolality, 2 Na + glucose/18 + BUN/2.8, in mOsm/kg."""
    _check("sodium_mmol_l", sodium_mmol_l, 90, 200)
    _check("glucose_mg_dl", glucose_mg_dl, 20, 1500)
    _check("bun_mg_dl", bun_mg_dl, 1, 300)
    value = 2 * sodium_mmol_l + glucose_mg_dl / 18 + bun_mg_dl / 2.8
    return Osmolality(mosm_per_kg=round(value, 1))


@tool(
    kind="processing",
    examples=[Example(calcium_mg_dl=8.0, albumin_g_dl=2.0, gives={"calcium_mg_dl": 9.6})],
)
def corrected_calcium(
    calcium_mg_dl: Annotated[
        float,
        "Total serum calcium in mg/dL",
        Draws(7.6, 8.0, 8.9, 10.8, label="the total calcium", unit="mg/dL"),
    ],
    albumin_g_dl: Albumin,
) -> CorrectedCalcium:
    """Serum calcium corrected for albumin (Payne, BMJ 1973;4:643)."""
    _check("calcium_mg_dl", calcium_mg_dl, 2, 25)
    _check("albumin_g_dl", albumin_g_dl, 0.5, 7)
    return CorrectedCalcium(calcium_mg_dl=round(calcium_mg_dl + 0.8 * (4 - albumin_g_dl), 2))


@tool(
    kind="processing",
    examples=[
        Example(
            bilirubin_mg_dl=3.0,
            inr=1.8,
            creatinine_mg_dl=2.0,
            sodium_mmol_l=130.0,
            gives={"score": 28},
        )
    ],
)
def meld_na(
    sodium_mmol_l: Sodium,
    creatinine_mg_dl: Creatinine,
    bilirubin_mg_dl: Bilirubin,
    inr: Inr,
) -> MeldNa:
    """MELD-Na score of liver disease, no dialysis (OPTN 2016; Kim, NEJM 2008;359:1018)."""
    _check("sodium_mmol_l", sodium_mmol_l, 90, 200)
    _check("inr", inr, 0.5, 20)
    _check("bilirubin_mg_dl", bilirubin_mg_dl, 0.1, 80)
    _check("creatinine_mg_dl", creatinine_mg_dl, 0.1, 30)
    creatinine = min(max(creatinine_mg_dl, 1), 4)
    meld = round(
        10
        * (
            0.957 * math.log(creatinine)
            + 0.378 * math.log(max(bilirubin_mg_dl, 1))
            + 1.12 * math.log(max(inr, 1))
            + 0.643
        ),
        0,
    )
    sodium = min(max(sodium_mmol_l, 125), 137)
    if meld > 11:
        meld += 1.32 * (137 - sodium) - 0.033 * meld * (137 - sodium)
    return MeldNa(score=min(max(round(meld), 6), 40))


@tool(
    kind="processing",
    examples=[
        Example(age=60, ast_u_l=80.0, alt_u_l=60.0, platelets_per_nl=150.0, gives={"index": 4.131})
    ],
)
def fib4_index(
    age: Age,
    ast_u_l: Ast,
    alt_u_l: Annotated[float, "ALT in U/L", Draws(30, 45, 60, 110, label="the ALT", unit="U/L")],
    platelets_per_nl: Platelets,
) -> Fib4:
    """FIB-4 index of liver fibrosis (Sterling, Hepatology 2006;43:1317)."""
    _check("age", age, 18, 110)
    _check("ast_u_l", ast_u_l, 1, 20000)
    _check("alt_u_l", alt_u_l, 1, 20000)
    _check("platelets_per_nl", platelets_per_nl, 1, 3000)
    return Fib4(index=round(age * ast_u_l / (platelets_per_nl * math.sqrt(alt_u_l)), 3))


@seeds(Hba1cPercent, source="Range of HbA1c seen in diabetes care")
def hba1c_levels() -> Iterator[str]:
    """HbA1c from just raised to very high."""
    levels = (5.8, 6.2, 6.5, 6.9, 7.3, 7.8, 8.1, 8.6, 9.2, 9.7, 10.4, 11.3)
    yield from (str(value) for value in levels)


def _check(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise ToolError(f"Argument {name!r} must be from {low:g} to {high:g}, not {value:g}.")
