"""The regular look of a drive at its run: renew leases, read the state."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from synthesis.models import Episode, EpisodeStatus, Run, RunStatus
from synthesis.services.claiming import renew as renew_leases
from synthesis.services.claiming import revive
from synthesis.services.running import keep_lead


@dataclass(frozen=True, slots=True)
class Beat:
    """What a drive knows of its run: the status, and how many episodes have which."""

    status: str
    leader: str
    verified: int
    failed: int
    settled: int
    going: bool


def beat(run_id: int, owner: str, leader: str, renew: bool) -> Beat:
    """One look at a run, with the upkeep that is due."""
    if renew:
        renew_leases(owner)
        if leader:
            keep_lead(run_id, leader)
    return look(run_id, leader)


def look(run_id: int, leader: str = "") -> Beat:
    """The state of a run; it is going while it is running under the same leader."""
    run = Run.objects.get(pk=run_id)
    counts = Episode.objects.of(run_id).counts()
    verified, failed = (counts.get(s, 0) for s in (EpisodeStatus.VERIFIED, EpisodeStatus.FAILED))
    return Beat(
        status=run.status,
        leader=run.leader,
        verified=verified,
        failed=failed,
        settled=verified + failed + counts.get(EpisodeStatus.CANCELLED, 0),
        going=run.status == RunStatus.RUNNING and run.leader == leader,
    )


def more_to_come(run_id: int) -> bool:
    """Whether a process in the foreground should wait: episodes are held by others, or are
    to be tried again later."""
    revive(run_id)
    running = Run.objects.filter(pk=run_id, status=RunStatus.RUNNING).exists()
    return running and Episode.objects.of(run_id).open().exists()


def others_wait(run_id: int) -> bool:
    """Whether another run has episodes that a worker could begin."""
    waiting = Episode.objects.due(timezone.now()).exclude(run_id=run_id)
    return waiting.exists()
