"""A query must say what the calls behind its answer start from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from synthesis.core.checks import stated
from synthesis.core.values import Json, ToolSpec, Verdict

_SPEC = ToolSpec(
    "convert",
    "general",
    "processing",
    "p",
    "",
    {
        "properties": {
            "amount": {"type": "number"},
            "unit": {"enum": ["kg", "lb"]},
            "maybe": {"anyOf": [{"enum": ["a", "b"]}, {"type": "null"}]},
            "exact": {"type": "boolean"},
            "places": {"type": "integer", "default": 2},
            "names": {"type": "array"},
        }
    },
    {},
    (),
    (),
)


def _step(number: int, arguments: Mapping[str, Json], links: list[Any] | None = None) -> Any:
    return {
        "step": number,
        "iteration": 1,
        "tool": "convert",
        "arguments": dict(arguments),
        "result": {"x": 1},
        "error": None,
        "inputs_from": links or [],
    }


def _check(query: str, *steps: Any, cited: int = 1) -> Verdict:
    source = {"step": cited, "pointer": "/result/x"}
    record = {
        "query": query,
        "seed": {"name": "Chile"},
        "evidence": list(steps),
        "citations": [{"value": "x", "sources": [source], "transform": None}],
    }
    return stated.check(record, {"convert": _SPEC})


def test_a_query_that_states_every_value_passes() -> None:
    steps = [_step(1, {"country": "Chile", "amount": 1250.5})]
    assert _check("What are 1,250.5 units in chile?", *steps).verdict == "pass"


def test_a_query_that_states_some_values_is_undetermined_and_names_the_others() -> None:
    verdict = _check("What is it in Chile?", _step(1, {"country": "Chile", "smiles": "CCO"}))
    assert verdict == Verdict("undetermined", "The query does not state 'CCO' as written.")


def test_a_query_that_states_nothing_fails() -> None:
    verdict = _check("What is it?", _step(1, {"a": "Chile", "b": 250, "c": "CCO", "d": "x1"}))
    assert verdict.verdict == "fail"
    assert verdict.reason.endswith("'Chile', '250', 'CCO' and 1 more.")


def test_a_query_that_names_the_seed_tells_something() -> None:
    assert _check("What of Chile?", _step(1, {"capital": "Santiago"})).verdict == "undetermined"


def test_options_defaults_and_flags_need_not_be_stated() -> None:
    arguments = {"unit": "kg", "maybe": "a", "exact": False, "places": 2, "names": []}
    assert _check("What?", _step(1, arguments)).verdict == "pass"
    assert _check("What?", _step(1, {**arguments, "places": 3})).verdict == "fail"


def test_values_that_an_earlier_step_found_need_not_be_stated() -> None:
    link = {"argument": "/code", "step": 1, "pointer": "/result/x", "inferred": True}
    steps = [_step(1, {"country": "Chile"}), _step(2, {"code": "CLP"}, [link])]
    assert _check("What of Chile?", *steps, cited=2).verdict == "pass"


def test_items_of_a_list_that_was_found_need_not_be_stated() -> None:
    link = {"argument": "/names", "step": 1, "pointer": "/result/x", "inferred": True}
    steps = [_step(1, {"country": "Chile"}), _step(2, {"names": ["Peru", "Brazil"]}, [link])]
    assert _check("What of Chile?", *steps, cited=2).verdict == "pass"
    link["argument"] = "/names/0"
    assert "'Brazil'" in _check("What of Chile?", *steps, cited=2).reason


def test_steps_that_are_not_behind_the_answer_do_not_count() -> None:
    steps = [_step(1, {"country": "Chile"}), _step(2, {"country": "Peru"})]
    assert _check("What of Chile?", *steps).verdict == "pass"


@pytest.mark.parametrize(
    ("given", "query"),
    [
        (0.05, "What is it at 5%?"),
        (0.125, "What is it at 12.5 %?"),
        ("import math\nmath.tau", "What does import math math.tau give?"),
        ("2024-01-05", "What was it on 5 January 2024?"),
        ("2024-01-05", "What was it on January 5, 2024?"),
    ],
)
def test_values_may_be_written_as_people_do(given: Any, query: str) -> None:
    assert _check(query, _step(1, {"given": given})).verdict == "pass"


def test_a_tool_that_is_not_in_the_pool_is_judged_by_its_arguments() -> None:
    step = {**_step(1, {"unit": "kg"}), "tool": "gone"}
    assert _check("What in kg?", step).verdict == "pass"
    assert _check("What?", step).verdict == "fail"
