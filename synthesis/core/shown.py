"""What a model is shown of a result: all of it when it is small, else its structure.

A result that is too long keeps its keys and loses its bulk: long strings are cut with
their length told, long lists keep their first and last items by index, deep places become
a sentence; each elided place names its JSON pointer into the step, so that it can be asked
for with ``part``. The record keeps everything; only the showing is short. Keys are sorted, so
that nothing depends on the order in which they are kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from synthesis.core import pointers
from synthesis.core.values import Json, Step

LIMIT = 2000
"""Characters up to which a result is shown whole, and which a shortened one keeps to."""

MARK = "…"
"""The key and the sign of what is left out."""


@dataclass(frozen=True, slots=True)
class _Size:
    """How much of each kind of value is kept."""

    string: int
    head: int
    tail: int
    keys: int
    depth: int


_SIZES = (
    _Size(400, 3, 1, 60, 6),
    _Size(160, 3, 1, 40, 5),
    _Size(80, 2, 1, 30, 4),
    _Size(60, 1, 1, 20, 3),
    _Size(40, 1, 0, 12, 2),
    _Size(30, 0, 0, 8, 1),
    _Size(0, 0, 0, 0, 0),
)


def shown(value: Json, pointer: str = "/result", limit: int = LIMIT) -> str:
    """A value as JSON text of at most ``limit`` characters (plus the length of ``pointer``).

    ``pointer`` is where the value stands in its step.
    """
    whole = _whole(value, limit)
    if whole is not None:
        return whole
    text = ""
    for size in _SIZES:
        text = _short(value, pointer, size, size.depth)
        if len(text) <= limit:
            break
    return text


def part(step: Mapping[str, Json], pointer: str, offset: int = 0, limit: int = LIMIT) -> str:
    """A part of a step object in words and JSON: the value at ``pointer``, or, of a long
    string or list, what follows after ``offset`` characters or items.

    Raises ``LookupError`` with a sentence when there is nothing there.
    """
    value = pointers.resolve(step, pointer)
    if isinstance(value, str) and (offset or len(value) > limit):
        return _characters(value, pointer, offset, limit)
    if isinstance(value, list) and (offset or _whole(value, limit) is None):
        return _items(value, pointer, offset, limit)
    return shown(value, pointer, limit)


def outcome_text(step: Step, limit: int = LIMIT) -> str:
    """What a step gave, behind the pointer to it."""
    if step.error is not None:
        return f"error: {shown(step.error, '/error', limit)}"
    return f"/result: {shown(step.result, '/result', limit)}"


def step_text(step: Step, outcome: str, limit: int = LIMIT) -> str:
    """A step as a section of a prompt; ``outcome`` is what ``outcome_text`` made of it."""
    lines = [f"Step {step.step}: {step.tool}"]
    lines.append(f"/arguments: {shown(dict(step.arguments), '/arguments', limit)}")
    for link in step.inputs_from:
        lines.append(f"/arguments{link.argument} came from step {link.step} at {link.pointer}")
    return "\n".join([*lines, outcome])


def _whole(value: Json, limit: int) -> str | None:
    text = _text(value)
    return text if len(text) <= limit else None


def _text(value: Json) -> str:
    # Canonical JSON would cost twenty times as much, and this is done for every result.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _short(value: Json, pointer: str, size: _Size, depth: int) -> str:
    if isinstance(value, str):
        return _short_string(value, pointer, size)
    if isinstance(value, dict) and value:
        return _short_object(value, pointer, size, depth)
    if isinstance(value, list) and value:
        return _short_list(value, pointer, size, depth)
    return _text(value)


def _short_string(value: str, pointer: str, size: _Size) -> str:
    if len(value) <= size.string:
        return _text(value)
    return _text(f"{value[: size.string]}{MARK} ({len(value)} characters at {pointer})")


def _short_object(value: dict[str, Json], pointer: str, size: _Size, depth: int) -> str:
    said = f"object with {len(value)} {_plural('key', len(value))} at {pointer}"
    if depth == 0:
        return _text(f"{MARK} ({said})")
    names = sorted(value)[: size.keys]
    shorts = {
        name: _short(value[name], pointer + pointers.join(name), size, depth - 1) for name in names
    }
    return _object(shorts, f"{said}, {len(names)} shown" if len(names) < len(value) else None)


def _short_list(value: list[Json], pointer: str, size: _Size, depth: int) -> str:
    count = len(value)
    said = f"list of {count} {_kind(value)} at {pointer}"
    if depth == 0:
        return _text(f"{MARK} ({said})")
    all_kept = count <= size.head + size.tail
    indices = range(count) if all_kept else [*range(size.head), *range(count - size.tail, count)]
    shorts = {
        str(index): _short(value[index], pointer + pointers.join(index), size, depth - 1)
        for index in indices
    }
    if all_kept:
        return f"[{','.join(shorts.values())}]"
    return _object(shorts, f"{said}, {len(shorts)} shown by index")


def _object(shorts: Mapping[str, str], note: str | None) -> str:
    """JSON text of an object, what it leaves out said first."""
    members = [f"{_text(name)}:{short}" for name, short in shorts.items()]
    said = [f"{_text(MARK)}:{_text(note)}"] if note else []
    return "{" + ",".join([*said, *members]) + "}"


def _kind(items: list[Json]) -> str:
    names = {_name(item) for item in items}
    return _plural(names.pop(), len(items)) if len(names) == 1 else "items of several types"


def _name(value: Json) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    if isinstance(value, str):
        return "string"
    return "list" if isinstance(value, list) else "object"


def _plural(word: str, count: int) -> str:
    return word if count == 1 or word == "null" else f"{word}s"


def _characters(value: str, pointer: str, offset: int, limit: int) -> str:
    piece = value[offset : offset + limit]
    if not piece:
        return f"The string at {pointer} has only {len(value)} characters."
    last = offset + len(piece) - 1
    return f"Characters {offset} to {last} of {len(value)} at {pointer}: {piece}"


def _items(value: list[Json], pointer: str, offset: int, limit: int) -> str:
    texts: list[str] = []
    used = 0
    for index in range(offset, len(value)):
        text = shown(value[index], pointer + pointers.join(index), max(limit // 4, 200))
        if texts and used + len(text) > limit:
            break
        texts.append(text)
        used += len(text) + 1
    if not texts:
        return f"The list at {pointer} has only {len(value)} items."
    last = offset + len(texts) - 1
    return f"Items {offset} to {last} of {len(value)} at {pointer}: [{','.join(texts)}]"
