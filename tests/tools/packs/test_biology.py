"""Field facts of the biology packs, beyond their own examples."""

from __future__ import annotations

from typing import Any

import pytest

from synthesis.core.errors import ToolError
from synthesis.tools.execution import execute


def call(tool: str, **arguments: Any) -> Any:
    return execute(tool, arguments)


def test_a_protein_survives_back_translation_and_translation() -> None:
    protein = call("protein_sequence", protein="human ubiquitin")["sequence"]
    gene = call("back_translate", protein=protein, organism="Escherichia coli")["coding_strand"]
    assert call("translate_dna", sequence=gene, genetic_code="standard")["protein"] == protein
    assert call("codon_adaptation_index", sequence=gene, organism="Escherichia coli")["cai"] == 1


def test_a_gene_adapted_to_one_host_is_worse_in_another() -> None:
    gene = call("back_translate", protein="RRRLLL", organism="Escherichia coli")["coding_strand"]
    assert call("codon_adaptation_index", sequence=gene, organism="baker's yeast")["cai"] < 0.7


def test_a_restriction_digest_loses_no_base() -> None:
    gene = "ATG" + "GAATTC" * 3 + "TAA"
    digest = call("restriction_digest", sequence=gene, enzyme="EcoRI")
    assert sum(digest["fragment_lengths_bp"]) == len(gene)
    assert digest["fragment_count"] == 4


@pytest.mark.parametrize("number", range(1, 7))
def test_a_b_ion_and_its_y_ion_add_up_to_the_peptide(number: int) -> None:
    b_ion = call("fragment_ion", sequence="PEPTIDE", ion="b", number=number)
    y_ion = call("fragment_ion", sequence="PEPTIDE", ion="y", number=7 - number)
    whole = call("peptide_monoisotopic_mass", sequence="PEPTIDE")["monoisotopic_mass_da"]
    both = b_ion["mass_to_charge"] + y_ion["mass_to_charge"]
    assert both - 2 * 1.007276 == pytest.approx(whole, abs=1e-3)
    assert b_ion["fragment"] + y_ion["fragment"] == "PEPTIDE"


def test_a_modification_leads_to_its_amino_acid_and_back() -> None:
    origin = call("modification_origin", modification="O4'-phospho-L-tyrosine")
    assert origin["code"] == "Y"
    shift = call("modification_mass_shift", modification="O4'-phospho-L-tyrosine")["mass_shift_da"]
    found = call("modifications_by_mass", mass_shift_da=shift, code="Y", tolerance_da=0.001)
    assert "O4'-phospho-L-tyrosine" in found["modifications"]


def test_the_bands_of_a_chromosome_reach_its_end() -> None:
    length = call("human_chromosome", chromosome="X")["length_bp"]
    last = call("bands_of_chromosome_arm", chromosome="X", arm="long")["bands"][-1]
    assert call("cytoband_span", band=last)["end_bp"] == length


@pytest.mark.parametrize(
    ("position", "band"),
    [(43044295, "17q21.31"), (7668402, "17p13.1"), (31094927, "17q11.2")],
)
def test_known_genes_of_chromosome_17_lie_in_their_bands(position: int, band: str) -> None:
    assert call("cytoband_at", chromosome="17", position_bp=position)["band"] == band


def test_an_ec_number_leads_to_a_go_term_and_back() -> None:
    go_id = call("enzyme_activity", ec_number="4.2.1.1")["go_id"]
    assert call("ec_number_of_activity", go_id=go_id)["ec_number"] == "4.2.1.1"


@pytest.mark.parametrize(
    ("lipid", "formula"),
    [
        ("FA 18:1", "C18H34O2"),
        ("TG 16:0/16:0/16:0", "C51H98O6"),
        ("SM 18:1;O2/16:0", "C39H79N2O6P"),
        ("Cer 18:1;O2/24:1", "C42H81NO3"),
    ],
)
def test_lipids_have_the_formulas_of_the_catalogue(lipid: str, formula: str) -> None:
    assert call("lipid_formula", lipid=lipid)["formula"] == formula


def test_a_neutral_mutation_is_fixed_as_often_as_it_is_frequent() -> None:
    found = call("fixation_probability", selection=0, size=500)
    assert found["probability"] == pytest.approx(1 / 1000)
    nearly = call("fixation_probability", selection=1e-7, size=500)
    assert nearly["probability"] == pytest.approx(1 / 1000, rel=1e-3)


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("dna_melting_temperature", {"sequence": "ACGT", "sodium_mm": 50}, "8 to 80 bases"),
        ("folding_free_energy", {"sequence": "A" * 151, "temperature_c": 37}, "4 to 150 bases"),
        ("reverse_complement", {"sequence": "ACGTN"}, "holds N"),
        ("codon_adaptation_index", {"sequence": "ATGG", "organism": "humans"}, "multiple of three"),
        ("compatible_ends", {"enzyme": "SmaI"}, "blunt"),
        ("bird_families_in_order", {"order": "Passeriformes"}, "too many to list"),
        ("go_similarity", {"go_id": "GO:9999999", "other": "apoptotic process"}, "no current term"),
        ("enzyme_activity", {"ec_number": "1.1.1.999"}, "no activity EC"),
        ("cytoband_at", {"chromosome": "21", "position_bp": 200_000_000}, "beyond the end"),
        ("lipid_formula", {"lipid": "moonshine"}, "no lipid shorthand"),
        ("identifier_url", {"identifier": "nosuchdb:1"}, "no complete entry"),
        ("allele_frequency", {"aa": 0, "ab": 0, "bb": 0}, "at least one"),
        (
            "genetic_map_distance",
            {"recombinants": 60, "meioses": 100, "function": "Haldane"},
            "unlinked",
        ),
        ("culture_growth_rate", {"start_od": 0.5, "end_od": 0.2, "hours": 1}, "did not grow"),
    ],
)
def test_a_bad_input_is_refused_with_a_sentence(
    tool: str, arguments: dict[str, Any], words: str
) -> None:
    with pytest.raises(ToolError, match=words) as refused:
        execute(tool, arguments)
    assert str(refused.value).endswith(".")
