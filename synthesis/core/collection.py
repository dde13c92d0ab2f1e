"""Collection: the engine asks for calls, real tools run them, and all of it is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

from synthesis.core.canonical import as_read
from synthesis.core.errors import DerivationError, ExplorationError
from synthesis.core.ports import Engine, ToolRunner
from synthesis.core.values import Call, Configuration, Evidence, Outcome, Step


@dataclass(frozen=True, slots=True)
class Collected:
    """Evidence so far, the host time of the latest call, and the seconds spent in tools.

    ``ended_by`` says why it ended early, in a word; ``failure`` is set when the engine gave
    up. What was collected until then is kept.
    """

    evidence: Evidence
    host_time: float
    seconds: float
    ended_by: str = ""
    failure: DerivationError | None = None


async def collect(
    configuration: Configuration,
    iteration: int,
    evidence: Evidence,
    engine: Engine,
    runner: ToolRunner,
    query: str | None,
) -> Collected:
    """One iteration of collection: at most ``configuration.steps`` further steps.

    Calls that the engine asks for together run at the same time. A call outside the
    toolset is refused as an error step, as a model would be told. Tools are given the
    arguments as the record will have them, since a replay can give them no others.
    """
    budget, host_time, seconds = configuration.steps, 0.0, 0.0
    while budget > 0:
        try:
            wanted = await engine.next_calls(configuration, iteration, evidence, query)
        except ExplorationError as error:
            return Collected(evidence, host_time, seconds, ended_by=error.why)
        except DerivationError as error:
            return Collected(evidence, host_time, seconds, failure=error)
        calls = [
            replace(call, arguments=as_read(dict(call.arguments))) for call in list(wanted)[:budget]
        ]
        if not calls:
            break
        outcomes = await _run_all(calls, configuration, runner)
        evidence += _steps(calls, outcomes, iteration, len(evidence))
        budget -= len(calls)
        host_time = max([host_time, *(outcome.host_time for outcome in outcomes)])
        seconds += sum(outcome.seconds for outcome in outcomes)
    return Collected(evidence, host_time, seconds)


async def _run_all(
    calls: Sequence[Call], configuration: Configuration, runner: ToolRunner
) -> Sequence[Outcome]:
    if len(calls) == 1:  # the usual case needs no task of its own
        return [await _run(calls[0], configuration, runner)]
    return await asyncio.gather(*(_run(call, configuration, runner) for call in calls))


async def _run(call: Call, configuration: Configuration, runner: ToolRunner) -> Outcome:
    if call.tool not in configuration.toolset:
        return Outcome(error=f"The tool {call.tool!r} is not in this toolset.")
    return await runner.call(call.tool, call.arguments)


def _steps(
    calls: Sequence[Call], outcomes: Sequence[Outcome], iteration: int, before: int
) -> Evidence:
    return tuple(
        Step(
            step=before + offset,
            iteration=iteration,
            tool=call.tool,
            arguments=dict(call.arguments),
            result=outcome.result,
            error=outcome.error,
            inputs_from=tuple(call.inputs_from),
        )
        for offset, (call, outcome) in enumerate(zip(calls, outcomes, strict=True), start=1)
    )
