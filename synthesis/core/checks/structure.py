"""Structure: every part that the other checks rely on is there and of the right shape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

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
    if record["id"] != record_id(record["configuration"]):
        yield "The id does not follow from the configuration."


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
    cited = [item.get("value") for item in record["citations"] if isinstance(item, dict)]
    if sorted(map(str, names)) != sorted(map(str, cited)) or len(set(names)) < len(names):
        yield "Answer values and citations do not match one to one."
    typed = [AnswerValue(**value) for value in values]
    form = record["answer"].get("format", "plain")
    if record["answer"].get("text") != answer_text(typed, form):
        yield "The answer text does not say what the answer values are."
