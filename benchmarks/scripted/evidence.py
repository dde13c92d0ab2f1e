"""Steps as a prompt shows them, read back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from synthesis.core import pointers
from synthesis.core.shown import MARK
from synthesis.core.values import Json

_STEP = re.compile(r"^Step (\d+): (\S+)", re.MULTILINE)
_LINK = re.compile(r"^/arguments(\S+) came from step (\d+) at (\S+)$", re.MULTILINE)
_PLACE = re.compile(r"^/(arguments|result): ", re.MULTILINE)

LONGEST = 80
"""Characters of a value that a question may be about."""


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step. ``result`` is what was shown of it, None for an error; ``links`` tell where
    arguments came from: pointer into them -> (step, pointer)."""

    step: int
    tool: str
    arguments: Mapping[str, Any]
    result: Json
    links: Mapping[str, tuple[int, str]]

    def leaves(self) -> Iterator[tuple[str, Json]]:
        """Pointers into the step ("/result/...") and the plain values that stand there."""
        for pointer, value in pointers.leaves(self.result, "/result"):
            if MARK in pointer or isinstance(value, bool) or value in (None, ""):
                continue
            if not (isinstance(value, str) and (MARK in value or len(value) > LONGEST)):
                yield pointer, value


def steps_in(text: str) -> list[ShownStep]:
    """Every step that a text shows; one that cannot be read is left out."""
    heads = list(_STEP.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    found = []
    for head, end in zip(heads, ends, strict=False):
        section = text[head.end() : end]
        step = _step(int(head[1]), head[2], section)
        if step is not None:
            found.append(step)
    return found


def _step(number: int, tool: str, section: str) -> ShownStep | None:
    try:
        shown = {
            place[1]: json.JSONDecoder().raw_decode(section, place.end())[0]
            for place in _PLACE.finditer(section)
        }
    except ValueError:
        return None
    links = {link[1]: (int(link[2]), link[3]) for link in _LINK.finditer(section)}
    arguments = shown.get("arguments")
    if not isinstance(arguments, dict):
        return None
    return ShownStep(number, tool, arguments, shown.get("result"), links)
