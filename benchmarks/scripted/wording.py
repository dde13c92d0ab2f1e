"""Questions about steps, in the words with which tools say what they give."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from benchmarks.scripted.evidence import ShownStep
from benchmarks.scripted.pool import spec_of
from synthesis.core.values import Json

_SLOT = re.compile(r"\{(\w+)\}")
DEEPEST = 6


def named(pointer: str, step: ShownStep, steps: Mapping[int, ShownStep], depth: int = 0) -> str:
    """What stands at a place of a step, described by the arguments that led there.

    A value that an earlier step found is described by that step, not named.
    """
    spec = spec_of(step.tool)
    place = pointer.removeprefix("/result")
    ask = (
        next((o.ask for o in spec.outputs if o.pointer == place and o.ask), None) if spec else None
    )
    parts = {name: _argument(name, step, steps, depth) for name in step.arguments}
    if ask is not None:
        phrase = _SLOT.sub(lambda slot: parts.pop(slot[1], None) or slot[1], ask.phrase)
    else:
        what = spec.description.rstrip(".") if spec else step.tool.replace("_", " ")
        phrase = f"the {place.strip('/').replace('/', ' ').replace('_', ' ')} by “{what}”"
    rest = [f"{name.replace('_', ' ')} {text}" for name, text in parts.items()]
    return f"{phrase} ({', '.join(rest)})" if rest else phrase


def _argument(name: str, step: ShownStep, steps: Mapping[int, ShownStep], depth: int) -> str:
    source = step.links.get(f"/{name}")
    if source is not None and source[0] in steps and depth < DEEPEST:
        return named(source[1], steps[source[0]], steps, depth + 1)
    return plain(step.arguments[name])


def plain(value: Any) -> str:
    """A value as a sentence holds it."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(plain(item) for item in value)
    return json.dumps(value, ensure_ascii=False)


def question(phrases: list[str]) -> str:
    """Asks for all of them."""
    return f"What is {', and what is '.join(phrases)}?"


def tells(query: str, value: Json) -> bool:
    """Whether the query holds the value, even as a part of a word."""
    return plain(value).casefold() in query.casefold()
