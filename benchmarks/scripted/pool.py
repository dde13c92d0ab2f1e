"""Calls of real tools that succeed: the worked examples of the pool."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from benchmarks.scripted.saying import Use
from synthesis.core.values import ToolSpec
from synthesis.tools import catalogue


@cache
def worked_calls(tool: str) -> tuple[Use, ...]:
    """The worked examples of a tool as calls; none for one that the pool does not have."""
    spec = spec_of(tool)
    if spec is None:
        return ()
    return tuple(Use(tool, json.dumps(example["arguments"])) for example in spec.examples)


@cache
def spec_of(tool: str) -> ToolSpec | None:
    """The tool as the pool declares it."""
    return catalogue.specs().get(tool)


@cache
def entities_taken(tool: str) -> tuple[tuple[str, str], ...]:
    """The entity types that a tool takes one of, each with the name of the argument."""
    spec = spec_of(tool)
    return tuple(
        (item.entity.name, item.name)
        for item in (spec.inputs if spec else ())
        if item.entity is not None and not item.many
    )


def made_up(schema: Mapping[str, Any], name: str = "text") -> Any:
    """Something that follows a JSON Schema, for tools and replies that no script knows."""
    for key in ("const", "default"):
        if key in schema:
            return schema[key]
    if schema.get("enum"):
        return schema["enum"][0]
    for key in ("anyOf", "oneOf", "allOf"):
        if schema.get(key):
            return made_up(schema[key][0], name)
    kind = schema.get("type", "object")
    kind = kind[0] if isinstance(kind, list) else kind
    if kind == "object":
        parts = schema.get("properties", {})
        return {part: made_up(parts[part], part) for part in schema.get("required", parts)}
    if kind == "array":
        least = max(1, schema.get("minItems", 0))
        return [made_up(schema.get("items", {"type": "string"}), name)] * least
    plain = {"integer": 1, "number": 1.5, "boolean": True, "null": None}
    return plain.get(kind, name)
