"""The client's end of a connection to the host."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from synthesis.core.values import Outcome
from synthesis.tools.host import protocol


class Connection:
    """An open connection to a host, and the calls that wait on it."""

    def __init__(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        greeting: protocol.Header,
    ) -> None:
        self.open = True
        self.fingerprint: str = greeting["fingerprint"]
        self.pid: int = greeting["pid"]
        self._reader = reader
        self._writer = writer
        self._waiting: dict[int, asyncio.Future[protocol.Frame]] = {}
        self._listener = asyncio.create_task(self._listen())

    @classmethod
    async def open_to(cls, socket: Path) -> Connection:
        """Connect and shake hands; raises ``OSError`` where no host listens."""
        reader, writer = await asyncio.open_unix_connection(socket)
        writer.write(protocol.pack({}))
        greeting, _ = await protocol.read(reader)
        return cls(reader, writer, greeting)

    async def ask(self, header: protocol.Header, body: bytes) -> Outcome:
        """Send a call and wait for its reply; raises ``ConnectionError`` when the host dies."""
        if not self.open:
            raise ConnectionResetError
        future: asyncio.Future[protocol.Frame] = asyncio.get_running_loop().create_future()
        self._waiting[header["id"]] = future
        try:
            self._writer.write(protocol.pack(header, body))
            return _outcome(*await future)
        finally:
            self._waiting.pop(header["id"], None)

    async def close(self) -> None:
        """Hang up; calls that wait are lost."""
        self._listener.cancel()
        self._lose()
        await asyncio.gather(self._listener, return_exceptions=True)

    async def _listen(self) -> None:
        try:
            while True:
                header, body = await protocol.read(self._reader)
                future = self._waiting.get(header["id"])
                if future is not None and not future.done():
                    future.set_result((header, body))
        except (asyncio.IncompleteReadError, ConnectionError, protocol.ProtocolError):
            self._lose()

    def _lose(self) -> None:
        self.open = False
        self._writer.close()
        for future in self._waiting.values():
            if not future.done():
                future.set_exception(ConnectionResetError())


def _outcome(header: protocol.Header, body: bytes) -> Outcome:
    error = header.get("error")
    result = json.loads(body) if error is None else None
    return Outcome(result, error, header["seconds"], header["time"], "network" in header)
