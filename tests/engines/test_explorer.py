"""Exploration: what the model is told, and what comes of everything that it gets wrong."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from synthesis.core.chat import ChatReply, ToolUse
from synthesis.core.collection import Collected, collect
from synthesis.core.errors import ContextError, ProviderTransientError
from synthesis.core.values import Configuration, Evidence, Json, Outcome, Step
from synthesis.engines import make_engine
from synthesis.engines.openai import show_part
from synthesis.engines.openai.explorer import MOST_MALFORMED, MOST_UNFRUITFUL
from tests.core.world import SPECS, WorldRunner, configuration
from tests.support.talking import ScriptedModel, calls, says

CHILE = ("country_currency", {"country": "Chile"})
PERU = ("country_currency", {"country": "Peru"})
PEOPLE = ("population", {"country": "Chile"})
DONE = says("I have seen enough.")
EARLIER = (Step(1, 1, *CHILE, {"currency": "CLP"}, None),)


async def explored(
    *replies: ChatReply | Exception,
    evidence: Evidence = (),
    query: str | None = None,
    runner: Any = None,
    setting: Configuration | None = None,
) -> tuple[Collected, ScriptedModel]:
    """What one iteration collects when the model says this; all of it must be said."""
    model = ScriptedModel(replies)
    engine = make_engine("openai", SPECS, model)
    iteration = 1 + max((step.iteration for step in evidence), default=0)
    collected = await collect(
        setting or configuration(), iteration, evidence, engine, runner or WorldRunner(), query
    )
    assert model.silent
    return collected, model


def _told(model: ScriptedModel) -> list[str]:
    """What the model was told of its calls, in the last request."""
    return [str(m["content"]) for m in model.requests[-1].messages if m["role"] == "tool"]


async def test_calls_are_run_and_their_results_told() -> None:
    collected, model = await explored(calls(CHILE), DONE)
    assert [(step.tool, step.result) for step in collected.evidence] == [
        ("country_currency", {"currency": "CLP"})
    ]
    assert _told(model)[0].startswith('Step 1, /result: {"currency":"CLP"}')


async def test_what_came_from_an_earlier_step_is_inferred() -> None:
    convert = ("from_dollars", {"currency": "CLP", "amount": 100})
    collected, _ = await explored(calls(CHILE), calls(convert), DONE)
    [link] = collected.evidence[1].inputs_from
    assert (link.argument, link.step, link.pointer, link.inferred) == (
        "/currency",
        1,
        "/result/currency",
        True,
    )


async def test_calls_of_one_reply_run_together_up_to_the_budget() -> None:
    neighbours = ("neighbours", {"country": "Chile"})
    collected, model = await explored(
        calls(CHILE, PEOPLE, neighbours), setting=configuration(steps=2)
    )
    assert [step.tool for step in collected.evidence] == ["country_currency", "population"]
    assert len(model.requests) == 1


async def test_a_call_over_the_budget_is_told_when_the_model_is_asked_again() -> None:
    collected, model = await explored(
        calls(CHILE), calls(CHILE, PEOPLE, PERU), setting=configuration(steps=3)
    )
    assert len(collected.evidence) == 3
    assert "Calls left in this iteration: 2." in _told(model)[-1]


async def test_each_call_of_a_reply_gets_its_answer_in_order() -> None:
    _, model = await explored(calls(CHILE, ("population", "{"), PEOPLE), DONE)
    sent = model.requests[-1].messages
    assert [call["id"] for call in sent[2]["tool_calls"]] == [m["tool_call_id"] for m in sent[3:]]
    assert ["Step 1" in told for told in _told(model)] == [True, False, False]
    assert "are not JSON" in _told(model)[1]
    assert "Step 2" in _told(model)[2]


async def test_a_failing_call_is_evidence_and_its_error_is_told() -> None:
    nowhere = ("population", {"country": "Atlantis"})
    collected, model = await explored(calls(nowhere), calls(PEOPLE), DONE)
    assert [step.ok for step in collected.evidence] == [False, True]
    assert "Step 1, error: " in _told(model)[0]
    assert "Atlantis" in _told(model)[0]


async def test_a_tool_that_is_not_offered_is_a_step_with_an_error() -> None:
    collected, model = await explored(calls(("rm -rf", {"x": 1})), calls(PEOPLE), DONE)
    assert "not in this toolset" in (collected.evidence[0].error or "")
    assert "not in this toolset" in _told(model)[0]
    # Servers refuse names that are none, also in the history.
    assert model.requests[-1].messages[2]["tool_calls"][0]["function"]["name"] == "unreadable_name"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("{'country': 'Chile'}", "are not JSON"),
        ('["Chile"]', "must be a JSON object"),
        ('{"n": NaN}', "cannot"),
        ('{"n": 9007199254740993}', "above 2^53"),
        ('{"s": "\\u0000"}', "NUL"),
        ('{"s": "\\ud800"}', "character"),
        ("[" * 100_000, "are not JSON"),
    ],
)
async def test_unreadable_arguments_are_told_and_are_no_step(arguments: str, told: str) -> None:
    collected, model = await explored(calls(("population", arguments)), calls(PEOPLE), DONE)
    assert len(collected.evidence) == 1
    assert told in _told(model)[0]
    assert model.requests[-1].messages[2]["tool_calls"][0]["function"]["arguments"] == "{}"


async def test_arguments_that_were_cut_off_are_told_as_such() -> None:
    cut = calls(("population", '{"country": "Chi'), finish_reason="length")
    _, model = await explored(cut, calls(PEOPLE), DONE)
    assert "cut off" in _told(model)[0]


async def test_exploration_ends_at_the_third_call_with_unreadable_arguments() -> None:
    bad = calls(("population", "{"))
    collected, _ = await explored(calls(CHILE), *[bad] * MOST_MALFORMED)
    assert (len(collected.evidence), collected.failure) == (1, None)
    assert collected.ended_by == "malformed"


async def test_calls_with_unreadable_arguments_alone_are_the_failure_of_the_iteration() -> None:
    collected, _ = await explored(*[calls(("population", "{"))] * MOST_MALFORMED)
    assert (collected.failure and collected.failure.kind) == "derivation: malformed"


async def test_a_model_that_has_seen_enough_does_not_end_early() -> None:
    collected, _ = await explored(calls(CHILE), DONE)
    assert (collected.ended_by, collected.failure) == ("", None)


async def test_steps_that_are_used_up_are_no_early_end() -> None:
    collected, _ = await explored(calls(CHILE), calls(PEOPLE), setting=configuration(steps=2))
    assert (len(collected.evidence), collected.ended_by) == (2, "")


async def test_a_call_made_before_is_not_run_again() -> None:
    runner = WorldRunner()
    collected, model = await explored(
        calls(CHILE), calls(CHILE), calls(PEOPLE), DONE, runner=runner
    )
    assert (len(collected.evidence), len(runner.calls)) == (2, 2)
    assert "step 1 is this call" in _told(model)[1]


async def test_a_call_of_an_earlier_iteration_is_not_run_again() -> None:
    runner = WorldRunner()
    await explored(calls(CHILE), calls(PEOPLE), DONE, evidence=EARLIER, runner=runner)
    assert [tool for tool, _ in runner.calls] == ["population"]


async def test_equal_calls_in_one_reply_run_once() -> None:
    runner = WorldRunner()
    _, model = await explored(calls(CHILE, CHILE), DONE, runner=runner)
    assert len(runner.calls) == 1
    assert "step 1 is this call" in _told(model)[1]


async def test_an_endless_loop_of_one_call_ends_the_iteration() -> None:
    collected, _ = await explored(calls(CHILE), *[calls(CHILE)] * MOST_UNFRUITFUL)
    assert (len(collected.evidence), collected.failure, collected.ended_by) == (1, None, "loop")


async def test_a_loop_of_a_call_that_fails_leaves_nothing_to_ask_about() -> None:
    nowhere = ("population", {"country": "Atlantis"})
    collected, _ = await explored(calls(nowhere), *[calls(nowhere)] * MOST_UNFRUITFUL)
    assert collected.failure is not None
    assert (collected.failure.why, str(collected.failure)) == (
        "evidence",
        "No tool call succeeded. The model asked for the same again and again.",
    )


async def test_a_new_call_between_repetitions_begins_the_count_again() -> None:
    again = [calls(CHILE)] * (MOST_UNFRUITFUL - 1)
    collected, _ = await explored(calls(CHILE), *again, calls(PEOPLE), *again, DONE)
    assert len(collected.evidence) == 2


async def test_a_call_that_was_lost_to_a_limit_may_be_made_again() -> None:
    class Slow(WorldRunner):
        async def call(self, tool: str, arguments: Mapping[str, Json]) -> Outcome:
            outcome = await super().call(tool, arguments)
            if len(self.calls) == 1:
                return Outcome(error="The call did not finish within 10 seconds.")
            return outcome

    collected, _ = await explored(calls(CHILE), calls(CHILE), DONE, runner=Slow())
    assert [step.ok for step in collected.evidence] == [False, True]


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (says("", refusal="I cannot."), "refusal"),
        (says("", finish_reason="content_filter"), "refusal"),
        (says("  "), "no calls"),
    ],
)
async def test_a_refusal_or_an_empty_reply_is_asked_about_once(reply: ChatReply, why: str) -> None:
    collected, model = await explored(reply, calls(CHILE), reply)
    assert (len(collected.evidence), collected.failure, collected.ended_by) == (1, None, why)
    assert model.requests[1].messages[-1]["role"] == "user"


async def test_a_refusal_without_any_evidence_is_the_failure_of_the_iteration() -> None:
    refusal = says("", refusal="I cannot.")
    collected, _ = await explored(refusal, refusal)
    assert collected.failure is not None
    assert collected.failure.why == "refusal"
    assert "I cannot." in str(collected.failure)


async def test_a_model_that_answers_without_calling_is_asked_once_more_to_call() -> None:
    collected, model = await explored(says("The currency is the peso."), calls(CHILE), DONE)
    assert len(collected.evidence) == 1
    assert "Call at least one of the tools now" in model.requests[1].messages[-1]["content"]


async def test_a_model_that_never_calls_is_the_failure_of_the_first_iteration() -> None:
    collected, _ = await explored(says("It is the peso."), says("As I said, the peso."))
    assert collected.failure is not None
    assert collected.failure.why == "no calls"


async def test_a_model_that_never_calls_later_leaves_what_there_is() -> None:
    collected, _ = await explored(says("No."), says("No."), evidence=EARLIER)
    assert (collected.evidence, collected.failure) == (EARLIER, None)
    assert collected.ended_by == "no calls"


async def test_a_context_that_overflows_ends_the_exploration_with_what_there_is() -> None:
    collected, _ = await explored(calls(CHILE), ContextError("8,200 tokens are more than 8,192."))
    assert (len(collected.evidence), collected.failure, collected.ended_by) == (1, None, "context")


async def test_a_context_that_overflows_at_once_is_the_failure_of_the_iteration() -> None:
    collected, _ = await explored(ContextError("8,200 tokens are more than 8,192."))
    assert collected.failure is not None
    assert (collected.failure.why, str(collected.failure)) == (
        "context",
        "8,200 tokens are more than 8,192.",
    )


async def test_a_first_request_that_overflows_shows_less_of_what_is_known() -> None:
    rows = {"rows": [f"a row of some words {n}" for n in range(60)]}
    long = (Step(1, 1, "neighbours", {"country": "Chile"}, rows, None),)
    collected, model = await explored(
        ContextError("Too long."), calls(PEOPLE), DONE, evidence=long, query="Which?"
    )
    assert len(collected.evidence) == 2
    first, second = (str(request.messages[1]["content"]) for request in model.requests[:2])
    assert len(second) < len(first) - 500


async def test_a_first_request_that_overflows_twice_leaves_what_there_is() -> None:
    too_long = ContextError("Too long.")
    collected, _ = await explored(too_long, too_long, evidence=EARLIER, query="Which?")
    assert (collected.evidence, collected.failure) == (EARLIER, None)


async def test_faults_of_the_server_are_not_the_explorers_to_handle() -> None:
    with pytest.raises(ProviderTransientError):
        await explored(calls(CHILE), ProviderTransientError("No answer."))


async def test_a_part_of_a_large_result_is_shown_for_no_step() -> None:
    class Wide(WorldRunner):
        async def call(self, tool: str, arguments: Mapping[str, Json]) -> Outcome:
            return Outcome(result={"rows": [{"name": f"row {n}"} for n in range(500)]})

    ask = (show_part.NAME, {"step": 1, "pointer": "/result/rows", "offset": 250})
    collected, model = await explored(calls(CHILE), calls(ask), DONE, runner=Wide())
    assert len(collected.evidence) == 1
    assert "list of 500 objects at /result/rows" in _told(model)[0]
    assert _told(model)[1].startswith("Items 250 to ")
    assert "row 250" in _told(model)[1]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"step": 7, "pointer": "/result"}, "There is no step 7"),
        ({"step": "1", "pointer": "/result"}, "There is no step '1'"),
        ({"step": 1, "pointer": "/result/nowhere"}, "There is nothing at"),
        ({"step": 1, "pointer": 5}, "must be a string"),
        ({"step": 1, "pointer": "/result", "offset": -1}, "must be a string"),
        ({"step": 1, "pointer": "result"}, "does not begin with"),
    ],
)
async def test_a_part_that_is_not_there_is_told(arguments: Any, told: str) -> None:
    _, model = await explored(calls(CHILE), calls((show_part.NAME, arguments)), DONE)
    assert told in _told(model)[1]


async def test_parts_are_shown_a_few_times_only() -> None:
    ask = calls((show_part.NAME, {"step": 1, "pointer": "/result"}))
    collected, model = await explored(
        calls(CHILE), *[ask] * show_part.MOST, *[ask] * MOST_UNFRUITFUL
    )
    assert len(collected.evidence) == 1
    assert "No more than" in _told(model)[-1]


async def test_the_model_is_told_seed_budget_and_what_the_plan_wants_used() -> None:
    _, model = await explored(calls(CHILE), DONE)
    told = str(model.requests[0].messages[1]["content"])
    for words in ("Seed: Chile (country)", "6 calls", "from_dollars, population", "Peru, Brazil"):
        assert words in told


async def test_later_iterations_are_told_the_question_and_what_is_known() -> None:
    _, model = await explored(calls(PEOPLE), DONE, evidence=EARLIER, query="Which currency?")
    told = str(model.requests[0].messages[1]["content"])
    assert 'Step 1: country_currency\n/arguments: {"country":"Chile"}' in told
    assert "The question so far: Which currency?" in told
    assert told.index("Step 1") < told.index("Which currency?")


async def test_tools_come_in_canonical_order_and_the_part_shower_last() -> None:
    shuffled = configuration(toolset=tuple(sorted(SPECS, reverse=True)))
    _, model = await explored(calls(CHILE), DONE, setting=shuffled)
    names = [tool["function"]["name"] for tool in model.requests[0].tools]
    assert names == [*sorted(SPECS), show_part.NAME]


async def test_a_conversation_only_grows_at_its_end() -> None:
    _, model = await explored(
        calls(CHILE), calls(CHILE), calls(("population", "{")), calls(PEOPLE, PERU), DONE
    )
    for earlier, later in zip(model.requests, model.requests[1:], strict=False):
        assert later.messages[: len(earlier.messages)] == earlier.messages
        assert later.tools == earlier.tools


async def test_what_is_known_only_grows_from_iteration_to_iteration() -> None:
    more = (*EARLIER, Step(2, 2, *PEOPLE, {"population": 18664652}, None))
    _, second = await explored(says("No."), says("No."), evidence=EARLIER, query="Which?")
    _, third = await explored(says("No."), says("No."), evidence=more, query="How many?")
    before = str(second.requests[0].messages[1]["content"]).partition("This is iteration")[0]
    assert "Step 1" in before
    assert str(third.requests[0].messages[1]["content"]).startswith(before)
    assert second.requests[0].messages[0] == third.requests[0].messages[0]


async def test_ids_of_calls_are_ours_and_unlike_each_other() -> None:
    twice = ChatReply("", (ToolUse("", *_raw(CHILE)), ToolUse("", *_raw(PEOPLE))))
    _, model = await explored(twice, calls(PERU), DONE)
    ids = [m["tool_call_id"] for m in model.requests[-1].messages if m["role"] == "tool"]
    assert len(set(ids)) == 3
    assert all(len(found) == 9 and found.isalnum() for found in ids)


def _raw(call: tuple[str, Any]) -> tuple[str, str]:
    return call[0], json.dumps(call[1])


async def test_a_call_without_arguments_has_empty_ones() -> None:
    collected, _ = await explored(calls(("population", "")), DONE)
    assert dict(collected.evidence[0].arguments) == {}


async def test_equal_replies_lead_to_equal_requests() -> None:
    replies = [calls(CHILE, PEOPLE), calls(CHILE), calls(("population", "{")), calls(PERU), DONE]
    _, first = await explored(*replies)
    _, second = await explored(*replies)
    assert json.dumps([r.messages for r in first.requests]) == json.dumps(
        [r.messages for r in second.requests]
    )
