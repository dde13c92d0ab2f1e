"""Leasing episodes to a worker, so that each is worked on by one worker at a time.

An episode is claimed by a conditional update: whoever changes the row has it. The lease is
renewed while the worker lives; when it ends, the episode waits again, checkpoint kept.
"""

from __future__ import annotations

from datetime import timedelta
from math import ceil

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from synthesis.models import Episode, EpisodeStatus
from synthesis.services import owners

LEASE = timedelta(seconds=60)
MOST_REVIVALS = 10
"""Workers that may die over an episode, without it coming further, before it is given up."""

UNDIVIDED = 12
"""Episodes that are not worth dividing among workers."""


@transaction.atomic
def claim(run_id: int, owner: str, limit: int, leader: str = "") -> list[Episode]:
    """Up to ``limit`` due episodes, lowest first, now leased to ``owner``.

    Towards the end of a run it is no more than an even part of what is left, so that those
    who work on the run end together.

    On Postgres rows that another claimer holds are passed over rather than waited for;
    SQLite lets one claimer in at a time.
    """
    now = timezone.now()
    due = Episode.objects.of(run_id).due(now, leader).in_order()
    free = due.select_for_update(skip_locked=True, of=("self",)).values_list("pk", flat=True)
    ids = list(free[: _part(run_id, owner, due, limit)])
    Episode.objects.filter(pk__in=ids, status=EpisodeStatus.WAITING, not_before__lte=now).update(
        status=EpisodeStatus.RUNNING,
        lease_owner=owner,
        lease_until=now + LEASE,
        started_at=Coalesce(F("started_at"), now),
    )
    return list(Episode.objects.with_work().filter(pk__in=ids).held_by(owner).in_order())


def _part(run_id: int, owner: str, due: QuerySet[Episode], limit: int) -> int:
    """At most ``limit``, and no more than an even part of what is left."""
    if limit <= UNDIVIDED:
        return limit
    others = Episode.objects.of(run_id).in_flight().exclude(lease_owner=owner)
    workers = 1 + others.order_by().values("lease_owner").distinct().count()
    if workers == 1:
        return limit
    even = ceil(due[: workers * limit].count() / workers)
    return min(limit, max(UNDIVIDED, even))


def renew(owner: str) -> int:
    """Lengthen every lease of the owner; gives how many it still holds."""
    return Episode.objects.held_by(owner).update(lease_until=timezone.now() + LEASE)


def release(owner: str) -> int:
    """Give back whatever the owner holds, to be continued by anyone from its checkpoint."""
    return Episode.objects.held_by(owner).update(**_WAITING_AGAIN)


@transaction.atomic
def revive(run_id: int | None = None) -> int:
    """Let episodes whose worker is gone wait again; gives how many were taken from the dead.

    An episode over which worker after worker died is failed instead: it would go on for ever.
    """
    orphans = _orphans(run_id)
    if not orphans.exists():
        return 0
    hopeless = orphans.filter(revivals__gte=MOST_REVIVALS).update(
        status=EpisodeStatus.FAILED,
        failure_kind="internal",
        failure_reason=f"{MOST_REVIVALS + 1} workers died while they worked on this episode.",
        finished_at=timezone.now(),
        lease_owner="",
        lease_until=None,
    )
    return hopeless + orphans.update(**_WAITING_AGAIN, revivals=F("revivals") + 1)


_WAITING_AGAIN = {"status": EpisodeStatus.WAITING, "lease_owner": "", "lease_until": None}


def _orphans(run_id: int | None) -> QuerySet[Episode]:
    flying = Episode.objects.in_flight()
    if run_id is not None:
        flying = flying.of(run_id)
    holders = flying.order_by().values_list("lease_owner", flat=True).distinct()
    gone = [owner for owner in holders if owners.is_gone(owner)]
    return flying.filter(Q(lease_until__lt=timezone.now()) | Q(lease_owner__in=gone))
