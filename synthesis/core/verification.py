"""Verification: the checks on a record, in order of cost, and what they add up to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from synthesis.core.checks import derivable, executable, grounded, leak, replay, stated, structure
from synthesis.core.ports import Engine, ToolRunner
from synthesis.core.serial import Record
from synthesis.core.turns import let_pass
from synthesis.core.values import ToolSpec, Verdict


@dataclass(frozen=True, slots=True)
class Rederiver:
    """An engine that derives the same from the same evidence, and its version here."""

    engine: Engine
    version: str


async def verify(
    record: Record,
    specs: Mapping[str, ToolSpec],
    runner: ToolRunner,
    after: float,
    rederiver: Rederiver | None = None,
) -> dict[str, Verdict]:
    """Every verdict but that on duplicates, which needs the records before this one.

    ``after`` is the tool host's time after which the replaying process must have started.
    A record whose structure is broken gets that verdict alone; replay, the costly check,
    is run only when no cheaper check failed.
    """
    verdicts = {"structure": structure.check(record)}
    if failed(verdicts):
        return verdicts
    await let_pass()
    verdicts["grounded"] = grounded.check(record)
    await let_pass()
    verdicts["leak"] = leak.check(record)
    await let_pass()
    verdicts["executable"] = executable.check(record, specs)
    await let_pass()
    if record["engine"] != "builtin":
        verdicts["stated"] = stated.check(record, specs)
        await let_pass()
    if rederiver is not None:
        verdicts["derivable"] = await derivable.check(record, rederiver.engine, rederiver.version)
    if not failed(verdicts):
        verdicts["replay"] = await replay.check(record, specs, runner, after)
    return verdicts


def failed(verdicts: Mapping[str, Verdict]) -> list[str]:
    """The names of the checks that failed."""
    return [name for name, verdict in verdicts.items() if verdict.verdict == "fail"]


def failure_reason(verdicts: Mapping[str, Verdict]) -> str:
    """Why a record fails, as "check: reason" for each failed check."""
    return " ".join(f"{name}: {verdicts[name].reason}" for name in failed(verdicts))
