"""Reading, measuring and writing JSON documents within limits."""

from __future__ import annotations

import json
from typing import Any

from synthesis.core.errors import ToolError

DEEPEST = 40


def load(document: str) -> Any:
    try:
        data = json.loads(document, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise ToolError(f"That is not a JSON document: {error}.") from None
    if not isinstance(data, (dict, list)):
        raise ToolError("The JSON document must be an object or an array.")
    if depth(data) > DEEPEST:
        raise ToolError(f"The JSON document nests deeper than {DEEPEST} levels.")
    return data


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is not JSON")


def depth(data: Any) -> int:
    """Levels of objects and arrays, walked without recursion."""
    deepest, todo = 0, [(data, 1)]
    while todo:
        node, level = todo.pop()
        if isinstance(node, (dict, list)):
            deepest = max(deepest, level)
            parts = node.values() if isinstance(node, dict) else node
            todo.extend((part, level + 1) for part in parts)
    return deepest


def leaves(data: Any) -> int:
    if isinstance(data, dict):
        return sum(leaves(part) for part in data.values())
    return sum(leaves(part) for part in data) if isinstance(data, list) else 1


def short(expression: str) -> None:
    if not expression.strip() or len(expression) > 300:
        raise ToolError("Give an expression of 1 to 300 characters.")


def dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def yaml(data: Any) -> str:
    import io

    from ruamel.yaml import YAML

    writer = YAML(typ="safe", pure=True)
    writer.default_flow_style = False
    writer.sort_base_mapping_type_on_output = False
    writer.allow_unicode = True
    stream = io.StringIO()
    writer.dump(data, stream)
    return stream.getvalue()


def toml(data: Any) -> str:
    import tomlkit

    if not isinstance(data, dict):
        raise ToolError("TOML holds an object at the top; this document is an array.")
    try:
        return tomlkit.dumps(data)
    except (tomlkit.exceptions.ConvertError, ValueError, TypeError):
        raise ToolError("TOML cannot hold this document; it has no null.") from None
