"""Laboratory values in the units that clinical formulas take, and the ranges seen in care."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine_quantities import (
    AlbuminGDl,
    ArterialPh,
    AstUL,
    BicarbonateMmolL,
    BilirubinMgDl,
    BilirubinUmolL,
    BreathsPerMin,
    BunMgDl,
    ChlorideMmolL,
    CholesterolMgDl,
    CholesterolMmolL,
    DiastolicMmHg,
    Fio2Percent,
    GlucoseMgDl,
    GlucoseMmolL,
    HaemoglobinGDl,
    HeartRatePerMin,
    InrRatio,
    Paco2MmHg,
    Pao2MmHg,
    PlateletsPerNl,
    SaturationPercent,
    SodiumMmolL,
    SystolicMmHg,
    UreaMmolL,
)

PACK = Pack(title="Units of clinical chemistry", distributions=(), licence="own code")
GLUCOSE_MMOL_PER_MG_DL = 18.016
BILIRUBIN_UMOL_PER_MG_DL = 17.104
NITROGEN_MG_DL_PER_MMOL = 2.801
CHOLESTEROL_MG_DL_PER_MMOL = 38.67


class GlucoseMass(Result):
    glucose_mg_dl: Annotated[
        float,
        GlucoseMgDl,
        Asks(
            "the value in mg/dL of {glucose_mmol_l}",
            refers="{glucose_mmol_l}",
            unit="mg/dL",
            round_to=1,
        ),
    ]


class BilirubinMass(Result):
    bilirubin_mg_dl: Annotated[
        float,
        BilirubinMgDl,
        Asks(
            "the value in mg/dL of {bilirubin_umol_l}",
            refers="{bilirubin_umol_l}",
            unit="mg/dL",
            round_to=2,
        ),
    ]


class UreaNitrogen(Result):
    bun_mg_dl: Annotated[
        float,
        BunMgDl,
        Asks(
            "the blood urea nitrogen that corresponds to {urea_mmol_l}",
            refers="{urea_mmol_l}",
            unit="mg/dL",
            round_to=1,
        ),
    ]


class CholesterolMass(Result):
    cholesterol_mg_dl: Annotated[
        float,
        CholesterolMgDl,
        Asks(
            "the value in mg/dL of {cholesterol_mmol_l}",
            refers="{cholesterol_mmol_l}",
            unit="mg/dL",
            round_to=0,
        ),
    ]


@tool(kind="processing", examples=[Example(glucose_mmol_l=5.55, gives={"glucose_mg_dl": 100.0})])
def glucose_in_mg_dl(
    glucose_mmol_l: Annotated[float, "Blood glucose in mmol/L", Field(ge=1, le=85), GlucoseMmolL],
) -> GlucoseMass:
    """Blood glucose in mg/dL from mmol/L (molar mass 180.16 g/mol)."""
    return GlucoseMass(glucose_mg_dl=round(glucose_mmol_l * GLUCOSE_MMOL_PER_MG_DL, 2))


@tool(kind="processing", examples=[Example(bilirubin_umol_l=17.1, gives={"bilirubin_mg_dl": 1.0})])
def bilirubin_in_mg_dl(
    bilirubin_umol_l: Annotated[
        float, "Total bilirubin in µmol/L", Field(ge=2, le=1200), BilirubinUmolL
    ],
) -> BilirubinMass:
    """Total bilirubin in mg/dL from µmol/L (1 mg/dL = 17.1 µmol/L)."""
    return BilirubinMass(bilirubin_mg_dl=round(bilirubin_umol_l / BILIRUBIN_UMOL_PER_MG_DL, 3))


@tool(kind="processing", examples=[Example(urea_mmol_l=10.0, gives={"bun_mg_dl": 28.0})])
def blood_urea_nitrogen(
    urea_mmol_l: Annotated[float, "Serum urea in mmol/L", Field(ge=0.5, le=100), UreaMmolL],
) -> UreaNitrogen:
    """Blood urea nitrogen (BUN) in mg/dL from serum urea in mmol/L (28.01 g nitrogen per mol)."""
    return UreaNitrogen(bun_mg_dl=round(urea_mmol_l * NITROGEN_MG_DL_PER_MMOL, 2))


@tool(
    kind="processing",
    examples=[Example(cholesterol_mmol_l=5.0, gives={"cholesterol_mg_dl": 193.4})],
)
def cholesterol_in_mg_dl(
    cholesterol_mmol_l: Annotated[
        float, "Total cholesterol in mmol/L", Field(ge=1.6, le=15), CholesterolMmolL
    ],
) -> CholesterolMass:
    """Total cholesterol in mg/dL from mmol/L (1 mmol/L = 38.67 mg/dL)."""
    return CholesterolMass(
        cholesterol_mg_dl=round(cholesterol_mmol_l * CHOLESTEROL_MG_DL_PER_MMOL, 1)
    )


@seeds(SodiumMmolL, source="Range of serum sodium seen in hospital care")
def sodium_levels() -> Iterator[str]:
    """Serum sodium from severe hyponatraemia to severe hypernatraemia."""
    yield from (str(value) for value in range(116, 159))


@seeds(BicarbonateMmolL, source="Range of bicarbonate seen in metabolic acidosis")
def bicarbonate_levels() -> Iterator[str]:
    """Bicarbonate from severe acidosis to just below normal."""
    yield from (str(value) for value in range(6, 24))


@seeds(ArterialPh, source="Range of arterial pH seen in hospital care")
def ph_levels() -> Iterator[str]:
    """Arterial pH from severe acidaemia to alkalaemia."""
    yield from (f"{value / 100:g}" for value in range(705, 756))


@seeds(ChlorideMmolL, source="Range of serum chloride seen in hospital care")
def chloride_levels() -> Iterator[str]:
    """Serum chloride in high-gap and normal-gap states."""
    yield from (str(value) for value in range(90, 113))


@seeds(Pao2MmHg, source="Range of arterial oxygen tension in hospital care")
def pao2_levels() -> Iterator[str]:
    """Arterial oxygen tension from severe hypoxaemia to normal."""
    yield from (str(value) for value in range(42, 101))


@seeds(Paco2MmHg, source="Range of arterial carbon dioxide tension in hospital care")
def paco2_levels() -> Iterator[str]:
    """Arterial carbon dioxide tension from hyperventilation to severe retention."""
    yield from (str(value) for value in range(18, 61))


@seeds(SaturationPercent, source="Range of oxygen saturation in hospital care")
def saturations() -> Iterator[str]:
    """Oxygen saturation from severe hypoxaemia to normal."""
    yield from (str(value) for value in range(78, 100))


@seeds(BreathsPerMin, source="Range of respiratory rate in hospital care")
def breath_rates() -> Iterator[str]:
    """Respiratory rate of adults from slow to exhausted."""
    yield from (str(value) for value in range(9, 41))


@seeds(Fio2Percent, source="Inspired oxygen fractions in use")
def oxygen_fractions() -> Iterator[str]:
    """Oxygen fractions from a low-flow mask to pure oxygen."""
    yield from (str(value) for value in range(24, 101, 2))


@seeds(HaemoglobinGDl, source="Range of haemoglobin in hospital care")
def haemoglobin_levels() -> Iterator[str]:
    """Haemoglobin from severe anaemia to normal."""
    yield from (f"{value / 10:g}" for value in range(62, 166, 2))


@seeds(SystolicMmHg, source="Range of systolic pressure in hospital care")
def systolic_pressures() -> Iterator[str]:
    """Systolic pressure from shock to severe hypertension."""
    yield from (str(value) for value in range(86, 207, 2))


@seeds(DiastolicMmHg, source="Range of diastolic pressure in hospital care")
def diastolic_pressures() -> Iterator[str]:
    """Diastolic pressure below most systolic pressures."""
    yield from (str(value) for value in range(42, 85, 2))


@seeds(HeartRatePerMin, source="Range of heart rate in hospital care")
def heart_rates() -> Iterator[str]:
    """Heart rate from bradycardia to tachycardia."""
    yield from (str(value) for value in range(44, 145, 2))


@seeds(GlucoseMmolL, source="Range of blood glucose in hospital care")
def glucose_levels() -> Iterator[str]:
    """Blood glucose from low to ketoacidosis."""
    yield from (f"{value / 10:g}" for value in range(34, 300, 4))


@seeds(BilirubinUmolL, source="Range of bilirubin seen in liver disease")
def bilirubin_levels() -> Iterator[str]:
    """Bilirubin from normal to liver failure."""
    yield from (str(value) for value in range(12, 361, 6))


@seeds(UreaMmolL, source="Range of serum urea in hospital care")
def urea_levels() -> Iterator[str]:
    """Serum urea from normal to uraemia."""
    yield from (f"{value / 10:g}" for value in range(32, 380, 6))


@seeds(CholesterolMmolL, source="Range of total cholesterol in general practice")
def cholesterol_levels() -> Iterator[str]:
    """Total cholesterol from optimal to severe hypercholesterolaemia."""
    yield from (f"{value / 10:g}" for value in range(36, 91))


@seeds(AlbuminGDl, source="Range of serum albumin in hospital care")
def albumin_levels() -> Iterator[str]:
    """Serum albumin from severe depletion to normal."""
    yield from (f"{value / 10:g}" for value in range(16, 47))


@seeds(PlateletsPerNl, source="Range of platelet counts in hospital care")
def platelet_counts() -> Iterator[str]:
    """Platelet counts from severe thrombocytopenia to normal."""
    yield from (str(value) for value in range(22, 391, 8))


@seeds(InrRatio, source="Range of INR in hospital care")
def inr_values() -> Iterator[str]:
    """INR from normal to liver failure."""
    yield from (f"{value / 10:g}" for value in range(10, 46))


@seeds(AstUL, source="Range of AST in liver disease")
def ast_levels() -> Iterator[str]:
    """AST from normal to hepatitis."""
    yield from (str(value) for value in range(24, 401, 8))
