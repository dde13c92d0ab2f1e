"""When a process looks at its share of what the endpoints take, and what follows from it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass

from django.db import DatabaseError

from synthesis.engines.openai.client import EndpointClient
from synthesis.engines.openai.gate import Gate
from synthesis.services import sharing
from synthesis.services.writer import Writer

logger = logging.getLogger(__name__)

TEND_EVERY = 0.5
"""Seconds between looks."""

TEND_SOON = 0.1
"""The same while places go from one process to another: they are empty until both have looked."""

SOON_LOOKS = 10
"""Looks that follow soon after a share has moved, or after the drive has begun."""

MOVED = 1 / 8
"""The part of a share, and at least one place, beyond which it has moved and not just wavered;
that it became nothing, or is nothing no more, is always a move."""


@dataclass(frozen=True, slots=True)
class Line:
    """An endpoint as one process uses it."""

    endpoint_id: int
    client: EndpointClient
    gate: Gate


class Tender:
    """Keeps the gates of one drive in step with those of other processes.

    Once ``ending()`` says that no more episodes are to be had, it looks soon for as long as
    there are calls.
    """

    def __init__(
        self,
        write: Writer,
        owner: str,
        lines: Collection[Line],
        ending: Callable[[], bool],
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._write = write
        self._owner = owner
        self._lines = lines
        self._ending = ending
        self._sleep = sleep
        self._soon = SOON_LOOKS
        self._places = 0

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        """With a share from the beginning, which goes to the others at the end."""
        await self._look()
        looking = asyncio.create_task(self._look_regularly())
        try:
            yield
        finally:
            looking.cancel()
            await asyncio.gather(looking, return_exceptions=True)
            await self._write(sharing.forget, self._owner)

    def places(self) -> int:
        """Calls that may be in flight, now or as soon as others have given way."""
        return self._places

    async def _look_regularly(self) -> None:
        while True:
            soon = self._soon > 0 or (self._ending() and self._is_used())
            self._soon -= 1
            await self._sleep(TEND_SOON if soon else TEND_EVERY)
            try:
                await self._look()
            except DatabaseError:
                logger.warning("The shares of the endpoints could not be read.", exc_info=True)

    def _is_used(self) -> bool:
        return any(line.gate.in_flight or line.gate.waiting for line in self._lines)

    async def _look(self) -> None:
        """Take what there is; what had to be given up is the others' once that is said."""
        if await self._gives_way():
            await self._gives_way()

    async def _gives_way(self) -> bool:
        """Look once; gives whether a share became smaller."""
        used = {line.endpoint_id: _observed(line) for line in self._lines}
        shares = await self._write(sharing.tend, self._owner, used)
        self._places = sum(max(share.places, share.even) for share in shares.values())
        smaller = False
        for line in self._lines:
            before, now = line.gate.limit, shares[line.endpoint_id].places
            if _has_moved(before, now):
                self._soon = SOON_LOOKS
            smaller = smaller or now < before
            line.gate.limit = now
        return smaller


def _has_moved(before: int, now: int) -> bool:
    """Whether it has moved, and not just wavered."""
    return abs(now - before) > max(1, MOVED * before) or bool(now) != bool(before)


def _observed(line: Line) -> sharing.Observed:
    gate = line.gate
    wanted = gate.in_flight + gate.waiting
    return sharing.Observed(wanted, gate.in_flight, gate.limit, line.client.window())
