"""The last word on episodes, in the order of their numbers.

Whether a task is a duplicate may not depend on which worker was faster, so an episode that
passed all other checks waits until every lower-numbered one has come to its end. It is
compared with those, and with what was released when the run was planned.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from synthesis.core import record as records
from synthesis.core.canonical import canonical
from synthesis.core.checks import duplicate
from synthesis.core.serial import Record
from synthesis.core.values import Verdict
from synthesis.models import (
    Candidate,
    CandidateBody,
    Episode,
    EpisodeStatus,
    ReleasedFingerprint,
    Run,
    RunStatus,
)

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
    run = Run.objects.select_for_update().get(pk=run_id)
    turn = list(Episode.objects.with_work().filter(pk__in=_turn(run_id)).in_order())
    if turn:
        _settle_in_order(run, turn)
    if run.status in _OPEN_RUNS and not Episode.objects.of(run_id).unsettled().exists():
        _finish(run)
    return len(turn)


def _settle_in_order(run: Run, turn: Sequence[Episode]) -> None:
    """Settle episodes one after the other, and store what came of all at once."""
    prints = [duplicate.fingerprints(episode.draft_record["record"]) for episode in turn]
    seen = _seen(run, [one for both in prints for one in both])
    verified, repeated = [], []
    for episode, both in zip(turn, prints, strict=True):
        verdict = duplicate.check(episode.draft_record["record"], seen)
        if verdict.verdict == "fail":
            repeated.append((episode.pk, verdict.reason))
            continue
        record = _sealed(episode, verdict)
        verified.append((_candidate(run, episode, record, both), record))
        seen |= {one: record["id"] for one in both if one not in seen}
    _end([candidate.episode_id for candidate, _ in verified], status=EpisodeStatus.VERIFIED)
    for episode_id, reason in repeated:
        _end(
            [episode_id],
            status=EpisodeStatus.FAILED,
            failure_kind="check: duplicate",
            failure_reason=reason,
        )
    Candidate.objects.bulk_create([candidate for candidate, _ in verified])
    CandidateBody.objects.bulk_create(
        CandidateBody(candidate=candidate, record=canonical(record).decode("utf-8"))
        for candidate, record in verified
    )


def _seen(run: Run, prints: Sequence[str]) -> dict[str, str]:
    """Record ids of what had one of the fingerprints before, in this run or in a release."""
    released = ReleasedFingerprint.objects.known_at(run.released_until, prints)
    return {**released, **Candidate.objects.of(run.pk).ids_by_fingerprint(prints)}


def _sealed(episode: Episode, verdict: Verdict) -> Record:
    """The record of an episode that asks something new."""
    draft: dict[str, Any] = episode.draft_record
    verdicts = {name: Verdict(**item) for name, item in draft["verdicts"].items()}
    return records.seal(draft["record"], {**verdicts, "duplicate": verdict})


def _end(episode_ids: Sequence[int], **outcome: str) -> None:
    """The last change of some episodes' rows."""
    ended = Episode.objects.filter(pk__in=episode_ids)
    ended.update(**outcome, finished_at=timezone.now(), draft_record=None)


def _candidate(run: Run, episode: Episode, record: Record, prints: Sequence[str]) -> Candidate:
    shape = record["pattern"]
    return Candidate(
        run=run,
        episode=episode,
        number=episode.number,
        record_id=record["id"],
        domain=record["domain"],
        query=record["query"],
        answer_text=record["answer"]["text"],
        form=_form(episode),
        depth=shape["depth"],
        width=shape["width"],
        signature=shape["signature"][:500],
        tools_used=sorted({step["tool"] for step in record["evidence"]}),
        difficulty=(record["difficulty"] or {}).get("band", ""),
        digest=record["digest"],
        query_fingerprint=prints[0],
        proof_fingerprint=prints[1],
    )


def _form(episode: Episode) -> str:
    """The form of the question that was asked in the end; the plan's may not have been met."""
    form: str = episode.checkpoint["drafts"][-1]["form"]
    return form or str(episode.configuration["form"])


def _finish(run: Run) -> None:
    run.finished_at = timezone.now()
    if run.status == RunStatus.RUNNING and run.went_on_at:
        run.seconds_spent += (run.finished_at - run.went_on_at).total_seconds()
    run.status = RunStatus.FINISHED
    run.leader, run.led_until = "", None
    run.save(update_fields=["status", "finished_at", "seconds_spent", "leader", "led_until"])
