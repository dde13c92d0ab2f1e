"""Stated: the query says what the calls behind its answer start from.

Every argument that no earlier step found, and that is neither a default nor one of a few
options, must stand in the query: else somebody who reads the query alone cannot know what
is asked. A query may paraphrase ("aspirin" for its structure), so a value that is missing
leaves the check undetermined; only a query that states none of them, nor the seed, fails.

It is made for the words of models: the built-in engine composes its queries from the
arguments themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from synthesis.core import pointers
from synthesis.core.answers import plain
from synthesis.core.checks.leak import told
from synthesis.core.inferring import has_options
from synthesis.core.patterns import supporting
from synthesis.core.serial import Record, evidence_from_json
from synthesis.core.values import Json, ToolSpec, Verdict

_NAMED = 3
"""Values that a reason names."""


def check(record: Record, specs: Mapping[str, ToolSpec]) -> Verdict:
    """Undetermined with the values that the query does not state; fails when it states none."""
    given = list(dict.fromkeys(_given(record, specs)))
    missing = [text for text, value in given if not _stated(value, record["query"])]
    if not missing:
        return Verdict("pass", "The query states every value that the calls start from.")
    named = ", ".join(repr(text[:80]) for text in missing[:_NAMED])
    more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
    if len(missing) == len(given) and not told(record["seed"]["name"], record["query"]):
        return Verdict(
            "fail", f"The query states nothing that the calls start from: {named}{more}."
        )
    return Verdict("undetermined", f"The query does not state {named}{more} as written.")


def _given(record: Record, specs: Mapping[str, ToolSpec]) -> Iterator[tuple[str, Json]]:
    """The values that somebody chose for the steps behind the answer, with their words."""
    steps = {step["step"]: step for step in record["evidence"]}
    cited = {source["step"] for item in record["citations"] for source in item["sources"]}
    for number in sorted(supporting(evidence_from_json(record["evidence"]), cited)):
        for value in _chosen(steps[number], specs.get(steps[number]["tool"])):
            yield plain(value), value


def _chosen(step: Mapping[str, Any], spec: ToolSpec | None) -> Iterator[Json]:
    linked = [link["argument"] for link in step["inputs_from"]]
    schemas = spec.parameters.get("properties", {}) if spec else {}
    for name in sorted(step["arguments"]):
        schema, argument = schemas.get(name, {}), step["arguments"][name]
        if has_options(schema) or ("default" in schema and schema["default"] == argument):
            continue
        for pointer, value in pointers.leaves(argument, pointers.join(name)):
            plain_value = value is None or isinstance(value, bool) or value == ""
            if not plain_value and not any(_covers(link, pointer) for link in linked):
                yield value


def _covers(link: str, pointer: str) -> bool:
    return pointer == link or pointer.startswith(f"{link}/")


def _stated(value: Json, query: str) -> bool:
    """As it is written but for line breaks, as a percentage, or as a date in words."""
    if told(value, query) or (isinstance(value, str) and told(_joined(value), _joined(query))):
        return True
    if isinstance(value, float):
        percent = float(f"{value * 100:.12g}")
        return f"{plain(percent).removesuffix('.0')}%" in query.replace(" %", "%")
    day = _date(value)
    return day is not None and all(
        told(part, query) for part in (day.strftime("%B"), day.day, day.year)
    )


def _joined(text: str) -> str:
    return " ".join(text.split())


def _date(value: Json) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
