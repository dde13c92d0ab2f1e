"""What a tool says of itself, judged without running it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter

import jsonschema

from synthesis.core.values import Ask, Input, Output, ToolSpec
from synthesis.tools.reading import Tool

_NAME = re.compile(r"[a-z][a-z0-9_]{2,63}")


def problems(tool: Tool) -> Iterator[str]:
    """Every flaw in the declaration, as a sentence."""
    spec = tool.spec
    if not _NAME.fullmatch(spec.name):
        yield "The name must be 3 to 64 lower-case letters, digits and underscores."
    if len(spec.description) < 20:
        yield "The docstring does not say what the tool gives."
    if not tool.examples:
        yield "There is no worked example."
    if tool.spec.deterministic and not all(example.gives for example in tool.examples):
        yield "A worked example expects nothing."
    yield from _schema_problems(spec)
    for item in spec.inputs:
        yield from _input_problems(item)
    for output in spec.outputs:
        yield from _phrase_problems(spec, output)


def _schema_problems(spec: ToolSpec) -> Iterator[str]:
    for schema in (spec.parameters, spec.result_schema):
        try:
            jsonschema.Draft202012Validator.check_schema(schema)
        except jsonschema.SchemaError as error:
            yield f"A schema is not JSON Schema: {error.message}."
    properties = spec.parameters.get("properties", {})
    if spec.parameters.get("additionalProperties") is not False:
        yield "The parameters' schema lets unknown arguments through."
    for item in spec.inputs:
        described = properties.get(item.name, {})
        if not {"type", "enum", "const", "anyOf", "$ref"} & described.keys():
            yield f"The schema gives no type for the argument {item.name!r}."


def _input_problems(item: Input) -> Iterator[str]:
    if len(item.description) < 3:
        yield f"The argument {item.name!r} has no description."
    if item.required and item.entity is None and not item.draws:
        yield f"Nothing can fill {item.name!r}: it has no entity type, no draws and no default."


def _phrase_problems(spec: ToolSpec, output: Output) -> Iterator[str]:
    if output.ask is None:
        return
    names = {item.name for item in spec.inputs}
    for text in (output.ask.phrase, output.ask.refers, output.ask.noun or ""):
        unknown = _placeholders(text) - names
        if unknown:
            yield f"The phrase {text!r} mentions {_listed(unknown)}, which is no argument."
    required = {item.name for item in spec.inputs if item.required}
    silent = required - _placeholders(output.ask.phrase)
    if silent:
        yield f"The phrase {output.ask.phrase!r} does not mention {_listed(silent)}."
    yield from _wording_problems(output.ask)


def _wording_problems(ask: Ask) -> Iterator[str]:
    if ask.phrase.endswith((".", "?", " ")) or "  " in ask.phrase:
        yield f"The phrase {ask.phrase!r} is not a noun phrase to put into a sentence."


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names))
