"""One worker's part of a run: short enough for any broker, and handed on when more is left."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import cache

from django.utils import timezone

from synthesis.core.errors import ConfigurationError
from synthesis.models import Episode, Run
from synthesis.services import bell
from synthesis.services.driving import Terms, drive
from synthesis.services.owners import owner_name
from synthesis.services.parts import Parts, PartsFor
from synthesis.services.pulse import Beat
from synthesis.services.running import stop_run
from synthesis.services.settling import settle

SECONDS = 480.0
"""How long a job drives at most: well below the time after which a broker repeats it."""

YIELDS_AFTER = 60.0
"""Seconds after which a job makes room, when another run waits for a worker."""

EPISODES_AT_ONCE = 64
"""Enough to keep the tools of one machine busy while others of these wait for a replay."""

MODEL_EPISODES_AT_ONCE = 512
"""The most of one process that may ask a model; how many do follows from its share."""

SWITCH_EVERY = 0.0005
"""Seconds after which the event loop lets the database thread go on. By default ten times as
many: a small write, which stops a dozen times on its way, then takes longer than a call of a
tool, and holds what it has locked for as long."""

COLLECT_AFTER = 20_000
"""Objects made and still there, after which cycles are looked for. By default after 700, which
hundreds of episodes make in a moment: a twentieth of a process went into looking."""

WORTH_A_COLLEAGUE = 16
"""Due episodes of a run for a model, which several processes can drive from the start."""


def work_shard(
    run_id: int,
    parts_for: PartsFor,
    closing: Callable[[], bool],
    seconds: float = SECONDS,
    concurrency: int | None = None,
) -> Beat | None:
    """Take a part of a run and work on it; None where there is nothing for this worker.

    Rings for a colleague first when there is more than it can hold, and again at the end
    when some is left. A run whose endpoints cannot be called is paused with the reason.
    """
    run = Run.objects.for_workers().filter(pk=run_id).first()
    if run is None:
        return None
    due = _due(run_id)
    if not due:
        settle(run_id)
        return None
    most = concurrency or (MODEL_EPISODES_AT_ONCE if run.endpoints else EPISODES_AT_ONCE)
    if due > (WORTH_A_COLLEAGUE if run.endpoints else most):
        bell.ring(run_id)
    try:
        parts = parts_for(run)
    except ConfigurationError as error:
        stop_run(run_id, str(error))
        return None
    terms = Terms(owner_name(), most, seconds=seconds, yields_after=YIELDS_AFTER, closing=closing)
    _make_ready()
    state = asyncio.run(_drive(run_id, parts, terms))
    if _due(run_id):
        bell.ring(run_id)
    bell.ring_intake()
    return state


@cache
def _make_ready() -> None:
    """Tune this process to driving, once; what it has loaded by now stays to its end.

    The collector would go through it again and again, for a tenth of a second each time.
    """
    sys.setswitchinterval(SWITCH_EVERY)
    gc.set_threshold(COLLECT_AFTER)
    gc.collect()
    gc.freeze()


async def _drive(run_id: int, made: AbstractAsyncContextManager[Parts], terms: Terms) -> Beat:
    async with made as parts:
        return await drive(run_id, parts, terms)


def _due(run_id: int) -> int:
    return Episode.objects.of(run_id).due(timezone.now()).count()
