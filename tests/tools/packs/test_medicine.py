"""Facts, chains and refusals of the medicine packs over libraries and data."""

from __future__ import annotations

from math import exp
from typing import Any

import pytest

from synthesis.core.errors import ToolError
from synthesis.tools.execution import execute
from synthesis.tools.packs.medicine import trials


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


def test_a_procedure_turns_appendicitis_into_a_surgical_group() -> None:
    drg = call("msdrg_with_procedure", principal="K35.80", procedure="0DTJ4ZZ")["drg"]
    assert call("msdrg_title", drg=drg)["surgical"]


def test_pooled_bcg_trials_give_the_published_relative_risks() -> None:
    # Colditz et al., JAMA 1994; DerSimonian-Laird estimate as in later meta-analyses.
    names = tuple(name for name in trials._trials() if name.startswith("BCG"))
    assert len(names) == 13
    assert exp(trials._pool(names, "fixed")) == pytest.approx(0.650, abs=1e-3)
    assert exp(trials._pool(names, "random")) == pytest.approx(0.490, abs=1e-3)


def test_remission_on_6mp_follows_the_textbook_curve() -> None:
    # Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data: 0.857, 0.627, 0.448.
    for weeks, share in ((6, 0.857), (16, 0.627), (23, 0.448)):
        found = call("leukaemia_remission_probability", group="6-MP", weeks=weeks)["share"]
        assert found == pytest.approx(share, abs=1e-3)


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
        ("epidemiological_week_ending", {"year": 2021, "week": 53}),
        ("prevalence_interval", {"cases": 11, "people": 10, "method": "Wilson"}),
        ("pooled_relative_risk", {"first": "4S", "second": "4S", "model": "fixed"}),
    ],
)
def test_what_is_not_there_is_refused_with_a_sentence(tool: str, arguments: dict[str, Any]) -> None:
    with pytest.raises(ToolError, match=r"\w+ \w+"):
        call(tool, **arguments)
