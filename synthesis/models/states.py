"""The states of runs and episodes, and which moves between them exist."""

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


Moves = Mapping[str, frozenset[str]]

RUN_MOVES: Moves = {
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

EPISODE_MOVES: Moves = {
    EpisodeStatus.WAITING: frozenset({EpisodeStatus.RUNNING, EpisodeStatus.CANCELLED}),
    EpisodeStatus.RUNNING: frozenset(
        {
            EpisodeStatus.WAITING,
            EpisodeStatus.DERIVED,
            EpisodeStatus.FAILED,
            EpisodeStatus.CANCELLED,
        }
    ),
    EpisodeStatus.DERIVED: frozenset({EpisodeStatus.VERIFIED, EpisodeStatus.FAILED}),
    EpisodeStatus.VERIFIED: frozenset(),
    EpisodeStatus.FAILED: frozenset({EpisodeStatus.WAITING}),
    EpisodeStatus.CANCELLED: frozenset(),
}

EPISODE_ENDS = frozenset({EpisodeStatus.VERIFIED, EpisodeStatus.FAILED, EpisodeStatus.CANCELLED})
"""An episode in one of these is settled."""


def check_move(what: str, moves: Moves, old: str, new: str) -> None:
    """Raises ``ConfigurationError`` when ``what`` cannot go from ``old`` to ``new``."""
    if new in moves[old]:
        return
    ways = " or ".join(sorted(str(state) for state in moves[old]))
    then = f"from there it can only become {ways}" if ways else "and that is final"
    raise ConfigurationError(f"{what} is {old} and cannot become {new}: {then}.")


def check_run_move(run_id: int, old: str, new: str) -> None:
    """Raises ``ConfigurationError`` when a run cannot go from ``old`` to ``new``."""
    check_move(f"Run {run_id}", RUN_MOVES, old, new)


def sources_of(moves: Moves, new: str) -> list[str]:
    """The states from which ``new`` can be reached; what a conditional update asks for."""
    return [state for state, ways in moves.items() if new in ways]
