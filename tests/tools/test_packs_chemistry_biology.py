"""Field facts of the chemistry and biology packs, beyond their own examples."""

from __future__ import annotations

from typing import Any

import pytest

from synthesis.core.errors import ToolError
from synthesis.tools import catalogue, seeds
from synthesis.tools.execution import execute


def call(tool: str, **arguments: Any) -> Any:
    return execute(tool, arguments)


def cas(name: str) -> str:
    found: str = call("chemical_cas_number", name=name)["cas"]
    return found


def sequence(name: str) -> str:
    found: str = call("protein_sequence", protein=name)["sequence"]
    return found


def test_a_compound_name_leads_to_a_molar_mass() -> None:
    smiles = call("chemical_smiles", cas=cas("caffeine"))["smiles"]
    mass = call("molar_mass", smiles=smiles)["molar_mass_g_per_mol"]
    assert mass == pytest.approx(194.19, abs=0.01)


def test_a_compound_name_leads_to_the_carbon_share_of_its_formula() -> None:
    formula = call("chemical_formula", cas=cas("benzene"))["formula"]
    share = call("element_mass_percent", formula=formula, element="C")
    assert share["mass_percent"] == pytest.approx(92.26, abs=0.02)


def test_the_elements_of_a_formula_have_electronegativities() -> None:
    elements = call("elements_in_formula", formula="ClNa")["elements"]
    values = [call("electronegativity", symbol=item)["electronegativity"] for item in elements]
    assert sorted(values) == [0.93, 3.16]


def test_two_boiling_points_rank_as_they_do_in_a_flask() -> None:
    acetone = call("normal_boiling_point", cas=cas("acetone"))["boiling_point_k"]
    toluene = call("normal_boiling_point", cas=cas("toluene"))["boiling_point_k"]
    assert acetone == pytest.approx(329.2, abs=0.5)
    assert toluene == pytest.approx(383.8, abs=0.5)


def test_an_estimate_is_no_measured_constant() -> None:
    with pytest.raises(ToolError, match="no measured critical temperature"):
        call("critical_point", cas=cas("aspirin"))


def test_a_protein_name_leads_to_the_mass_of_its_longest_tryptic_peptide() -> None:
    digest = call("protease_digest", sequence=sequence("human ubiquitin"), protease="trypsin")
    longest = digest["longest_peptide"]
    assert longest == "TITLEVEPSDTIENVK"
    mz = call("peptide_mz", sequence=longest, charge=2)["mass_to_charge"]
    assert mz == pytest.approx(894.467, abs=0.002)


def test_the_pieces_of_a_digest_make_up_the_protein() -> None:
    protein = sequence("hen egg-white lysozyme")
    assert "".join(call("protease_digest", sequence=protein, protease="trypsin")["peptides"]) == (
        protein
    )


@pytest.mark.parametrize(
    ("protein", "mass"),
    [
        ("human insulin B chain", 3429.9),
        ("hen egg-white lysozyme", 14313),
        ("bovine ribonuclease A", 13690.3),
        ("horse myoglobin", 16951.5),
        ("human hemoglobin subunit beta", 15867.2),
        ("jellyfish green fluorescent protein", 26886),
    ],
)
def test_bundled_sequences_have_the_masses_of_the_literature(protein: str, mass: float) -> None:
    found = call("protein_mass", sequence=sequence(protein))["average_mass_da"]
    assert found == pytest.approx(mass, abs=1)


def test_a_bird_leads_to_the_size_of_its_family() -> None:
    species = call("bird_scientific_name", bird="Bald Eagle")["scientific_name"]
    assert species == "Haliaeetus leucocephalus"
    family = call("bird_classification", species=species)["family"]
    assert family == "Accipitridae"
    assert 230 <= call("bird_family_size", family=family)["species_count"] <= 270


def test_an_enzyme_leads_to_the_gc_content_of_its_site() -> None:
    site = call("restriction_site", enzyme="NotI")["recognition_site"]
    assert site == "GCGGCCGC"
    assert call("gc_content", sequence=site)["gc_percent"] == 100


def test_a_parent_term_names_the_term_among_its_children() -> None:
    go_id = call("go_term_id", name="apoptotic process")["go_id"]
    parent = call("go_parents", go_id=go_id)["parents"][0]
    children = call("go_children", go_id=call("go_term_id", name=parent)["go_id"])["children"]
    assert "apoptotic process" in children


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("chemical_cas_number", {"name": "unobtainium oxide"}, "No compound called"),
        ("chemical_smiles", {"cas": "9999999-99-9"}, "No compound with"),
        ("chemical_smiles", {"cas": "caffeine"}, "not a valid cas number"),
        ("normal_boiling_point", {"cas": "9999999-99-9"}, "no measured boiling point"),
        ("molar_mass", {"smiles": "C1CC"}, "not a SMILES"),
        ("element_mass_percent", {"formula": "H2O", "element": "C"}, "holds no 'C'"),
        ("monoisotopic_mass", {"formula": "Xx2"}, "not a molecular formula"),
        ("degree_of_unsaturation", {"formula": "ClNa"}, "organic formulas"),
        ("element_symbol", {"element": "kryptonite"}, "no element called"),
        ("electronegativity", {"symbol": "He"}, "no Pauling electronegativity"),
        ("protein_sequence", {"protein": "human titin"}, "no protein called"),
        ("protein_mass", {"sequence": "MABX"}, "standard amino acids"),
        ("peptide_mz", {"sequence": "PEPTIDE", "charge": 0}, "from 1 to 30"),
        ("go_term_id", {"name": "time travel"}, "no term named"),
        ("go_parents", {"go_id": "GO:0008150"}, "is a root"),
        ("bird_scientific_name", {"bird": "Dodo Finch"}, "no species called"),
        ("restriction_site", {"enzyme": "EcoXX"}, "no commercial enzyme"),
        ("codon_meaning", {"codon": "TAA", "genetic_code": "standard"}, "stop codon"),
        ("human_chromosome", {"chromosome": "23"}, "not a valid human chromosome"),
    ],
)
def test_a_bad_input_is_refused_with_a_sentence(
    tool: str, arguments: dict[str, Any], words: str
) -> None:
    with pytest.raises(ToolError, match=words) as refused:
        execute(tool, arguments)
    assert str(refused.value).endswith(".")


def test_each_domain_has_enough_tools_and_seeds() -> None:
    for domain in ("chemistry", "biology"):
        assert sum(spec.domain == domain for spec in catalogue.specs().values()) >= 13
        sources = [make for pack, make, _ in seeds.sources() if pack.domain == domain]
        assert sum(len(set(make())) for make in sources) >= 300
