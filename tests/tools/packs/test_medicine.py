"""Facts, chains and refusals of the medicine packs over libraries and data."""

from __future__ import annotations

from typing import Any

import pytest

from synthesis.core.errors import ToolError
from synthesis.tools.execution import execute


def call(tool: str, **arguments: Any) -> Any:
    return execute(tool, arguments)


def test_a_brand_name_leads_to_the_genes_that_matter_for_the_drug() -> None:
    drug = call("drug_generic_name", alias="Coumadin")["generic_name"]
    assert drug == "warfarin"
    assert call("pharmacogenes_of_drug", drug=drug)["genes"] == ["CYP2C9", "VKORC1"]


def test_a_resistance_gene_leads_to_an_antibiotic_with_a_drugbank_id() -> None:
    gene = call("resfinder_gene", entry="sul1_2_U12338")["gene"]
    antibiotics = call("resistance_gene_antibiotics", gene=gene)["antibiotics"]
    assert "sulfamethoxazole" in antibiotics
    drug = call("antibiotic_drug_name", antibiotic="sulfamethoxazole")["drug"]
    assert call("drug_identifiers", drug=drug)["drugbank_id"] == "DB01015"


def test_an_apple_is_a_fruit_of_65_kcal() -> None:
    food = "Apples, fuji, with skin, raw"
    assert call("food_category", food=food)["category"] == "Fruits and Fruit Juices"
    assert call("food_energy", food=food)["energy_kcal"] == pytest.approx(65)


def test_a_result_is_taken_to_si_only_from_its_conventional_unit() -> None:
    result = call("lab_value_to_si", lab_result="14 mg/dL of urea nitrogen (BUN)")
    assert result == {"value": pytest.approx(4.998), "unit": "mmol/L"}
    with pytest.raises(ToolError, match="conventional unit"):
        call("lab_value_to_si", lab_result="5 mmol/L of glucose")


def test_the_wrong_factor_of_norepinephrine_is_not_offered() -> None:
    with pytest.raises(ToolError, match="no test"):
        call("lab_units", loinc="2666-6")


def test_a_list_that_is_too_long_is_refused_and_not_cut() -> None:
    with pytest.raises(ToolError, match="too many to list"):
        call("phenotype_genes", hpo_id="HP:0001250")


def test_an_old_code_with_several_equivalents_has_no_single_one() -> None:
    assert call("icd9_to_icd10cm", icd9="428.0")["icd10cm_code"] == "I50.9"
    with pytest.raises(ToolError, match="not to a single one"):
        call("icd9_to_icd10cm", icd9="005.89")


def test_glucose_in_si_units_leads_to_a_corrected_sodium() -> None:
    glucose = call("glucose_in_mg_dl", glucose_mmol_l=27.75)["glucose_mg_dl"]
    found = call("corrected_sodium", glucose_mg_dl=glucose, measured_mmol_l=130.0)
    assert found["sodium_mmol_l"] == pytest.approx(136.4, abs=0.05)


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("drug_generic_name", {"alias": "metformin"}),
        ("drug_generic_name", {"alias": ""}),
        ("food_energy", {"food": "x" * 5000}),
        ("hl7_field", {"field": "PID-99"}),
        ("fhir_element", {"element": "Patient.nothing"}),
        ("fhir_mandatory_elements", {"resource": "HumanName"}),
        ("snomed_concept", {"code": "1234567890"}),
        ("icd10pcs_title", {"code": "0DTJ4Z0"}),
        ("metabolizer_phenotype", {"genotype": "CYP2C19 *1/*99"}),
    ],
)
def test_what_is_not_there_is_refused_with_a_sentence(tool: str, arguments: dict[str, Any]) -> None:
    with pytest.raises(ToolError, match=r"\w+ \w+"):
        call(tool, **arguments)
