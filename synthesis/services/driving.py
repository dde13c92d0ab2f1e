"""The event loop that works on episodes: many at once, in one thread, over one tool client.

The loop claims a shard, takes each episode through its iterations with a checkpoint after
each, verifies, and settles. It holds nothing that the table does not know: killed at any
point, it leaves leases that end by themselves and checkpoints to continue from.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, replace

from django.db import DatabaseError

from synthesis.core import record as records
from synthesis.core.episode import is_complete, progress_from_json, run_iteration
from synthesis.core.errors import BudgetError, ProviderPermanentError, StudioError
from synthesis.core.serial import configuration_from_json
from synthesis.core.turns import let_pass
from synthesis.core.verification import failed, verify
from synthesis.models import Episode
from synthesis.services import episodes
from synthesis.services.claiming import claim, release
from synthesis.services.ledger import Stopping
from synthesis.services.parts import Parts
from synthesis.services.pulse import Beat, beat, more_to_come, others_wait
from synthesis.services.running import stop_run
from synthesis.services.settling import settle_some
from synthesis.services.solving import try_solving
from synthesis.services.writer import Writer

logger = logging.getLogger(__name__)

HELD = 4
"""Episodes held at most, with those that ask no model now, for each that may ask one."""

RENEW_EVERY = 15.0
LOOK_EVERY = 4
"""Ticks between looks at the run's row, where nothing else calls for one."""

GRACE = 10.0
"""Seconds that episodes in work are given to reach their next checkpoint when told to stop."""

CALM_GRACE = 100.0
"""The same where only the time is over: a model's reply that is under way is worth the wait."""


def never() -> bool:
    return False


def silent(beat: Beat) -> None:
    """Tells nobody."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How to drive: ``seconds`` ends the shard, ``closing`` is asked whether to stop.

    After ``yields_after`` seconds the shard ends as well when another run waits for a worker.
    ``leader`` is the process in the foreground that has the run to itself; it also waits
    for episodes that are to be tried again later, which a worker leaves to the sweep.
    Where a model does the work, ``concurrency`` leaves out episodes that ask it nothing more.
    ``tick`` is the time in seconds between looks at the clock and at what can be settled.
    """

    owner: str
    concurrency: int
    seconds: float | None = None
    yields_after: float | None = None
    leader: str = ""
    tick: float = 0.5
    closing: Callable[[], bool] = never
    report: Callable[[Beat], None] = silent


async def drive(run_id: int, parts: Parts, terms: Terms) -> Beat:
    """Work on a run until nothing is due, the time is over, or someone asks to stop.

    Gives the run's state at the end. Whatever is still held then has been released.
    """
    async with Writer() as write, _ledger(parts, write, terms.owner):
        return await _Drive(run_id, parts, terms, write).to_end()


def _ledger(parts: Parts, write: Writer, owner: str) -> AbstractAsyncContextManager[None]:
    return parts.ledger.opened(write, owner) if parts.ledger else nullcontext()


def _concerns_the_run(error: StudioError) -> bool:
    """Whether the other episodes would fail of it as well: then the run waits for a person."""
    if isinstance(error, ProviderPermanentError):
        return error.everyone
    return isinstance(error, BudgetError)


class _Drive:
    """One drive: the episodes in work, and whether it is time to stop."""

    def __init__(self, run_id: int, parts: Parts, terms: Terms, write: Writer) -> None:
        self.run_id = run_id
        self.parts = parts
        self.terms = terms
        self.write = write
        self.active: set[asyncio.Task[None]] = set()
        self.ended: list[asyncio.Task[None]] = []
        self.moved = asyncio.Event()
        self.without_model = 0
        self.stopping = asyncio.Event()
        self.grace = CALM_GRACE
        self.changed = True
        self.dry_until = 0.0
        self.look_every = LOOK_EVERY * terms.tick

    async def to_end(self) -> Beat:
        pulse = asyncio.create_task(self._pulse())
        pulse.add_done_callback(self._has_ended)
        try:
            await self._work_through()
        finally:
            await self._abandon({pulse, *self.active})
            await self.write(release, self.terms.owner)
        return await self._beat(renew=False)

    async def _work_through(self) -> None:
        while not self.stopping.is_set():
            await self._fill()
            if not self.active and not await self._wait_for_more():
                return
            await self._wait_for_some()
        await self._wind_up()

    async def _fill(self) -> None:
        """Claim what there is room for, in shards rather than one by one."""
        terms, ledger = self.terms, self.parts.ledger
        most, held = terms.concurrency, len(self.active)
        room = most - held
        if ledger:
            # Those that are being verified or stored: the model must not wait for them.
            most = min(most, ledger.at_once())
            room = min(most + self.without_model, HELD * terms.concurrency) - held
        if room < max(1, most // 8) or time.monotonic() < self.dry_until:
            return
        claimed = await self.write(claim, self.run_id, terms.owner, room, terms.leader)
        if not claimed:
            self.dry_until = time.monotonic() + self.look_every
        if ledger:
            ledger.more_to_come = len(claimed) == room
            await ledger.recall(claimed)
        for episode in claimed:
            task = asyncio.create_task(self._attend(episode))
            self.active.add(task)
            task.add_done_callback(self._has_ended)
            await let_pass()

    async def _wait_for_more(self) -> bool:
        """Whether it makes sense to look again later; waits a little when it does."""
        if not self.terms.leader:
            return False
        await self._beat(renew=False)
        if not await self.write(more_to_come, self.run_id):
            return False
        self.dry_until = 0.0
        return True

    async def _wait_for_some(self) -> None:
        """Until there may be room for another episode, or a moment has passed."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.moved.wait(), self.terms.tick)
        self.moved.clear()
        self._hear()

    def _has_ended(self, task: asyncio.Task[None]) -> None:
        self.active.discard(task)
        self.ended.append(task)
        self.moved.set()

    def _hear(self) -> None:
        """The error of an episode's task, or of the pulse, ends all."""
        ended, self.ended = self.ended, []
        for task in ended:
            task.result()

    async def _wind_up(self) -> None:
        """Give what is in work the time to reach a checkpoint."""
        if self.active:
            await asyncio.wait(self.active, timeout=self.grace)
        self._hear()

    async def _abandon(self, tasks: set[asyncio.Task[None]]) -> None:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _attend(self, episode: Episode) -> None:
        """Work on one episode; its failure is a row with a reason and stops no other."""
        try:
            await self._advance(episode)
        except episodes.LeaseLost as lost:
            logger.info("%s", lost)
        except Stopping:
            logger.debug("%s goes on later.", episode)
        except StudioError as error:
            if _concerns_the_run(error):
                await self.write(stop_run, self.run_id, str(error))
                self._stop()
            else:
                await self._fail(episode, error.kind, str(error))
        except DatabaseError:
            raise
        except Exception as error:  # a defect in an engine or a check: this episode's alone
            logger.exception("%s failed unexpectedly.", episode)
            await self._fail(episode, "internal", f"Unexpected {type(error).__name__}: {error}")
        self.changed = True

    async def _fail(self, episode: Episode, kind: str, reason: str) -> None:
        try:
            await self.write(episodes.fail_episode, episode.pk, self.terms.owner, kind, reason)
        except episodes.LeaseLost as lost:
            logger.info("%s", lost)

    async def _advance(self, episode: Episode) -> None:
        parts, owner = self.parts, self.terms.owner
        configuration = configuration_from_json(episode.configuration)
        progress = progress_from_json(episode.checkpoint or {})
        model = parts.ledger.model_of(episode) if parts.ledger else None
        engine = parts.engine_for(model)
        while not is_complete(configuration, progress):
            if self.stopping.is_set():
                return
            progress = await run_iteration(
                configuration, progress, engine, parts.runner, parts.exemplars
            )
            with self._no_model() if is_complete(configuration, progress) else nullcontext():
                await self.write(episodes.save_checkpoint, episode.pk, owner, progress)
        if self.stopping.is_set():
            return
        info = parts.info if model is None else replace(parts.info, model=model.asked_of())
        record = records.build(info, configuration, progress, parts.specs)
        # A checkpoint may come from before a restart of the machine, whose clock began anew.
        after = min(progress.host_time, time.monotonic())
        with self._no_model():
            await let_pass()
            verdicts = await verify(record, parts.specs, parts.runner, after, parts.rederiver)
        if parts.ledger and model and not failed(verdicts):
            settings = parts.ledger.run.settings
            record = await try_solving(record, settings, model, parts.specs, parts.runner)
        form = progress.form or configuration.form
        finish = episodes.finish_episode
        with self._no_model():
            await self.write.later(finish, episode.pk, owner, record, verdicts, form)

    @contextmanager
    def _no_model(self) -> Iterator[None]:
        """While an episode is verified or stored another may take its place at the model."""
        self.without_model += 1
        self.moved.set()
        try:
            yield
        finally:
            self.without_model -= 1

    async def _pulse(self) -> None:
        """Keeps leases alive, settles, reports, and notices when it is time to stop."""
        begun = renewed = looked = time.monotonic()
        while True:
            await asyncio.sleep(self.terms.tick)
            now = time.monotonic()
            if self.terms.closing():
                self._stop(GRACE)
            elif await self._over(now - begun):
                self._stop()
            renew = now - renewed > RENEW_EVERY
            if renew or self.changed or now - looked > self.look_every:
                state = await self._beat(renew)
                looked, renewed = now, now if renew else renewed
                if not state.going:
                    self._stop()

    async def _over(self, seconds: float) -> bool:
        """Whether it is time to make room, after so many seconds."""
        terms = self.terms
        if terms.seconds is not None and seconds > terms.seconds:
            return True
        if terms.yields_after is None or seconds <= terms.yields_after:
            return False
        return await self.write(others_wait, self.run_id)

    def _stop(self, grace: float = CALM_GRACE) -> None:
        self.grace = min(self.grace, grace)
        self.stopping.set()
        if self.parts.ledger:
            self.parts.ledger.closing = True

    async def _beat(self, renew: bool) -> Beat:
        if self.changed:
            self.changed = False
            while await self.write.later(settle_some, self.run_id):
                pass
        terms = self.terms
        state = await self.write(beat, self.run_id, terms.owner, terms.leader, renew)
        terms.report(state)
        return state
