"""Which arguments of a model's call came from earlier results.

A model does not say where it took a value from, so it is inferred: an argument equal to
something that an earlier step found came from there. Values that were stated by hand (the
seed, literals of earlier calls) and what a result merely echoes of its own arguments count
as given, not as found, and so do values too plain to tell anything.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field

from synthesis.core import pointers
from synthesis.core.values import Evidence, InputFrom, Json, Step, ToolSpec

MOST_LEAVES = 20_000
"""Places of one result that are looked at."""

MOST_LINKS = 64
"""Links that one call may have."""

_LONGEST_LIST = 1_000
_LONGEST_STRING = 100_000


@dataclass(frozen=True, slots=True)
class _Place:
    step: int
    pointer: str
    key: str


@dataclass(slots=True)
class Found:
    """What the steps so far have found, by value; ``add`` them in order, each once."""

    seed: str
    steps: int = 0
    _places: dict[Hashable, dict[int, list[_Place]]] = field(default_factory=dict)
    _given: set[Hashable] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._given.add(_key(self.seed))

    def add(self, evidence: Evidence) -> None:
        """Takes in the steps that are new since the last time."""
        for step in evidence[self.steps :]:
            self._add(step)
        self.steps = len(evidence)

    def inputs_from(
        self, arguments: Mapping[str, Json], spec: ToolSpec | None = None
    ) -> tuple[InputFrom, ...]:
        """The arguments that came from earlier steps, in the order of the arguments."""
        links: list[InputFrom] = []
        for name in sorted(arguments):
            limited = _is_choice(spec, name, arguments[name])
            for pointer, key, value in _places(arguments[name], pointers.join(name), name):
                if links and pointer.startswith(f"{links[-1].argument}/"):
                    continue  # the list that it stands in came as a whole
                place = self._source(value, key, limited)
                if place is not None:
                    links.append(InputFrom(pointer, place.step, place.pointer, inferred=True))
                if len(links) == MOST_LINKS:
                    return tuple(links)
        return tuple(links)

    def _source(self, value: Json, key: str, limited: bool) -> _Place | None:
        """The latest step that found the value, and there the place of the same name."""
        name = _key(value)
        by_step = self._places.get(name)
        if by_step is None or name in self._given:
            return None
        for step in sorted(by_step, reverse=True):
            places = by_step[step]
            named = next((place for place in places if place.key == key), None)
            if named is not None:
                return named
            if not limited and not _is_trivial(value):
                return places[0]
        return None

    def _add(self, step: Step) -> None:
        own = {_key(value) for _, _, value in _places(dict(step.arguments), "", "")}
        linked = [link.argument for link in step.inputs_from]
        for pointer, _, value in _places(dict(step.arguments), "", ""):
            if not any(_covers(argument, pointer) for argument in linked):
                self._given.add(_key(value))
        if not step.ok:
            return
        for count, (pointer, key, value) in enumerate(_places(step.result, "/result", "")):
            if count == MOST_LEAVES:
                return
            name = _key(value)
            if name not in own:
                there = self._places.setdefault(name, {}).setdefault(step.step, [])
                there.append(_Place(step.step, pointer, key))


def _places(value: Json, pointer: str, key: str) -> Iterator[tuple[str, str, Json]]:
    """Scalars, and lists of scalars as a whole before their items: (pointer, key, value).

    ``key`` is the nearest name of an object's field on the way.
    """
    if isinstance(value, dict):
        for name in sorted(value):
            yield from _places(value[name], pointer + pointers.join(name), name)
    elif isinstance(value, list):
        if _is_flat(value):
            yield pointer, key, value
        for index, item in enumerate(value):
            yield from _places(item, pointer + pointers.join(index), key)
    elif value is not None and not (isinstance(value, str) and len(value) > _LONGEST_STRING):
        yield pointer, key, value


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
