"""A task record as the review page shows it: steps as rows, and which value feeds which.

Everything that can be pointed at is a row with an address ``s<step>:<pointer>``; links
between rows are drawn from those addresses, so the page works without scripts as anchors.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from synthesis.core.pointers import join, resolve
from synthesis.core.values import Json

COLOURS = 6
FOLD_AFTER = 16
LONGEST_TEXT = 400
SHORT = 24

Place = tuple[int, str]
"""A step and a pointer into the step object."""


@dataclass(frozen=True)
class Origin:
    """Where an argument came from."""

    step: int
    pointer: str
    inferred: bool
    colour: int
    at: str

    @property
    def label(self) -> str:
        return f"step {self.step} · {self.pointer}"


@dataclass(frozen=True)
class Row:
    """One line of a value: a scalar, or the head of an object or list."""

    at: str
    key: str
    depth: int
    text: str
    type: str
    pointer: str
    colour: int = 0
    origin: Origin | None = None
    feeds: tuple[str, ...] = ()
    proves: tuple[str, ...] = ()

    @property
    def long(self) -> bool:
        return len(self.text) > LONGEST_TEXT

    @property
    def item(self) -> bool:
        """A short element of a list, which may stand beside its neighbours."""
        short = self.type != "group" and len(self.text) <= SHORT
        return short and self.key.isdecimal() and not self.marked

    @property
    def lights(self) -> str:
        """The ids that light up with this row, one a line."""
        origin = [self.origin.at] if self.origin else []
        return "\n".join([*origin, *self.feeds, *(f"answer-{name}" for name in self.proves)])

    @property
    def targets(self) -> list[tuple[str, str]]:
        """Where the value goes: the step, as text, and the address of the argument."""
        return [(at[1:].split(":", 1)[0], at) for at in self.feeds]

    @property
    def marked(self) -> bool:
        return bool(self.proves or self.feeds or self.origin)


@dataclass(frozen=True)
class StepView:
    """A step; ``hidden`` rows of a long result are left out until asked for.

    ``known`` says that the tool is one of the toolset: a model may ask for any other.
    """

    number: int
    iteration: int
    tool: str
    error: str | None
    arguments: Sequence[Row]
    result: Sequence[Row]
    hidden: int
    cited: bool
    used: bool
    known: bool
    opens: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class SourceView:
    """A place that a citation names."""

    step: int
    pointer: str
    at: str
    found: bool
    text: str = ""


@dataclass(frozen=True)
class AnswerView:
    """One value of the answer with its proof."""

    name: str
    text: str
    type: str
    unit: str
    tolerance: str
    sources: Sequence[SourceView]
    transform: str
    items: Sequence[str] = ()

    @property
    def lights(self) -> str:
        """The ids of the rows that prove this value, one a line."""
        return "\n".join(source.at for source in self.sources)


@dataclass
class Marks:
    """Which places of the evidence matter, and why."""

    proves: dict[Place, list[str]] = field(default_factory=dict)
    feeds: dict[Place, list[str]] = field(default_factory=dict)
    colours: dict[Place, int] = field(default_factory=dict)
    origins: dict[Place, Origin] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    toolset: frozenset[str] = frozenset()

    @classmethod
    def of(cls, record: Mapping[str, Json]) -> Marks:
        marks = cls(toolset=frozenset(record["toolset"]))
        for step in record["evidence"]:
            for link in step.get("inputs_from", []):
                marks._feed(step, link)
        for citation in record["citations"]:
            for source in citation["sources"]:
                place = (source["step"], source["pointer"])
                marks.proves.setdefault(place, []).append(citation["value"])
        marks._use(place[0] for place in marks.proves)
        return marks

    def _use(self, steps: Iterable[int]) -> None:
        """Mark the steps that the answer rests on: the cited ones and all that fed them."""
        for step in set(steps) - self.used:
            self.used.add(step)
            self._use(origin.step for (fed, _), origin in self.origins.items() if fed == step)

    def _feed(self, step: Mapping[str, Json], link: Mapping[str, Json]) -> None:
        place = (link["step"], link["pointer"])
        colour = self.colours.setdefault(place, len(self.colours) % COLOURS + 1)
        target = f"/arguments{link['argument']}"
        self.feeds.setdefault(place, []).append(address(step["step"], target))
        self.origins[step["step"], target] = Origin(
            link["step"], link["pointer"], link.get("inferred", False), colour, address(*place)
        )


def address(step: int, pointer: str) -> str:
    """The id of a row."""
    return f"s{step}:{pointer}"


def trace(record: Mapping[str, Json]) -> list[StepView]:
    """Every step in order; a step that begins an iteration carries what it derived before."""
    marks = Marks.of(record)
    derived = {item["iteration"]: item for item in record.get("derivations", [])}
    views, last = [], None
    for step in record["evidence"]:
        begins = step["iteration"] != last
        opens = {"iteration": step["iteration"], "before": derived.get(last)} if begins else None
        views.append(_step(step, marks, opens, fold=True))
        last = step["iteration"]
    return views


def whole_step(record: Mapping[str, Json], number: int) -> StepView | None:
    """One step with every row of its result."""
    marks = Marks.of(record)
    for step in record["evidence"]:
        if step["step"] == number:
            return _step(step, marks, None, fold=False)
    return None


def answers(record: Mapping[str, Json]) -> list[AnswerView]:
    """The values of the answer, each with its citation."""
    places = {step["step"]: step for step in record["evidence"]}
    proofs = {citation["value"]: citation for citation in record["citations"]}
    return [_answer(item, proofs.get(item["name"]), places) for item in record["answer"]["values"]]


def transform_text(transform: Mapping[str, Json] | None) -> str:
    """A transform as "mean, 2 digits" reads on a page."""
    if not transform:
        return ""
    arguments = [f"{key} {plain(value)}" for key, value in transform.items() if key != "name"]
    return ", ".join([str(transform["name"]).replace("_", " "), *arguments])


def plain(value: Json) -> str:
    """A JSON value in one line; strings without quotes."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _step(
    step: Mapping[str, Json], marks: Marks, opens: Mapping[str, Any] | None, *, fold: bool
) -> StepView:
    number = step["step"]
    arguments = list(_rows(step["arguments"], number, "/arguments", marks))
    result = [] if step["error"] else list(_rows(step["result"], number, "/result", marks))
    shown = _folded(result) if fold else result
    return StepView(
        number=number,
        iteration=step["iteration"],
        tool=step["tool"],
        error=step["error"],
        arguments=arguments,
        result=shown,
        hidden=len(result) - len(shown),
        cited=any(place[0] == number for place in marks.proves),
        used=number in marks.used,
        known=step["tool"] in marks.toolset,
        opens=opens,
    )


def _folded(rows: list[Row]) -> list[Row]:
    """The first rows of a long result, and all that matter with the heads they hang from."""
    if len(rows) <= FOLD_AFTER + 4:
        return rows
    needed = {at for row in rows if row.marked for at in _heads(row.at)}
    beside = {_parent(row.at) for row in rows if row.marked and not row.key.isdecimal()}
    return [
        row
        for index, row in enumerate(rows)
        if index < FOLD_AFTER or row.at in needed or _parent(row.at) in beside
    ]


def _parent(at: str) -> str:
    return at.rsplit("/", 1)[0]


def _heads(at: str) -> Iterator[str]:
    while at.count("/") > 1:
        yield at
        at = at.rsplit("/", 1)[0]


def _rows(value: Json, step: int, prefix: str, marks: Marks) -> Iterator[Row]:
    if not isinstance(value, dict | list):
        yield _row(step, prefix, "", value, 0, marks)
        return
    if (step, prefix) in marks.proves or (step, prefix) in marks.feeds:
        yield _row(step, prefix, "", value, 0, marks)
    yield from _inside(value, step, prefix, 0, marks)


def _inside(value: Json, step: int, prefix: str, depth: int, marks: Marks) -> Iterator[Row]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in pairs:
        pointer = prefix + join(key)
        yield _row(step, pointer, str(key), item, depth, marks)
        if isinstance(item, dict | list):
            yield from _inside(item, step, pointer, depth + 1, marks)


def _row(step: int, pointer: str, key: str, value: Json, depth: int, marks: Marks) -> Row:
    place = (step, pointer)
    origin = marks.origins.get(place)
    return Row(
        at=address(step, pointer),
        key=key,
        depth=min(depth, 6),
        text=_text(value),
        type=_type(value),
        pointer=pointer,
        colour=origin.colour if origin else marks.colours.get(place, 0),
        origin=origin,
        feeds=tuple(marks.feeds.get(place, ())),
        proves=tuple(marks.proves.get(place, ())),
    )


def _text(value: Json) -> str:
    if isinstance(value, dict):
        return _count(len(value), "field")
    if isinstance(value, list):
        return _count(len(value), "item")
    return plain(value)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _type(value: Json) -> str:
    if isinstance(value, dict | list):
        return "group"
    if isinstance(value, bool) or value is None:
        return "constant"
    return "number" if isinstance(value, int | float) else "text"


def _answer(
    item: Mapping[str, Json],
    citation: Mapping[str, Json] | None,
    places: Mapping[int, Mapping[str, Json]],
) -> AnswerView:
    value = item["value"]
    several = isinstance(value, list) and len(value) > 1
    return AnswerView(
        name=item["name"],
        text="" if several else plain(value[0] if isinstance(value, list) and value else value),
        items=[plain(entry) for entry in value] if several else (),
        type=item["type"],
        unit=item.get("unit") or "",
        tolerance=_tolerance(item.get("tolerance")),
        sources=[_source(source, places) for source in citation["sources"]] if citation else [],
        transform=transform_text(citation["transform"] if citation else None),
    )


def _source(source: Mapping[str, Json], places: Mapping[int, Mapping[str, Json]]) -> SourceView:
    number, pointer = source["step"], source["pointer"]
    try:
        text, found = _text(resolve(dict(places[number]), pointer)), True
    except LookupError:
        text, found = "", False
    return SourceView(number, pointer, address(number, pointer), found, text)


def _tolerance(tolerance: Mapping[str, float] | None) -> str:
    if not tolerance:
        return ""
    if "abs" in tolerance:
        return f"± {tolerance['abs']:g}"
    return f"± {tolerance['rel'] * 100:g} %"
