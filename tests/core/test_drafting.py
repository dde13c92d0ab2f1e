"""A model's reply becomes a draft only when each value is what its citation proves."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesis.core.checks import grounded
from synthesis.core.drafting import (
    MOST_VALUES,
    Reading,
    draft_schema,
    query_schema,
    read_draft,
    read_json,
    read_query,
    transforms_text,
)
from synthesis.core.errors import ParseError
from synthesis.core.serial import draft_record
from synthesis.core.transforms import TRANSFORMS
from synthesis.core.values import Draft, InputFrom, Step
from tests.support.talking import draft, value

EVIDENCE = (
    Step(
        1,
        1,
        "facts",
        {"country": "Chile"},
        {
            "name": "Chile",
            "currency": "CLP",
            "founded": "1818-02-12",
            "coastal": True,
            "area": 756102.4321,
            "people": 18664652,
            "neighbours": ["Peru", "Bolivia", "Argentina"],
            "rows": [{"a": 1}, {"a": 2}],
            "many": list(range(60)),
            "nothing": None,
            "code": "0123",
        },
        None,
    ),
    Step(2, 1, "facts", {"country": "Peru"}, {"people": 34352720, "name": "Peru"}, None),
    Step(3, 1, "facts", {"country": "Atlantis"}, None, "There is no such country."),
    Step(
        4,
        1,
        "rate",
        {"code": "CLP"},
        {"rate": 928.756},
        None,
        (InputFrom("/code", 1, "/result/currency", inferred=True),),
    ),
)


def _read(*values: Any, **fields: Any) -> Reading:
    return read_draft(json.dumps(draft("What is it?", *values, **fields)), EVIDENCE, 2)


def _draft(*values: Any, **fields: Any) -> Draft:
    reading = _read(*values, **fields)
    assert reading.draft is not None, reading.reasons
    record = draft_record(reading.draft, EVIDENCE)
    assert grounded.check(record).verdict == "pass"
    return reading.draft


def _reason(*values: Any) -> str:
    reading = _read(*values)
    assert reading.draft is None
    assert reading.readable
    return " ".join(reading.reasons)


def test_a_value_that_stands_where_it_is_cited_makes_a_draft() -> None:
    made = _draft(value(1, "/result/people", 18664652, unit="people"))
    assert (made.query, made.iteration) == ("What is it?", 2)
    assert made.answer_text == "18664652 people"
    assert made.citations[0].transform is None


def test_the_schema_takes_what_the_prompt_asks_for() -> None:
    good = draft("What?", value(1, "/result/people", 1, transform=None))
    jsonschema.validate(good, dict(draft_schema().schema))
    rounded = {"name": "round", "digits": 2, "threshold": None}
    good = draft("What?", value(1, "/result/people", 1.25, transform=rounded))
    jsonschema.validate(good, dict(draft_schema().schema))
    without = {key: item for key, item in good.items() if key != "query"}
    jsonschema.validate(without, dict(draft_schema(with_query=False).schema))
    jsonschema.validate({"query": "What?"}, dict(query_schema().schema))


def test_schemas_are_closed_at_every_level_as_strict_servers_ask() -> None:
    def objects(schema: Any) -> Any:
        if isinstance(schema, dict):
            if schema.get("type") == "object":
                yield schema
            for item in schema.values():
                yield from objects(item)
        elif isinstance(schema, list):
            for item in schema:
                yield from objects(item)

    found = list(objects(dict(draft_schema().schema)))
    assert len(found) == 4
    for schema in found:
        assert schema["additionalProperties"] is False
        assert schema["required"] == list(schema["properties"])


def test_every_transform_is_explained() -> None:
    assert transforms_text().count("\n") + 1 == len(TRANSFORMS)


@pytest.mark.parametrize(
    "wrapped",
    [
        "{}",
        "```json\n{}\n```",
        "Here it is:\n```\n{}\n```\nI hope it helps.",
        "<think>Is {{this}} it?</think>\n{}",
        "The draft: {} as asked.",
    ],
)
def test_json_is_found_where_models_put_it(wrapped: str) -> None:
    body = json.dumps({"query": "What?"})
    assert read_json(wrapped.replace("{}", body).replace("{{", "{").replace("}}", "}")) == {
        "query": "What?"
    }


@pytest.mark.parametrize(
    "text",
    ["", "I cannot.", "[1, 2]", '{"values": "none"}', '{"query": "What?"}', '{"values": [{}]'],
)
def test_what_is_no_draft_at_all_is_unreadable(text: str) -> None:
    reading = read_draft(text, EVIDENCE, 1)
    assert (reading.draft, reading.readable) == (None, False)
    assert reading.reasons[0].endswith(".")


@pytest.mark.parametrize("query", ["", "  ", None, 7, "long " * 1000])
def test_a_reply_without_a_sensible_query_is_unreadable(query: Any) -> None:
    reply = json.dumps(draft(query, value(1, "/result/people", 18664652)))
    assert not read_draft(reply, EVIDENCE, 1).readable
    with pytest.raises(ParseError):
        read_query(json.dumps({"query": query}))


@pytest.mark.parametrize("bad", ["\\u0000", "\\ud800"])
def test_characters_that_no_record_holds_are_refused(bad: str) -> None:
    with pytest.raises(ParseError, match="character"):
        read_query(f'{{"query": "What is {bad}?"}}')


@pytest.mark.parametrize("bad", ["NaN", "Infinity", "9007199254740993"])
def test_numbers_that_no_record_holds_are_refused(bad: str) -> None:
    reply = json.dumps(draft("What?", value(1, "/result/people", 1))).replace(": 1,", f": {bad},")
    assert not read_draft(reply, EVIDENCE, 1).readable


def test_a_given_query_stands_unchanged() -> None:
    reply = {"values": [value(1, "/result/people", 18664652)]}
    made = read_draft(json.dumps(reply), EVIDENCE, 1, "How many people?").draft
    assert made is not None
    assert made.query == "How many people?"


def test_no_values_is_told_apart_from_wrong_ones() -> None:
    reading = _read()
    assert (reading.empty, reading.readable, reading.draft) == (True, True, None)
    assert not _read(value(1, "/result/people", 1)).empty


def test_more_values_than_an_answer_has_are_refused() -> None:
    many = [value(1, "/result/people", 18664652, f"v{n}") for n in range(MOST_VALUES + 1)]
    assert "at most" in _reason(*many)


def test_a_wrong_value_is_never_taken_and_its_place_is_told() -> None:
    reason = _reason(value(1, "/result/people", 18664653))
    assert "step 1 has 18664652 at /result/people" in reason


def test_fewer_decimals_than_the_evidence_has_are_a_declared_rounding() -> None:
    made = _draft(value(1, "/result/area", 756102.43))
    assert made.citations[0].transform == {"name": "round", "digits": 2}
    assert (made.values[0].value, made.values[0].tolerance) == (756102.43, {"abs": 0.005})


def test_a_whole_number_can_be_a_rounding() -> None:
    made = _draft(value(1, "/result/area", 756102))
    assert made.citations[0].transform == {"name": "round", "digits": 0}


@pytest.mark.parametrize("wrong", [756102.44, 756103, 756100, 756102.4322])
def test_a_number_that_is_no_rounding_is_refused(wrong: float) -> None:
    assert "756102.4321" in _reason(value(1, "/result/area", wrong))


@settings(deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False), st.floats(-1e300, 1e300))
def test_whatever_number_is_given_only_what_is_proven_is_taken(stands: float, said: float) -> None:
    step = Step(1, 1, "tool", {}, {"x": stands}, None)
    for number in (said, round(stands, 2), stands):
        reading = read_draft(json.dumps(draft("What?", value(1, "/result/x", number))), (step,), 1)
        if reading.draft is not None:
            assert grounded.check(draft_record(reading.draft, (step,))).verdict == "pass"


def test_a_declared_rounding_must_be_kept() -> None:
    rounded = {"name": "round", "digits": 1, "threshold": None}
    assert _draft(value(1, "/result/area", 756102.4, transform=rounded)).values[0].value == 756102.4
    reason = _reason(value(1, "/result/area", 756102.43, transform=rounded))
    assert "round of the cited values gives 756102.4" in reason


def test_a_computed_value_is_computed_again() -> None:
    sources = [{"step": 2, "pointer": "/result/people"}, {"step": 1, "pointer": "/result/people"}]
    difference = {"name": "difference", "digits": None, "threshold": None}
    made = _draft(value(0, "", 15688068, sources=sources, transform=difference))
    assert made.citations[0].transform == {"name": "difference"}
    assert made.form == "comparison"
    assert "gives 15688068" in _reason(value(0, "", 15, sources=sources, transform=difference))


def test_decimals_left_out_of_a_computed_value_are_declared() -> None:
    sources = [{"step": 2, "pointer": "/result/people"}, {"step": 1, "pointer": "/result/people"}]
    made = _draft(value(0, "", 1.84, sources=sources, transform={"name": "ratio"}))
    assert made.citations[0].transform == {"name": "ratio", "digits": 2}


def test_a_count_above_a_threshold_keeps_it() -> None:
    sources = [{"step": 2, "pointer": "/result/people"}, {"step": 1, "pointer": "/result/people"}]
    counted = {"name": "count_above", "digits": None, "threshold": 20000000}
    made = _draft(value(0, "", 1, sources=sources, transform=counted))
    assert made.citations[0].transform == {"name": "count_above", "threshold": 20000000}
    assert made.form == "aggregation"


def test_labels_of_a_selection_may_be_arguments() -> None:
    sources = [
        {"step": step, "pointer": pointer}
        for step in (1, 2)
        for pointer in ("/arguments/country", "/result/people")
    ]
    made = _draft(value(0, "", "Peru", sources=sources, transform={"name": "argmax"}))
    assert (made.values[0].value, made.values[0].type) == ("Peru", "string")


def test_an_argument_proves_nothing_by_itself() -> None:
    assert "not what was found" in _reason(value(1, "/arguments/country", "Chile"))


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        ([{"step": 9, "pointer": "/result/people"}], "there is none"),
        ([{"step": 3, "pointer": "/result/people"}], "which failed"),
        ([{"step": 1, "pointer": "/result/nowhere"}], "nothing stands there"),
        ([{"step": 1, "pointer": "/error"}], "nothing stands there"),
        ([{"step": "1", "pointer": "/result"}], "a step and a pointer"),
        ([{"step": True, "pointer": "/result"}], "a step and a pointer"),
        (["/result/people"], "a step and a pointer"),
        ([], "must cite"),
        ("1", "must cite"),
        (
            [{"step": 1, "pointer": "/result/people"}, {"step": 2, "pointer": "/result/people"}],
            "no transform joins them",
        ),
    ],
)
def test_a_source_that_proves_nothing_is_told(sources: Any, told: str) -> None:
    assert told in _reason(value(0, "", 1, sources=sources))


@pytest.mark.parametrize("pointer", ["result/people", "/people", "people", "/result/people"])
def test_a_pointer_may_lack_its_first_part(pointer: str) -> None:
    made = _draft(value(1, pointer, 18664652))
    assert made.citations[0].sources[0].pointer == "/result/people"


@pytest.mark.parametrize("transform", [{"name": "median"}, "median", {"digits": 2}, 3])
def test_an_unknown_transform_is_told_with_those_there_are(transform: Any) -> None:
    assert "there are round, difference" in _reason(
        value(1, "/result/people", 1, transform=transform)
    )


@pytest.mark.parametrize("digits", [-1, 13, 1.5, True, "two"])
def test_digits_are_a_small_whole_number(digits: Any) -> None:
    transform = {"name": "round", "digits": digits}
    assert "from 0 to 12" in _reason(value(1, "/result/area", 1, transform=transform))


@pytest.mark.parametrize(
    ("pointer", "given", "kind", "proven"),
    [
        ("/result/name", " chile ", "string", "Chile"),
        ("/result/people", "18664652", "number", 18664652),
        ("/result/coastal", "yes", "boolean", True),
        ("/result/founded", "1818-02-12", "date", "1818-02-12"),
        ("/result/neighbours", ["Peru", "Bolivia", "Argentina"], "list", None),
        ("/result/neighbours", ["argentina", "Bolivia", "Peru"], "set", None),
    ],
)
def test_the_proven_value_is_what_the_draft_holds(
    pointer: str, given: Any, kind: str, proven: Any
) -> None:
    made = _draft(value(1, pointer, given, type=kind)).values[0]
    assert made.type == kind
    assert made.value == (["Peru", "Bolivia", "Argentina"] if proven is None else proven)


def test_the_order_of_a_list_counts() -> None:
    given = ["Argentina", "Bolivia", "Peru"]
    assert "gives" not in _reason(value(1, "/result/neighbours", given, type="list"))
    sorted_list = {"name": "sorted"}
    made = _draft(value(1, "/result/neighbours", given, type="list", transform=sorted_list))
    assert made.values[0].value == given


def test_the_type_of_a_value_is_that_of_what_is_proven() -> None:
    assert _draft(value(1, "/result/code", "0123", type="number")).values[0].type == "string"
    assert _draft(value(1, "/result/people", 18664652, type="string")).values[0].type == "number"


def test_a_date_must_be_one() -> None:
    assert "is no date" in _reason(value(1, "/result/name", "Chile", type="date"))


@pytest.mark.parametrize(
    ("pointer", "told"),
    [
        ("/result", "an object"),
        ("/result/nothing", "empty"),
        ("/result/many", "60 items"),
        ("/result/rows", "list of objects"),
    ],
)
def test_what_is_no_single_answer_is_refused(pointer: str, told: str) -> None:
    assert told in _reason(value(1, pointer, [], type="list"))


def test_only_numbers_have_units_and_tolerances() -> None:
    made = _draft(value(1, "/result/name", "Chile", type="string", unit="m", tolerance=3)).values[0]
    assert (made.unit, made.tolerance) == (None, None)


def test_a_tolerance_that_would_take_anything_is_refused() -> None:
    made = _draft(value(4, "/result/rate", 928.756, tolerance=0.5))
    assert made.values[0].tolerance == {"abs": 0.5}
    for tolerance in (100, -1):
        assert "tolerance" in _reason(value(4, "/result/rate", 928.756, tolerance=tolerance))


def test_values_need_names_of_their_own() -> None:
    good = value(1, "/result/people", 18664652)
    assert "Two values are called 'answer'" in _reason(good, good)
    for name in ("", None, "x" * 90, "{}", 3):
        assert "needs a short name" in _reason({**good, "name": name})
    assert "not an object" in _reason("people")


def test_all_that_is_wrong_is_told_at_once() -> None:
    reading = _read(value(1, "/result/people", 1, "a"), value(9, "/result/people", 1, "b"))
    assert len(reading.reasons) == 2


@pytest.mark.parametrize(
    ("values", "fields", "form"),
    [
        ([value(1, "/result/people", 18664652)], {}, "fact"),
        ([value(4, "/result/rate", 928.76)], {}, "chain"),
        ([value(1, "/result/neighbours", 3, transform={"name": "length"})], {}, "aggregation"),
        ([value(1, "/result/people", 18664652)], {"answer_format": "json"}, "format"),
        (
            [value(1, "/result/people", 18664652), value(2, "/result/people", 34352720, "other")],
            {},
            "multi_part",
        ),
    ],
)
def test_the_form_follows_from_the_proof(values: list[Any], fields: Any, form: str) -> None:
    assert _draft(*values, **fields).form == form


def test_an_answer_as_json_is_text_that_holds_the_values() -> None:
    made = _draft(value(1, "/result/people", 18664652), answer_format="json")
    assert (made.answer_format, json.loads(made.answer_text)) == ("json", {"answer": 18664652})


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["name", "value", "type", "unit", "tolerance", "sources", "transform"]),
        _ANYTHING
        | st.just([{"step": 1, "pointer": "/result/area"}])
        | st.builds(
            lambda name, digits, threshold: {
                "name": name,
                "digits": digits,
                "threshold": threshold,
            },
            st.sampled_from(sorted(TRANSFORMS)),
            _ANYTHING,
            _ANYTHING,
        ),
    ),
    _ANYTHING,
)
def test_whatever_a_model_says_is_a_draft_or_a_reason(item: Any, query: Any) -> None:
    reading = read_draft(json.dumps(draft(query, {"name": "a", **item})), EVIDENCE, 1)
    assert bool(reading.reasons) == (reading.draft is None)
