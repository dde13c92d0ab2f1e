"""How many calls may be in flight at once, and who goes first."""

from __future__ import annotations

import asyncio
import heapq
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count


@dataclass(frozen=True, slots=True)
class Taken:
    """How a gate was used: places taken at once at the most, and seconds of all, added up."""

    most: int
    seconds: float


class Gate:
    """``async with gate.place():`` holds one of ``limit`` places; where there are none, all wait.

    A place that is given up goes straight to one who waits, so nobody can slip in between.
    A lower limit takes nothing away: it lets nobody in until enough left. For use within one
    event loop.
    """

    __slots__ = (
        *("_clock", "_limit", "_line", "_marked", "_most", "_numbers", "_seconds"),
        *("in_flight", "waiting"),
    )

    def __init__(self, limit: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._limit = max(0, limit)
        self._clock = clock
        self._line: list[tuple[int, int, asyncio.Future[None]]] = []
        self._numbers = count()
        self.in_flight = 0
        self.waiting = 0
        self._begin()

    @property
    def limit(self) -> int:
        return self._limit

    @limit.setter
    def limit(self, limit: int) -> None:
        self._limit = max(0, limit)
        self._let_in()

    def taken(self) -> Taken:
        """What was taken since somebody last asked."""
        self._mark()
        taken = Taken(self._most, self._seconds)
        self._begin()
        return taken

    @asynccontextmanager
    async def place(self, rank: int = 0) -> AsyncIterator[None]:
        """Of those who wait the lowest ``rank`` goes first, and among equals who came first."""
        if self.in_flight < self._limit and not self.waiting:
            self._take()
        else:
            await self._wait(rank)
        try:
            yield
        finally:
            self._leave()

    async def _wait(self, rank: int) -> None:
        place = asyncio.get_running_loop().create_future()
        heapq.heappush(self._line, (rank, next(self._numbers), place))
        self.waiting += 1
        try:
            await place
        except asyncio.CancelledError:
            if place.cancelled():
                self.waiting -= 1  # it is passed over when its turn comes
            else:
                self._leave()  # the place had just been given: it goes to the next
            raise

    def _begin(self) -> None:
        self._marked, self._seconds, self._most = self._clock(), 0.0, self.in_flight

    def _mark(self) -> None:
        now = self._clock()
        self._seconds += self.in_flight * (now - self._marked)
        self._marked = now

    def _take(self) -> None:
        self._mark()
        self.in_flight += 1
        if self.in_flight > self._most:
            self._most = self.in_flight

    def _leave(self) -> None:
        self._mark()
        self.in_flight -= 1
        if self._line:
            self._let_in()

    def _let_in(self) -> None:
        while self._line and self.in_flight < self._limit:
            place = heapq.heappop(self._line)[-1]
            if not place.done():
                self.waiting -= 1
                self._take()
                place.set_result(None)
