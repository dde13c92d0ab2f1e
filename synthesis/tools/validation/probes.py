"""Bad calls, made from a good one, and what may come back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from synthesis.core.errors import is_loss
from synthesis.core.values import Input, Json, Outcome, ToolSpec
from synthesis.tools.reading import LONGEST_LIST, LONGEST_STRING

_WRONG: Mapping[str, Json] = {
    "string": 12345,
    "integer": "twelve",
    "number": "twelve",
    "boolean": "maybe",
    "object": "twelve",
    "array": "twelve",
}
_NOT_FOR_PEOPLE = re.compile(r"Traceback|object at 0x|<class ")


@dataclass(frozen=True, slots=True)
class Probe:
    """A bad call; ``must_refuse`` when nothing but an error will do."""

    what: str
    arguments: Mapping[str, Json]
    must_refuse: bool = True


def probes(spec: ToolSpec, good: Mapping[str, Json]) -> Iterator[Probe]:
    """Calls with an argument missing, unknown, of the wrong type, empty or far too large."""
    yield Probe("an unknown argument", {**good, "no_such_argument": 1})
    for item in spec.inputs:
        if item.required:
            without = {name: value for name, value in good.items() if name != item.name}
            yield Probe(f"without {item.name!r}", without)
        for what, value, must_refuse in _bad_values(item):
            yield Probe(f"{what} for {item.name!r}", {**good, item.name: value}, must_refuse)


def _bad_values(item: Input) -> Iterator[tuple[str, Json, bool]]:
    wrong = _WRONG[item.type]
    yield "the wrong type", [wrong] if item.many else wrong, True
    if item.many:
        yield "an empty list", [], False
        if item.draws or item.entity:
            element = item.draws[0] if item.draws else item.entity and item.entity.example
            yield "an endless list", [element] * (LONGEST_LIST + 1), True
    elif item.type == "string":
        yield "an empty string", "", item.required and item.entity is not None
        yield "an endless string", "x" * (LONGEST_STRING + 1), True
    elif item.type in {"integer", "number"}:
        yield "a huge number", 10**15, False
        yield "a hugely negative number", -(10**15), False


def problem(spec: ToolSpec, probe: Probe, outcome: Outcome) -> str | None:
    """What is wrong with how the tool took a bad call, if anything."""
    error = outcome.error
    if error is None:
        return f"{spec.name} accepts {probe.what}." if probe.must_refuse else None
    if is_loss(error):
        return f"With {probe.what}: {error}"
    if not _is_sentence(error):
        return f"With {probe.what} it does not answer with a sentence: {error!r}"
    return None


def _is_sentence(text: str) -> bool:
    _, _, said = text.rpartition("could not answer: ")
    return (
        len(said.split()) >= 3
        and len(text) <= 600
        and text.endswith((".", "!", "?"))
        and not _NOT_FOR_PEOPLE.search(text)
    )
