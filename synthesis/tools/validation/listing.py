"""The pool as a JSON array, for commands and other programs."""

from __future__ import annotations

from collections.abc import Mapping

from synthesis.core.values import Json, ToolSpec
from synthesis.tools.validation.reports import load, status_of


def as_json(specs: Mapping[str, ToolSpec]) -> list[dict[str, Json]]:
    """Every tool with its schema, its examples and what validation last said of it."""
    reports = load()
    return [
        {
            "name": spec.name,
            "domain": spec.domain,
            "kind": spec.kind,
            "pack": spec.pack,
            "status": status_of(spec, reports),
            "summary": spec.description.partition("\n")[0],
            "description": spec.description,
            "parameters": spec.parameters,
            "result": spec.result_schema,
            "examples": list(spec.examples),
            "deterministic": spec.deterministic,
            "version": spec.version,
        }
        for spec in specs.values()
    ]
