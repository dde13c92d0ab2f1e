"""A solver's attempt: what it is told, what its calls give, and what its answer comes to."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from synthesis.core.attempts import Attempt
from synthesis.core.canonical import canonical
from synthesis.core.chat import ChatReply, ChatRequest, ToolUse
from synthesis.core.errors import BudgetError, ContextError, ProviderTransientError
from synthesis.core.serial import Record
from synthesis.core.solving import REMINDER, attempt
from synthesis.core.values import Json, Outcome
from tests.core.world import SPECS, WorldRunner

QUERY = "How many people live in the most populous neighbour of the home of the llama?"
RECORD: Record = {
    "query": QUERY,
    "answer": {
        "text": "216422446",
        "values": [
            {
                "name": "population",
                "value": 216422446,
                "type": "number",
                "unit": None,
                "tolerance": None,
            }
        ],
        "format": "plain",
    },
    "toolset": ["population", "neighbours", "country_currency"],
    "evidence": [{"step": 1, "result": {"secret": "found by the explorer"}}],
}


@dataclass
class Script:
    """A model that says its lines in order, and keeps what it was asked."""

    lines: Sequence[ChatReply | Exception]
    asked: list[ChatRequest] = field(default_factory=list)

    async def chat(self, request: ChatRequest) -> ChatReply:
        self.asked.append(request)
        line = self.lines[len(self.asked) - 1]
        if isinstance(line, Exception):
            raise line
        return line


def says(text: str, **rest: Any) -> ChatReply:
    return ChatReply(text, model="scripted-1", **rest)


def calls(*wanted: tuple[str, str]) -> ChatReply:
    uses = tuple(ToolUse(f"c{n}", name, arguments) for n, (name, arguments) in enumerate(wanted))
    return ChatReply("", uses, "tool_calls")


def asks(country: str) -> ChatReply:
    return calls(("population", json.dumps({"country": country})))


async def tried(*lines: ChatReply | Exception, turns: int = 6) -> tuple[Attempt, Script]:
    model = Script(lines)
    return await attempt(1, RECORD, SPECS, model, WorldRunner(), turns), model


def told(made: Attempt) -> list[str]:
    """What the tools' messages say."""
    return [str(message["content"]) for message in made.messages if message["role"] == "tool"]


async def test_a_right_answer_after_real_calls_is_correct_by_its_type_alone() -> None:
    made, model = await tried(asks("Brazil"), says("It is Brazil.\n\nAnswer: 216,422,446"))
    assert (made.verdict, made.answer, made.judged) == ("correct", "216,422,446", False)
    assert (made.turns, made.model) == (2, "scripted-1")
    assert [request.stage for request in model.asked] == ["solve 1", "solve 1"]
    assert told(made) == ['{"population":216422446}']


async def test_another_number_is_incorrect_without_asking_a_judge() -> None:
    made, model = await tried(says("Answer: 45773884"))
    assert (made.verdict, made.reason) == ("incorrect", "The number is another one.")
    assert len(model.asked) == 1


async def test_the_solver_gets_the_query_and_the_tools_and_nothing_of_the_evidence() -> None:
    _, model = await tried(says("Answer: 1"))
    request = model.asked[0]
    assert [tool["function"]["name"] for tool in request.tools] == [
        "country_currency",
        "neighbours",
        "population",
    ]
    said = json.dumps(request.messages)
    assert QUERY in said
    assert "explorer" not in said
    assert "216422446" not in said


async def test_attempts_ask_the_same_and_differ_by_their_stage_alone() -> None:
    first, second = Script([says("Answer: 1")]), Script([says("Answer: 1")])
    await attempt(1, RECORD, SPECS, first, WorldRunner(), 3)
    await attempt(2, RECORD, SPECS, second, WorldRunner(), 3)
    assert first.asked[0].messages == second.asked[0].messages
    assert (first.asked[0].stage, second.asked[0].stage) == ("solve 1", "solve 2")


async def test_later_requests_begin_with_the_whole_of_the_earlier_ones() -> None:
    _, model = await tried(asks("Peru"), asks("Chile"), says("Answer: 1"))
    for earlier, later in zip(model.asked, model.asked[1:], strict=False):
        assert list(later.messages)[: len(earlier.messages)] == list(earlier.messages)
        assert later.tools == earlier.tools


async def test_calls_of_one_turn_run_at_the_same_time_and_answer_in_order() -> None:
    class Meeting(WorldRunner):
        """Lets no call through before both are there."""

        def __init__(self) -> None:
            super().__init__()
            self.barrier = asyncio.Barrier(2)

        async def call(self, tool: str, arguments: Mapping[str, Json]) -> Outcome:
            async with asyncio.timeout(10):
                await self.barrier.wait()
            return await super().call(tool, arguments)

    both = calls(("population", '{"country": "Peru"}'), ("population", '{"country": "Chile"}'))
    model = Script([both, says("Answer: 1")])
    made = await attempt(1, RECORD, SPECS, model, Meeting(), 3)
    assert told(made) == ['{"population":34352720}', '{"population":18664652}']


@pytest.mark.parametrize(
    ("name", "arguments", "sentence"),
    [
        ("from_dollars", "{}", "There is no tool 'from_dollars' here."),
        ("population", "{country: Peru", "The arguments are not a JSON object."),
        ("population", "[1]", "The arguments are not a JSON object."),
        ("population", '{"country": NaN}', "The arguments are not a JSON object."),
    ],
)
async def test_a_call_that_cannot_be_made_is_told_back(
    name: str, arguments: str, sentence: str
) -> None:
    made, _ = await tried(calls((name, arguments)), says("Answer: 216422446"))
    assert made.verdict == "correct"
    assert json.loads(told(made)[0]) == {"error": sentence}


async def test_a_tools_error_is_told_back() -> None:
    made, _ = await tried(asks("Atlantis"), says("Answer: 216422446"))
    assert "error" in json.loads(told(made)[0])


async def test_a_long_result_is_shortened_in_its_structure() -> None:
    class Verbose(WorldRunner):
        async def call(self, tool: str, arguments: Mapping[str, Json]) -> Outcome:
            return Outcome(result={"words": ["word"] * 20_000, "last": 5})

    model = Script([asks("Peru"), says("Answer: 1")])
    made = await attempt(1, RECORD, SPECS, model, Verbose(), 3)
    assert len(told(made)[0]) < 10_000
    assert json.loads(told(made)[0])["last"] == 5


async def test_no_answer_within_the_turns_is_none_and_the_last_calls_are_not_made() -> None:
    made, _ = await tried(asks("Peru"), asks("Chile"), turns=2)
    assert (made.verdict, made.reason) == ("none", "No answer within 2 turns.")
    assert len(told(made)) == 1


async def test_asking_for_the_same_call_three_times_ends_the_attempt() -> None:
    again = calls(("population", '{ "country":"Peru"}'))
    made, _ = await tried(asks("Peru"), again, asks("Peru"), says("Answer: 216422446"))
    assert (made.verdict, made.reason) == ("none", "The same call was asked for 3 times.")
    assert made.turns == 3


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (says(" "), "The reply was empty."),
        (says("", refusal="I will not."), "The model refused: I will not."),
        (
            says("So we", finish_reason="length"),
            "The reply was cut at the model's limit of length.",
        ),
        (says("Answer: unknown"), "The solver says that it does not know."),
        (ContextError("Too long."), "The conversation grew longer than the model takes."),
    ],
)
async def test_what_is_no_answer_is_none_with_its_reason(
    reply: ChatReply | Exception, reason: str
) -> None:
    made, _ = await tried(reply)
    assert (made.verdict, made.reason) == ("none", reason)


async def test_a_solver_that_forgets_the_last_line_is_reminded_once() -> None:
    made, model = await tried(says("It is Brazil."), says("Answer: 216422446"))
    assert made.verdict == "correct"
    assert list(model.asked[1].messages)[-1] == {"role": "user", "content": REMINDER}
    made, _ = await tried(says("It is Brazil."), says("As I said."))
    assert made.reason == 'No line of the last reply begins with "Answer:".'


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Answer: 5", "5"),
        ("**Final answer:** 5", "5"),
        ("Thus.\nanswer:\n- a\n- b", "- a\n- b"),
        ("<think>Answer: 4?</think>Answer: -5", "-5"),
        ("Answer: 5\nWait.\n\nAnswer: 6", "5\nWait.\n6"),
        ("Answer: 5\nAnswer: 5.", "5."),
    ],
)
async def test_the_answer_is_what_follows_its_mark(text: str, answer: str) -> None:
    made, _ = await tried(says(text), says('{"verdict": "incorrect", "reason": "No."}'))
    assert made.answer == answer


async def test_what_the_types_leave_open_a_judge_decides() -> None:
    opinion = says('{"reason": "It names the same number.", "verdict": "correct"}')
    made, model = await tried(says("Answer: some 216 million"), opinion)
    assert (made.verdict, made.judged) == ("correct", True)
    assert made.reason == "It names the same number."
    asked = model.asked[1]
    assert (asked.role, asked.stage, asked.tools) == ("judge", "judge 1", ())
    assert json.loads(str(list(asked.messages)[1]["content"])) == {
        "question": QUERY,
        "reference": "216422446",
        "given": "some 216 million",
    }
    assert asked.reply is not None
    assert len(made.messages) == 3


async def test_a_judge_is_no_part_of_the_trajectory() -> None:
    made, _ = await tried(says("Answer: many"), says('{"verdict": "incorrect", "reason": "No."}'))
    assert (made.verdict, made.judged) == ("incorrect", True)
    assert [message["role"] for message in made.messages] == ["system", "user", "assistant"]


@pytest.mark.parametrize(
    "opinion",
    [
        says("It seems correct."),
        says('{"verdict": "maybe", "reason": "Hm."}'),
        says('{"verdict": ["correct"]}'),
        ContextError("Too long."),
    ],
)
async def test_a_judge_that_says_nothing_clear_leaves_it_undetermined(
    opinion: ChatReply | Exception,
) -> None:
    made, _ = await tried(says("Answer: some 216 million"), opinion)
    assert (made.verdict, made.judged) == ("undetermined", False)


@pytest.mark.parametrize("error", [ProviderTransientError("Down."), BudgetError("Spent.")])
async def test_the_servers_and_the_budgets_errors_are_not_the_solvers(error: Exception) -> None:
    with pytest.raises(type(error)):
        await tried(asks("Peru"), error)
    with pytest.raises(type(error)):
        await tried(says("Answer: some 216 million"), error)


async def test_an_attempt_is_json_that_a_record_can_hold() -> None:
    made, _ = await tried(asks("Peru"), says("\ud800 \x00\nAnswer: 216422446"))
    again, _ = await tried(asks("Peru"), says("\ud800 \x00\nAnswer: 216422446"))
    assert canonical(made.to_json()) == canonical(again.to_json())
    assert b"\\u0000" not in canonical(made.to_json())
