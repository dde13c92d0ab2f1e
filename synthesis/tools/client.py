"""How everything outside the tool host calls tools.

``ToolHostClient`` serves an event loop with many calls at once over one connection;
``call_sync`` serves code without a loop. Both start the host when nobody has.
"""

from __future__ import annotations

import asyncio
import atexit
import itertools
import json
import os
import threading
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from synthesis.core.errors import StudioError
from synthesis.core.values import Json, Outcome
from synthesis.tools.host import fingerprint, protocol, starting
from synthesis.tools.host.connection import Connection
from synthesis.tools.host.limits import Limits

_LOST = "The tool host ended while {} ran, twice; the call was given up."


class ToolHostClient:
    """A ``core.ports.ToolRunner`` over the tool host, for one event loop.

    ``socket`` is the host's; ``children`` and ``limits`` count for a host that this client
    has to start.
    """

    def __init__(
        self,
        socket: Path | None = None,
        *,
        children: int | None = None,
        limits: Limits | None = None,
    ) -> None:
        self._socket = socket or starting.default_socket()
        self._children = children
        self._limits = limits or Limits()
        self._fingerprint = fingerprint.of_tools()
        self._numbers = itertools.count(1)
        self._connection: Connection | None = None
        self._connecting = asyncio.Lock()
        self._closed = False
        self.host_pid: int | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def call(self, tool: str, arguments: Mapping[str, Json]) -> Outcome:
        """Run one call in a warm process."""
        return await self._run({"tool": tool}, arguments)

    async def replay(self, tool: str, arguments: Mapping[str, Json], after: float) -> Outcome:
        """Run one call in a process started after host time ``after``, sharing no cache."""
        return await self._run({"tool": tool, "after": after}, arguments)

    async def close(self) -> None:
        """Close the connection; the host ends by itself when nobody else uses it."""
        self._closed = True
        if self._connection is not None:
            await self._connection.close()
            self._connection = None

    async def _run(self, header: protocol.Header, arguments: Mapping[str, Json]) -> Outcome:
        try:
            body = _encode(header["tool"], arguments, self._limits.arguments_bytes)
        except ValueError as error:
            return Outcome(error=str(error))
        for _ in range(2):
            if self._closed:
                return Outcome(error=f"The call of {header['tool']} was given up.")
            try:
                connection = await self._connected()
                return await connection.ask({**header, "id": next(self._numbers)}, body)
            except ConnectionError:
                continue
            except StudioError as error:
                return Outcome(error=str(error))
        return Outcome(error=_LOST.format(header["tool"]))

    async def _connected(self) -> Connection:
        if self._connection is not None and self._connection.open:
            return self._connection
        async with self._connecting:
            if self._connection is None or not self._connection.open:
                self._connection = await self._connect()
            return self._connection

    async def _connect(self) -> Connection:
        """A connection to a host that runs the same tools, started if there is none."""
        connection = await self._open(self._socket)
        if connection.fingerprint != self._fingerprint:
            await connection.close()
            own = self._socket.with_suffix(f".{self._fingerprint}.sock")
            connection = await self._open(own)
        self.host_pid = connection.pid
        return connection

    async def _open(self, socket: Path) -> Connection:
        try:
            return await Connection.open_to(socket)
        except (OSError, asyncio.IncompleteReadError):
            await asyncio.to_thread(starting.start, socket, self._children, self._limits)
        try:
            return await Connection.open_to(socket)
        except (OSError, asyncio.IncompleteReadError) as error:
            raise ConnectionError("The tool host went away at once.") from error


def call_sync(tool: str, arguments: Mapping[str, Json]) -> Outcome:
    """Run one call in a warm process and wait for it; safe from any thread.

    A forked process makes its own client: threads do not survive a fork.
    """
    with _lock:
        background = _by_process.get(os.getpid())
        if background is None:
            background = _by_process[os.getpid()] = _Background()
    return background.call(tool, arguments)


class _Background:
    """A client on an event loop of its own, in a thread of this process."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._client = ToolHostClient()
        threading.Thread(target=self._loop.run_forever, name="tool-client", daemon=True).start()
        atexit.register(self._close)

    def call(self, tool: str, arguments: Mapping[str, Json]) -> Outcome:
        work = self._client.call(tool, arguments)
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def _close(self) -> None:
        if _by_process.get(os.getpid()) is self:
            asyncio.run_coroutine_threadsafe(self._client.close(), self._loop).result(timeout=1)
            self._loop.call_soon_threadsafe(self._loop.stop)


_lock = threading.Lock()
_by_process: dict[int, _Background] = {}


def _encode(tool: str, arguments: Mapping[str, Json], largest: int) -> bytes:
    """Arguments as JSON; raises ``ValueError`` with a sentence."""
    try:
        body = json.dumps(arguments, separators=(",", ":")).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise ValueError(f"The arguments of {tool} are not JSON: {error}.") from None
    if len(body) > largest:
        raise ValueError(
            f"The arguments of {tool} have {len(body):,} bytes, more than the {largest:,} allowed."
        )
    return body
