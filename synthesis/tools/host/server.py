"""The host's server: connections, handshake, and the time to end."""

from __future__ import annotations

import asyncio
import functools
import os
import time

from synthesis.tools.host import protocol
from synthesis.tools.host.limits import Limits
from synthesis.tools.host.nursery import Nursery
from synthesis.tools.host.pool import Lane
from synthesis.tools.host.process import Child, Reply

WARM_HASH_SEED = 0
FRESH_HASH_SEED = 1

REPLAY_NICENESS = 2
"""Replays give way to calls that somebody, often a model that costs money, waits for."""

WORTH_WAITING = 16.0
"""Fresh children spend about a seventeenth of their time on loading what they need."""


class Server:
    """Takes calls from connections and gives them to the two lanes."""

    def __init__(
        self, children: int, limits: Limits, home: str, fingerprint: str, stay: bool
    ) -> None:
        self.ended = asyncio.Event()
        self._limits = limits
        self._fingerprint = fingerprint
        self._stay = stay
        self._connections = 0
        self._timer: asyncio.TimerHandle | None = None
        self._warm = Lane(children, Nursery(limits, home, WARM_HASH_SEED))
        self._fresh = Lane(
            max(1, children // 2),
            Nursery(limits, home, FRESH_HASH_SEED, REPLAY_NICENESS),
            self._when_to_replace,
        )

    def start(self) -> None:
        """Warm the children up, and wait for users."""
        self._warm.warm_up()
        self._end_after(self._limits.patience_seconds)

    async def close(self) -> None:
        """End every child."""
        await asyncio.gather(self._warm.close(), self._fresh.close())

    def caller(self) -> Caller:
        """What the event loop makes for each connection."""
        return Caller(self)

    def greeting(self) -> protocol.Header:
        """How a caller knows which tools these are, and which process."""
        return {"fingerprint": self._fingerprint, "pid": os.getpid()}

    def take(self, header: protocol.Header, body: bytes) -> asyncio.Future[Reply]:
        """Queue a call in its lane."""
        if "after" in header:
            return self._fresh.submit(header["tool"], body, float(header["after"]))
        return self._warm.submit(header["tool"], body)

    def enter(self) -> None:
        """Count a connection."""
        self._connections += 1
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def leave(self) -> None:
        """Forget a connection; without any the host ends soon."""
        self._connections -= 1
        if not self._connections:
            self._end_after(self._limits.linger_seconds)

    def _when_to_replace(self, child: Child) -> float:
        """When a fresh child may go that none of the waiting replays may use.

        Its successor serves every replay that waits by then, so while calls are being made
        a little patience saves many processes; when nothing else runs it would save none.
        Patience with a child that loaded quickly would save little: the replays that wait
        hold up the ends of their episodes.
        """
        worth = child.loading * WORTH_WAITING
        patient = child.started + min(self._limits.fresh_seconds, worth)
        if self._warm.busy:
            return patient
        return min(patient, self._warm.last_busy + self._limits.quiet_seconds)

    def _end_after(self, seconds: float) -> None:
        if not self._stay:
            self._timer = asyncio.get_running_loop().call_later(seconds, self.ended.set)


class Caller(protocol.Speaker):
    """The host's end of one connection, from handshake to its end."""

    def __init__(self, server: Server) -> None:
        super().__init__()
        self._server = server
        self._greeted = False
        self._waiting: set[asyncio.Future[Reply]] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Somebody has connected."""
        super().connection_made(transport)
        self._server.enter()

    def heard(self, header: protocol.Header, body: bytes) -> None:
        """The first frame is a greeting, and every other one is a call."""
        if not self._greeted:
            self._greeted = True
            self.say(self._server.greeting())
            return
        number = header["id"]
        reply = self._server.take(header, body)
        self._waiting.add(reply)
        reply.add_done_callback(functools.partial(self._answer, number))

    def connection_lost(self, error: Exception | None) -> None:
        """The caller has gone: nobody waits for what has not been run."""
        for reply in tuple(self._waiting):
            reply.cancel()
        self._server.leave()

    def _answer(self, number: int, future: asyncio.Future[Reply]) -> None:
        self._waiting.discard(future)
        if future.cancelled():
            return
        reply = future.result()
        header: protocol.Header = {
            "id": number,
            "seconds": reply.seconds,
            "time": time.monotonic(),
        }
        if reply.error is not None:
            header["error"] = reply.error
        if reply.network:
            header["network"] = True
        self.say(header, reply.result)
