"""Attempts in a record: what stands as they were made, and what does not."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from synthesis.core.attempts import VERDICTS
from synthesis.core.checks import structure
from synthesis.core.difficulty import COUNTED, difficulty
from synthesis.core.record import with_attempts
from synthesis.core.serial import Record
from synthesis.core.solving import attempt
from tests.core.test_solving import Script, calls, says
from tests.core.world import SPECS, WorldRunner, task, verdicts


async def tried() -> Record:
    """A record of the world with a right, a wrong and a missing answer."""
    record = await task("chain")
    answers = [f"Answer: {record['answer']['text']}", "Answer: 12345678", " "]
    made = []
    for number, text in enumerate(answers, start=1):
        model = Script([calls(("population", '{"country": "Peru"}')), says(text)])
        made.append((await attempt(number, record, SPECS, model, WorldRunner(), 4)).to_json())
    return with_attempts(record, made, difficulty(made))


async def test_a_record_with_attempts_passes_every_check() -> None:
    record = await tried()
    assert [item["verdict"] for item in record["attempts"]][2] == "none"
    assert set((await verdicts(record)).values()) == {"pass"}


def test_every_verdict_but_the_undetermined_one_counts() -> None:
    assert set(VERDICTS) - set(COUNTED) == {"undetermined"}


def _set(*path: Any, to: Any) -> Callable[[Record], None]:
    def change(record: Record) -> None:
        place: Any = record
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = to

    return change


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (_set("attempts", 0, to="solved"), "Attempt 1 has other fields than it should."),
        (_set("attempts", 0, "seconds", to=4), "Attempt 1 has other fields than it should."),
        (_set("attempts", 0, "turns", to="2"), "Attempt 1 has fields of the wrong type: turns."),
        (_set("attempts", 0, "turns", to=True), "Attempt 1 has fields of the wrong type: turns."),
        (_set("attempts", 1, "attempt", to=3), "Attempt 2 is numbered 3."),
        (_set("attempts", 1, "verdict", to="maybe"), "the verdict 'maybe', which is none."),
        (_set("attempts", 0, "answer", to=None), "Attempt 1 is correct without an answer."),
        (_set("attempts", 0, "messages", to=[]), "The messages of attempt 1 are no conversation."),
        (
            _set("attempts", 0, "messages", 2, "role", to="robot"),
            "The messages of attempt 1 are no conversation.",
        ),
        (
            _set("attempts", 0, "messages", 2, "tool_calls", to=[{"function": {}}]),
            "The messages of attempt 1 are no conversation.",
        ),
        (
            _set("attempts", 0, "messages", 1, "content", to="What is two and two?"),
            "Attempt 1 is at another query.",
        ),
        (
            _set("attempts", 1, "verdict", to="correct"),
            "The difficulty is not what the attempts come to.",
        ),
        (
            _set("difficulty", "band", to="always"),
            "The difficulty is not what the attempts come to.",
        ),
        (_set("difficulty", to=None), "The difficulty is not what the attempts come to."),
        (_set("attempts", to=[]), "The difficulty is not what the attempts come to."),
    ],
)
async def test_attempts_that_were_not_made_so_are_named(
    change: Callable[[Record], None], sentence: str
) -> None:
    record = copy.deepcopy(await tried())
    change(record)
    found = structure.check(record)
    assert found.verdict == "fail"
    assert sentence in found.reason


async def test_an_edited_query_leaves_its_attempts_standing() -> None:
    record = await tried()
    edited = {**record, "query": "Another query?", "edits": [{"field": "query"}]}
    assert structure.check(edited).verdict == "pass"
