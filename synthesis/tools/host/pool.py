"""A lane: a queue of calls and the children that serve it."""

from __future__ import annotations

import asyncio
import functools
import heapq
import logging
import math
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from itertools import count

from synthesis.tools.host.nursery import Nursery, StartError
from synthesis.tools.host.process import Child, Reply

log = logging.getLogger(__name__)

ANY_TIME = -math.inf


@dataclass(eq=False, slots=True)
class Request:
    """A call that waits for a child started after host time ``after``."""

    tool: str
    arguments: bytes
    reply: asyncio.Future[Reply] = field(repr=False)
    after: float = ANY_TIME

    def may_run_on(self, child: Child) -> bool:
        return child.started > self.after

    @property
    def waiting(self) -> bool:
        return not self.reply.done()


class Lane:
    """Serves requests, each on a child that it may run on: those that ask for the oldest
    children first, and among equals whoever came first.

    So a child that may not run the first may not run any. A lane without ``replace_at`` is
    kept full: it replaces a lost child at once. With it, children start as calls come, and an
    idle child that may run nothing of what waits is replaced at the host time that it gives.
    """

    def __init__(
        self,
        size: int,
        nursery: Nursery,
        replace_at: Callable[[Child], float] | None = None,
    ) -> None:
        self.last_busy = ANY_TIME
        self._kept_full = replace_at is None
        self._size = size
        self._nursery = nursery
        self._replace_at = replace_at or (lambda child: child.started)
        self._queue: list[tuple[float, int, Request]] = []
        self._numbers = count()
        self._idle: list[Child] = []
        self._busy: set[Child] = set()
        self._starting = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._timer: asyncio.TimerHandle | None = None
        self._closed = False

    @property
    def busy(self) -> bool:
        """Whether a call is running."""
        return bool(self._busy)

    def warm_up(self) -> None:
        """Start every child now."""
        for _ in range(self._size - self._alive()):
            self._start_child()

    def submit(self, tool: str, arguments: bytes, after: float = ANY_TIME) -> asyncio.Future[Reply]:
        """Queue a call; cancelling the future before it runs takes it out again."""
        reply: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        # A time from before the machine's last start lies in the future: any process will do.
        request = Request(tool, arguments, reply, min(after, time.monotonic()))
        # What waits already is waiting because no idle child may run it: only the new is looked at.
        if self._closed or not self._assigned(request):
            heapq.heappush(self._queue, (request.after, next(self._numbers), request))
            self._bring_children()
        return reply

    async def close(self) -> None:
        """End every child; queued calls are forgotten."""
        self._closed = True
        for task in self._tasks:
            task.cancel()
        if self._timer is not None:
            self._timer.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for child in (*self._idle, *self._busy):
            await child.end()
        await self._nursery.close()

    def _alive(self) -> int:
        return len(self._idle) + len(self._busy) + self._starting

    def _pump(self) -> None:
        """Give every idle child what it may run; then see that the rest gets children."""
        if self._closed:
            return
        while self._queue and self._idle:
            request = self._queue[0][-1]
            if request.waiting and not self._assigned(request):
                break
            heapq.heappop(self._queue)
        self._bring_children()

    def _assigned(self, request: Request) -> bool:
        """Whether an idle child may run the request, which it then does."""
        self._idle = [child for child in self._idle if not child.spent]
        able = [child for child in self._idle if request.may_run_on(child)]
        if not able:
            return False
        # A child that has the library loaded saves its import, and its memory.
        child = next((c for c in able if c.has_loaded(request.tool)), able[0])
        self._idle.remove(child)
        self._busy.add(child)
        reply = child.call(request.tool, request.arguments)
        reply.add_done_callback(functools.partial(self._finished, child, request))
        return True

    def _bring_children(self) -> None:
        if self._closed:
            return
        while len(self._queue) > self._starting and self._alive() < self._size:
            self._start_child()
        if len(self._queue) > self._starting and self._idle:
            self._replace_idle()

    def _replace_idle(self) -> None:
        """Replace idle children, none of which may run what waits, as soon as that is due."""
        now = time.monotonic()
        due = min(self._idle, key=self._replace_at)
        wait = self._replace_at(due) - now
        if wait <= 0:
            self._idle.remove(due)
            due.kill()
            self._start_child()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(wait, self._ring)

    def _ring(self) -> None:
        self._timer = None
        self._pump()

    def _finished(self, child: Child, request: Request, reply: asyncio.Future[Reply]) -> None:
        self.last_busy = time.monotonic()
        self._busy.discard(child)
        if child.spent:
            child.kill()
        else:
            self._idle.append(child)
        self._pump()
        if request.waiting:
            request.reply.set_result(reply.result())
        if self._kept_full and not self._closed:
            self.warm_up()

    def _start_child(self) -> None:
        self._starting += 1
        self._spawn(self._bring_up())

    async def _bring_up(self) -> None:
        try:
            child = await self._nursery.child()
        except (StartError, OSError) as error:
            self._starting -= 1
            self._give_up(str(error))
            return
        self._starting -= 1
        self._idle.append(child)
        self._pump()

    def _give_up(self, reason: str) -> None:
        """Answer what waits with the reason; the next call tries again."""
        log.error("%s", reason)
        waiting, self._queue = self._queue, []
        for _, _, request in waiting:
            if request.waiting:
                request.reply.set_result(Reply(error=reason))

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
