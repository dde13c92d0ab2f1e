"""The client's end of a connection to the host."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

from synthesis.core.values import Outcome
from synthesis.tools.host import protocol


class Connection(protocol.Speaker):
    """An open connection to a host, and the calls that wait on it."""

    def __init__(self) -> None:
        super().__init__()
        self.open = True
        self.fingerprint = ""
        self.pid = 0
        self._greeted: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._gone: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting: dict[int, asyncio.Future[protocol.Frame]] = {}

    @classmethod
    async def open_to(cls, socket: Path) -> Connection:
        """Connect and shake hands; raises ``OSError`` where no host listens."""
        loop = asyncio.get_running_loop()
        _, connection = await loop.create_unix_connection(cls, str(socket))
        connection.say({})
        await connection._greeted
        return connection

    async def ask(self, header: protocol.Header, body: bytes) -> Outcome:
        """Send a call and wait for its reply; raises ``ConnectionError`` when the host dies."""
        if not self.open:
            raise ConnectionResetError
        future: asyncio.Future[protocol.Frame] = asyncio.get_running_loop().create_future()
        self._waiting[header["id"]] = future
        try:
            self.say(header, body)
            return _outcome(*await future)
        finally:
            self._waiting.pop(header["id"], None)

    async def close(self) -> None:
        """Hang up; calls that wait are lost."""
        self._lose()
        self.hang_up()
        await self._gone

    def heard(self, header: protocol.Header, body: bytes) -> None:
        """Takes the greeting, then replies."""
        if not self._greeted.done():
            self.fingerprint, self.pid = header["fingerprint"], header["pid"]
            self._greeted.set_result(None)
            return
        future = self._waiting.get(header["id"])
        if future is not None and not future.done():
            future.set_result((header, body))

    def connection_lost(self, error: Exception | None) -> None:
        """The host has gone, or we have hung up."""
        self._lose()
        self._gone.set_result(None)

    def _lose(self) -> None:
        self.open = False
        waiting: list[asyncio.Future[Any]] = [self._greeted, *self._waiting.values()]
        for future in waiting:
            if not future.done():
                future.set_exception(ConnectionResetError())


def _outcome(header: protocol.Header, body: bytes) -> Outcome:
    error = header.get("error")
    result = json.loads(body) if error is None else None
    return Outcome(result, error, header["seconds"], header["time"], "network" in header)
