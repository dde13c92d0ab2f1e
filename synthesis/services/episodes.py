"""Storing what came of one episode. Every write asks that the caller still holds the lease."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from synthesis.core.episode import Progress, progress_to_json
from synthesis.core.serial import Record
from synthesis.core.values import Verdict
from synthesis.core.verification import failed, failure_reason
from synthesis.models import Episode, EpisodeStatus
from synthesis.services.derived import derived_task

TRANSIENT = frozenset({"provider_transient"})
"""Failures that waiting may cure; all others are final until a person retries them."""

MOST_TRIES = 6
FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(minutes=5)
LONGEST_REASON = 2_000

_FREE: dict[str, Any] = {"lease_owner": "", "lease_until": None}


class LeaseLost(Exception):
    """The episode belongs to another worker now, or was cancelled; what was done is dropped."""


def save_checkpoint(episode_id: int, owner: str, progress: Progress) -> None:
    """Keep what the finished iterations gave; the work can be continued from there."""
    _update(
        episode_id,
        owner,
        checkpoint=progress_to_json(progress),
        iteration=progress.iteration,
        early_ends=list(progress.early_ends),
        seconds=progress.seconds,
        revivals=0,
    )


def finish_episode(
    episode_id: int, owner: str, record: Record, verdicts: Mapping[str, Verdict], form: str
) -> None:
    """Store a verified record, to be settled in its turn; one that failed a check ends here.

    ``form`` is that of its question. Raises ``ParseError`` for a record that cannot be written.
    """
    broken = failed(verdicts)
    if broken:
        fail_episode(episode_id, owner, f"check: {broken[0]}", failure_reason(verdicts))
        return
    task = derived_task(record, verdicts, form)
    kept = {"status": EpisodeStatus.DERIVED, "draft_record": task.to_json()}
    _update(episode_id, owner, **kept, **_FREE)


@transaction.atomic
def fail_episode(episode_id: int, owner: str, kind: str, reason: str) -> None:
    """Record a failure: a transient one is tried again later, for about a quarter of an hour."""
    tries = Episode.objects.filter(pk=episode_id).values_list("tries", flat=True).get() + 1
    told = {"failure_kind": kind[:60], "failure_reason": reason[:LONGEST_REASON]}
    if kind in TRANSIENT and tries < MOST_TRIES:
        told.update(status=EpisodeStatus.WAITING)
        later = timezone.now() + backoff(tries)
        _update(episode_id, owner, **told, tries=tries, not_before=later, **_FREE)
        return
    _update(
        episode_id,
        owner,
        **told,
        status=EpisodeStatus.FAILED,
        tries=F("tries") + 1,
        finished_at=timezone.now(),
        **_FREE,
    )


def backoff(tries: int) -> timedelta:
    """How long to wait after the n-th failure: 10 s, 40 s, 160 s, then 5 minutes."""
    return min(FIRST_WAIT * int(4 ** (tries - 1)), LONGEST_WAIT)


def _update(episode_id: int, owner: str, **values: Any) -> None:
    held = Episode.objects.held_by(owner).filter(pk=episode_id)
    if not held.update(**values):
        raise LeaseLost(f"Episode row {episode_id} is no longer held by {owner}.")
