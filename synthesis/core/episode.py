"""One episode: collection and derivation alternating K times, a checkpoint after each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from synthesis.core.collection import collect
from synthesis.core.derivation import derive
from synthesis.core.errors import DerivationError
from synthesis.core.ports import Engine, ToolRunner
from synthesis.core.serial import draft_from_json, draft_to_json, evidence_from_json, step_to_json
from synthesis.core.values import Configuration, Draft, Evidence, Exemplar, Json


@dataclass(frozen=True, slots=True)
class Progress:
    """A checkpoint: everything that an episode has done so far.

    ``iteration`` counts finished iterations. ``failures`` holds "<iteration>: <reason>"
    for each draft that did not hold, and ``kinds`` why, in a word; ``early_ends`` says the
    same of explorations that ended before the model had seen enough. ``host_time`` is the
    tool host's clock at the latest call: a replay must come from a process started after it.
    ``seconds`` were spent in tools.
    """

    iteration: int = 0
    evidence: Evidence = ()
    drafts: tuple[Draft, ...] = ()
    failures: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    early_ends: tuple[str, ...] = ()
    host_time: float = 0.0
    seconds: float = 0.0

    @property
    def draft(self) -> Draft | None:
        """The last draft that holds."""
        return self.drafts[-1] if self.drafts else None

    @property
    def form(self) -> str:
        """The form of the question in the end; empty where the engine does not know it."""
        return self.draft.form if self.draft else ""


def is_complete(configuration: Configuration, progress: Progress) -> bool:
    return progress.iteration >= configuration.iterations


async def run_iteration(
    configuration: Configuration,
    progress: Progress,
    engine: Engine,
    runner: ToolRunner,
    exemplars: Mapping[str, Exemplar],
) -> Progress:
    """Collect, then derive; a draft that fails leaves the one before it in place."""
    iteration = progress.iteration + 1
    query = progress.draft.query if progress.draft else None
    collected = await collect(configuration, iteration, progress.evidence, engine, runner, query)
    advanced = replace(
        progress,
        iteration=iteration,
        evidence=collected.evidence,
        host_time=max(progress.host_time, collected.host_time),
        seconds=progress.seconds + collected.seconds,
    )
    if collected.ended_by:
        advanced = replace(advanced, early_ends=(*progress.early_ends, collected.ended_by))
    try:
        if collected.failure is not None:
            raise collected.failure
        draft = await derive(configuration, iteration, collected.evidence, engine, exemplars, query)
    except DerivationError as error:
        return replace(
            advanced,
            failures=(*progress.failures, f"{iteration}: {error}"),
            kinds=(*progress.kinds, error.why),
        )
    return replace(advanced, drafts=(*progress.drafts, draft))


def progress_to_json(progress: Progress) -> dict[str, Json]:
    return {
        "iteration": progress.iteration,
        "evidence": [step_to_json(step) for step in progress.evidence],
        "drafts": [draft_to_json(draft) for draft in progress.drafts],
        "failures": list(progress.failures),
        "kinds": list(progress.kinds),
        "early_ends": list(progress.early_ends),
        "host_time": progress.host_time,
        "seconds": progress.seconds,
    }


def progress_from_json(data: dict[str, Any]) -> Progress:
    if not data:
        return Progress()
    return Progress(
        iteration=data["iteration"],
        evidence=evidence_from_json(data["evidence"]),
        drafts=tuple(draft_from_json(draft) for draft in data["drafts"]),
        failures=tuple(data["failures"]),
        kinds=tuple(data.get("kinds", ())),
        early_ends=tuple(data.get("early_ends", ())),
        host_time=data["host_time"],
        seconds=data["seconds"],
    )
