"""The last word on episodes, in the order of their numbers.

Whether a task is a duplicate may not depend on which worker was faster, so an episode that
passed all other checks waits until every lower-numbered one has come to its end. It is
compared with those, and with what was released when the run was planned.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from synthesis.core.checks import duplicate
from synthesis.models import (
    Candidate,
    CandidateBody,
    Episode,
    EpisodeStatus,
    ReleasedFingerprint,
    Run,
    RunStatus,
)
from synthesis.services.derived import DerivedTask

AT_ONCE = 20
"""Episodes settled in one transaction, while which nobody else writes to SQLite."""

_OPEN_RUNS = (RunStatus.RUNNING, RunStatus.PAUSED, RunStatus.INTERRUPTED)


def settle(run_id: int) -> int:
    """Settle every episode whose turn has come, and finish the run when all are settled.

    Gives how many episodes were settled. Anyone may call it at any time: callers take
    turns on the run's row, and what is settled is not settled again.
    """
    total = 0
    while settled := settle_some(run_id):
        total += settled
    return total


def settle_some(run_id: int) -> int:
    """The same for a few of them; 0 when there is nothing more to do for now."""
    return _settle_turn(run_id) if _has_work(run_id) else 0


def _has_work(run_id: int) -> bool:
    """Looks without locking, since most calls find nothing to do."""
    if _turn(run_id):
        return True
    return (
        Run.objects.filter(pk=run_id, status__in=_OPEN_RUNS).exists()
        and not Episode.objects.of(run_id).unsettled().exists()
    )


def _turn(run_id: int) -> list[int]:
    """The row ids of the next derived episodes below the lowest that is still open."""
    episodes = Episode.objects.of(run_id)
    lowest = episodes.open().aggregate(lowest=Min("number"))["lowest"]
    ready = episodes.derived().in_order()
    if lowest is not None:
        ready = ready.filter(number__lt=lowest)
    return list(ready.values_list("pk", flat=True)[:AT_ONCE])


@transaction.atomic
def _settle_turn(run_id: int) -> int:
    """Settle those whose turn it is; the run ends with the last one."""
    run = Run.objects.select_for_update().get(pk=run_id)
    derived = Episode.objects.with_work().only("number", "draft_record")
    turn = list(derived.filter(pk__in=_turn(run_id)).in_order())
    if turn:
        _settle_in_order(run, turn)
    if run.status in _OPEN_RUNS and not Episode.objects.of(run_id).unsettled().exists():
        _finish(run)
    return len(turn)


def _settle_in_order(run: Run, turn: Sequence[Episode]) -> None:
    """Settle episodes one after the other, and store what came of all at once."""
    tasks = [(episode, DerivedTask(**episode.draft_record)) for episode in turn]
    seen = _seen(run, [one for _, task in tasks for one in task.fingerprints])
    verified: list[tuple[Episode, DerivedTask]] = []
    for episode, task in tasks:
        verdict = duplicate.verdict(task.fingerprints, seen)
        if verdict.verdict == "fail":
            _end(
                [episode.pk],
                status=EpisodeStatus.FAILED,
                failure_kind="check: duplicate",
                failure_reason=verdict.reason,
            )
            continue
        verified.append((episode, task))
        for one in task.fingerprints:
            seen.setdefault(one, task.columns["record_id"])
    _end([episode.pk for episode, _ in verified], status=EpisodeStatus.VERIFIED)
    candidates = Candidate.objects.bulk_create(
        Candidate(run=run, episode=episode, number=episode.number, **task.columns)
        for episode, task in verified
    )
    CandidateBody.objects.bulk_create(
        CandidateBody(candidate=candidate, record=task.record)
        for candidate, (_, task) in zip(candidates, verified, strict=True)
    )


def _seen(run: Run, prints: Sequence[str]) -> dict[str, str]:
    """Record ids of what had one of the fingerprints before, in this run or in a release."""
    released = ReleasedFingerprint.objects.known_at(run.released_until, prints)
    return {**released, **Candidate.objects.of(run.pk).ids_by_fingerprint(prints)}


def _end(episode_ids: Sequence[int], **outcome: str) -> None:
    """The last change of some episodes' rows."""
    ended = Episode.objects.filter(pk__in=episode_ids)
    ended.update(**outcome, finished_at=timezone.now(), draft_record=None)


def _finish(run: Run) -> None:
    run.finished_at = timezone.now()
    if run.status == RunStatus.RUNNING and run.went_on_at:
        run.seconds_spent += (run.finished_at - run.went_on_at).total_seconds()
    run.status = RunStatus.FINISHED
    run.leader, run.led_until = "", None
    run.save(update_fields=["status", "finished_at", "seconds_spent", "leader", "led_until"])
