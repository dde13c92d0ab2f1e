"""How many calls may be in flight at once; whoever came first goes first."""

from __future__ import annotations

import asyncio
from collections import deque
from types import TracebackType


class Gate:
    """``async with gate:`` holds one of ``limit`` places, of which there is at least one.

    A place that is given up goes straight to the one who has waited longest, so nobody can
    slip in between. A lower limit takes nothing away: it lets nobody in until enough left.
    For use within one event loop.
    """

    __slots__ = ("_limit", "_line", "in_flight", "most_in_flight", "waiting")

    def __init__(self, limit: int) -> None:
        self._limit = max(1, limit)
        self._line: deque[asyncio.Future[None]] = deque()
        self.in_flight = 0
        self.waiting = 0
        self.most_in_flight = 0
        """The most places taken at once since somebody set this to another value."""

    @property
    def limit(self) -> int:
        return self._limit

    @limit.setter
    def limit(self, limit: int) -> None:
        self._limit = max(1, limit)
        self._let_in()

    async def __aenter__(self) -> None:
        if self.in_flight < self._limit and not self.waiting:
            self._take()
        else:
            await self._wait()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._leave()

    async def _wait(self) -> None:
        place = asyncio.get_running_loop().create_future()
        self._line.append(place)
        self.waiting += 1
        try:
            await place
        except asyncio.CancelledError:
            if place.cancelled():
                self.waiting -= 1  # it is passed over when its turn comes
            else:
                self._leave()  # the place had just been given: it goes to the next
            raise

    def _take(self) -> None:
        self.in_flight += 1
        if self.in_flight > self.most_in_flight:
            self.most_in_flight = self.in_flight

    def _leave(self) -> None:
        self.in_flight -= 1
        if self._line:
            self._let_in()

    def _let_in(self) -> None:
        while self._line and self.in_flight < self._limit:
            place = self._line.popleft()
            if not place.done():
                self.waiting -= 1
                self._take()
                place.set_result(None)
