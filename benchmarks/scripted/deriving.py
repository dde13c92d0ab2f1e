"""The deriver: asks for one value of each of the last steps that succeeded, and cites it."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from benchmarks.scripted import wording
from benchmarks.scripted.asked import Asked
from benchmarks.scripted.evidence import ShownStep, steps_in
from benchmarks.scripted.pool import spec_of
from benchmarks.scripted.saying import Said
from synthesis.core.values import Json

_GIVEN = re.compile(r"^The question is given and must not be changed: (.+)$", re.MULTILINE)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
LONGEST_QUERY = 700
MOST_LEAVES = 4
CITED = 2

Value = dict[str, Any]


def derive(asked: Asked, bad_drafts: float) -> Said:
    """A draft. A share of first drafts is wrong; the same request asked again is answered well."""
    told = "\n".join(asked.said_by("user"))
    steps = {step.step: step for step in steps_in(told)}
    given = _GIVEN.search(told)
    if given is not None:
        return Said(text=json.dumps(_answer(given[1], steps), ensure_ascii=False))
    draft = next(_drafts(steps), None)
    if draft is None:
        return Said(text="None of this can be asked about.")
    rng = random.Random(asked.topic())
    if not any(asked.said_by("assistant")) and rng.random() < bad_drafts:
        _spoil(draft["values"][0], rng)
    return Said(text=json.dumps(draft, ensure_ascii=False))


def _answer(query: str, steps: Mapping[int, ShownStep]) -> dict[str, Any]:
    """The values that a given question asks for; none when the evidence does not hold them."""
    values = [
        value_of(step, *leaf)
        for step in steps.values()
        for leaf in step.leaves()
        if wording.named(leaf[0], step, steps) in query
    ]
    return {"answer_format": "plain", "values": values[:MOST_LEAVES]}


def _drafts(steps: Mapping[int, ShownStep]) -> Iterator[dict[str, Any]]:
    """Drafts that give nothing away, those over two steps first."""
    usable = [step for step in reversed(list(steps.values())) if any(True for _ in step.leaves())]
    for count in range(min(CITED, len(usable)), 0, -1):
        for first in range(len(usable) - count + 1):
            chosen = usable[first : first + count][::-1]
            for leaves in product(*(_leaves(step) for step in chosen)):
                cited = list(zip(chosen, leaves, strict=True))
                phrases = [wording.named(leaf[0], step, steps) for step, leaf in cited]
                query = wording.question(phrases)
                hidden = [leaf[1] for _, leaf in cited] + list(_flowing(chosen, steps))
                if len(query) <= LONGEST_QUERY and not any(
                    wording.tells(query, value) for value in hidden
                ):
                    yield _draft(query, cited)


def _leaves(step: ShownStep) -> list[tuple[str, Json]]:
    """Values to ask for: those that the tool has words for, else any."""
    spec = spec_of(step.tool)
    asked = {f"/result{o.pointer}" for o in spec.outputs if o.ask} if spec else set[str]()
    leaves = list(step.leaves())
    return ([leaf for leaf in leaves if leaf[0] in asked] or leaves)[:MOST_LEAVES]


def _flowing(chosen: list[ShownStep], steps: Mapping[int, ShownStep]) -> Iterator[Json]:
    """The values that flowed between the steps on the way to the chosen ones."""
    waiting, seen = list(chosen), set()
    while waiting:
        step = waiting.pop()
        for argument, (source, _) in step.links.items():
            yield step.arguments.get(argument.split("/")[1])
            if source in steps and source not in seen:
                seen.add(source)
                waiting.append(steps[source])


def _draft(query: str, cited: list[tuple[ShownStep, tuple[str, Json]]]) -> dict[str, Any]:
    return {
        "query": query,
        "answer_format": "plain",
        "values": [value_of(step, *leaf) for step, leaf in cited],
    }


def value_of(step: ShownStep, pointer: str, value: Json) -> Value:
    """An answer value that cites its place."""
    return {
        "name": f"{step.tool}_{step.step}",
        "value": value,
        "type": _type(value),
        "unit": None,
        "tolerance": None,
        "sources": [{"step": step.step, "pointer": pointer}],
        "transform": None,
    }


def _type(value: Json) -> str:
    if isinstance(value, (int, float)):
        return "number"
    return "date" if _DATE.fullmatch(value) else "string"


def _spoil(value: Value, rng: random.Random) -> None:
    """A value that is not what stands there, or a place where nothing is."""
    if rng.random() < 0.5:
        value["sources"] = [{"step": value["sources"][0]["step"], "pointer": "/result/nowhere"}]
    else:
        value["value"] = value["value"] + 1 if value["type"] == "number" else "something else"
