"""The explorer: calls tools of the pool by their worked examples, which succeed for real.

Where a value that an earlier call gave is of the kind that another tool takes, it is passed
on, so that evidence is a graph and not a list.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

from benchmarks.scripted.asked import Asked, text_of
from benchmarks.scripted.pool import made_up, spec_of, worked_calls
from benchmarks.scripted.saying import Said, Use
from synthesis.core import pointers
from synthesis.core.values import Json

DONE = "That is enough to ask a question about."


def explore(asked: Asked, turns: int, parallel: int) -> Said:
    """The next calls, or none when the budget of turns is used."""
    done = sum(bool(item.get("tool_calls")) for item in asked.messages)
    if done >= turns:
        return Said(text=DONE)
    rng = random.Random(asked.topic() * 1_000 + asked.results())
    made = {(use.name, use.arguments) for _, use in asked.uses()}
    chosen: list[Use] = []
    for use in _ideas(asked, rng):
        if (use.name, use.arguments) not in made and use not in chosen:
            chosen.append(use)
        if len(chosen) == parallel:
            break
    return Said(uses=tuple(chosen)) if chosen else Said(text=DONE)


def _ideas(asked: Asked, rng: random.Random) -> Iterator[Use]:
    """Calls that could be made: first what earlier results lead to, then tools not yet used."""
    used = {use.name for _, use in asked.uses()}
    yield from _led_to(asked, used, rng)
    fresh = [tool for tool in asked.tools if tool["name"] not in used]
    for tool in rng.sample(fresh, len(fresh)) or asked.tools:
        known = worked_calls(tool["name"])
        if known:
            yield rng.choice(known)
        else:
            yield Use(tool["name"], json.dumps(made_up(tool.get("parameters", {}))))


def _led_to(asked: Asked, used: set[str], rng: random.Random) -> Iterator[Use]:
    """Calls of unused tools that take what the latest result gave."""
    given = dict(_given(asked))
    if not given:
        return
    for tool in rng.sample(asked.tools, len(asked.tools)):
        spec = spec_of(tool["name"])
        if spec is None or spec.name in used:
            continue
        for item in spec.inputs:
            if item.entity is not None and not item.many and item.entity.name in given:
                arguments = {**spec.examples[0]["arguments"], item.name: given[item.entity.name]}
                yield Use(spec.name, json.dumps(arguments))


def _given(asked: Asked) -> Iterator[tuple[str, Json]]:
    """What the latest result holds, by entity type."""
    last, answer = asked.last_use(), asked.messages[-1]
    spec = spec_of(last.name) if last else None
    if spec is None or answer.get("role") != "tool":
        return
    try:
        result = json.loads(text_of(answer))
    except ValueError:
        return
    for output in spec.outputs:
        if output.entity is None or output.many:
            continue
        try:
            yield output.entity.name, pointers.resolve(result, output.pointer)
        except LookupError:
            continue
