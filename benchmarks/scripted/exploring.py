"""The explorer: calls real tools so that they answer.

It begins with the seed. Where a value that a result holds is of the kind that another tool
takes, it is passed on, so that evidence is a graph and not a list; else a tool is called by a
worked example.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from functools import cache

from benchmarks.scripted.asked import Asked, text_of
from benchmarks.scripted.evidence import steps_in
from benchmarks.scripted.pool import entities_taken, made_up, spec_of, worked_calls
from benchmarks.scripted.saying import Said, Use
from benchmarks.scripted.solving import about
from synthesis.core import pointers
from synthesis.core.values import Json

DONE = "That is enough to ask a question about."
VAIN = 2
"""Turns that it takes to see that a given question cannot be answered."""

_SEED = re.compile(r"^Seed: (.+) \((\w+)\)$", re.MULTILINE)
_RESULT = re.compile(r"Step \d+, /result: ")
_QUESTION = re.compile(r"^Answer exactly this question with the tools: (.+)$", re.MULTILINE)


def explore(asked: Asked, turns: int, parallel: int) -> Said:
    """The next calls, or none after that many turns (0: never), or when nothing is left to do."""
    done = sum(bool(item.get("tool_calls")) for item in asked.messages)
    told = "\n".join(asked.said_by("user"))
    question = _QUESTION.search(told)
    if question is not None:
        uses = tuple(dict.fromkeys(item.use for item in about(question[1], asked.tools)))
        if uses:
            return Said(text=DONE) if asked.results() else Said(uses=uses)
        turns = VAIN
    if turns and done >= turns:
        return Said(text=DONE)
    rng = random.Random(asked.topic() * 1_000 + asked.results())
    made = {(use.name, use.arguments) for _, use in asked.uses()}
    chosen: list[Use] = []
    for use in _ideas(asked, told, rng):
        if (use.name, use.arguments) not in made and use not in chosen:
            chosen.append(use)
        if len(chosen) == parallel:
            break
    return Said(uses=tuple(chosen)) if chosen else Said(text=DONE)


def _ideas(asked: Asked, told: str, rng: random.Random) -> Iterator[Use]:
    """Calls that could be made: what results lead to, what the seed leads to, worked examples.

    Tools that are not of the pool are left alone where there are others.
    """
    used = {use.name for _, use in asked.uses()} | {step.tool for step in steps_in(told)}
    pool = [tool for tool in asked.tools if spec_of(tool)] or list(asked.tools)
    fresh = [tool for tool in pool if tool not in used]
    first = rng.randrange(len(fresh)) if fresh else 0
    fresh = fresh[first:] + fresh[:first]
    for given in _given(asked):
        yield from _taking(given, fresh)
    seed = _SEED.search(told)
    if seed is not None:
        yield from _taking({seed[2]: seed[1]}, fresh)
    for tool in fresh or pool:
        known = worked_calls(tool)
        yield rng.choice(known) if known else _made_up(tool, asked)


def _made_up(tool: str, asked: Asked) -> Use:
    return Use(tool, json.dumps(made_up(asked.parameters.get(tool, {}))))


def _taking(given: dict[str, Json], tools: list[str]) -> Iterator[Use]:
    """Calls of tools that take one of the given values, by entity type."""
    for tool in tools:
        for kind, name in entities_taken(tool):
            if kind in given:
                yield Use(tool, json.dumps({**_worked(tool), name: given[kind]}))
                break


@cache
def _worked(tool: str) -> dict[str, Json]:
    """The arguments of the tool's first worked call."""
    arguments: dict[str, Json] = json.loads(worked_calls(tool)[0].arguments)
    return arguments


def _given(asked: Asked) -> Iterator[dict[str, Json]]:
    """What each result holds, by entity type, the latest first."""
    names = {identity: use.name for identity, use in asked.uses()}
    for message in reversed(asked.messages):
        if message.get("role") == "tool":
            found = dict(_held(names.get(message["tool_call_id"], ""), text_of(message)))
            if found:
                yield found


def _held(tool: str, text: str) -> Iterator[tuple[str, Json]]:
    spec = spec_of(tool)
    head = _RESULT.match(text)
    try:
        result = json.JSONDecoder().raw_decode(text, head.end() if head else 0)[0]
    except ValueError:
        return  # an error
    for output in spec.outputs if spec else ():
        if output.entity is None or output.many:
            continue
        try:
            value = pointers.resolve(result, output.pointer)
        except LookupError:
            continue
        if isinstance(value, str):
            yield output.entity.name, value
