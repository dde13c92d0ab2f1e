"""What a good call gave, judged against what the tool promised."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping

import jsonschema

from synthesis.core.values import Json, Output
from synthesis.tools.declare import Example
from synthesis.tools.reading import Tool
from synthesis.tools.validation.reports import Check

_UNEXPECTED_TINY = 1e-12


def problems(tool: Tool, example: Example, result: Json) -> Iterator[tuple[Check, str]]:
    """Every way in which the result of a worked example breaks a promise."""
    shown = json.dumps(example.arguments, ensure_ascii=False)
    for name, expected in example.gives.items():
        if name not in result:
            yield "examples", f"The result for {shown} has no field {name!r}."
        elif not agrees(expected, result[name], example.rel):
            yield "examples", f"For {shown}, {name!r} is {result[name]!r} instead of {expected!r}."
    validator = jsonschema.Draft202012Validator(tool.spec.result_schema)
    for error in validator.iter_errors(result):
        where = f"breaks its schema at {error.json_path}: {error.message}."
        yield "result", f"The result for {shown} {where}"
    for output in tool.spec.outputs:
        yield from (("entities", problem) for problem in _entity_problems(output, result))


def agrees(expected: Json, actual: Json, rel: float) -> bool:
    """Whether a value is the expected one, numbers within ``rel``, objects field by field."""
    if isinstance(expected, bool) or isinstance(actual, bool):
        return expected is actual
    if isinstance(expected, (int, float)) and isinstance(actual, (int, float)):
        return math.isclose(expected, actual, rel_tol=rel, abs_tol=_UNEXPECTED_TINY)
    if isinstance(expected, Mapping) and isinstance(actual, Mapping):
        return all(
            key in actual and agrees(value, actual[key], rel) for key, value in expected.items()
        )
    if isinstance(expected, (list, tuple)) and isinstance(actual, list):
        return len(expected) == len(actual) and all(
            agrees(one, other, rel) for one, other in zip(expected, actual, strict=True)
        )
    return bool(expected == actual)


def _entity_problems(output: Output, result: Json) -> Iterator[str]:
    entity = output.entity
    value = result.get(output.pointer.removeprefix("/"))
    if entity is None or entity.pattern is None or value is None:
        return
    for element in value if output.many else [value]:
        if isinstance(element, str) and not re.fullmatch(entity.pattern, element):
            yield f"{output.pointer} gives {element!r}, which is not a valid {entity.name}."
