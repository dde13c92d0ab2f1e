"""Chains, published values and refusals of the chemistry packs, beyond their own examples."""

from __future__ import annotations

from typing import Any

import pytest

from synthesis.core.errors import ToolError
from synthesis.tools.execution import execute
from synthesis.tools.packs.chemistry import (
    _fluid_numbers,
    _fluids,
    _formulas,
    _known_reactions,
    _named,
    _salts,
    acids,
)


def call(tool: str, **arguments: Any) -> Any:
    return execute(tool, arguments)


def test_an_inchi_key_leads_back_to_the_name_it_came_from() -> None:
    cas = call("chemical_cas_number", name="acetaminophen")["cas"]
    smiles = call("chemical_smiles", cas=cas)["smiles"]
    key = call("structure_inchi_key", smiles=smiles)["inchi_key"]
    assert call("compound_of_inchi_key", inchi_key=key)["name"] == "acetaminophen"


def test_a_drug_in_its_international_spelling_is_the_same_substance() -> None:
    assert call("drug_substance", drug="Paracetamol") == call(
        "drug_substance", drug="acetaminophen"
    )


def test_a_name_is_looked_up_without_regard_to_case_or_spaces() -> None:
    assert call("chemical_cas_number", name=" Acetic  ACID ")["cas"] == "64-19-7"


def test_a_seed_name_leads_to_the_compound_that_it_came_from() -> None:
    for item in _named.compounds()[::200]:
        assert call("chemical_cas_number", name=item.name)["cas"] == item.cas


def test_a_fuel_leads_to_its_balanced_combustion() -> None:
    cas = call("fluid_identity", fluid="n-octane")["cas"]
    formula = call("chemical_formula", cas=cas)["formula"]
    equation = call("combustion_equation", formula=formula)["equation"]
    assert equation == "2 C8H18 + 25 O2 -> 16 CO2 + 18 H2O"


def test_a_salt_leads_to_the_mass_that_a_solution_needs() -> None:
    formula = call("salt_ions", salt="potassium chloride")["formula"]
    mass = call("solution_mass", formula=formula, volume_ml=1000.0, concentration=1.0)["mass_g"]
    assert mass == pytest.approx(74.55, abs=0.01)


def test_a_refrigerant_leads_to_the_warming_of_its_release() -> None:
    warming = call("global_warming_potential", fluid="R32")["global_warming_potential"]
    found = call("co2_equivalent", mass_kg=2.0, warming_potential=warming)["co2_equivalent_t"]
    assert found == pytest.approx(1.542)  # 771 in the IPCC's sixth report


def test_an_acid_leads_to_the_ph_of_its_solution() -> None:
    pka = call("weak_acid_pka", acid="formic acid")["pka"]
    assert call("weak_acid_ph", pka=pka, concentration=0.1)["ph"] == pytest.approx(2.38, abs=0.01)


def test_the_crystal_of_an_element_diffracts_where_the_powder_file_says() -> None:
    edge = call("element_lattice", symbol="Si")["lattice_constant_angstrom"]
    angle = call("bragg_angle", edge=edge, reflection="220", radiation="Cu Kα")
    assert angle["two_theta_degrees"] == pytest.approx(47.3, abs=0.1)


def test_every_known_reaction_balances_with_equal_masses() -> None:
    for equation in _known_reactions.REACTIONS:
        left, right = (
            sum(count * _formulas.molar_mass(formula) for formula, count in side)
            for side in _formulas.balanced(equation)
        )
        assert left == pytest.approx(right), equation


def test_the_numbers_of_the_fluids_are_those_of_the_library() -> None:
    for cas, fluid in _fluid_numbers.FLUIDS.items():
        assert _fluids.parameter(fluid, "CAS") == cas


def test_soluble_salts_are_neutral() -> None:
    for item in _salts.salts().values():
        charge = item.cation_charge * item.cation_count + item.anion_charge * item.anion_count
        assert charge == 0, item.name


def test_every_acid_of_the_table_has_a_solution_with_a_ph_or_a_reason() -> None:
    for pka in acids.ACIDS.values():
        if pka < 11:
            assert 0 < call("weak_acid_ph", pka=pka, concentration=0.1)["ph"] < 7


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("compound_of_inchi_key", {"inchi_key": "A" * 14 + "-" + "A" * 10 + "-N"}, "No compound"),
        ("drug_substance", {"drug": "unobtainium"}, "no drug called"),
        ("balance_equation", {"equation": "H2 -> O2"}, "cannot be balanced"),
        ("balance_equation", {"equation": "H2 + Xx -> H2O"}, "not a neutral formula"),
        ("balance_equation", {"equation": "C + O2 -> CO + CO2"}, "more than one way"),
        ("combustion_equation", {"formula": "CO2"}, "does not burn"),
        ("fluid_vapour_pressure", {"fluid": "water", "temperature_k": 700.0}, "above critical"),
        ("saturation_temperature", {"fluid": "beer", "pressure_kpa": 100.0}, "no equation"),
        ("van_der_waals_pressure", {"cas": "124-38-9", "volume_l": 0.05, "temperature_k": 300.0},
         "critical volume"),
        ("davies_activity", {"salt": "aluminum sulfate", "molality": 0.1}, "holds up to"),
        ("murcko_scaffold", {"smiles": "CCO"}, "no ring"),
        ("ionisation_state", {"smiles": "CCCC", "ph": 7.0}, "no site"),
        ("empirical_formula", {"formula": "H2O"}, "empirical formula already"),
        ("isotope_abundance", {"isotope": "C-14"}, "no natural abundance"),
        ("space_group_record", {"group": "P 99"}, "no space group symbol"),
        ("galvanic_cell", {"couple": "Zn2+/Zn", "other_couple": "Zn2+/Zn"}, "different couples"),
        ("exposure_limit", {"cas": "7732-18-5", "period": "8-hour"}, "no 8-hour"),
        ("xray_form_factor", {"symbol": "Xx", "s": 0.1}, "no X-ray form factor"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_refused_in_a_sentence(
    tool: str, arguments: dict[str, Any], words: str
) -> None:
    with pytest.raises(ToolError, match=words):
        execute(tool, arguments)
