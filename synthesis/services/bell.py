"""Rings the bell: asks a worker, by the job's name, to look at the table.

The table is the queue, so a bell that nobody hears loses nothing: the sweep rings again.
"""

from __future__ import annotations

import logging

from celery import Celery, current_app
from django.db import transaction
from kombu.exceptions import KombuError
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

WORK = "synthesis.jobs.work"
INTAKE = "review.jobs.intake"
STALE_AFTER = 300
"""Seconds after which a ring is dropped unheard; by then the sweep has rung again."""


def ring(run_id: int, app: Celery = current_app) -> bool:
    """Ask for a worker for the run; False, and a line in the log, when the broker is down."""
    return _send(app, WORK, run_id)


def ring_after_commit(run_id: int) -> None:
    """Ring once what was just written can be seen by others."""
    transaction.on_commit(lambda: ring(run_id))


def ring_intake() -> bool:
    """Tell the review side, if it listens, that there are new candidates."""
    return _send(current_app, INTAKE)


def _send(app: Celery, name: str, *args: int) -> bool:
    try:
        app.send_task(name, args=args, expires=STALE_AFTER, retry=False, ignore_result=True)
    except (KombuError, RedisError, OSError) as error:
        logger.warning(
            "The broker could not be reached (%s), so %s%s waits for the next sweep.",
            type(error).__name__,
            name,
            list(args) if args else "",
        )
        return False
    return True
