"""One child process as the host sees it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
import time
from asyncio.subprocess import Process
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from synthesis.tools.host import launch, protocol
from synthesis.tools.host.limits import Limits


@dataclass(frozen=True, slots=True)
class Reply:
    """What became of a call: a result as JSON bytes, or an error as a sentence."""

    result: bytes = b""
    error: str | None = None
    seconds: float = 0.0
    network: bool = False


class StartError(Exception):
    """A child could not start; the text is a sentence."""


@dataclass(frozen=True, slots=True)
class _Call:
    """The call that a child is at; ``timer`` ends it."""

    tool: str
    first: bool
    reply: asyncio.Future[Reply]
    timer: asyncio.TimerHandle


class Child(protocol.Speaker):
    """A child process; ``spent`` says that it must not be given another call.

    ``loading`` is the processor time in seconds that it took to start and to load the packs
    that it has used: what it would cost to replace it.
    """

    def __init__(self, process: Process, started: float, limits: Limits) -> None:
        super().__init__()
        self.started = started
        self.spent = False
        self.loading = 0.0
        self.loaded: set[str] = set()
        self._process = process
        self._limits = limits
        self._packs: Mapping[str, str] = {}
        self._greeting: asyncio.Future[protocol.Header] = _future()
        self._call: _Call | None = None
        self._gone = False
        self._ending: asyncio.Task[None] | None = None

    @classmethod
    async def start(cls, limits: Limits, home: str, hash_seed: int, niceness: int = 0) -> Child:
        """Start a child and wait until it has read the pool; raises ``StartError``.

        With a ``niceness`` it gives way to other processes, as ``nice`` does.
        """
        started = time.monotonic()
        ours, theirs = socket.socketpair()
        with theirs:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-P", "-m", "synthesis.tools.host.child"),
                *(str(os.getpid()), str(limits.growth_bytes), str(limits.result_bytes)),
                stdin=theirs.fileno(),
                stdout=theirs.fileno(),
                env=launch.child_environment(home, hash_seed),
                cwd=home,
                process_group=0,  # of the host's session, so that niceness counts among children
                preexec_fn=partial(os.nice, niceness),
            )
        child = cls(process, started, limits)
        await asyncio.get_running_loop().create_unix_connection(lambda: child, sock=ours)
        try:
            await child._greet()
        except BaseException:
            await child.end()
            raise
        return child

    async def _greet(self) -> None:
        try:
            async with asyncio.timeout(self._limits.start_seconds):
                header = await self._greeting
        except TimeoutError:
            seconds = self._limits.start_seconds
            raise StartError(f"The tool pool was not read within {seconds:g} s.") from None
        except ConnectionError:
            raise StartError("A tool process ended while it started; see the host's log.") from None
        if "failed" in header:
            raise StartError(header["failed"])
        self._packs = header["packs"]
        self.loading = header["processor"]

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
        self._call = _Call(tool, first, _future(), timer)
        self.say({"tool": tool}, arguments)
        return self._call.reply

    def heard(self, header: protocol.Header, body: bytes) -> None:
        """The first frame says which packs there are, and every other one is a reply."""
        if not self._greeting.done():
            self._greeting.set_result(header)
            return
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
        if not self._greeting.done():
            self._greeting.set_exception(ConnectionResetError())
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
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(0.5 if self._gone else 0):
                await self._process.wait()
        self.kill()
        return await self._process.wait()

    def kill(self) -> None:
        """End the child at once, and whatever its calls started."""
        self.spent = True
        self.hang_up()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)


def _future() -> asyncio.Future[Any]:
    return asyncio.get_running_loop().create_future()


def _answer(call: _Call, reply: Reply) -> None:
    if not call.reply.done():
        call.reply.set_result(reply)


def _how_it_ended(status: int) -> str:
    if status >= 0:
        return f"ended itself with exit status {status}"
    return f"crashed ({signal.Signals(-status).name})"
