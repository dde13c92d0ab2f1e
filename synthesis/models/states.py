"""The states of runs and episodes, and which moves between those of runs exist."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models

from synthesis.core.errors import ConfigurationError


class RunStatus(models.TextChoices):
    PLANNED = "planned", "planned"
    RUNNING = "running", "running"
    PAUSED = "paused", "paused"
    INTERRUPTED = "interrupted", "interrupted"
    CANCELLED = "cancelled", "cancelled"
    FINISHED = "finished", "finished"


class EpisodeStatus(models.TextChoices):
    WAITING = "waiting", "waiting"
    RUNNING = "running", "running"
    DERIVED = "derived", "derived"
    """Verified but for duplicates, which are judged in episode order."""
    VERIFIED = "verified", "verified"
    FAILED = "failed", "failed"
    CANCELLED = "cancelled", "cancelled"


RUN_MOVES: Mapping[RunStatus, frozenset[RunStatus]] = {
    RunStatus.PLANNED: frozenset({RunStatus.RUNNING, RunStatus.CANCELLED}),
    RunStatus.RUNNING: frozenset(
        {RunStatus.PAUSED, RunStatus.INTERRUPTED, RunStatus.CANCELLED, RunStatus.FINISHED}
    ),
    RunStatus.PAUSED: frozenset({RunStatus.RUNNING, RunStatus.CANCELLED, RunStatus.FINISHED}),
    RunStatus.INTERRUPTED: frozenset({RunStatus.RUNNING, RunStatus.CANCELLED, RunStatus.FINISHED}),
    RunStatus.CANCELLED: frozenset(),
    # Retrying failed episodes takes a finished run up again.
    RunStatus.FINISHED: frozenset({RunStatus.RUNNING}),
}

EPISODE_ENDS = frozenset({EpisodeStatus.VERIFIED, EpisodeStatus.FAILED, EpisodeStatus.CANCELLED})
"""An episode in one of these is settled."""


def check_run_move(run_id: int, old: str, new: str) -> None:
    """Raises ``ConfigurationError`` when a run cannot go from ``old`` to ``new``."""
    moves = RUN_MOVES[RunStatus(old)]
    if new in moves:
        return
    ways = " or ".join(sorted(moves))
    then = f"from there it can only become {ways}" if ways else "and that is final"
    raise ConfigurationError(f"Run {run_id} is {old} and cannot become {new}: {then}.")
