"""Executable: the task can be done with its own toolset, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

import jsonschema

from synthesis.core import pointers
from synthesis.core.canonical import canonical
from synthesis.core.patterns import kinds_of, pattern, supporting
from synthesis.core.serial import Record, citation_from_json, evidence_from_json
from synthesis.core.values import ToolSpec, Verdict


def check(record: Record, specs: Mapping[str, ToolSpec]) -> Verdict:
    """Every successful step uses a tool of the toolset with arguments that fit its schema,
    and every value said to come from an earlier step really stands there.

    Undetermined when a tool behind the answer is not in this pool.
    """
    problem = next(_problems(record, specs), None)
    if problem:
        return Verdict("fail", problem)
    cited = {source["step"] for item in record["citations"] for source in item["sources"]}
    used = supporting(evidence_from_json(record["evidence"]), cited)
    absent = sorted(
        {s["tool"] for s in record["evidence"] if s["step"] in used and s["tool"] not in specs}
    )
    if absent:
        return Verdict("undetermined", f"Not in this pool: {', '.join(absent)}.")
    evidence = evidence_from_json(record["evidence"])
    citations = [citation_from_json(item) for item in record["citations"]]
    if asdict(pattern(evidence, citations, kinds_of(evidence, specs))) != record["pattern"]:
        return Verdict("fail", "The pattern is not that of the steps behind the answer.")
    return Verdict("pass", f"{len(used)} step{'s' * (len(used) > 1)} lead to the answer.")


def _problems(record: Record, specs: Mapping[str, ToolSpec]) -> Iterator[str]:
    steps = {step["step"]: step for step in record["evidence"]}
    for step in record["evidence"]:
        if step["error"] is None:
            yield from _call(step, record["toolset"], specs)
        yield from _links(step, steps)


def _call(step: dict[str, Any], toolset: list[str], specs: Mapping[str, ToolSpec]) -> Iterator[str]:
    number, tool = step["step"], step["tool"]
    if tool not in toolset:
        yield f"Step {number} uses {tool!r}, which is not in the toolset."
    elif tool in specs:
        validator = jsonschema.Draft202012Validator(dict(specs[tool].parameters))
        for error in validator.iter_errors(step["arguments"]):
            yield f"Step {number}: the arguments of {tool} do not fit its schema: {error.message}."


def _links(step: dict[str, Any], steps: Mapping[int, Any]) -> Iterator[str]:
    for link in step["inputs_from"]:
        where = f"Step {step['step']}: the argument {link['argument']!r}"
        source = steps.get(link["step"])
        if source is None or link["step"] >= step["step"]:
            yield f"{where} is said to come from step {link['step']}, which is not before it."
            continue
        try:
            given = pointers.resolve(step["arguments"], link["argument"])
            found = pointers.resolve(source, link["pointer"])
        except LookupError as error:
            yield f"{where} has a broken link: {error.args[0]}"
            continue
        if not link["inferred"] and canonical(given) != canonical(found):
            yield f"{where} is not what step {link['step']} gave at {link['pointer']}."
