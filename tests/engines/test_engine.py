"""The engine of an episode: iterations, both strategies, and asking the same again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest

from synthesis.core.chat import ChatReply
from synthesis.core.episode import (
    Progress,
    is_complete,
    progress_from_json,
    progress_to_json,
    run_iteration,
)
from synthesis.core.errors import ConfigurationError, DerivationError
from synthesis.core.record import RunInfo, build, seal
from synthesis.core.values import Configuration
from synthesis.core.verification import failed, verify
from synthesis.engines import ENGINES, engine_version, make_engine, make_rederiver
from synthesis.engines.builtin.engine import BuiltinEngine
from synthesis.engines.openai import show_part
from synthesis.engines.openai.engine import OpenAIEngine
from synthesis.tools import catalogue
from tests.core.world import EXEMPLARS, SPECS, WorldRunner, configuration
from tests.support.talking import ScriptedModel, calls, draft, says, value

CHAIN: list[ChatReply] = [
    calls(("country_currency", {"country": "Chile"})),
    calls(("from_dollars", {"currency": "CLP", "amount": 100})),
    says("That will do."),
    says(draft("What are 100 US dollars in Chile's currency?", value(2, "/result/value", 92875))),
]
WIDER: list[ChatReply] = [
    calls(("country_currency", {"country": "Peru"}), ("population", {"country": "Chile"})),
    says("That will do."),
    says(
        draft(
            "What are 100 US dollars in Chile's currency, and how many people live in Chile?",
            value(2, "/result/value", 92875, "dollars"),
            value(4, "/result/population", 18664652, "people"),
        )
    ),
]
QUERY = "What are 100 US dollars in the currency of Chile?"
INVENTED: list[ChatReply] = [
    says({"query": QUERY}),
    *CHAIN[:3],
    says({"answer_format": "plain", "values": [value(2, "/result/value", 92875)]}),
]


async def _episode(
    setting: Configuration,
    replies: Sequence[ChatReply],
    strategy: str = "evidence-first",
    progress: Progress | None = None,
) -> tuple[Progress, ScriptedModel]:
    model = ScriptedModel(replies)
    engine = make_engine("openai", SPECS, model, strategy)
    progress = progress or Progress()
    while not is_complete(setting, progress):
        progress = await run_iteration(setting, progress, engine, WorldRunner(), EXEMPLARS)
    assert model.silent
    return progress, model


def _asked(model: ScriptedModel) -> list[str]:
    """Every request as text, as a ledger would compare it."""
    return [
        json.dumps(
            [r.role, r.stage, list(r.messages), list(r.tools), r.reply and dict(r.reply.schema)]
        )
        for r in model.requests
    ]


async def test_each_iteration_explores_and_derives_and_the_last_draft_stands() -> None:
    progress, model = await _episode(configuration(iterations=2), CHAIN + WIDER)
    assert [step.iteration for step in progress.evidence] == [1, 1, 2, 2]
    assert [item.iteration for item in progress.drafts] == [1, 2]
    assert [request.stage for request in model.requests] == [
        *["explore 1"] * 3,
        "derive 1",
        *["explore 2"] * 2,
        "derive 2",
    ]


async def test_the_query_of_one_iteration_is_the_topic_of_the_next() -> None:
    _, model = await _episode(configuration(iterations=2), CHAIN + WIDER)
    topic = "The question so far: What are 100 US dollars in Chile's currency?"
    assert topic in str(model.requests[4].messages[1]["content"])
    assert topic in str(model.requests[6].messages[1]["content"])


async def test_what_an_episode_makes_is_a_record_that_passes_every_check() -> None:
    setting = configuration(iterations=2)
    progress, _ = await _episode(setting, CHAIN + WIDER)
    info = RunInfo("openai", "scripted", {"studio": "test", "engine": engine_version("openai")})
    record = build(info, setting, progress, SPECS)
    verdicts = await verify(record, SPECS, WorldRunner(), 0.0)
    assert failed(verdicts) == []
    assert seal(record, verdicts)["pattern"]["depth"] == 2


async def test_an_iteration_without_a_draft_leaves_the_one_before_in_place() -> None:
    nothing = [says("No."), says("No."), *[says("I cannot say.")] * 3]
    progress, _ = await _episode(configuration(iterations=2), [*CHAIN, *nothing])
    assert progress.draft is not None
    assert progress.draft.iteration == 1
    assert progress.kinds == ("reply",)


async def test_equal_replies_lead_to_equal_requests_byte_for_byte() -> None:
    _, first = await _episode(configuration(iterations=2), CHAIN + WIDER)
    _, second = await _episode(configuration(iterations=2), CHAIN + WIDER)
    assert _asked(first) == _asked(second)


async def test_an_episode_goes_on_after_a_restart_with_the_requests_it_would_have_made() -> None:
    setting = configuration(iterations=2)
    _, whole = await _episode(setting, CHAIN + WIDER)
    done, before = await _episode(configuration(iterations=1), CHAIN)
    stored = json.loads(json.dumps(progress_to_json(done)))
    _, after = await _episode(setting, list(WIDER), progress=progress_from_json(stored))
    # How many iterations there are stands in the instruction, so only the rest is compared.
    assert _asked(whole)[len(before.requests) :] == _asked(after)


async def test_the_order_of_keys_that_a_database_gives_back_changes_no_request() -> None:
    setting = configuration(iterations=2)
    done, _ = await _episode(configuration(iterations=1), CHAIN)

    def turned(item: Any) -> Any:
        if isinstance(item, dict):
            return {key: turned(item[key]) for key in reversed(item)}
        return [turned(entry) for entry in item] if isinstance(item, list) else item

    stored = progress_to_json(done)
    _, first = await _episode(setting, list(WIDER), progress=progress_from_json(stored))
    _, second = await _episode(setting, list(WIDER), progress=progress_from_json(turned(stored)))
    assert _asked(first) == _asked(second)


async def test_query_first_invents_then_explores_then_answers_that_query() -> None:
    setting = configuration(iterations=1)
    progress, model = await _episode(setting, INVENTED, "query-first")
    assert progress.draft is not None
    assert progress.draft.query == QUERY
    stages = [request.stage for request in model.requests]
    assert stages == ["invent 1", *["explore 1"] * 3, "derive 1"]
    assert model.requests[0].tools == ()
    assert "from_dollars(currency, amount)" in str(model.requests[0].messages[1]["content"])
    assert f"Answer exactly this question with the tools: {QUERY}" in str(
        model.requests[1].messages[1]["content"]
    )
    assert "query" not in model.requests[-1].reply.schema["properties"]  # type: ignore[union-attr]


async def test_an_invented_query_that_the_evidence_does_not_answer_is_unanswerable() -> None:
    replies = [*INVENTED[:-1], says({"answer_format": "plain", "values": []})]
    progress, _ = await _episode(configuration(iterations=1), replies, "query-first")
    assert (progress.draft, progress.kinds) == (None, ("unanswerable",))


async def test_a_query_that_cannot_be_read_is_asked_for_again() -> None:
    replies = [says("How much is it?"), *INVENTED]
    progress, model = await _episode(configuration(iterations=1), replies, "query-first")
    assert progress.draft is not None
    assert "The reply is not JSON." in str(model.requests[1].messages[-1]["content"])


@pytest.mark.parametrize(
    ("replies", "why"),
    [
        ([says("How much?")] * 3, "reply"),
        ([says("", refusal="I must not.")], "refusal"),
    ],
)
async def test_no_query_at_all_is_a_recorded_failure(
    replies: Sequence[ChatReply], why: str
) -> None:
    progress, _ = await _episode(configuration(iterations=1), replies, "query-first")
    assert (progress.evidence, progress.kinds) == ((), (why,))


async def test_query_first_has_one_iteration() -> None:
    engine = make_engine("openai", SPECS, ScriptedModel([]), "query-first")
    setting = configuration(iterations=2)
    assert await engine.next_calls(setting, 2, (), QUERY) == ()
    with pytest.raises(DerivationError, match="one iteration"):
        await engine.derive(setting, 2, (), (), QUERY)


def test_there_are_two_engines() -> None:
    assert ENGINES == ("builtin", "openai")
    assert isinstance(make_engine("builtin", SPECS), BuiltinEngine)
    assert isinstance(make_engine("openai", SPECS, ScriptedModel([])), OpenAIEngine)
    assert all(engine_version(name).startswith(f"{name} ") for name in ENGINES)
    assert engine_version("openai") != engine_version("builtin")


def test_only_an_engine_without_a_model_can_be_asked_to_derive_again() -> None:
    assert make_rederiver("builtin", SPECS) is not None
    assert make_rederiver("openai", SPECS) is None


@pytest.mark.parametrize(
    ("name", "model", "strategy", "told"),
    [
        ("oracle", None, "evidence-first", "builtin or openai"),
        ("openai", None, "evidence-first", "needs a model"),
        ("openai", ScriptedModel([]), "luck-first", "evidence-first or query-first"),
    ],
)
def test_what_cannot_be_made_is_told(name: str, model: Any, strategy: str, told: str) -> None:
    with pytest.raises(ConfigurationError, match=told):
        make_engine(name, SPECS, model, strategy)


def test_no_tool_of_the_pool_is_called_as_the_part_shower() -> None:
    assert show_part.NAME not in catalogue.specs()
