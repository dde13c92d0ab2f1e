"""One child process as the host sees it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import cast

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


class Child:
    """A child process; ``spent`` says that it must not be given another call.

    ``loading`` is how long it took to start and to load the packs that it has used, in
    seconds: what it would cost to replace it.
    """

    def __init__(self, process: Process, started: float, limits: Limits) -> None:
        self.started = started
        self.spent = False
        self.loading = 0.0
        self.loaded: set[str] = set()
        self._process = process
        self._requests = cast(asyncio.StreamWriter, process.stdin)
        self._replies = cast(asyncio.StreamReader, process.stdout)
        self._limits = limits
        self._packs: Mapping[str, str] = {}

    @classmethod
    async def start(cls, limits: Limits, home: str, hash_seed: int, niceness: int = 0) -> Child:
        """Start a child and wait until it has read the pool; raises ``StartError``.

        With a ``niceness`` it gives way to other processes, as ``nice`` does.
        """
        started = time.monotonic()
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "synthesis.tools.host.child"),
            *(str(os.getpid()), str(limits.growth_bytes), str(limits.result_bytes)),
            stdin=PIPE,
            stdout=PIPE,
            env=launch.child_environment(home, hash_seed),
            cwd=home,
            start_new_session=True,
            preexec_fn=partial(os.nice, niceness),
        )
        child = cls(process, started, limits)
        try:
            await child._greet()
        except BaseException:
            await child.end()
            raise
        return child

    async def _greet(self) -> None:
        try:
            async with asyncio.timeout(self._limits.start_seconds):
                header, _ = await protocol.read(self._replies)
        except TimeoutError:
            seconds = self._limits.start_seconds
            raise StartError(f"The tool pool was not read within {seconds:g} s.") from None
        except (asyncio.IncompleteReadError, protocol.ProtocolError):
            raise StartError("A tool process ended while it started; see the host's log.") from None
        if "failed" in header:
            raise StartError(header["failed"])
        self._packs = header["packs"]
        self.loading = time.monotonic() - self.started

    def has_loaded(self, tool: str) -> bool:
        """Whether this child has run a tool of the same pack before."""
        return self._packs.get(tool) in self.loaded

    async def call(self, tool: str, arguments: bytes) -> Reply:
        """Run one call; a crash or a hang spends the child and is the call's error."""
        first = not self.has_loaded(tool)
        limit = self._limits.first_seconds if first else self._limits.call_seconds
        try:
            async with asyncio.timeout(limit):
                header, body = await self._exchange(tool, arguments)
        except TimeoutError:
            await self.end()
            return Reply(error=f"{tool} did not finish within {limit:g} s.", seconds=limit)
        except (asyncio.IncompleteReadError, ConnectionError, protocol.ProtocolError):
            how = _how_it_ended(await self.end())
            return Reply(error=f"The process that ran {tool} {how}; the next call has a new one.")
        self.loaded.add(self._packs.get(tool, ""))
        self.loading += header["seconds"] if first else 0.0
        self.spent = header["resident"] > self._limits.resident_bytes
        return Reply(body, header.get("error"), header["seconds"], header["network"])

    async def _exchange(self, tool: str, arguments: bytes) -> protocol.Frame:
        self._requests.write(protocol.pack({"tool": tool}, arguments))
        await self._requests.drain()
        return await protocol.read(self._replies)

    async def end(self) -> int:
        """Give a dying child a moment to show how it ended, then end it and what it started."""
        self.spent = True
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(0.5 if self._replies.at_eof() else 0):
                await self._process.wait()
        self.kill()
        return await self._process.wait()

    def kill(self) -> None:
        """End the child at once, and whatever its calls started."""
        self.spent = True
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)


def _how_it_ended(status: int) -> str:
    if status >= 0:
        return f"ended itself with exit status {status}"
    return f"crashed ({signal.Signals(-status).name})"
