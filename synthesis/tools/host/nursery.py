"""Where a lane gets its children from: copies of a template, which is started for the first."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
import time
from asyncio.subprocess import Process
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from synthesis.tools.host import launch, protocol
from synthesis.tools.host.limits import Limits
from synthesis.tools.host.process import Child, new_future

_MADE_NONE = "The template of the tool processes ended; see the host's log."


class StartError(Exception):
    """A child could not start; the text is a sentence."""


@dataclass(frozen=True, slots=True)
class Copy:
    """``ended`` is the exit status that the process will have, negative for a signal."""

    pid: int
    ended: asyncio.Future[int]


class Nursery:
    """Makes children, which keep to ``limits`` and have ``home`` for their files.

    With a ``niceness`` they give way to other processes, as ``nice`` does.
    """

    def __init__(self, limits: Limits, home: str, hash_seed: int, niceness: int = 0) -> None:
        self._limits = limits
        self._home = home
        self._hash_seed = hash_seed
        self._niceness = niceness
        self._template: _Template | None = None
        self._one_at_a_time = asyncio.Lock()

    async def child(self) -> Child:
        """A child that has run nothing yet; raises ``StartError`` or ``OSError``."""
        async with self._one_at_a_time:
            if self._template is None or self._template.gone:
                self._template = None
                self._template = await self._start()
            return await self._copy_of(self._template)

    async def close(self) -> None:
        """End the template; its copies end with it."""
        if self._template is not None:
            await self._template.end()

    async def _start(self) -> _Template:
        ours, theirs = socket.socketpair()
        limits = self._limits
        with theirs:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-P", "-m", "synthesis.tools.host.template"),
                *(str(os.getpid()), str(limits.growth_bytes), str(limits.result_bytes)),
                stdin=theirs.fileno(),
                stdout=theirs.fileno(),
                env=launch.child_environment(self._home, self._hash_seed),
                cwd=self._home,
                process_group=0,  # of the host's session, so that niceness counts among children
                preexec_fn=partial(os.nice, self._niceness),
            )
        template = _Template(process, ours.dup())
        await asyncio.get_running_loop().create_unix_connection(lambda: template, sock=ours)
        try:
            await template.greet(limits.start_seconds)
        except BaseException:
            await template.end()
            raise
        return template

    async def _copy_of(self, template: _Template) -> Child:
        ours, theirs = socket.socketpair()
        started = time.monotonic()
        try:
            with theirs:
                copy = await template.copy(theirs, self._limits.start_seconds)
        except BaseException:
            ours.close()
            raise
        child = Child(copy.pid, copy.ended, started, template.packs, self._limits)
        await asyncio.get_running_loop().create_unix_connection(lambda: child, sock=ours)
        return child


class _Template(protocol.Speaker):
    """The host's end of a template. Connections go to it beside the frames that it says."""

    def __init__(self, process: Process, connection: socket.socket) -> None:
        super().__init__()
        self.packs: Mapping[str, str] = {}
        self.gone = False
        self._process = process
        self._connection = connection
        self._greeting: asyncio.Future[protocol.Header] = new_future()
        self._asked: deque[asyncio.Future[Copy]] = deque()
        self._ended: dict[int, asyncio.Future[int]] = {}

    async def greet(self, seconds: float) -> None:
        """Wait until it has read the pool; raises ``StartError``."""
        try:
            async with asyncio.timeout(seconds):
                header = await self._greeting
        except TimeoutError:
            raise StartError(f"The tool pool was not read within {seconds:g} s.") from None
        if "failed" in header:
            raise StartError(header["failed"])
        self.packs = header["packs"]

    async def copy(self, connection: socket.socket, seconds: float) -> Copy:
        """A copy that serves ``connection``; raises ``StartError``."""
        try:
            socket.send_fds(self._connection, [b"+"], [connection.fileno()])
        except OSError:  # it has ended, and we have not heard of it yet
            self.kill()
            raise StartError(_MADE_NONE) from None
        asked: asyncio.Future[Copy] = new_future()
        self._asked.append(asked)
        try:
            async with asyncio.timeout(seconds):
                return await asked
        except TimeoutError:
            self.kill()
            raise StartError(f"No tool process started within {seconds:g} s.") from None

    def heard(self, header: protocol.Header, body: bytes) -> None:
        """The first frame says which packs there are; then copies start and end."""
        if not self._greeting.done():
            self._greeting.set_result(header)
        elif "copy" in header:
            copy = Copy(header["copy"], new_future())
            self._ended[copy.pid] = copy.ended
            asked = self._asked.popleft()
            if not asked.done():
                asked.set_result(copy)
        elif "refused" in header:
            asked = self._asked.popleft()
            if not asked.done():
                asked.set_exception(StartError(header["refused"]))
        else:
            self._ended.pop(header["ended"]).set_result(header["status"])

    def connection_lost(self, error: Exception | None) -> None:
        """The template has ended, and so have its copies."""
        self.gone = True
        self._connection.close()
        waiting: list[asyncio.Future[Any]] = [self._greeting, *self._asked]
        for future in waiting:
            if not future.done():
                future.set_exception(StartError(_MADE_NONE))
        for ended in self._ended.values():
            ended.set_result(-signal.SIGKILL)

    async def end(self) -> None:
        """End it, and wait until it has ended."""
        self.kill()
        await self._process.wait()

    def kill(self) -> None:
        """End it at once."""
        self.gone = True
        self.hang_up()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
