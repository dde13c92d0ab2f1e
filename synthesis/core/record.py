"""The task record (schema 1): one JSON object that can be explained years later."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from synthesis.core.canonical import canonical, sha256
from synthesis.core.episode import Progress
from synthesis.core.errors import DerivationError
from synthesis.core.patterns import kinds_of, pattern
from synthesis.core.serial import Record, configuration_to_json, draft_record
from synthesis.core.values import Configuration, Draft, Json, ToolSpec, Verdict

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class RunInfo:
    """What a record says of the run that made it; nothing here depends on the clock.

    ``model`` is None, or for each role which model was asked for and which answered.
    ``versions`` holds the studio's and the engine's version; tools are added by ``build``.
    """

    engine: str
    model: Json
    versions: Mapping[str, Json]


def build(
    run: RunInfo,
    configuration: Configuration,
    progress: Progress,
    specs: Mapping[str, ToolSpec],
) -> Record:
    """The record of an episode as it will be written, without its checks and digest.

    Raises ``DerivationError`` with the reasons when no draft of the episode holds.
    """
    draft = progress.draft
    if draft is None:
        reasons = " ".join(progress.failures) or "No iteration was run."
        why = progress.kinds[-1] if progress.kinds else ""
        raise DerivationError(f"No iteration gave a question that holds. {reasons}", why)
    settings = configuration_to_json(configuration)
    shape = pattern(progress.evidence, draft.citations, kinds_of(progress.evidence, specs))
    record = {
        "id": record_id(settings),
        "schema": SCHEMA,
        **draft_record(draft, progress.evidence),
        "domain": configuration.domain,
        "toolset": list(configuration.toolset),
        "seed": {
            "name": configuration.seed.name,
            "entity_type": configuration.seed.entity_type,
            "source": configuration.seed.source,
        },
        "exemplars": [list(names) for names in configuration.exemplars],
        "derivations": [_derivation(item) for item in progress.drafts],
        "pattern": asdict(shape),
        "attempts": [],
        "difficulty": None,
        "engine": run.engine,
        "model": run.model,
        "configuration": settings,
        "versions": {**run.versions, "tools": _tool_versions(progress, specs)},
    }
    # What is verified is what will be read: in JSON, 25000.0 is 25000.
    written: Record = json.loads(canonical(record))
    return written


def with_attempts(record: Record, attempts: Sequence[Json], difficulty: Json) -> Record:
    """The record with what solvers made of it, as it will be read."""
    written: Record = json.loads(
        canonical({**record, "attempts": list(attempts), "difficulty": difficulty})
    )
    return written


def seal(record: Record, verdicts: Mapping[str, Verdict]) -> Record:
    """The record with its checks and, last, its digest."""
    body = {key: value for key, value in record.items() if key not in ("checks", "digest")}
    body["checks"] = {
        name: {"verdict": item.verdict, "reason": item.reason} for name, item in verdicts.items()
    }
    return {**body, "digest": digest(body)}


def digest(record: Record) -> str:
    """SHA-256 of the canonical JSON of all fields but ``digest``."""
    return sha256({key: value for key, value in record.items() if key != "digest"})


def record_id(settings: Mapping[str, Json]) -> str:
    """An id that the configuration alone decides."""
    return f"t-{sha256(dict(settings))[:20]}"


def _derivation(draft: Draft) -> dict[str, Json]:
    return {"iteration": draft.iteration, "query": draft.query, "answer": draft.answer_text}


def _tool_versions(progress: Progress, specs: Mapping[str, ToolSpec]) -> dict[str, Json]:
    """The version of each tool that was called."""
    called = sorted({step.tool for step in progress.evidence if step.tool in specs})
    return {name: specs[name].version for name in called}
