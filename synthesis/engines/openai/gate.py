"""How many calls may be in flight at once; whoever came first goes first."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")


class Gate:
    """``await gate.run(work)`` does work in one of ``limit`` places, at least one.

    A place is a task that goes from one piece of work straight to that of whoever has waited
    longest. Were the place handed to another task, a server would wait for us meanwhile: the
    event loop wakes a task only behind all that is ready. A lower limit takes nothing away:
    places close when their work is done. For use within one event loop.
    """

    __slots__ = ("_limit", "_line", "_places", "in_flight", "most_in_flight", "waiting")

    def __init__(self, limit: int) -> None:
        self._limit = max(1, limit)
        self._line: deque[_Errand] = deque()
        self._places: set[asyncio.Task[None]] = set()
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
        self._open_places()

    async def run(self, work: Callable[[], Awaitable[T]]) -> T:
        """What the work gives, or raises; it is given up when the caller is cancelled."""
        errand = _Errand(work, asyncio.get_running_loop().create_future())
        self._line.append(errand)
        self.waiting += 1
        self._open_places()
        try:
            result: T = await errand.done
        except asyncio.CancelledError:
            if errand.place is not None:
                errand.place.cancel()
            elif not errand.begun:
                self.waiting -= 1  # it is passed over when its turn comes
            raise
        return result

    def _open_places(self) -> None:
        while self.in_flight < self._limit and (errand := self._next()) is not None:
            self.in_flight += 1
            self.most_in_flight = max(self.most_in_flight, self.in_flight)
            place = asyncio.create_task(self._serve(errand))
            self._places.add(place)
            place.add_done_callback(self._places.discard)

    async def _serve(self, errand: _Errand | None) -> None:
        """A place, for as long as somebody waits and the limit allows it."""
        try:
            while errand is not None:
                await errand.run()
                errand = self._next() if self.in_flight <= self._limit else None
        finally:
            self.in_flight -= 1

    def _next(self) -> _Errand | None:
        """Whoever has waited longest, and still does."""
        while self._line:
            errand = self._line.popleft()
            if not errand.done.done():
                errand.begun = True
                self.waiting -= 1
                return errand
        return None


@dataclass(slots=True)
class _Errand:
    """Work that somebody waits for; ``place`` is the task that is at it."""

    work: Callable[[], Awaitable[Any]]
    done: asyncio.Future[Any]
    place: asyncio.Task[Any] | None = None
    begun: bool = False

    async def run(self) -> None:
        if self.done.done():
            return  # given up since its turn came
        place = self.place = asyncio.current_task()
        try:
            result = await self.work()
        except asyncio.CancelledError:
            if place is None or not self.done.cancelled():
                raise  # the loop ends
            place.uncancel()
        except Exception as error:  # noqa: BLE001  it is raised where somebody waits
            if not self.done.done():
                self.done.set_exception(error)
        else:
            if not self.done.done():
                self.done.set_result(result)
        finally:
            self.place = None
