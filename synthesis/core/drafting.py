"""A model's reply into a draft, or the reasons why it is none.

What counts is what the citations prove: the value of a draft is always the proven one, and
a reply's own value only shows that the model meant it. A number written with fewer decimals
than the evidence has is a rounding, which is then declared; anything else that differs is
handed back as a reason, in sentences that the model can act on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from synthesis.core.answers import AnswerFormat, answer_text
from synthesis.core.canonical import canonical
from synthesis.core.chat import ReplySchema
from synthesis.core.errors import ParseError
from synthesis.core.patterns import pattern
from synthesis.core.proving import Proven, prove
from synthesis.core.serial import step_to_json
from synthesis.core.transforms import SELECTIONS, TRANSFORMS
from synthesis.core.values import Draft, Evidence, Json

MOST_VALUES = 8
LONGEST_QUERY = 2_000
"""Characters."""

_FENCE = re.compile(r"```(?:json)?\s*\n(.*?)```", re.DOTALL)
_LABEL = re.compile(r"[^\W\d_][\w -]{0,59}")


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a reply: a draft, or reasons. ``readable`` says that it was JSON of the
    right shape, ``empty`` that it gave no value at all."""

    draft: Draft | None = None
    reasons: tuple[str, ...] = ()
    readable: bool = True
    empty: bool = False


def draft_schema(with_query: bool = True) -> ReplySchema:
    """The schema of a draft; without the query where that is given."""
    properties: dict[str, Json] = {"query": {"type": "string"}} if with_query else {}
    properties["answer_format"] = {"type": "string", "enum": ["plain", "json"]}
    properties["values"] = {"type": "array", "items": _VALUE}
    return ReplySchema("draft" if with_query else "answer", _closed(properties))


def query_schema() -> ReplySchema:
    """The schema of a query alone."""
    return ReplySchema("question", _closed({"query": {"type": "string"}}))


def read_json(text: str) -> Any:
    """The JSON object in a reply, also inside a code fence, after thoughts or among words.

    Raises ``ParseError`` with a sentence.
    """
    words = text.rpartition("</think>")[2].strip()
    fenced = _FENCE.search(words)
    first, last = words.find("{"), words.rfind("}")
    for piece in (words, fenced.group(1) if fenced else "", words[first : last + 1]):
        try:
            value = json.loads(piece)
        except (ValueError, RecursionError):
            continue
        return _sound(value)
    raise ParseError("The reply is not JSON.")


def read_query(text: str) -> str:
    """The query of a reply; raises ``ParseError`` with a sentence."""
    data = read_json(text)
    return _query(data.get("query") if isinstance(data, dict) else None)


def read_draft(
    text: str, evidence: Evidence, iteration: int, given_query: str | None = None
) -> Reading:
    """The draft in a reply. ``given_query`` stands for the reply's own query."""
    try:
        data = read_json(text)
        if not isinstance(data, dict) or not isinstance(data.get("values"), list):
            raise ParseError('The reply must be a JSON object with a list called "values".')
        query = given_query or _query(data.get("query"))
    except ParseError as error:
        return Reading(reasons=(str(error),), readable=False)
    if not data["values"]:
        return Reading(reasons=("There are no values.",), empty=True)
    if len(data["values"]) > MOST_VALUES:
        return Reading(reasons=(f"There may be at most {MOST_VALUES} values.",))
    steps = {step.step: step_to_json(step) for step in evidence}
    proven, reasons = _all_proven(data["values"], steps)
    if reasons:
        return Reading(reasons=tuple(reasons))
    return Reading(_draft(query, data.get("answer_format"), proven, evidence, iteration))


def transforms_text() -> str:
    """Every transform with what it takes, a line each."""
    return "\n".join(f"  - {name}: {_TAKES[name]}" for name in TRANSFORMS)


def _all_proven(values: Sequence[Any], steps: Mapping[int, Any]) -> tuple[list[Proven], list[str]]:
    proven: list[Proven] = []
    reasons: list[str] = []
    for number, value in enumerate(values, start=1):
        try:
            name = _name(value, number, [item.value.name for item in proven])
            proven.append(prove(name, value, steps))
        except (ParseError, LookupError, ValueError) as error:
            reasons.append(str(error.args[0]) if error.args else str(error))
    return proven, reasons


def _name(value: Any, number: int, taken: Sequence[str]) -> str:
    if not isinstance(value, dict):
        raise ParseError(f"Value {number} is not an object.")
    name = value.get("name")
    if not isinstance(name, str) or not _LABEL.fullmatch(name.strip()):
        raise ParseError(f"Value {number} needs a short name of letters, digits and underscores.")
    if name.strip() in taken:
        raise ParseError(f"Two values are called {name.strip()!r}.")
    return name.strip()


def _query(query: Any) -> str:
    if not isinstance(query, str) or not query.strip():
        raise ParseError('The reply has no "query".')
    if len(query) > LONGEST_QUERY:
        raise ParseError(f"The query is longer than {LONGEST_QUERY} characters.")
    return " ".join(query.split())


def _draft(
    query: str, answer_format: Any, proven: Sequence[Proven], evidence: Evidence, iteration: int
) -> Draft:
    form: AnswerFormat = "json" if answer_format == "json" else "plain"
    values = tuple(item.value for item in proven)
    return Draft(
        iteration=iteration,
        query=query,
        answer_text=answer_text(values, form),
        values=values,
        citations=tuple(item.citation for item in proven),
        form=_form(proven, form, evidence),
        answer_format=form,
    )


def _form(proven: Sequence[Proven], answer_format: AnswerFormat, evidence: Evidence) -> str:
    """The form of a question as far as its proof tells."""
    transforms = {(item.citation.transform or {}).get("name") for item in proven}
    if answer_format == "json":
        return "format"
    if len(proven) > 1:
        return "multi_part"
    if transforms & {*SELECTIONS, "difference", "absolute_difference", "ratio"}:
        return "comparison"
    if transforms - {None, "round", "sorted"}:
        return "aggregation"
    shape = pattern(evidence, [item.citation for item in proven], {})
    return "chain" if shape.depth > 1 else "fact"


def _sound(value: Any) -> Any:
    """Refuses what no record can hold: NaN, integers over 2^53, broken or NUL characters."""
    try:
        written = canonical(value).decode()
    except (ParseError, ValueError, RecursionError) as error:
        raise ParseError("The reply holds a number or a character that JSON cannot.") from error
    if "\\u0000" in written:
        raise ParseError("The reply holds a NUL character.")
    return value


def _closed(properties: Mapping[str, Json]) -> dict[str, Json]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _or_null(schema: Mapping[str, Json]) -> dict[str, Json]:
    return {"anyOf": [dict(schema), {"type": "null"}]}


_SCALARS: list[Json] = [{"type": "string"}, {"type": "number"}, {"type": "boolean"}]

_VALUE: dict[str, Json] = _closed(
    {
        "name": {"type": "string"},
        "value": {"anyOf": [*_SCALARS, {"type": "array", "items": {"anyOf": _SCALARS[:2]}}]},
        "type": {
            "type": "string",
            "enum": ["number", "string", "date", "boolean", "list", "set"],
        },
        "unit": _or_null({"type": "string"}),
        "tolerance": _or_null({"type": "number"}),
        "sources": {
            "type": "array",
            "items": _closed({"step": {"type": "integer"}, "pointer": {"type": "string"}}),
        },
        "transform": _or_null(
            _closed(
                {
                    "name": {"type": "string", "enum": list(TRANSFORMS)},
                    "digits": _or_null({"type": "integer"}),
                    "threshold": _or_null({"type": "number"}),
                }
            )
        ),
    }
)

_TAKES: Mapping[str, str] = {
    "round": "one number",
    "difference": "two numbers, the first minus the second",
    "absolute_difference": "two numbers, without the sign",
    "ratio": "two numbers, the first divided by the second",
    "sum": "two numbers or more",
    "mean": "two numbers or more",
    "max": "two numbers or more, the largest",
    "min": "two numbers or more, the smallest",
    "spread": "two numbers or more, the largest minus the smallest",
    "count_above": "numbers, how many of them are above the threshold",
    "length": "one list, the number of its items",
    "argmax": "label, number, label, number, ...: the label of the largest number",
    "argmin": "label, number, label, number, ...: the label of the smallest number",
    "ranking": "label, number, label, number, ...: the labels from the largest to the smallest",
    "sorted": "one list, in alphabetical order",
}
