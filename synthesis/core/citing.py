"""The sources that a model's reply cites, looked up in the evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from synthesis.core import pointers
from synthesis.core.errors import ParseError
from synthesis.core.values import Json, Source

MOST_SOURCES = 64


def sources_of(
    name: str, given: Any, steps: Mapping[int, Any]
) -> tuple[tuple[Source, ...], list[Json]]:
    """The sources of the value ``name`` and what stands there.

    Raises ``ParseError`` or ``LookupError`` with a sentence for the model.
    """
    if not isinstance(given, list) or not 0 < len(given) <= MOST_SOURCES:
        raise ParseError(f"The value {name!r} must cite between 1 and {MOST_SOURCES} sources.")
    found = [_source(name, item, steps) for item in given]
    return tuple(source for source, _ in found), [value for _, value in found]


def _source(name: str, given: Any, steps: Mapping[int, Any]) -> tuple[Source, Json]:
    number = given.get("step") if isinstance(given, dict) else None
    pointer = given.get("pointer") if isinstance(given, dict) else None
    if isinstance(number, bool) or not isinstance(number, int) or not isinstance(pointer, str):
        raise ParseError(f"The value {name!r} needs sources with a step and a pointer.")
    step = steps.get(number)
    if step is None:
        raise LookupError(f"The value {name!r} cites step {number}, but there is none.")
    if step["error"] is not None:
        raise LookupError(f"The value {name!r} cites step {number}, which failed.")
    for candidate in _spellings(pointer):
        try:
            return Source(number, candidate), pointers.resolve(step, candidate)
        except LookupError:
            continue
    raise LookupError(
        f"The value {name!r} cites {pointer!r} of step {number}, but nothing stands there."
    )


def _spellings(pointer: str) -> list[str]:
    """A pointer, and what is meant when its first part or its first slash is missing."""
    rooted = pointer if pointer.startswith("/") else f"/{pointer}"
    if rooted.split("/")[1] in ("result", "arguments"):
        return [rooted]
    return [f"/result{rooted}"]


def refuse_arguments(name: str, sources: Sequence[Source]) -> None:
    """Raises ``LookupError`` when a source is an argument."""
    for source in sources:
        if source.pointer.startswith("/arguments"):
            raise LookupError(
                f"The value {name!r} cites an argument of step {source.step}, which is what was "
                "asked and not what was found; cite a place under /result."
            )
