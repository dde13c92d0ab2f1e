"""Structure: every part that the other checks rely on is there and of the right shape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from synthesis.core import attempts
from synthesis.core.answers import answer_text
from synthesis.core.record import SCHEMA, record_id
from synthesis.core.serial import Record
from synthesis.core.values import AnswerValue, Verdict

FIELDS: dict[str, type | tuple[type, ...]] = {
    "id": str,
    "schema": int,
    "query": str,
    "answer": dict,
    "citations": list,
    "domain": str,
    "toolset": list,
    "seed": dict,
    "exemplars": list,
    "evidence": list,
    "derivations": list,
    "pattern": dict,
    "attempts": list,
    "engine": str,
    "configuration": dict,
    "versions": dict,
}
_STEP = {"step": int, "iteration": int, "tool": str, "arguments": dict, "inputs_from": list}
_VALUE_TYPES = ("number", "string", "date", "boolean", "list", "set")


def check(record: Record) -> Verdict:
    """Fails with the first few problems found."""
    problems = [problem for _, problem in zip(range(3), _problems(record), strict=False)]
    if problems:
        return Verdict("fail", " ".join(problems))
    return Verdict("pass", "Every field is present and of the right type.")


def _problems(record: Record) -> Iterator[str]:
    missing = [name for name, kind in FIELDS.items() if not isinstance(record.get(name), kind)]
    if missing:
        yield f"Missing or of the wrong type: {', '.join(missing)}."
        return
    if record["schema"] != SCHEMA:
        yield f"Schema {record['schema']} is not {SCHEMA}."
    if not record["query"].strip():
        yield "The query is empty."
    yield from _evidence(record["evidence"])
    yield from _values(record)
    yield from _copies(record)
    yield from attempts.problems(record)


def _copies(record: Record) -> Iterator[str]:
    """Fields that say again what another field says must say the same."""
    configuration = record["configuration"]
    if record["id"] != record_id(configuration):
        yield "The id does not follow from the configuration."
    for name in ("domain", "toolset", "seed", "exemplars"):
        there = configuration.get(name)
        if name == "seed" and isinstance(there, dict):
            there = {key: there.get(key) for key in record["seed"]}
        if record[name] != there:
            yield f"The {name} is not that of the configuration."
    last = record["derivations"][-1] if record["derivations"] else None
    if not isinstance(last, dict) or not isinstance(last.get("iteration"), int):
        yield "No derivation is recorded."
    elif not record.get("edits") and (last.get("query"), last.get("answer")) != (
        record["query"],
        record["answer"].get("text"),
    ):
        yield "The last derivation is not the query and answer of the task."


def _evidence(evidence: list[Any]) -> Iterator[str]:
    for number, step in enumerate(evidence, start=1):
        if not isinstance(step, dict):
            yield f"Step {number} is not an object."
            return
        wrong = [name for name, kind in _STEP.items() if not isinstance(step.get(name), kind)]
        if wrong:
            yield f"Step {number} lacks {', '.join(wrong)}."
        elif step["step"] != number:
            yield f"Step {number} is numbered {step['step']}."
        elif (step.get("error") is None) == (step.get("result") is None):
            yield f"Step {number} must have either a result or an error."


def _values(record: Record) -> Iterator[str]:
    values, names = record["answer"].get("values"), []
    if not isinstance(values, list) or not values:
        yield "The answer has no values."
        return
    for value in values:
        if not isinstance(value, dict) or value.get("type") not in _VALUE_TYPES:
            yield "An answer value lacks its name, value or type."
            return
        if set(value) != {"name", "value", "type", "unit", "tolerance"}:
            yield f"The answer value {value.get('name')!r} has other fields than it should."
            return
        names.append(value["name"])
    if not all(_is_citation(item) for item in record["citations"]):
        yield "A citation lacks its value, sources or transform."
        return
    cited = [item["value"] for item in record["citations"]]
    if sorted(map(str, names)) != sorted(map(str, cited)) or len(set(names)) < len(names):
        yield "Answer values and citations do not match one to one."
    typed = [AnswerValue(**value) for value in values]
    form = record["answer"].get("format", "plain")
    if record["answer"].get("text") != answer_text(typed, form):
        yield "The answer text does not say what the answer values are."


def _is_citation(item: Any) -> bool:
    return (
        isinstance(item, dict)
        and set(item) == {"value", "sources", "transform"}
        and isinstance(item["sources"], list)
        and bool(item["sources"])
        and all(_is_source(source) for source in item["sources"])
        and (item["transform"] is None or isinstance(item["transform"], dict))
    )


def _is_source(item: Any) -> bool:
    return (
        isinstance(item, dict)
        and set(item) == {"step", "pointer"}
        and isinstance(item["step"], int)
        and isinstance(item["pointer"], str)
    )
