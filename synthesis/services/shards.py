"""One worker's part of a run: short enough for any broker, and handed on when more is left."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from django.utils import timezone

from synthesis.models import Episode, Run
from synthesis.services import bell
from synthesis.services.driving import Terms, drive
from synthesis.services.owners import owner_name
from synthesis.services.parts import PartsFor
from synthesis.services.pulse import Beat
from synthesis.services.settling import settle

SECONDS = 60.0
"""How long a job drives before it makes room for another run's."""

EPISODES_AT_ONCE = 64
"""Enough to keep the tools of one machine busy while others of these wait for a replay."""


def work_shard(
    run_id: int,
    parts_for: PartsFor,
    closing: Callable[[], bool],
    seconds: float = SECONDS,
    concurrency: int = EPISODES_AT_ONCE,
) -> Beat | None:
    """Take a part of a run and work on it; None where there is nothing for this worker.

    Rings for a colleague first when there is more than it can hold, and again at the end
    when some is left.
    """
    run = Run.objects.for_workers().filter(pk=run_id).first()
    if run is None:
        return None
    due = _due(run_id)
    if not due:
        settle(run_id)
        return None
    if due > concurrency:
        bell.ring(run_id)
    terms = Terms(owner_name(), concurrency, seconds=seconds, closing=closing)
    state = asyncio.run(_drive(run, parts_for, terms))
    if _due(run_id):
        bell.ring(run_id)
    bell.ring_intake()
    return state


async def _drive(run: Run, parts_for: PartsFor, terms: Terms) -> Beat:
    async with parts_for(run) as parts:
        return await drive(run.pk, parts, terms)


def _due(run_id: int) -> int:
    return Episode.objects.of(run_id).due(timezone.now()).count()
