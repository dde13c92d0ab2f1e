"""Runs one tool call in this process: arguments in, a plain JSON result out.

Used by the children of the tool host; callers elsewhere go through the host.
"""

from __future__ import annotations

import contextlib
import io
import math
import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from synthesis.core.canonical import number_as_read
from synthesis.core.errors import ToolError
from synthesis.core.values import EntityType, Input, Json
from synthesis.tools import catalogue
from synthesis.tools.reading import Tool

LARGEST_SAFE_INTEGER = 2**53


def execute(name: str, arguments: Mapping[str, Json]) -> Json:
    """Call a tool and give its result as I-JSON.

    Raises ``ToolError`` with a sentence for bad arguments and for whatever the tool or
    its library refuses; nothing that a library prints reaches stdout.
    """
    item = catalogue.tool(name)
    checked = check_arguments(item, arguments)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            result = item.function(**checked)
    except ToolError:
        raise
    except (MemoryError, KeyboardInterrupt):
        raise
    except Exception as error:  # a library's own refusal, whatever its type
        raise ToolError(f"{name} could not answer: {_sentence(error)}") from error
    return plain(result.model_dump(mode="json"))


def check_arguments(item: Tool, arguments: Mapping[str, Json]) -> dict[str, Any]:
    """The arguments as the function takes them; raises ``ToolError`` with a sentence."""
    if not isinstance(arguments, Mapping):
        raise ToolError(f"The arguments of {item.spec.name} must be a JSON object.")
    try:
        model = item.arguments.model_validate(dict(arguments))
    except ValidationError as error:
        raise ToolError(_explain(item.spec.name, error)) from None
    values = {field: getattr(model, field) for field in item.arguments.model_fields}
    for described in item.spec.inputs:
        _check_entity(described, values[described.name])
    return values


def plain(value: Any) -> Json:
    """A value as I-JSON: finite numbers of at most 12 significant digits, no NUL.

    Raises ``ToolError`` for a number that is not finite and for what JSON cannot hold.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value if abs(value) <= LARGEST_SAFE_INTEGER else str(value)
    if isinstance(value, float):
        return _plain_float(value)
    if isinstance(value, str):
        return value.replace("\x00", "")
    if isinstance(value, BaseModel):
        return plain(value.model_dump(mode="json"))
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    raise ToolError(f"The result holds a {type(value).__name__}, which JSON cannot carry.")


def _plain_float(value: float) -> float | int:
    if not math.isfinite(value):
        raise ToolError("The result is not a finite number for these arguments.")
    return number_as_read(float(f"{value:.12g}"))


def _check_entity(described: Input, value: Any) -> None:
    entity = described.entity
    if entity is None or entity.pattern is None or value is None:
        return
    for element in value if described.many else [value]:
        if isinstance(element, str) and not re.fullmatch(entity.pattern, element):
            raise ToolError(_not_a(described.name, entity, element))


def _not_a(name: str, entity: EntityType, value: str) -> str:
    shown = value if len(value) <= 60 else value[:57] + "..."
    kind = entity.name.replace("_", " ")
    return f"Argument {name!r}: {shown!r} is not a valid {kind}; a valid one is {entity.example!r}."


def _explain(tool: str, error: ValidationError) -> str:
    problems = []
    for item in error.errors(include_url=False)[:3]:
        where = ".".join(str(part) for part in item["loc"]) or "arguments"
        match item["type"]:
            case "missing":
                problems.append(f"argument {where!r} is missing")
            case "extra_forbidden":
                problems.append(f"there is no argument {where!r}")
            case _:
                message = item["msg"][:1].lower() + item["msg"][1:]
                problems.append(f"argument {where!r}: {message}")
    return f"{tool}: {'; '.join(problems)}."


def _sentence(error: Exception) -> str:
    text = " ".join(str(error).split())
    text = text if len(text) <= 300 else text[:297] + "..."
    if not text:
        return f"{type(error).__name__}."
    return text if text.endswith((".", "!", "?")) else text + "."
