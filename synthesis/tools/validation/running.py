"""Runs the validation of many tools through the tool host, several at once."""

from __future__ import annotations

import asyncio
import os
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from synthesis.core.ports import ToolRunner
from synthesis.core.values import Json, Outcome
from synthesis.tools import catalogue
from synthesis.tools.declare import Example
from synthesis.tools.reading import Tool
from synthesis.tools.validation import declared, probes, results
from synthesis.tools.validation.reports import CHECKS, Check, Report, Verdict

EQUAL_CALLS = 10
CALLS_AT_ONCE = 4
MOST_REASONS = 8


@dataclass
class _Trial:
    """A tool under validation: what was found so far, and what its examples gave."""

    tool: Tool
    reasons: list[str] = field(default_factory=list)
    held: dict[Check, bool] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    calls: int = 0
    gave: list[tuple[Example, Json, float]] = field(default_factory=list)

    def note(self, check: Check, reason: str | None) -> None:
        """Write down that a check was made, and why it failed if it did."""
        self.held[check] = self.held.get(check, True) and not reason
        if reason and reason not in self.reasons:
            self.reasons.append(reason)

    def verdict(self, check: Check) -> Verdict:
        if check not in self.held:
            return "not run"
        return "pass" if self.held[check] else "fail"

    def report(self) -> Report:
        milliseconds = [1000 * seconds for seconds in self.seconds]
        return Report(
            name=self.tool.spec.name,
            status="fail" if self.reasons else "pass",
            reasons=tuple(self.reasons[:MOST_REASONS]),
            median_ms=round(statistics.median(milliseconds), 3) if milliseconds else None,
            p95_ms=round(_p95(milliseconds), 3) if milliseconds else None,
            calls=self.calls,
            domain=self.tool.spec.domain,
            kind=self.tool.spec.kind,
            pack=self.tool.spec.pack,
            spec=catalogue.digest(self.tool.spec.name),
            checks={check: self.verdict(check) for check in CHECKS},
        )


async def validate(
    tools: Sequence[Tool],
    runner: ToolRunner,
    progress: Callable[[str], object] = lambda name: None,
    at_once: int | None = None,
) -> tuple[Report, ...]:
    """Judge tools, in the order given; ``progress`` hears the name of each that is done.

    Warm calls come first and replays last, so that one fresh process serves all of them.
    """
    gate = asyncio.Semaphore(at_once or os.cpu_count() or 1)
    trials = [_Trial(tool) for tool in tools]

    async def judge(trial: _Trial) -> None:
        async with gate:
            await _judge(trial, runner)
        progress(trial.tool.spec.name)

    await asyncio.gather(*(judge(trial) for trial in trials))
    latest = max((time for trial in trials for _, _, time in trial.gave), default=0.0)
    await asyncio.gather(*(_replay(trial, runner, latest) for trial in trials))
    return tuple(trial.report() for trial in trials)


async def _judge(trial: _Trial, runner: ToolRunner) -> None:
    trial.note("declaration", None)
    for reason in declared.problems(trial.tool):
        trial.note("declaration", reason)
    for example in trial.tool.examples:
        await _run_example(trial, runner, example)
    if trial.gave:
        await _run_probes(trial, runner)


async def _run_example(trial: _Trial, runner: ToolRunner, example: Example) -> None:
    """Call the example ten times: the first judged by what it gave, the rest by the first."""
    first = await _call(trial, runner, example)
    if first.error is not None:
        trial.note("examples", f"A worked example fails: {first.error}")
        return
    for check in ("examples", "result", "entities"):
        trial.note(check, None)
    for check, reason in results.problems(trial.tool, example, first.result):
        trial.note(check, reason)
    last = first
    for _ in range(EQUAL_CALLS - 1):
        last = await _call(trial, runner, example)
        trial.seconds.append(last.seconds)
        trial.note("repeats", _difference(trial.tool, first, last))
    together = [_call(trial, runner, example) for _ in range(CALLS_AT_ONCE)]
    for outcome in await asyncio.gather(*together):
        trial.note("concurrent", _difference(trial.tool, first, outcome))
    trial.gave.append((example, first.result, last.host_time))


async def _run_probes(trial: _Trial, runner: ToolRunner) -> None:
    spec = trial.tool.spec
    for probe in probes.probes(spec, trial.gave[0][0].arguments):
        outcome = await runner.call(spec.name, probe.arguments)
        trial.calls += 1
        trial.note("bad_arguments", probes.problem(spec, probe, outcome))


async def _replay(trial: _Trial, runner: ToolRunner, after: float) -> None:
    """Call the examples again in a process that shares nothing with the first ones."""
    for example, result, _ in trial.gave:
        again = await runner.replay(trial.tool.spec.name, example.arguments, after)
        trial.calls += 1
        reason = _difference(trial.tool, Outcome(result=result), again)
        trial.note("fresh", reason and f"In a fresh process: {reason}")


async def _call(trial: _Trial, runner: ToolRunner, example: Example) -> Outcome:
    trial.calls += 1
    outcome = await runner.call(trial.tool.spec.name, example.arguments)
    trial.note("offline", "It tries to reach the network." if outcome.network else None)
    return outcome


def _difference(tool: Tool, first: Outcome, again: Outcome) -> str | None:
    if not tool.spec.deterministic or again.result == first.result:
        return None
    if again.error is not None:
        return f"An equal call fails: {again.error}"
    return "Equal calls give different results, though the tool is declared deterministic."


def _p95(values: Sequence[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
