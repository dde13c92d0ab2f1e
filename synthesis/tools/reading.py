"""Reads a declared function into a tool: its spec and the models of its two ends."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, create_model

from synthesis.core.values import AnswerType, Ask, Domain, EntityType, Input, Output, ToolSpec
from synthesis.tools.declare import Asks, Declaration, Draws, Example, Result

LONGEST_STRING = 10_000
LONGEST_LIST = 1_000

_JSON_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", dict: "object"}
_ANSWER_TYPES: dict[str, AnswerType] = {
    "string": "string",
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "array": "list",
    "object": "list",
}


@dataclass(frozen=True)
class Tool:
    """A declared tool: its spec, its function and the models of its two ends."""

    spec: ToolSpec
    function: Callable[..., Result]
    arguments: type[BaseModel]
    result: type[Result]
    examples: tuple[Example, ...]


def read(
    function: Callable[..., Result], declaration: Declaration, pack: str, domain: Domain
) -> Tool:
    """The tool that a function declares; its spec does not say any version yet."""
    hints = get_type_hints(function, include_extras=True)
    result = hints.pop("return")
    parameters = inspect.signature(function).parameters
    inputs = tuple(_input(name, hints[name], parameters[name]) for name in parameters)
    arguments = _arguments_model(function.__name__, inputs, hints, parameters)
    spec = ToolSpec(
        name=function.__name__,
        domain=domain,
        kind=declaration.kind,
        pack=pack,
        description=inspect.cleandoc(function.__doc__ or ""),
        parameters=_plain_schema(arguments),
        result_schema=_plain_schema(result),
        inputs=inputs,
        outputs=tuple(_outputs(result)),
        examples=tuple(
            {"arguments": item.arguments, "gives": item.gives} for item in declaration.examples
        ),
        deterministic=declaration.deterministic,
    )
    return Tool(spec, function, arguments, result, declaration.examples)


def _arguments_model(
    name: str,
    inputs: tuple[Input, ...],
    hints: Mapping[str, Any],
    parameters: Mapping[str, inspect.Parameter],
) -> type[BaseModel]:
    fields: dict[str, Any] = {}
    for item in inputs:
        base, extras = _split(hints[item.name])
        constraints = [extra for extra in extras if type(extra).__module__ != Draws.__module__]
        constraints = [c for c in constraints if not isinstance(c, (str, EntityType, Draws))]
        limits: dict[str, Any] = {}
        if base is str:
            limits["max_length"] = LONGEST_STRING
        elif item.many:
            limits["max_length"] = LONGEST_LIST
        default = ... if item.required else item.default
        described = Field(default, description=item.description, **limits)
        fields[item.name] = (Annotated[(base, *constraints)] if constraints else base, described)
    config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)
    return create_model(f"{name}_arguments", __config__=config, **fields)


def _split(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    if get_origin(hint) is Annotated:
        base, *extras = get_args(hint)
        return base, tuple(extras)
    return hint, ()


def _first(extras: tuple[Any, ...], kind: type) -> Any:
    return next((extra for extra in extras if isinstance(extra, kind)), None)


def _element(base: Any, extras: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...], bool]:
    """The element type of a list with its annotations, or the type itself."""
    if get_origin(base) is list:
        inner, inner_extras = _split(get_args(base)[0])
        return inner, inner_extras + extras, True
    return base, extras, False


def _json_type(base: Any) -> str:
    origin = get_origin(base)
    if origin is Literal:
        return _JSON_TYPES[type(get_args(base)[0])]
    if origin in (list, tuple):
        return "array"
    if origin is dict:
        return "object"
    members = [member for member in get_args(base) if member is not type(None)]
    if members:
        return _json_type(members[0])
    return _JSON_TYPES.get(base, "object")


def _input(name: str, hint: Any, parameter: inspect.Parameter) -> Input:
    base, extras = _split(hint)
    element, extras, many = _element(base, extras)
    draws = _first(extras, Draws)
    values = draws.values if draws else ()
    if not values and get_origin(element) is Literal and not many:
        values = get_args(element)
    required = parameter.default is inspect.Parameter.empty
    return Input(
        name=name,
        description=_first(extras, str) or "",
        type=_json_type(element),
        entity=_first(extras, EntityType),
        required=required,
        default=None if required else parameter.default,
        many=many,
        draws=tuple(map(_whole, values)),
        label=draws.label if draws else None,
        unit=draws.unit if draws else None,
    )


def _whole(value: Any) -> Any:
    """A drawn 50.0 as 50: JSON has one way to write it, and so have sentences."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _outputs(result: type[Result]) -> Iterator[Output]:
    for name, hint in get_type_hints(result, include_extras=True).items():
        base, extras = _split(hint)
        element, extras, many = _element(base, extras)
        asks = _first(extras, Asks)
        entity = _first(extras, EntityType)
        kind: AnswerType = "list" if many else _ANSWER_TYPES[_json_type(element)]
        if entity is not None and entity.name == "date" and not many:
            kind = "date"
        ask = (
            Ask(asks.phrase, asks.refers, asks.noun, asks.unit, asks.round_to, asks.additive)
            if asks
            else None
        )
        yield Output(f"/{name}", kind, entity, many, ask)


def _plain_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of a model without the titles that pydantic derives from names."""
    schema: dict[str, Any] = _without_titles(model.model_json_schema())
    return schema


def _without_titles(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {
            key: _without_titles(value)
            for key, value in schema.items()
            if not (key == "title" and isinstance(value, str))
        }
    if isinstance(schema, list):
        return [_without_titles(item) for item in schema]
    return schema
