"""Facts of science that the tools must know, chained and refused."""

from __future__ import annotations

from typing import Any

import pytest

from synthesis.core.errors import ToolError
from synthesis.tools.execution import execute


def run(tool: str, **arguments: Any) -> Any:
    return execute(tool, arguments)


def test_a_galaxy_leads_to_its_constellation_and_distance() -> None:
    place = run("deep_sky_position", name="M 104")["position"]
    assert run("constellation_at", position=place)["constellation"] == "Virgo"
    redshift = run("galaxy_redshift", name="NGC 4889")["redshift"]
    distance = run("cosmological_distance", redshift=redshift, cosmology="Planck18")
    assert distance["comoving_mpc"] == pytest.approx(94, rel=0.03)


def test_every_constellation_has_one_name_and_the_two_parts_of_serpens_are_one() -> None:
    from synthesis.tools.packs.science import _constellations

    assert len(_constellations.abbreviations()) == 88
    assert _constellations.abbreviation("Serpens") == "Ser"


def test_nearby_galaxies_have_a_velocity_but_no_cosmological_redshift() -> None:
    assert run("deep_sky_radial_velocity", name="M 31")["km_per_s"] == -300
    with pytest.raises(ToolError, match=r"above 0\.003"):
        run("galaxy_redshift", name="M 31")


@pytest.mark.parametrize(
    ("nuclide", "end", "steps"),
    [("U-238", "Pb-206", 14), ("Th-232", "Pb-208", 10), ("U-235", "Pb-207", 11)],
)
def test_the_natural_decay_series_end_in_lead(nuclide: str, end: str, steps: int) -> None:
    assert run("decay_chain", nuclide=nuclide) | {"chain": []} == {
        "chain": [],
        "end": end,
        "steps": steps,
    }


def test_the_decay_data_agree_with_the_library_that_ships_them() -> None:
    import math

    import radioactivedecay

    from synthesis.tools.packs.science import _decay

    for name, found in _decay.nuclides().items():
        seconds = radioactivedecay.DEFAULTDATA.half_life(name, "s")
        assert math.isinf(seconds) == math.isinf(found.half_life_s)
        if not math.isinf(seconds):
            assert found.half_life_s == pytest.approx(seconds, rel=1e-9)


@pytest.mark.parametrize(
    ("graph", "polynomial"),
    [
        ("complete graph on 4 vertices", "x^4 - 6*x^3 + 11*x^2 - 6*x"),
        ("path graph on 5 vertices", "x^5 - 4*x^4 + 6*x^3 - 4*x^2 + x"),
    ],
)
def test_chromatic_polynomials_of_known_graphs(graph: str, polynomial: str) -> None:
    assert run("graph_chromatic_polynomial", graph=graph)["polynomial"] == polynomial


def test_a_chromatic_polynomial_counts_the_colourings() -> None:
    found = run("graph_chromatic_polynomial", graph="octahedral graph")["polynomial"]
    assert run("polynomial_value", polynomial=found, x=2)["value"] == 0
    assert run("polynomial_value", polynomial=found, x=3)["value"] == 6


def test_sums_of_two_squares_agree_with_counting() -> None:
    for n in range(1, 120):
        ways = sum(a * a + b * b == n for a in range(12) for b in range(a, 12))
        assert run("sums_of_two_squares", n=n)["ways"] == ways


def test_a_country_leads_to_the_trend_of_its_fertility() -> None:
    values = run("country_fertility", country="South Korea", start=1960, end=1985)["values"]
    assert run("series_trend", values=values)["slope"] < -0.1


@pytest.mark.parametrize("country", ["the United States", "Czechia", "Vietnam", "Iran"])
def test_country_names_are_found_under_every_tables_spelling(country: str) -> None:
    assert run("country_age_groups", country=country, year=2020)["population"] > 9_000_000
    assert run("country_demography", country=country, measure="life expectancy", year=2000)


def test_authors_with_accents_come_back_in_letters_and_in_latex() -> None:
    entry = r"@article{x, author={G{\"o}del, Kurt}, title={On {\"U}ber}, year={1931}}"
    author = run("bibtex_authors", entry=entry)["first_author"]
    assert author == "Gödel, Kurt"
    assert run("name_in_latex", name=author)["latex"] == r"G\"odel, Kurt"


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("deep_sky_magnitude", {"name": "NGC 9999"}),
        ("cosmology_parameters", {"cosmology": "Planck99"}),
        ("constellation_at", {"position": "400.0,10.0"}),
        ("planet_pair_separation", {"first": "Mars", "second": "Mars", "date": "2020-01-01"}),
        ("moonrise_moonset", {"event": "moonrise", "date": "2020-02-30", "site": "0.0,0.0"}),
        ("decay_q_value", {"nuclide": "C-14", "mode": "alpha"}),
        ("sequence_number", {"sequence": "Bell", "index": 10**9}),
        ("goldbach_partitions", {"n": 10**12}),
        ("collatz_steps", {"n": 0}),
        ("graph_chromatic_polynomial", {"graph": "complete graph on 18 vertices"}),
        ("series_values", {"series": "the yearly sunspot number", "start": 1600, "end": 1610}),
        ("group_anova", {"column": "household income in the Engel data set"}),
        ("bibtex_authors", {"entry": "no BibTeX at all"}),
        ("harvard_reference", {"entry": "@article{" + "{" * 5000}),
        ("issn_barcode", {"issn": "0317-8472"}),
        ("country_fertility", {"country": "Atlantis", "start": 1970, "end": 1980}),
    ],
)
def test_what_is_not_known_is_refused_in_a_sentence(tool: str, arguments: dict[str, Any]) -> None:
    with pytest.raises(ToolError, match=r"\."):
        run(tool, **arguments)
