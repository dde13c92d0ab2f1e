"""Which arguments of a model's call came from earlier results.

A model does not say where it took a value from, so it is inferred: an argument equal to
something that an earlier step found came from there. Values that were stated by hand (the
seed, literals of earlier calls) and what a result merely echoes of its own arguments count
as given, not as found, and so do values too plain to tell anything.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from functools import cached_property

from synthesis.core import pointers
from synthesis.core.values import Evidence, InputFrom, Json, Step, ToolSpec

MOST_PLACES = 50_000
"""Places of one result that are looked at."""

MOST_LINKS = 64
"""Links that one call may have."""

_LONGEST_LIST = 1_000
_LONGEST_STRING = 100_000

_Path = tuple["_Path | None", str | int]
"""A place as its parent and its token: far cheaper to make than a pointer, and most places
are never asked for."""

_Place = tuple[_Path | None, str, Json]
"""A path, the nearest name of an object's field on it, and the value that stands there."""


class _Result:
    """A result to look for values in. Its text tells fast, and for nearly every value, that it
    is not there; only what may be there is looked for place by place."""

    def __init__(self, step: Step, own: set[Hashable]) -> None:
        self.step = step.step
        self._result = step.result
        self._own = own

    @cached_property
    def _text(self) -> str:
        return _spelling(self._result)

    def place(self, value: Json, key: str, by_name_only: bool) -> _Path | None:
        """Where a value stands: in a field called ``key``, else in the first place."""
        name = _key(value)
        if name in self._own or not any(text in self._text for text in _spellings(value)):
            return None
        if by_name_only and f"{_spelling(key)}:" not in self._text:
            return None
        places = [
            (path, field)
            for path, field, found in _walk(self._result, (None, "result"), "")
            if _key(found) == name and (field == key or not by_name_only)
        ]
        named = [path for path, field in places if field == key]
        return next((path for path in [*named, *(path for path, _ in places)]), None)


class Found:
    """What the steps so far have found; ``add`` takes in what is new."""

    def __init__(self, seed: str) -> None:
        """``seed`` is the name that the episode starts from."""
        self.steps = 0
        self._results: list[_Result] = []
        self._given: set[Hashable] = {_key(seed)}

    def add(self, evidence: Evidence) -> None:
        """Takes in the steps that are new since the last time."""
        for step in evidence[self.steps :]:
            self._add(step)
        self.steps = len(evidence)

    def inputs_from(
        self, arguments: Mapping[str, Json], spec: ToolSpec | None = None
    ) -> tuple[InputFrom, ...]:
        """The arguments that came from earlier steps, in the order of their names."""
        links: list[InputFrom] = []
        for name in sorted(arguments):
            chosen = _is_choice(spec, name, arguments[name])
            for path, key, value in _walk(arguments[name], (None, name), name):
                pointer = _pointer(path)
                if links and pointer.startswith(f"{links[-1].argument}/"):
                    continue  # the list that it stands in came as a whole
                source = self._source(value, key, chosen or _is_trivial(value))
                if source is not None:
                    links.append(InputFrom(pointer, *source, inferred=True))
                if len(links) == MOST_LINKS:
                    return tuple(links)
        return tuple(links)

    def _source(self, value: Json, key: str, by_name_only: bool) -> tuple[int, str] | None:
        """The latest step that found a value, and where it stands there."""
        if _key(value) in self._given:
            return None
        for result in reversed(self._results):
            place = result.place(value, key, by_name_only)
            if place is not None:
                return result.step, _pointer(place)
        return None

    def _add(self, step: Step) -> None:
        asked = _walk(dict(step.arguments), None, "")
        linked = [link.argument for link in step.inputs_from]
        for path, _, value in asked:
            pointer = _pointer(path)
            if not any(_covers(argument, pointer) for argument in linked):
                self._given.add(_key(value))
        if step.ok:
            self._results.append(_Result(step, {_key(value) for _, _, value in asked}))


def _walk(value: Json, path: _Path | None, key: str, most: int = MOST_PLACES) -> list[_Place]:
    """Scalars in document order, and lists of scalars as a whole before their items."""
    found: list[_Place] = []
    waiting: list[_Place] = [(path, key, value)]
    while waiting and len(found) < most:
        entry = path, key, value = waiting.pop()
        if isinstance(value, dict):
            names = sorted(value, reverse=True)
            waiting.extend([((path, name), name, value[name]) for name in names])
        elif isinstance(value, list):
            if _is_flat(value):
                found.append(entry)
            last = len(value) - 1
            waiting.extend([((path, last - n), key, item) for n, item in enumerate(value[::-1])])
        elif value is not None and not (isinstance(value, str) and len(value) > _LONGEST_STRING):
            found.append(entry)
    return found


def _pointer(path: _Path | None) -> str:
    parts: list[str | int] = []
    while path is not None:
        path, part = path
        parts.append(part)
    return pointers.join(*reversed(parts))


def _is_flat(value: list[Json]) -> bool:
    return 1 < len(value) <= _LONGEST_LIST and not any(
        isinstance(item, (dict, list)) for item in value
    )


def _key(value: Json) -> Hashable:
    """Equal for values that are equal in canonical JSON; True is not 1."""
    if isinstance(value, list):
        return tuple(_key(item) for item in value)
    if isinstance(value, bool) or value is None:
        return (type(value), value)
    if isinstance(value, (int, float)):
        return float(value) if abs(value) <= 2**53 else str(value)
    return f"s{value}"


def _spelling(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _spellings(value: Json) -> tuple[str, ...]:
    """A value as it may stand in JSON text: 25000 and 25000.0 are equal."""
    if isinstance(value, float) and value.is_integer():
        return _spelling(value), _spelling(int(value))
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**53:
        return _spelling(value), _spelling(float(value))
    return (_spelling(value),)


def _is_trivial(value: Json) -> bool:
    """Whether equal values say nothing unless their names are equal too: flags, years, single
    characters, and numbers of few digits, which are chosen by hand as often as found."""
    if isinstance(value, bool):
        return True
    if isinstance(value, (int, float)):
        whole = value == int(value)
        year = whole and 1500 <= value <= 2100
        digits = len(f"{abs(value):.12g}".partition("e")[0].replace(".", "").strip("0"))
        return year or digits < (4 if whole else 3)
    if isinstance(value, str):
        return len(value) < 2
    return all(_is_trivial(item) for item in value)


def _is_choice(spec: ToolSpec | None, name: str, value: Json) -> bool:
    """Whether an argument is one of a few options or the default, which are chosen by hand."""
    schema = spec.parameters.get("properties", {}).get(name, {}) if spec else {}
    return has_options(schema) or ("default" in schema and schema["default"] == value)


def has_options(schema: Mapping[str, Json]) -> bool:
    """Whether a parameter's schema lists the values that it takes."""
    choices = [schema, *schema.get("anyOf", []), *schema.get("oneOf", [])]
    return any(
        "enum" in item or "const" in item or item.get("type") == "boolean"
        for item in choices
        if isinstance(item, dict)
    )


def _covers(outer: str, pointer: str) -> bool:
    return pointer == outer or pointer.startswith(f"{outer}/")
