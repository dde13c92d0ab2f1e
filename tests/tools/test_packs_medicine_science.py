"""Facts of medicine and science that the tools must know, chained and refused."""

from __future__ import annotations

from typing import Any

import pytest

from synthesis.core.errors import ToolError
from synthesis.tools.execution import execute


def run(tool: str, **arguments: Any) -> Any:
    return execute(tool, arguments)


def test_a_diagnosis_leads_to_its_risk_coefficient() -> None:
    code = run("icd10cm_code", title="Type 2 diabetes mellitus without complications")["code"]
    hcc = run("icd10cm_hcc", code=code)["hcc"]
    segment = "community, non-dual, aged"
    assert run("hcc_coefficient", hcc=hcc, segment=segment)["coefficient"] == 0.166


def test_an_old_code_leads_to_the_number_of_new_ones_in_its_category() -> None:
    code = run("icd9_to_icd10cm", icd9="410.11")["icd10cm_code"]
    category = run("icd10cm_category", code=code)["category"]
    assert (code, category) == ("I21.09", "I21")
    assert run("icd10cm_billable_codes", category=category)["count"] == 13


def test_a_phenotype_leads_to_the_phenotypes_of_its_gene() -> None:
    hpo_id = run("phenotype_id", name="ectopia lentis")["hpo_id"]
    assert hpo_id == "HP:0001083"
    assert "FBN1" in run("phenotype_genes", hpo_id=hpo_id)["genes"]
    assert run("gene_phenotype_count", gene="FBN1")["count"] > 100


def test_creatinine_in_micromoles_leads_to_a_kidney_category() -> None:
    creatinine = run("creatinine_in_mg_dl", creatinine_umol_l=176.8)["creatinine_mg_dl"]
    egfr = run("egfr_ckd_epi", creatinine_mg_dl=creatinine, age=60, sex="male")["egfr"]
    assert egfr == pytest.approx(37.5, abs=0.2)
    assert run("ckd_category", egfr=egfr)["category"] == "G3b"


def test_a_season_leads_to_the_constellation_of_a_planet_and_its_stars() -> None:
    date = run("season_date", year=2010, event="March equinox")["date"]
    assert date == "2010-03-20"
    found = run("planet_position", planet="Saturn", date=date)["constellation"]
    assert found == "Virgo"
    assert "Spica" in run("constellation_stars", constellation=found)["stars"]


def test_a_graph_leads_to_the_totient_of_its_spanning_trees() -> None:
    trees = run("graph_spanning_trees", graph="Petersen graph")["count"]
    assert run("euler_totient", n=trees)["totient"] == 800
    assert run("prime_factors", n=800)["primes"] == [2, 5]


def test_a_real_series_leads_to_its_statistics() -> None:
    series = "the annual flow of the Nile at Aswan"
    values = run("latest_record_values", series=series, years=28)["values"]
    assert run("series_summary", values=values)["mean"] == pytest.approx(871.714, rel=1e-5)


def test_half_the_iodine_is_left_after_a_half_life() -> None:
    days = run("nuclide_half_life", nuclide="I-131")["half_life_days"]
    left = run("activity_after", nuclide="I-131", initial_mbq=80.0, days=days)
    assert left["activity_mbq"] == pytest.approx(40, rel=1e-4)


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("icd10cm_code", {"title": "the vapours"}),
        ("icd10cm_title", {"code": "Z99.999"}),
        ("icd10cm_hcc", {"code": "J18.9"}),
        ("icd9_to_icd10cm", {"icd9": "999.99"}),
        ("msdrg_title", {"drg": "000"}),
        ("phenotype_genes", {"hpo_id": "HP:9999999"}),
        ("gene_phenotype_count", {"gene": "NOGENE"}),
        ("omim_disease", {"disease": "hysteria"}),
        ("who_median_weight", {"age_months": 200.0, "sex": "girl"}),
        ("ideal_body_weight", {"height_cm": 90.0, "sex": "male"}),
        ("lab_units", {"loinc": "1-1"}),
        ("prime_factors", {"n": 10**40}),
        ("modular_inverse", {"n": 194, "modulus": 97}),
        ("polynomial_value", {"polynomial": "x^99", "x": 2}),
        ("polynomial_value", {"polynomial": "x x x", "x": 2}),
        ("polynomial_derivative", {"polynomial": "__import__('os').getpid()"}),
        ("polynomial_real_roots", {"polynomial": "x^2 + 1"}),
        ("particle_lifetime", {"name": "e-"}),
        ("bending_radius", {"name": "n", "kinetic_mev": 1.0, "field_t": 1.0}),
        ("nuclide_half_life", {"nuclide": "He-4"}),
        ("nuclide_half_life", {"nuclide": "Xx-999"}),
        ("star_record", {"star": "Tatooine"}),
        ("season_date", {"year": 90000, "event": "June solstice"}),
        ("planet_position", {"planet": "Vulcan", "date": "2020-01-01"}),
        ("moon_on_date", {"date": "2021-02-31"}),
        ("graph_size", {"graph": "moon graph"}),
        ("series_trend", {"values": [1.0, 1.0, 1.0]}),
        ("isbn_registration", {"isbn": "9780140328722"}),
    ],
)
def test_a_bad_input_is_refused_in_a_sentence(tool: str, arguments: dict[str, Any]) -> None:
    with pytest.raises(ToolError) as refusal:
        execute(tool, arguments)
    text = str(refusal.value)
    assert text.endswith(".")
    assert len(text.split()) > 4
    assert "Traceback" not in text
