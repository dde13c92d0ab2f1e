"""Replay: the steps run again, in a process started afterwards, and give the same."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Mapping
from typing import Any

from synthesis.core.errors import is_loss
from synthesis.core.ports import ToolRunner
from synthesis.core.serial import Record
from synthesis.core.values import Json, Outcome, ToolSpec, Verdict

RELATIVE_TOLERANCE = 1e-9


async def check(
    record: Record, specs: Mapping[str, ToolSpec], runner: ToolRunner, after: float
) -> Verdict:
    """Fails at the first step that gives something else with the same version of the tool.

    Undetermined where replaying cannot decide: the tool is absent, is not deterministic,
    has another version here and gives something else, or differs only in the last digits
    of a number (within a relative 1e-9), as another processor may.
    """
    steps = record["evidence"]
    verdicts = await asyncio.gather(*(_step(step, record, specs, runner, after) for step in steps))
    for wanted in ("fail", "undetermined"):
        for verdict in verdicts:
            if verdict.verdict == wanted:
                return verdict
    return Verdict("pass", f"{len(steps)} steps gave the same again in a fresh process.")


async def _step(
    step: dict[str, Any],
    record: Record,
    specs: Mapping[str, ToolSpec],
    runner: ToolRunner,
    after: float,
) -> Verdict:
    tool, where = step["tool"], f"Step {step['step']} ({step['tool']})"
    if tool not in record["toolset"] and step["error"] is not None:
        return Verdict("pass", f"{where} was refused: not in the toolset.")
    if tool not in specs:
        return Verdict("undetermined", f"{where}: the tool is not in this pool.")
    if not specs[tool].deterministic:
        return Verdict("undetermined", f"{where}: the tool does not promise equal results.")
    outcome = await runner.replay(tool, step["arguments"], after)
    difference = _difference(step, outcome)
    if difference is None:
        return Verdict("pass", f"{where} gave the same.")
    if _lost(step, outcome):
        return _of_lost(where, step, outcome)
    if difference == "digits":
        return Verdict("undetermined", f"{where} differs in the last digits of a number.")
    recorded = record["versions"].get("tools", {}).get(tool)
    if recorded != specs[tool].version:
        return Verdict(
            "undetermined",
            f"{where} gave something else, but with {specs[tool].version}, not {recorded}.",
        )
    return Verdict("fail", f"{where} gave something else: {difference}")


def _lost(step: dict[str, Any], outcome: Outcome) -> bool:
    return any(error is not None and is_loss(error) for error in (step["error"], outcome.error))


def _of_lost(where: str, step: dict[str, Any], outcome: Outcome) -> Verdict:
    """A step that was lost then proves nothing and is not cited; one lost now is open."""
    if step["error"] is not None:
        return Verdict("pass", f"{where} was stopped at a limit; nothing rests on it.")
    return Verdict("undetermined", f"{where} could not be run again: {outcome.error}")


def _difference(step: dict[str, Any], outcome: Outcome) -> str | None:
    """None when equal, "digits" when equal within the tolerance, else a sentence."""
    if step["error"] is not None:
        if outcome.error == step["error"]:
            return None
        return f"it failed then with {step['error']!r}, and now {_now(outcome)}."
    if outcome.error is not None:
        return f"it succeeded then, and now {_now(outcome)}."
    closeness = compare(step["result"], outcome.result)
    if closeness == "equal":
        return None
    return "digits" if closeness == "close" else "the result is not the recorded one."


def _now(outcome: Outcome) -> str:
    return f"fails with {outcome.error!r}" if outcome.error is not None else "succeeds"


def compare(recorded: Json, replayed: Json) -> str:
    """ "equal", "close" (numbers within the relative tolerance) or "different"."""
    if isinstance(recorded, dict) and isinstance(replayed, dict):
        if recorded.keys() != replayed.keys():
            return "different"
        return _worst(compare(recorded[key], replayed[key]) for key in recorded)
    if isinstance(recorded, list) and isinstance(replayed, list):
        if len(recorded) != len(replayed):
            return "different"
        return _worst(compare(a, b) for a, b in zip(recorded, replayed, strict=True))
    if isinstance(recorded, float) or isinstance(replayed, float):
        return _compare_numbers(recorded, replayed)
    same = type(recorded) is type(replayed) and recorded == replayed
    return "equal" if same else "different"


def _compare_numbers(recorded: Json, replayed: Json) -> str:
    for value in (recorded, replayed):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return "different"
    if float(recorded) == float(replayed):
        return "equal"
    close = math.isclose(recorded, replayed, rel_tol=RELATIVE_TOLERANCE, abs_tol=0)
    return "close" if close else "different"


def _worst(results: Any) -> str:
    found = set(results)
    return next((name for name in ("different", "close") if name in found), "equal")
