"""One child process as the host sees it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from synthesis.tools.host import protocol
from synthesis.tools.host.limits import Limits

LONGEST_DYING = 0.5
"""Seconds in which a child that closed its end should show how it ended."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What became of a call: a result as JSON bytes, or an error as a sentence."""

    result: bytes = b""
    error: str | None = None
    seconds: float = 0.0
    network: bool = False


@dataclass(frozen=True, slots=True)
class _Call:
    """The call that a child is at; ``timer`` ends it."""

    tool: str
    first: bool
    reply: asyncio.Future[Reply]
    timer: asyncio.TimerHandle


class Child(protocol.Speaker):
    """A child process; ``spent`` says that it must not be given another call.

    ``started`` is a host time from before it was there, and ``ended`` its exit status, negative
    for a signal. ``packs`` names the pack of each tool. ``loading`` is the processor time in
    seconds that it took to load the packs that it has used: what it would cost to replace it.
    """

    def __init__(
        self,
        pid: int,
        ended: asyncio.Future[int],
        started: float,
        packs: Mapping[str, str],
        limits: Limits,
    ) -> None:
        super().__init__()
        self.started = started
        self.spent = False
        self.loading = 0.0
        self.loaded: set[str] = set()
        self._pid = pid
        self._ended = ended
        self._packs = packs
        self._limits = limits
        self._call: _Call | None = None
        self._gone = False
        self._ending: asyncio.Task[None] | None = None

    def has_loaded(self, tool: str) -> bool:
        """Whether this child has run a tool of the same pack before."""
        return self._packs.get(tool) in self.loaded

    def call(self, tool: str, arguments: bytes) -> asyncio.Future[Reply]:
        """Run one call, the only one at a time.

        A crash or a hang spends the child and is the call's error.
        """
        first = not self.has_loaded(tool)
        limit = self._limits.first_seconds if first else self._limits.call_seconds
        timer = asyncio.get_running_loop().call_later(limit, self._expire, limit)
        self._call = _Call(tool, first, new_future(), timer)
        self.say({"tool": tool}, arguments)
        return self._call.reply

    def heard(self, header: protocol.Header, body: bytes) -> None:
        """Every frame is a reply."""
        call = self._take_call()
        if call is None:
            return
        self.loaded.add(self._packs.get(call.tool, ""))
        self.loading += header["processor"] if call.first else 0.0
        self.spent = header["resident"] > self._limits.resident_bytes
        _answer(call, Reply(body, header.get("error"), header["seconds"], header["network"]))

    def connection_lost(self, error: Exception | None) -> None:
        """The process has ended, or has closed its end."""
        self.spent = self._gone = True
        call = self._take_call()
        if call is not None:
            self._ending = asyncio.create_task(self._tell_how_it_ended(call))

    def _take_call(self) -> _Call | None:
        call, self._call = self._call, None
        if call is not None:
            call.timer.cancel()
        return call

    def _expire(self, limit: float) -> None:
        call = self._take_call()
        if call is not None:
            self.kill()
            text = f"{call.tool} did not finish within {limit:g} s."
            _answer(call, Reply(error=text, seconds=limit))

    async def _tell_how_it_ended(self, call: _Call) -> None:
        how = _how_it_ended(await self.end())
        text = f"The process that ran {call.tool} {how}; the next call has a new one."
        _answer(call, Reply(error=text))

    async def end(self) -> int:
        """Give a dying child a moment to show how it ended, then end it and what it started."""
        self.spent = True
        if self._gone:
            await asyncio.wait([self._ended], timeout=LONGEST_DYING)
        self.kill()
        return await asyncio.shield(self._ended)

    def kill(self) -> None:
        """End the child at once, and whatever its calls started."""
        self.spent = True
        self.hang_up()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._pid, signal.SIGKILL)


def new_future() -> asyncio.Future[Any]:
    """One of the running loop."""
    return asyncio.get_running_loop().create_future()


def _answer(call: _Call, reply: Reply) -> None:
    if not call.reply.done():
        call.reply.set_result(reply)


def _how_it_ended(status: int) -> str:
    if status >= 0:
        return f"ended itself with exit status {status}"
    return f"crashed ({signal.Signals(-status).name})"
