"""Celery entry points, each a line over a service and harmless when run twice.

The table is the queue. A job that is lost with its worker or its broker is not missed: the
sweep finds the episodes that it held and rings again.
"""

from __future__ import annotations

import mmap
from typing import Any

from celery import shared_task
from celery.signals import worker_shutting_down

from synthesis.services.parts import parts_for
from synthesis.services.shards import work_shard
from synthesis.services.stopping import stop_on_signals
from synthesis.services.sweeping import sweep as sweep_now

# One byte that the worker shares with the children that it forks. A worker that is asked to
# stop waits for its children, so they must hear of it, and shared memory needs no lock.
_CLOSING = mmap.mmap(-1, 1)


@worker_shutting_down.connect
def _close(**kwargs: Any) -> None:
    _CLOSING[0] = 1


def closing() -> bool:
    """Whether the worker that this process belongs to has been asked to stop."""
    return _CLOSING[0] == 1


@shared_task(
    name="synthesis.jobs.work", acks_late=True, reject_on_worker_lost=True, ignore_result=True
)
def work(run_id: int) -> None:
    """Work on a part of a run, for about a minute."""
    with stop_on_signals() as asked:
        work_shard(run_id, parts_for, lambda: closing() or asked())


@shared_task(name="synthesis.jobs.sweep", acks_late=True, ignore_result=True)
def sweep() -> None:
    """Repair what crashes left behind, and ring for what is due."""
    sweep_now()
