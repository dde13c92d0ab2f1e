"""Where the arguments of a model's calls came from."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import pytest

from synthesis.core import pointers
from synthesis.core.inferring import MOST_LINKS, Found
from synthesis.core.values import InputFrom, Json, Step, ToolSpec


def _found(*steps: Step, seed: str = "Chile") -> Found:
    found = Found(seed)
    found.add(steps)
    return found


def _step(
    number: int, arguments: Mapping[str, Json], result: Json, links: tuple[InputFrom, ...] = ()
) -> Step:
    return Step(number, 1, "tool", arguments, result, None, links)


def _spec(properties: Mapping[str, Json]) -> ToolSpec:
    return ToolSpec("tool", "general", "retrieval", "p", "", {"properties": properties}, {}, (), ())


def _pairs(links: tuple[InputFrom, ...]) -> list[tuple[str, int, str]]:
    assert all(link.inferred for link in links)
    return [(link.argument, link.step, link.pointer) for link in links]


def test_an_argument_equal_to_an_earlier_result_came_from_there() -> None:
    found = _found(_step(1, {"country": "Chile"}, {"currency": "CLP"}))
    assert _pairs(found.inputs_from({"code": "CLP"})) == [("/code", 1, "/result/currency")]


def test_arguments_that_nothing_gave_have_no_source() -> None:
    found = _found(_step(1, {"country": "Chile"}, {"currency": "CLP"}))
    assert found.inputs_from({"code": "PEN", "amount": 250}) == ()


def test_the_latest_step_that_found_a_value_is_its_source() -> None:
    found = _found(_step(1, {"a": "x1"}, {"id": "Q298"}), _step(2, {"a": "x2"}, {"ref": "Q298"}))
    assert _pairs(found.inputs_from({"entity": "Q298"})) == [("/entity", 2, "/result/ref")]


def test_within_a_step_the_place_of_the_same_name_is_preferred() -> None:
    found = _found(_step(1, {}, {"a": "Q298", "id": "Q298"}))
    assert _pairs(found.inputs_from({"id": "Q298"})) == [("/id", 1, "/result/id")]


def test_the_seed_is_given_and_not_found() -> None:
    found = _found(_step(1, {"city": "Santiago"}, {"country": "Chile"}))
    assert found.inputs_from({"country": "Chile"}) == ()


def test_what_was_given_by_hand_stays_given_when_a_result_names_it_too() -> None:
    found = _found(
        _step(1, {"country": "Peru"}, {"capital": "Lima"}),
        _step(2, {"country": "Chile"}, {"neighbours": ["Peru", "Bolivia"]}),
    )
    assert found.inputs_from({"country": "Peru"}) == ()
    assert _pairs(found.inputs_from({"country": "Bolivia"})) == [
        ("/country", 2, "/result/neighbours/1")
    ]


def test_an_echo_of_its_own_argument_is_no_source() -> None:
    link = InputFrom("/code", 1, "/result/currency", inferred=True)
    found = _found(
        _step(1, {"country": "Chile"}, {"currency": "CLP"}),
        _step(2, {"code": "CLP"}, {"code": "CLP", "rate": 928.75}, (link,)),
    )
    assert _pairs(found.inputs_from({"code": "CLP"})) == [("/code", 1, "/result/currency")]


def test_a_failed_step_found_nothing() -> None:
    failed = Step(1, 1, "tool", {}, None, "No such country: Q298", ())
    assert _found(failed).inputs_from({"id": "Q298"}) == ()


@pytest.mark.parametrize("plain", [0, 1, 12, -1, 250, 1000, 2024, 0.5, 3.0, True, "x"])
def test_plain_values_say_nothing_unless_the_names_are_equal(plain: Any) -> None:
    found = _found(_step(1, {}, {"count": plain}))
    assert found.inputs_from({"digits": plain}) == ()
    assert _pairs(found.inputs_from({"count": plain})) == [("/count", 1, "/result/count")]


@pytest.mark.parametrize("telling", [46.07, 3.72, 18664652, 928.75, -0.123, "C2", "USD"])
def test_values_of_some_length_tell_where_they_came_from(telling: Any) -> None:
    found = _found(_step(1, {}, {"count": telling}))
    assert _pairs(found.inputs_from({"digits": telling})) == [("/digits", 1, "/result/count")]


def test_numbers_are_equal_however_they_are_written_but_not_to_strings() -> None:
    found = _found(_step(1, {}, {"population": 18664652}))
    assert found.inputs_from({"n": 18664652.0})
    assert found.inputs_from({"n": "18664652"}) == ()


def test_an_option_or_a_default_is_chosen_by_hand_unless_the_names_are_equal() -> None:
    found = _found(_step(1, {}, {"language": "en", "unit": "kg"}))
    spec = _spec(
        {
            "unit_out": {"enum": ["kg", "lb"]},
            "code": {"type": "string", "default": "en"},
            "unit": {"enum": ["kg", "lb"]},
        }
    )
    links = found.inputs_from({"unit_out": "kg", "code": "en", "unit": "kg"}, spec)
    assert _pairs(links) == [("/unit", 1, "/result/unit")]


def test_a_whole_list_that_was_found_is_one_link() -> None:
    found = _found(_step(1, {}, {"names": ["Peru", "Bolivia", "Brazil"]}))
    assert _pairs(found.inputs_from({"countries": ["Peru", "Bolivia", "Brazil"]})) == [
        ("/countries", 1, "/result/names")
    ]


def test_items_of_a_list_have_sources_of_their_own() -> None:
    found = _found(_step(1, {}, {"names": ["Peru", "Bolivia", "Brazil"]}))
    assert _pairs(found.inputs_from({"countries": ["Brazil", "Ecuador", "Peru"]})) == [
        ("/countries/0", 1, "/result/names/2"),
        ("/countries/2", 1, "/result/names/0"),
    ]


def test_every_link_leads_to_the_value_that_it_explains() -> None:
    result = {"a~b": [{"x/y": f"value {n}"} for n in range(100)]}
    step = _step(1, {}, result)
    arguments = {"many": [f"value {n}" for n in range(99, -1, -1)]}
    links = _found(step).inputs_from(arguments)
    assert len(links) == MOST_LINKS
    for link in links:
        given = pointers.resolve(arguments, link.argument)
        assert pointers.resolve({"result": result}, link.pointer) == given


def test_large_results_are_looked_through_in_little_time() -> None:
    rows = [{"id": f"Q{n}", "value": n * 1.37} for n in range(20_000)]
    found = _found(*(_step(number, {"n": f"x{number}"}, {"rows": rows}) for number in range(1, 9)))
    started = time.process_time()
    for number in range(50):
        assert found.inputs_from({"id": f"nowhere {number}", "exact": True, "n": number}) == ()
    assert found.inputs_from({"id": "Q77"})[0].pointer == "/result/rows/77/id"
    assert time.process_time() - started < 4
