"""What a model is shown: all of what is small, the structure of what is large."""

from __future__ import annotations

import json
import random
import re
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synthesis.core import pointers
from synthesis.core.shown import LIMIT, MARK, outcome_text, part, shown, step_text
from synthesis.core.values import InputFrom, Step

_WORDS = st.builds(
    lambda text, times: text * times, st.text("ab ~/é", max_size=9), st.integers(1, 60)
)
_SCALARS = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9) | _WORDS
_KEYS = st.text("abc~/é", min_size=1, max_size=9)
_DOCUMENTS = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=9)
        | st.builds(lambda item, times: [item] * times, _SCALARS, st.integers(1, 99))
        | st.dictionaries(_KEYS, inner, max_size=20)
    ),
    max_leaves=10,
)


_CALMLY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _rows(count: int) -> dict[str, Any]:
    return {"rows": [{"name": f"row {n}", "score": n / 7} for n in range(count)]}


def _elided(text: str) -> list[str]:
    """Every note of something left out."""

    def notes(value: Any) -> Any:
        if isinstance(value, dict):
            for key, item in value.items():
                yield from [item] if key == MARK else notes(item)
        elif isinstance(value, list):
            for item in value:
                yield from notes(item)
        elif isinstance(value, str) and MARK in value:
            yield value

    return list(notes(json.loads(text)))


def test_a_small_result_is_shown_whole() -> None:
    assert shown({"b": 1, "a": [1, 2.5]}) == '{"a":[1,2.5],"b":1}'


def test_a_long_list_shows_its_count_its_first_and_its_last_items() -> None:
    told = json.loads(shown(_rows(200)))["rows"]
    assert told[MARK] == "list of 200 objects at /result/rows, 4 shown by index"
    assert [key for key in told if key != MARK] == ["0", "1", "2", "199"]
    assert told["199"]["name"] == "row 199"


def test_a_long_string_is_cut_with_its_length_told() -> None:
    told = json.loads(shown({"sequence": "ACGT" * 1000}))["sequence"]
    assert told.startswith("ACGTACGT")
    assert told.endswith(f"{MARK} (4000 characters at /result/sequence)")


def test_an_object_keeps_its_keys() -> None:
    result = {f"field {n}": "x" * 300 for n in range(12)}
    assert set(json.loads(shown(result))) == set(result)


def test_lists_of_one_type_name_it_and_others_say_so() -> None:
    assert "list of 900 strings at /result" in shown(["some words"] * 900)
    assert "list of 900 items of several types at /result" in shown(["some words", 1] * 450)


@_CALMLY
@given(_DOCUMENTS, st.sampled_from([300, 800, LIMIT]))
def test_what_is_shown_stays_under_the_limit(document: Any, limit: int) -> None:
    assert len(shown(document, "/result", limit)) <= limit


@_CALMLY
@given(_DOCUMENTS)
def test_every_note_tells_a_true_count_and_a_place_that_exists(document: Any) -> None:
    step = {"result": document}
    for note in _elided(shown(document, "/result", 300)):
        found = re.search(r"(\d+) [a-z ]+? at (/.*?)(?:\)|, \d+ shown(?: by index)?)?$", note)
        assert found is not None, note
        there = pointers.resolve(step, found.group(2))
        assert len(there) == int(found.group(1))


@_CALMLY
@given(_DOCUMENTS, st.randoms(use_true_random=False))
def test_the_order_in_which_keys_come_does_not_matter(document: Any, order: random.Random) -> None:
    assert shown(_shuffled(document, order), limit=300) == shown(document, limit=300)


def _shuffled(value: Any, order: random.Random) -> Any:
    if isinstance(value, dict):
        keys = list(value)
        order.shuffle(keys)
        return {key: _shuffled(value[key], order) for key in keys}
    return [_shuffled(item, order) for item in value] if isinstance(value, list) else value


def test_a_part_of_a_list_begins_at_the_offset_and_says_where_it_is() -> None:
    step = {"result": _rows(200)}
    told = part(step, "/result/rows", 150, 400)
    first, last = re.findall(r"\d+", told)[:2]
    assert (first, "of 200 at /result/rows" in told) == ("150", True)
    items = json.loads(told[told.index("[") :])
    assert [item["name"] for item in items] == [f"row {n}" for n in range(150, int(last) + 1)]


def test_all_of_a_list_can_be_read_part_by_part() -> None:
    step, seen = {"result": _rows(90)}, 0
    while seen < 90:
        told = part(step, "/result/rows", seen, 500)
        seen += len(json.loads(told[told.index("[") :]))
    assert "has only 90 items" in part(step, "/result/rows", 90, 500)


def test_a_part_of_a_string_goes_on_where_the_last_one_ended() -> None:
    step = {"result": {"text": "".join(chr(97 + n % 26) for n in range(700))}}
    told = part(step, "/result/text", 500, 100)
    assert told.startswith("Characters 500 to 599 of 700 at /result/text: ")
    assert told.endswith(step["result"]["text"][500:600])
    assert "has only 700 characters" in part(step, "/result/text", 700, 100)


def test_a_small_part_is_shown_whole() -> None:
    told = part({"result": _rows(200)}, "/result/rows/7")
    assert json.loads(told) == {"name": "row 7", "score": 1}


def test_a_step_shows_what_it_was_asked_where_that_came_from_and_what_it_gave() -> None:
    link = InputFrom("/currency", 1, "/result/currency", inferred=True)
    step = Step(2, 1, "rate", {"currency": "CLP"}, {"rate": 928.75}, None, (link,))
    assert step_text(step, outcome_text(step)).splitlines() == [
        "Step 2: rate",
        '/arguments: {"currency":"CLP"}',
        "/arguments/currency came from step 1 at /result/currency",
        '/result: {"rate":928.75}',
    ]


def test_a_failed_step_shows_its_error() -> None:
    step = Step(1, 1, "rate", {}, None, "There is no such currency.")
    assert 'error: "There is no such currency."' in step_text(step, outcome_text(step))
