"""Those who are given a question: the solver, the judge, and the explorer of the old way.

They know a question again when it is about a worked example of one of their tools.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from benchmarks.scripted import wording
from benchmarks.scripted.asked import Asked, text_of
from benchmarks.scripted.evidence import ShownStep
from benchmarks.scripted.pool import spec_of, worked_calls
from benchmarks.scripted.saying import Said, Use
from synthesis.core import pointers
from synthesis.core.values import Json

CALLS = 2
_NAMES = re.compile(r'"name: value", separated by semicolons: (.*)\.$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Known:
    """Words for what a worked call gives at a place of its result ("/grams")."""

    words: str
    use: Use
    pointer: str


@cache
def known(tool: str) -> tuple[Known, ...]:
    """Everything that a question could ask of the worked examples of a tool."""
    return tuple(_known(tool))


def _known(tool: str) -> Iterator[Known]:
    spec = spec_of(tool)
    for use in worked_calls(tool):
        step = ShownStep(0, tool, json.loads(use.arguments), {}, {})
        for output in spec.outputs if spec else ():
            if output.ask is not None and not output.many and output.type in ("number", "string"):
                words = wording.named(f"/result{output.pointer}", step, {})
                yield Known(words, use, output.pointer)


def about(query: str, tools: Sequence[str]) -> list[Known]:
    """What the query asks for, as far as worked examples of the tools give it, in its order."""
    found = [item for tool in tools for item in known(tool) if item.words in query]
    return sorted(found, key=lambda item: query.index(item.words))


def solve(asked: Asked, errs: float, chance: random.Random) -> Said:
    """Makes the calls that the question is about, or any two, and answers with what they gave.

    In a share ``errs`` of its answers it says that it does not know.
    """
    query = next(asked.said_by("user"), "")
    tools = asked.tools
    plan = about(query, tools) or _any_two(asked)
    uses = tuple(dict.fromkeys(item.use for item in plan))
    if not asked.results() and uses:
        return Said(uses=uses)
    if chance.random() < errs:
        return Said(text="Answer: unknown")
    values = [value for item in plan for value in _value(item, asked)]
    return Said(text=f"The tools say so.\nAnswer: {_answer(values, query)}")


def judge(asked: Asked) -> Said:
    """One verdict or the other, by chance that depends on the request alone."""
    verdict = random.Random(asked.topic()).choice(("correct", "incorrect"))
    return Said(text=json.dumps({"reason": f"It looks {verdict} to me.", "verdict": verdict}))


def _any_two(asked: Asked) -> list[Known]:
    rng = random.Random(asked.topic())
    some = [known(tool)[0] for tool in asked.tools if known(tool)]
    return rng.sample(some, min(CALLS, len(some)))


def _value(item: Known, asked: Asked) -> Iterator[Json]:
    """What the call gave, if it was answered with something that can be read."""
    ids = {use: name for name, use in asked.uses()}
    for message in asked.messages:
        if message.get("role") == "tool" and message.get("tool_call_id") == ids.get(item.use):
            try:
                yield pointers.resolve(json.loads(text_of(message)), item.pointer)
            except (ValueError, LookupError):
                continue


def _answer(values: Sequence[Json], query: str) -> str:
    """The values in the form that was asked for."""
    if not values:
        return "unknown"
    wanted = _NAMES.search(query)
    if wanted is None:
        return wording.plain(values[0])
    names = [part.partition(":")[0].strip() for part in wanted[1].split(";")]
    return "; ".join(
        f"{name}: {wording.plain(value)}" for name, value in zip(names, values, strict=False)
    )
