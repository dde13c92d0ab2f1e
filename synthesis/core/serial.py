"""Values to plain JSON and back: what checkpoints store and what records are made of."""

from __future__ import annotations

from typing import Any

from synthesis.core.values import (
    AnswerValue,
    Citation,
    Configuration,
    Draft,
    Evidence,
    InputFrom,
    Json,
    Seed,
    Source,
    Step,
)

Record = dict[str, Any]
"""A task record, or the part of one that is made so far."""


def step_to_json(step: Step) -> dict[str, Json]:
    """The step object that pointers point into."""
    return {
        "step": step.step,
        "iteration": step.iteration,
        "tool": step.tool,
        "arguments": dict(step.arguments),
        "result": step.result,
        "error": step.error,
        "inputs_from": [_input_to_json(item) for item in step.inputs_from],
    }


def _input_to_json(link: InputFrom) -> dict[str, Json]:
    return {
        "argument": link.argument,
        "step": link.step,
        "pointer": link.pointer,
        "inferred": link.inferred,
    }


def step_from_json(data: dict[str, Any]) -> Step:
    return Step(**{**data, "inputs_from": tuple(InputFrom(**i) for i in data["inputs_from"])})


def evidence_from_json(data: list[dict[str, Any]]) -> Evidence:
    return tuple(step_from_json(item) for item in data)


def value_to_json(value: AnswerValue) -> dict[str, Json]:
    tolerance = dict(value.tolerance) if value.tolerance else None
    return {
        "name": value.name,
        "value": value.value,
        "type": value.type,
        "unit": value.unit,
        "tolerance": tolerance,
    }


def citation_to_json(citation: Citation) -> dict[str, Json]:
    return {
        "value": citation.value,
        "sources": [
            {"step": source.step, "pointer": source.pointer} for source in citation.sources
        ],
        "transform": dict(citation.transform) if citation.transform else None,
    }


def citation_from_json(data: dict[str, Any]) -> Citation:
    sources = tuple(Source(**source) for source in data["sources"])
    return Citation(data["value"], sources, data["transform"])


def draft_to_json(draft: Draft) -> dict[str, Json]:
    return {
        "iteration": draft.iteration,
        "query": draft.query,
        "answer_text": draft.answer_text,
        "values": [value_to_json(value) for value in draft.values],
        "citations": [citation_to_json(citation) for citation in draft.citations],
        "form": draft.form,
        "answer_format": draft.answer_format,
    }


def draft_from_json(data: dict[str, Any]) -> Draft:
    return Draft(
        iteration=data["iteration"],
        query=data["query"],
        answer_text=data["answer_text"],
        values=tuple(AnswerValue(**value) for value in data["values"]),
        citations=tuple(citation_from_json(citation) for citation in data["citations"]),
        form=data["form"],
        answer_format=data["answer_format"],
    )


def draft_record(draft: Draft, evidence: Evidence) -> Record:
    """The part of a task record that checks on a draft need."""
    return {
        "query": draft.query,
        "answer": {
            "text": draft.answer_text,
            "values": [value_to_json(value) for value in draft.values],
            "format": draft.answer_format,
        },
        "citations": [citation_to_json(citation) for citation in draft.citations],
        "evidence": [step_to_json(step) for step in evidence],
    }


def configuration_to_json(configuration: Configuration) -> dict[str, Json]:
    seed = configuration.seed
    return {
        "episode": configuration.episode,
        "random_seed": configuration.random_seed,
        "domain": configuration.domain,
        "seed": {
            "name": seed.name,
            "entity_type": seed.entity_type,
            "domain": seed.domain,
            "source": seed.source,
        },
        "toolset": list(configuration.toolset),
        "exemplars": [list(names) for names in configuration.exemplars],
        "iterations": configuration.iterations,
        "steps": configuration.steps,
        "form": configuration.form,
        "focus": list(configuration.focus),
        "draws": {kind: list(names) for kind, names in configuration.draws.items()},
    }


def configuration_from_json(data: dict[str, Any]) -> Configuration:
    return Configuration(
        **{
            **data,
            "seed": Seed(**data["seed"]),
            "toolset": tuple(data["toolset"]),
            "focus": tuple(data["focus"]),
            "exemplars": tuple(tuple(names) for names in data["exemplars"]),
            "draws": {kind: tuple(names) for kind, names in data["draws"].items()},
        }
    )
