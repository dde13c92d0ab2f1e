"""The last word on episodes, in the order of their numbers.

Whether a task is a duplicate may not depend on which worker was faster, so an episode that
passed all other checks waits until every lower-numbered one has come to its end. It is
compared with those, and with what was released when the run was planned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from synthesis.core import record as records
from synthesis.core.canonical import canonical
from synthesis.core.checks import duplicate
from synthesis.core.errors import StudioError
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
    if not _has_work(run_id):
        return 0
    # Others settle too: what they have settled since the ids were read has no work any more.
    turn = Episode.objects.with_work().derived().filter(pk__in=_turn(run_id)).in_order()
    return _settle_turn(run_id, list(_prepare(turn)))


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


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An episode with its record as it will be written unless it turns out a duplicate."""

    episode: Episode
    prints: tuple[str, str]
    record: Record
    text: str


def _prepare(turn: Iterable[Episode]) -> Iterator[_Prepared]:
    """Done before anything is locked: it is most of the work.

    A record that cannot be written fails its own episode and holds up no other.
    """
    for episode in turn:
        try:
            yield _prepared(episode)
        except StudioError as error:
            outcome = {"failure_kind": "internal", "failure_reason": str(error)}
            _end([episode.pk], status=EpisodeStatus.FAILED, **outcome)


def _prepared(episode: Episode) -> _Prepared:
    record = episode.draft_record["record"]
    sealed = _sealed(episode, duplicate.check(record, {}))
    text = canonical(sealed).decode("utf-8")
    return _Prepared(episode, duplicate.fingerprints(record), sealed, text)


@transaction.atomic
def _settle_turn(run_id: int, prepared: Sequence[_Prepared]) -> int:
    """Settle those that nobody has settled meanwhile; the run ends with the last one."""
    run = Run.objects.select_for_update().get(pk=run_id)
    ready = {item.episode.pk: item for item in prepared}
    turn = [ready[pk] for pk in takewhile(ready.__contains__, _turn(run_id))]
    if turn:
        _settle_in_order(run, turn)
    if run.status in _OPEN_RUNS and not Episode.objects.of(run_id).unsettled().exists():
        _finish(run)
    return len(turn)


def _settle_in_order(run: Run, turn: Sequence[_Prepared]) -> None:
    """Settle episodes one after the other, and store what came of all at once."""
    seen = _seen(run, [one for item in turn for one in item.prints])
    verified: list[_Prepared] = []
    for item in turn:
        verdict = duplicate.check(item.record, seen)
        if verdict.verdict == "fail":
            _end(
                [item.episode.pk],
                status=EpisodeStatus.FAILED,
                failure_kind="check: duplicate",
                failure_reason=verdict.reason,
            )
            continue
        verified.append(item)
        seen |= {one: item.record["id"] for one in item.prints if one not in seen}
    _end([item.episode.pk for item in verified], status=EpisodeStatus.VERIFIED)
    candidates = [_candidate(run, item) for item in verified]
    Candidate.objects.bulk_create(candidates)
    CandidateBody.objects.bulk_create(
        CandidateBody(candidate=candidate, record=item.text)
        for candidate, item in zip(candidates, verified, strict=True)
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


def _candidate(run: Run, item: _Prepared) -> Candidate:
    episode, record = item.episode, item.record
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
        query_fingerprint=item.prints[0],
        proof_fingerprint=item.prints[1],
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
