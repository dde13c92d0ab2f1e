"""An episode: evidence first, a question derived from it, a checkpoint after each iteration."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from synthesis.core.canonical import canonical
from synthesis.core.collection import collect
from synthesis.core.episode import (
    Progress,
    is_complete,
    progress_from_json,
    progress_to_json,
    run_iteration,
)
from synthesis.core.errors import DerivationError
from synthesis.core.record import build, digest
from synthesis.core.sampling import FORMS
from synthesis.core.serial import configuration_from_json, configuration_to_json, step_to_json
from synthesis.core.values import Call, Json, Outcome
from synthesis.engines.builtin.engine import BuiltinEngine
from synthesis.tools.execution import plain
from tests.core.world import (
    EXEMPLARS,
    INFO,
    SPECS,
    WorldRunner,
    configuration,
    finished,
    task,
    verdicts,
)


async def test_the_planned_target_is_reached_through_typed_data_flow() -> None:
    progress = await finished(configuration())
    conversion = next(step for step in progress.evidence if step.tool == "from_dollars")

    assert conversion.inputs_from[0].pointer == "/result/currency"
    assert conversion.arguments["currency"] == "CLP"


async def test_the_intermediate_value_is_described_and_not_named() -> None:
    record = await task("chain")

    assert "CLP" not in record["query"]
    assert "Chile" in record["query"]
    assert record["pattern"]["depth"] >= 2


@pytest.mark.parametrize("form", FORMS)
async def test_every_form_gives_a_task_that_passes_every_check(form: str) -> None:
    record = await task(form)

    assert set((await verdicts(record)).values()) == {"pass"}


@pytest.mark.parametrize("form", ["comparison", "aggregation", "multi_part", "format"])
async def test_the_planned_form_is_made_where_the_evidence_allows(form: str) -> None:
    setting = configuration(form)
    progress = await finished(setting)

    assert progress.draft is not None
    assert progress.draft.form == form


async def test_the_same_configuration_gives_the_same_bytes() -> None:
    assert canonical(await task("aggregation")) == canonical(await task("aggregation"))


async def test_no_more_steps_are_taken_than_the_iteration_allows() -> None:
    setting = configuration("aggregation", steps=2)
    progress = await finished(setting)

    for iteration in (1, 2, 3):
        assert sum(step.iteration == iteration for step in progress.evidence) <= 2


async def test_a_tool_outside_the_toolset_is_never_called() -> None:
    runner = WorldRunner()

    await finished(configuration(toolset=("population", "neighbours")), runner)

    assert {tool for tool, _ in runner.calls} <= {"population", "neighbours"}


async def test_a_refused_call_is_kept_as_evidence_and_recovered_from() -> None:
    unknown = configuration().seed.__class__("Atlantis", "country", "general", "World 1")
    progress = await finished(configuration(seed=unknown))

    assert any(step.error for step in progress.evidence)
    assert progress.draft is not None


async def test_tools_are_given_the_arguments_that_a_replay_will_give_them() -> None:
    class Asking(BuiltinEngine):
        async def next_calls(self, *_: Any) -> Sequence[Call]:
            return [Call("population", {"zone": 5.0, "country": "Chile"})]

    runner = WorldRunner()
    collected = await collect(configuration(steps=1), 1, (), Asking(SPECS), runner, None)
    steps = json.loads(canonical([step_to_json(step) for step in collected.evidence]))

    assert [json.dumps(given) for _, given in runner.calls] == [
        json.dumps(step["arguments"]) for step in steps
    ]


@pytest.mark.parametrize("value", [6579683920500000.0, 1.41e17])
async def test_a_large_whole_number_is_the_same_before_and_after_it_is_written(
    value: float,
) -> None:
    class Large(WorldRunner):
        def _answer(self, tool: str, arguments: Mapping[str, Json]) -> Outcome:
            if tool == "from_dollars":
                return Outcome(result=plain({"value": value}))
            return super()._answer(tool, arguments)

    setting = configuration("chain")
    record = build(INFO, setting, await finished(setting, Large()), SPECS)

    assert record["answer"]["values"][0]["value"] == value
    assert set((await verdicts(record, Large())).values()) == {"pass"}
    assert digest(json.loads(canonical(record))) == digest(record)


async def test_an_episode_without_a_successful_call_is_a_recorded_failure() -> None:
    unknown = configuration().seed.__class__("Atlantis", "country", "general", "World 1")
    setting = configuration(seed=unknown, draws={})
    progress = await finished(setting)

    with pytest.raises(DerivationError, match="No tool call succeeded"):
        build(INFO, setting, progress, SPECS)


async def test_a_checkpoint_survives_json_and_continues_to_the_same_end() -> None:
    setting, engine, runner = configuration("comparison"), BuiltinEngine(SPECS), WorldRunner()
    progress = await run_iteration(setting, Progress(), engine, runner, EXEMPLARS)
    stored = json.loads(json.dumps([configuration_to_json(setting), progress_to_json(progress)]))
    restored, again = configuration_from_json(stored[0]), progress_from_json(stored[1])
    while not is_complete(restored, again):
        again = await run_iteration(restored, again, engine, runner, EXEMPLARS)
    straight = await finished(setting)

    assert restored == setting
    assert again.drafts == straight.drafts
    assert again.evidence == straight.evidence
