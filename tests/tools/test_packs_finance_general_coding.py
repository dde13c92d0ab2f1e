"""Field facts of the finance, general and coding tools, and chains from end to end."""

from __future__ import annotations

from typing import Any

import pytest

from synthesis.core.errors import ToolError
from synthesis.tools.execution import execute
from synthesis.tools.packs.coding import _releases


def call(tool: str, **arguments: Any) -> Any:
    return execute(tool, arguments)


def test_swiss_francs_reach_dollars_of_2025_through_the_ecb_rate_and_us_prices() -> None:
    currency = call("country_currency", country="Switzerland")["currency_code"]
    dollars = call("convert_currency", amount=5000, base=currency, quote="USD", date="2010-06-15")[
        "converted"
    ]
    adjusted = call("us_inflation_adjust", amount=dollars, year=2010, to_year=2025)["dollars"]
    assert dollars == pytest.approx(4378.48, abs=0.01)
    assert adjusted == pytest.approx(6464.49, abs=1)


def test_a_company_leads_to_its_country_and_that_country_to_its_iban() -> None:
    country = call("company_record", company="Siemens")["country"]
    assert call("iban_format", country=country)["iban_length"] == 22


def test_a_capital_leads_to_its_airport_and_the_airport_to_its_clock() -> None:
    capital = call("country_capital", country="Japan")["coordinates"]
    airport = call("nearest_airport", coordinates=capital)["airport"]
    zone = call("airport_record", airport=airport)["time_zone"]
    assert airport == "HND"
    assert call("time_zone_offset", time_zone=zone, date="2024-07-15")["utc_offset_hours"] == 9


def test_the_neighbours_of_a_country_can_each_be_asked_about() -> None:
    neighbours = call("country_neighbours", country="Switzerland")["neighbours"]
    areas = {name: call("country_land", country=name)["area_km2"] for name in neighbours}
    assert max(areas, key=lambda name: areas[name]) == "France"


def test_a_package_leads_to_its_licence_and_the_licence_to_its_approval() -> None:
    expression = call("package_licence", release=_releases.EXAMPLE)["licence"]
    licence = call("licence_expression_parts", expression=expression)["licences"][0]
    assert call("licence_record", licence=licence)["osi_approved"] is True


def test_a_source_file_leads_to_the_python_version_of_a_module_that_it_imports() -> None:
    modules = call("source_imports", file=f"semver/version.py in {_releases.installed('semver')}")[
        "stdlib_modules"
    ]
    versions = call("stdlib_module_versions", module=modules[-1])
    assert (modules[-1], versions["first_version"]) == ("typing", "3.5")


@pytest.mark.parametrize(
    ("country", "borders"), [("Portugal", 1), ("China", 14), ("Japan", 0), ("Brazil", 10)]
)
def test_countries_have_as_many_neighbours_as_an_atlas_says(country: str, borders: int) -> None:
    assert call("country_neighbours", country=country)["neighbour_count"] == borders


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("country_capital", {"country": "Atlantis"}, "not a country name"),
        ("country_capital", {"country": "South Africa"}, "no single capital"),
        ("ecb_rate", {"base": "EUR", "quote": "XAU", "date": "2020-01-02"}, "no reference rate"),
        ("ecb_rate", {"base": "EUR", "quote": "USD", "date": "2020-02-30"}, "not a date"),
        ("ecb_rate", {"base": "EUR", "quote": "RUB", "date": "2023-05-10"}, "2022-03-01"),
        ("company_record", {"company": "Siemenss"}, "did you mean Siemens"),
        ("city_record", {"city": "Xyzzyville"}, "no city"),
        ("cron_next_run", {"cron": "61 * * * *", "date": "2024-01-01"}, "no cron expression"),
        ("sql_tables", {"query": "SELECT FROM WHERE ("}, "cannot be parsed"),
        ("package_files", {"release": "jmespath 0.0.1"}, "Only version"),
        ("licence_record", {"licence": "Beer-1.0"}, "no SPDX identifier"),
    ],
)
def test_a_bad_input_gives_a_sentence(tool: str, arguments: dict[str, Any], said: str) -> None:
    with pytest.raises(ToolError, match=said) as refusal:
        execute(tool, arguments)
    assert str(refusal.value).endswith((".", "?"))
