"""Clinical formulas: published worked examples, chains from end to end, and refusals."""

from __future__ import annotations

from typing import Any

import pytest

from synthesis.core.errors import ToolError
from synthesis.tools.execution import execute


def call(tool: str, **arguments: Any) -> Any:
    return execute(tool, arguments)


@pytest.mark.parametrize(
    ("sex", "region", "risk"),
    [
        ("male", "low", 5.9),
        ("male", "very high", 14.0),
        ("female", "low", 4.2),
        ("female", "very high", 13.7),
    ],
)
def test_score2_gives_the_risks_of_its_paper(sex: str, region: str, risk: float) -> None:
    found = call(
        "score2_risk",
        region=region,
        age=50,
        sex=sex,
        smoking="smoker",
        systolic_mm_hg=140.0,
        cholesterol_mmol_l=5.5,
        hdl_mmol_l=1.3,
    )
    assert found["risk_percent"] == pytest.approx(risk, abs=0.06)


@pytest.mark.parametrize(
    ("infusate", "sodium", "water", "change"),
    [
        ("3% saline", 112.0, 23.0, 16.7),
        ("0.45% saline", 165.0, 34.0, -2.5),
        ("5% dextrose", 168.0, 34.0, -4.8),
    ],
)
def test_one_litre_moves_sodium_as_adrogue_and_madias_found(
    infusate: str, sodium: float, water: float, change: float
) -> None:
    found = call("sodium_change_per_litre", infusate=infusate, sodium_mmol_l=sodium, water_l=water)
    assert found["change_mmol_l"] == pytest.approx(change, abs=0.05)


def test_the_four_qt_formulas_agree_at_sixty_a_minute() -> None:
    formulas = ("Bazett", "Fridericia", "Framingham", "Hodges")
    values = {
        call("corrected_qt", heart_rate=60.0, qt_ms=410.0, formula=formula)["qtc_ms"]
        for formula in formulas
    }
    assert values == {410}


def test_a_country_leads_to_its_risk_region_and_the_region_to_a_risk() -> None:
    patient = {
        "age": 60,
        "sex": "male",
        "smoking": "non-smoker",
        "systolic_mm_hg": 120.0,
        "cholesterol_mmol_l": 6.0,
        "hdl_mmol_l": 1.3,
    }
    regions = [call("score2_risk_region", country=name)["region"] for name in ("Spain", "Latvia")]
    risks = [call("score2_risk", region=region, **patient)["risk_percent"] for region in regions]
    assert regions == ["low", "very high"]
    assert risks[0] < risks[1] / 1.8


def test_bilirubin_and_creatinine_in_si_units_lead_to_a_mortality() -> None:
    bilirubin = call("bilirubin_in_mg_dl", bilirubin_umol_l=51.3)["bilirubin_mg_dl"]
    creatinine = call("creatinine_in_mg_dl", creatinine_umol_l=176.8)["creatinine_mg_dl"]
    score = call("meld_score", bilirubin_mg_dl=bilirubin, inr=1.8, creatinine_mg_dl=creatinine)
    found = call("meld_three_month_mortality", score=score["score"])
    assert (score["score"], found["mortality_percent"]) == (24, 19.6)


def test_a_blood_gas_in_kpa_leads_to_the_severity_of_ards() -> None:
    gas = call("blood_gas_in_mm_hg", pao2_kpa=10.0, paco2_kpa=5.0)
    oxygen = call("nasal_cannula_fio2", flow_l_min=5.0)["fio2_percent"]
    ratio = call("pao2_fio2_ratio", pao2_mm_hg=gas["pao2_mm_hg"], fio2_percent=oxygen)
    severity = call("ards_severity", ratio_mm_hg=ratio["ratio_mm_hg"])["severity"]
    assert (oxygen, severity) == (40, "moderate")


def test_consciousness_and_a_scan_lead_to_the_ich_score() -> None:
    coma = call(
        "glasgow_coma_scale",
        eye="eyes opening to pain",
        verbal="incomprehensible sounds",
        motor="localising of pain",
    )["score"]
    volume = call("haematoma_volume", length_cm=5.0, width_cm=4.0, height_cm=4.0)["volume_ml"]
    found = call(
        "ich_score",
        coma_score=coma,
        volume_ml=volume,
        age=70,
        location="supratentorial",
        ventricles="with ventricular extension",
    )
    assert (coma, volume) == (9, 40)
    assert found == {"score": 3, "mortality_percent": 72}


def test_a_dating_scan_leads_to_a_due_date() -> None:
    days = call("crown_rump_gestational_age", crown_rump_mm=55.0)["days"]
    found = call("due_date_from_scan", gestation_days=days, scan_date="2025-03-03")
    assert days == pytest.approx(84.5, abs=0.1)
    assert found["due_date"] in ("2025-09-14", "2025-09-15")


def test_every_risk_factor_makes_the_highest_stroke_score() -> None:
    factors = [
        "heart failure",
        "hypertension",
        "diabetes",
        "a previous stroke or TIA",
        "vascular disease",
    ]
    score = call("cha2ds2_vasc", age=80, sex="female", risk_factors=factors)["score"]
    assert score == 9
    assert call("atrial_fibrillation_stroke_rate", score=score)["percent_per_year"] == 12.2


def test_a_finding_that_is_named_twice_counts_once() -> None:
    factors = ["hypertension", "hypertension"]
    assert call("cha2ds2_vasc", age=50, sex="male", risk_factors=factors)["score"] == 1


def test_the_inner_limits_of_news2_score_nothing() -> None:
    found = call(
        "news2_score",
        breaths_per_min=20.0,
        saturation_percent=96.0,
        systolic_mm_hg=111.0,
        heart_rate=90.0,
        temperature_c=38.0,
        air="room air",
        consciousness="alert",
    )
    assert found["score"] == 0


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("ards_severity", {"ratio_mm_hg": 340.0}, "not ARDS"),
        (
            "anion_gap",
            {"sodium_mmol_l": 160.0, "chloride_mmol_l": 90.0, "bicarbonate_mmol_l": 8.0},
            "check them",
        ),
        (
            "delta_ratio",
            {"sodium_mmol_l": 138.0, "chloride_mmol_l": 104.0, "bicarbonate_mmol_l": 22.0},
            "anion gap above 12",
        ),
        (
            "ldl_cholesterol",
            {
                "cholesterol_mg_dl": 240.0,
                "hdl_mg_dl": 40.0,
                "triglycerides_mg_dl": 450.0,
                "equation": "Friedewald",
            },
            "below 400",
        ),
        ("score2_risk_region", {"country": "Brazil"}, "no risk region"),
        ("mean_arterial_pressure", {"systolic_mm_hg": 80.0, "diastolic_mm_hg": 90.0}, "above"),
        ("due_date", {"last_period": "2025-02-30"}, "no date"),
        ("burned_body_surface", {"parts": []}, "at least one"),
        ("free_water_deficit", {"water_l": 40.0, "sodium_mmol_l": 135.0}, "no water deficit"),
        (
            "critical_vaccination_coverage",
            {"reproduction_number": 15.0, "efficacy_percent": 80.0},
            "cannot stop",
        ),
        ("epidemic_final_size", {"reproduction_number": 1e15}, "less than or equal to 30"),
    ],
)
def test_what_no_patient_has_is_refused(tool: str, arguments: dict[str, Any], said: str) -> None:
    with pytest.raises(ToolError, match=said):
        call(tool, **arguments)
