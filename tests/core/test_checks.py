"""A record stands only as it was made: what each check names when something is changed.

The forger of these tests knows the format and writes a fresh digest; the checks must find
the change from what the record says and from what the tools give again.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from synthesis.core import pointers
from synthesis.core.checks import duplicate, leak
from synthesis.core.checks.replay import compare
from synthesis.core.record import digest
from synthesis.core.serial import Record
from synthesis.core.values import Outcome
from tests.core.world import WorldRunner, task, verdicts

FORMS = ("chain", "comparison", "aggregation", "multi_part", "counterfactual")


def changed(value: Any) -> Any:
    """The smallest change to a scalar: one letter, one digit."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        return value + 1
    return ("b" if value[:1] == "a" else "a") + value[1:]


def replaced(document: Any, pointer: str, value: Any) -> None:
    *path, last = pointers.tokens(pointer)
    for token in path:
        document = document[int(token) if isinstance(document, list) else token]
    document[int(last) if isinstance(document, list) else last] = value


def forged(record: Record, pointer: str, value: Any) -> Record:
    copied = copy.deepcopy(record)
    replaced(copied, pointer, value)
    copied["digest"] = digest(copied)
    return copied


def scalars(value: Any, prefix: str) -> Iterator[tuple[str, Any]]:
    return ((p, v) for p, v in pointers.leaves(value, prefix) if v is not None and v != "")


async def named(record: Record) -> list[str]:
    """The checks that do not pass."""
    return [name for name, verdict in (await verdicts(record)).items() if verdict != "pass"]


@pytest.mark.parametrize("form", FORMS)
async def test_the_digest_covers_every_field(form: str) -> None:
    record = await task(form)
    for pointer, value in list(scalars({k: v for k, v in record.items() if k != "digest"}, "")):
        copied = copy.deepcopy(record)
        replaced(copied, pointer, changed(value))
        assert digest(copied) != record["digest"], pointer


@pytest.mark.parametrize("form", FORMS)
async def test_every_changed_answer_value_is_named(form: str) -> None:
    record = await task(form)
    for pointer, value in list(scalars(record["answer"], "/answer")):
        if "/value" in pointer or pointer == "/answer/text":
            assert await named(forged(record, pointer, changed(value))), pointer


@pytest.mark.parametrize("form", FORMS)
async def test_every_changed_result_is_named(form: str) -> None:
    record = await task(form)
    for number, step in enumerate(record["evidence"]):
        for pointer, value in list(scalars(step["result"], f"/evidence/{number}/result")):
            assert await named(forged(record, pointer, changed(value))), pointer


@pytest.mark.parametrize("form", FORMS)
async def test_every_changed_argument_is_named(form: str) -> None:
    record = await task(form)
    for number, step in enumerate(record["evidence"]):
        for pointer, value in list(scalars(step["arguments"], f"/evidence/{number}/arguments")):
            assert await named(forged(record, pointer, changed(value))), pointer


@pytest.mark.parametrize("form", FORMS)
async def test_every_citation_moved_elsewhere_is_named(form: str) -> None:
    """Also to a place that holds the very same value."""
    record = await task(form)
    places = [
        (step["step"], pointer)
        for step in record["evidence"]
        for part in ("result", "arguments")
        for pointer, _ in scalars(step[part], f"/{part}")
    ]
    for n, citation in enumerate(record["citations"]):
        for m, source in enumerate(citation["sources"]):
            for step, pointer in places:
                moved = {"step": step, "pointer": pointer}
                if moved != source:
                    forgery = forged(record, f"/citations/{n}/sources/{m}", moved)
                    assert await named(forgery), moved


async def test_a_changed_query_is_named() -> None:
    """Even when the forger changes the last derivation along with it."""
    record = await task("chain")
    query = record["query"] + " Please."
    last = len(record["derivations"]) - 1

    assert await named(forged(record, "/query", query)) == ["structure"]
    both = forged(forged(record, "/query", query), f"/derivations/{last}/query", query)
    assert await named(both) == ["derivable"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("/pattern/depth", 9),
        ("/seed/name", "Peru"),
        ("/domain", "finance"),
        ("/toolset/0", "another"),
        ("/schema", 2),
        ("/evidence/0/step", 5),
        ("/answer/values/0/type", "poem"),
        ("/citations", []),
        ("/query", " "),
    ],
)
async def test_a_record_that_contradicts_itself_is_named(field: str, value: Any) -> None:
    assert await named(forged(await task("chain"), field, value))


async def test_a_link_to_a_step_that_gave_something_else_is_named() -> None:
    record = await task("chain")
    linked = next(n for n, step in enumerate(record["evidence"]) if step["inputs_from"])
    copied = forged(record, f"/evidence/{linked}/inputs_from/0/pointer", "/arguments/country")

    assert "executable" in await named(copied)


async def test_replay_asks_for_every_step_in_a_fresh_process() -> None:
    record, runner = await task("chain"), WorldRunner()
    await verdicts(record, runner)

    assert len(runner.replays) == len(record["evidence"])
    assert runner.calls == []


@pytest.mark.parametrize(
    ("recorded", "replayed", "verdict"),
    [
        ({"a": [1, "x", None]}, {"a": [1, "x", None]}, "equal"),
        (0.1234567890123, 0.1234567890124, "close"),
        (0.123456789, 0.123456788, "different"),
        (28781083400000, 28781083400001, "different"),
        (1, True, "different"),
        (1.0, 1, "equal"),
        (123456789012000000000, 1.23456789012e20, "equal"),
        (123456789017000000000, 1.23456789012e20, "close"),
        ({"a": 1}, {"a": 1, "b": 2}, "different"),
        ([1, 2], [1], "different"),
        ("CHF", "chf", "different"),
    ],
)
def test_replayed_results_are_compared_exactly_but_for_the_last_digits(
    recorded: Any, replayed: Any, verdict: str
) -> None:
    assert compare(recorded, replayed) == verdict


async def test_a_query_that_holds_its_answer_leaks() -> None:
    record = await task("chain")
    answer = record["answer"]["text"]

    assert leak.check({**record, "query": f"{record['query']} Is it {answer}?"}).verdict == "fail"


async def test_a_query_that_names_an_intermediate_value_leaks() -> None:
    record = await task("chain")

    assert leak.check({**record, "query": record["query"] + " (That is CLP.)"}).verdict == "fail"


async def test_options_of_a_choice_may_stand_in_the_query() -> None:
    record = await task("comparison")

    assert leak.check(record).verdict == "pass"


async def test_the_same_question_is_a_duplicate_whatever_its_punctuation() -> None:
    record = await task("chain")
    seen = dict.fromkeys(duplicate.fingerprints(record), "t-first")
    shouted = {**record, "query": record["query"].upper() + "!"}

    assert duplicate.check(shouted, seen).verdict == "fail"
    assert duplicate.check(await task("aggregation"), seen).verdict == "pass"


async def test_an_edited_task_is_undetermined_once_its_edits_lead_back_to_what_was_derived() -> (
    None
):
    record = await task("chain")
    edit = {"field": "query", "old": record["query"], "new": record["query"] + " Please."}
    edited = {**record, "query": edit["new"], "edits": [edit]}

    assert (await verdicts(edited))["derivable"] == "undetermined"


@pytest.mark.parametrize("change", [{"old": "Another?"}, {"new": "Another?"}, {"field": "answer"}])
async def test_a_listed_edit_does_not_excuse_what_it_does_not_explain(change: Any) -> None:
    record = await task("chain")
    edit = {"field": "query", "old": record["query"], "new": record["query"] + " Please."}
    edited = {**record, "query": edit["new"], "edits": [{**edit, **change}]}

    assert (await verdicts(edited))["derivable"] == "fail"


@pytest.mark.parametrize(
    "error",
    [
        "{} did not finish within 20 s.",
        "The tool host ended while {} ran, twice; the call was given up.",
        "The call of {} was given up.",
        "The tool host did not start: it said nothing.",
        "The tool pool was not read within 120 s.",
        "A tool process ended while it started; see the host's log.",
    ],
)
async def test_a_step_that_cannot_be_run_again_leaves_replay_open(error: str) -> None:
    class Losing(WorldRunner):
        async def replay(self, tool: str, arguments: Any, after: float) -> Outcome:
            return Outcome(error=error.format(tool))

    assert (await verdicts(await task("chain"), Losing()))["replay"] == "undetermined"
