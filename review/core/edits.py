"""A person's changes applied to a record: what changed, and the record as it reads now.

An edit replaces the query, the answer values or the citations. Everything that follows
from them is made again: the answer's text from its values, the pattern from the citations.
The record lists every edit with its author, its reason, the old and the new.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from review.core.errors import MalformedEdit
from synthesis.core.answers import answer_text
from synthesis.core.canonical import canonical
from synthesis.core.errors import ParseError
from synthesis.core.patterns import pattern
from synthesis.core.serial import Record, citation_from_json, evidence_from_json
from synthesis.core.values import AnswerValue, Json, Kind, Verdict

LONGEST_QUERY = 10_000
FIELDS = ("query", "answer", "citations")
EDITED = Verdict("undetermined", "A person edited the task after it was derived.")

_NOT_OF_TYPE = {
    "number": lambda value: isinstance(value, bool) or not isinstance(value, (int, float)),
    "string": lambda value: not isinstance(value, str),
    "date": lambda value: not isinstance(value, str),
    "boolean": lambda value: not isinstance(value, bool),
    "list": lambda value: not isinstance(value, list),
    "set": lambda value: not isinstance(value, list),
}


@dataclass(frozen=True, slots=True)
class Changes:
    """What a person asks to change; None leaves a part as it is.

    ``answer`` lists the answer values as they should be: a value that is named as before
    keeps its type, unit and tolerance unless they are given. ``citations`` lists all of
    them, each ``{"value", "sources": [{"step", "pointer"}], "transform"}``.
    """

    query: str | None = None
    answer: Sequence[Mapping[str, Json]] | None = None
    citations: Sequence[Mapping[str, Json]] | None = None


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """One changed part of a record, as it was and as it is."""

    field: str
    old: Json
    new: Json


def field_edits(record: Record, changes: Changes) -> tuple[FieldEdit, ...]:
    """What the changes do to the record, in the order of ``FIELDS``.

    Raises ``MalformedEdit`` for what cannot be applied, and when nothing would change.
    """
    asked: dict[str, Json] = {}
    if changes.query is not None:
        asked["query"] = _query(changes.query)
    if changes.answer is not None:
        asked["answer"] = _values(record, changes.answer)
    if changes.citations is not None:
        asked["citations"] = _citations(changes.citations)
    edits = tuple(_changed(record, asked))
    if not edits:
        raise MalformedEdit("The edit changes nothing.", next(iter(asked), "query"))
    return edits


def apply(
    record: Record,
    edits: Sequence[FieldEdit],
    author: str,
    reason: str,
    kinds: Mapping[str, Kind],
) -> Record:
    """The record with the edits in place, still with the checks of the record before.

    ``kinds`` gives the kind of each tool, which the pattern is spelled with.
    """
    edited = dict(record)
    for edit in edits:
        edited.update(_applied(edited, edit))
    edited["pattern"] = _pattern(edited, kinds)
    listed = [{**asdict(edit), "author": author, "reason": reason} for edit in edits]
    edited["edits"] = [*record.get("edits", []), *listed]
    return edited


def verdicts_after(record: Record, verdicts: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """The verdicts of an edited record: every check it had before, judged again.

    A check that only holds for what an engine derived says that a person has edited.
    """
    before = {name: Verdict(**verdict) for name, verdict in record.get("checks", {}).items()}
    if "derivable" in before:
        before["derivable"] = EDITED
    return {**before, **verdicts}


def _applied(record: Record, edit: FieldEdit) -> dict[str, Json]:
    if edit.field != "answer":
        return {edit.field: edit.new}
    answer = dict(record["answer"])
    typed = [AnswerValue(**value) for value in edit.new]
    text = answer_text(typed, answer.get("format", "plain"))
    return {"answer": {**answer, "values": edit.new, "text": text}}


def _pattern(record: Record, kinds: Mapping[str, Kind]) -> dict[str, Json]:
    citations = [citation_from_json(citation) for citation in record["citations"]]
    return asdict(pattern(evidence_from_json(record["evidence"]), citations, kinds))


def _changed(record: Record, asked: Mapping[str, Json]) -> Iterator[FieldEdit]:
    current = {
        "query": record["query"],
        "answer": record["answer"]["values"],
        "citations": record["citations"],
    }
    for field in FIELDS:
        if field in asked and not _same(field, asked[field], current[field]):
            yield FieldEdit(field, current[field], asked[field])


def _same(field: str, new: Json, old: Json) -> bool:
    try:
        return canonical(new) == canonical(old)
    except ParseError as error:
        raise MalformedEdit(str(error), field) from error


def _query(query: str) -> str:
    text = query.replace("\r\n", "\n").strip()
    if not text:
        raise MalformedEdit("The query is empty.", "query")
    if len(text) > LONGEST_QUERY:
        raise MalformedEdit(f"The query is longer than {LONGEST_QUERY} characters.", "query")
    if "\x00" in text:
        raise MalformedEdit("The query holds a NUL character.", "query")
    return text


def _values(record: Record, asked: Sequence[Mapping[str, Json]]) -> list[dict[str, Json]]:
    known = {value["name"]: value for value in record["answer"]["values"]}
    values = [_value(item, known) for item in asked]
    names = [value["name"] for value in values]
    if not values:
        raise MalformedEdit("An answer needs at least one value.", "answer")
    if len(set(names)) < len(names):
        raise MalformedEdit("Two answer values have the same name.", "answer")
    return values


def _value(item: Mapping[str, Json], known: Mapping[str, Record]) -> dict[str, Json]:
    name = item.get("name")
    if not isinstance(name, str) or not name.strip():
        raise MalformedEdit("An answer value has no name.", "answer")
    if "value" not in item:
        raise MalformedEdit(f"The answer value {name!r} has no value.", "answer")
    default = known.get(name, {"type": None, "unit": None, "tolerance": None})
    extra = set(item) - {"name", "value", "type", "unit", "tolerance"}
    if extra:
        raise MalformedEdit(f"An answer value has no {sorted(extra)[0]!r}.", "answer")
    value = {key: item.get(key, default[key]) for key in ("type", "unit", "tolerance")}
    _check_type(name, item["value"], value["type"])
    _check_unit(name, value["unit"])
    _check_tolerance(name, value["tolerance"])
    return {"name": name, "value": item["value"], **value}


def _check_type(name: str, value: Json, kind: Json) -> None:
    wrong = _NOT_OF_TYPE.get(kind) if isinstance(kind, str) else None
    if wrong is None:
        raise MalformedEdit(
            f"The answer value {name!r} needs a type: {', '.join(_NOT_OF_TYPE)}.", "answer"
        )
    if wrong(value):
        raise MalformedEdit(f"The answer value {name!r} must be a {kind}.", "answer")


def _check_unit(name: str, unit: Json) -> None:
    if unit is not None and not isinstance(unit, str):
        raise MalformedEdit(f"The unit of {name!r} must be text or null.", "answer")


def _check_tolerance(name: str, tolerance: Json) -> None:
    if tolerance is None:
        return
    right = isinstance(tolerance, Mapping) and tuple(tolerance) in (("abs",), ("rel",))
    size = next(iter(tolerance.values())) if right else None
    if isinstance(size, bool) or not isinstance(size, (int, float)) or size < 0:
        raise MalformedEdit(
            f'The tolerance of {name!r} must be null, {{"abs": number}} or {{"rel": number}}.',
            "answer",
        )


def _citations(asked: Sequence[Mapping[str, Json]]) -> list[dict[str, Json]]:
    if not asked:
        raise MalformedEdit("Every answer value needs a citation.", "citations")
    return [_citation(item) for item in asked]


def _citation(item: Mapping[str, Json]) -> dict[str, Json]:
    value, sources, transform = item.get("value"), item.get("sources"), item.get("transform")
    if not isinstance(value, str) or set(item) - {"value", "sources", "transform"}:
        raise MalformedEdit("A citation is {value, sources, transform}.", "citations")
    if not isinstance(sources, list) or not sources:
        raise MalformedEdit(f"The citation of {value!r} needs at least one source.", "citations")
    if transform is not None and not isinstance(transform, Mapping):
        raise MalformedEdit(f"The transform of {value!r} must be an object or null.", "citations")
    return {
        "value": value,
        "sources": [_source(value, source) for source in sources],
        "transform": dict(transform) if transform else None,
    }


def _source(value: str, source: Any) -> dict[str, Json]:
    if not isinstance(source, Mapping) or set(source) != {"step", "pointer"}:
        raise MalformedEdit(f"A source of {value!r} is {{step, pointer}}.", "citations")
    step, pointer = source["step"], source["pointer"]
    if isinstance(step, bool) or not isinstance(step, int) or not isinstance(pointer, str):
        raise MalformedEdit(
            f"A source of {value!r} needs a step number and a pointer in text.", "citations"
        )
    return {"step": step, "pointer": pointer}
