"""How client, host and child speak: frames of a JSON header and an opaque body.

A frame is its length in four bytes, a header (one JSON object on one line), a newline, and
a body. The body is a call's arguments or result as JSON; the host passes it on unread, so
that a large result is encoded once and decoded once.
"""

from __future__ import annotations

import asyncio
import json
import struct
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

Header = dict[str, Any]
Frame = tuple[Header, bytes]

_LENGTH = struct.Struct(">I")
_PREFIX = _LENGTH.size
LARGEST_FRAME = 16_000_000


class ProtocolError(Exception):
    """The other side sent something that is not a frame."""


def pack(header: Header, body: bytes = b"") -> bytes:
    """A frame as bytes."""
    head = json.dumps(header, separators=(",", ":")).encode()
    return b"%b%b\n%b" % (_LENGTH.pack(len(head) + 1 + len(body)), head, body)


def read_blocking(stream: BinaryIO) -> Frame | None:
    """The next frame of a blocking stream; None when the other side has gone."""
    prefix = stream.read(_PREFIX)
    if len(prefix) < _PREFIX:
        return None
    length = _checked(prefix)
    payload = stream.read(length)
    return _split(payload) if len(payload) == length else None


def _checked(prefix: bytes | bytearray) -> int:
    (length,) = _LENGTH.unpack(prefix)
    if length > LARGEST_FRAME:
        raise ProtocolError(f"A frame of {length} bytes is larger than {LARGEST_FRAME}.")
    return int(length)


def _split(payload: bytes) -> Frame:
    head, _, body = payload.partition(b"\n")
    try:
        header = json.loads(head)
    except ValueError as error:
        raise ProtocolError("A frame's header is not JSON.") from error
    if not isinstance(header, dict):
        raise ProtocolError("A frame's header is not a JSON object.")
    return header, body


class Speaker(asyncio.Protocol):
    """One end of a connection: ``heard`` is called with each frame that comes.

    Frames that are said in one turn of the event loop leave together. Whoever does not speak
    the protocol is hung up on.
    """

    def __init__(self) -> None:
        self._held = bytearray()
        self._said: list[bytes] = []
        self._transport: asyncio.Transport | None = None

    def heard(self, header: Header, body: bytes) -> None:
        """Takes the next frame; a ``KeyError`` means that the header lacks something."""
        raise NotImplementedError

    def say(self, header: Header, body: bytes = b"") -> None:
        """Send a frame; nothing happens when the other side has gone."""
        if not self._said:
            asyncio.get_running_loop().call_soon(self._send)
        self._said.append(pack(header, body))

    def hang_up(self) -> None:
        """Close the connection once everything that was said has left."""
        if self._transport is not None:
            self._send()
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The event loop has connected us."""
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """The event loop has read something: a part of a frame, or several."""
        self._held += data
        try:
            for header, body in self._frames():
                self.heard(header, body)
        except (ProtocolError, KeyError):
            self.hang_up()

    def _frames(self) -> Iterator[Frame]:
        held = self._held
        while len(held) >= _PREFIX:
            end = _PREFIX + _checked(held[:_PREFIX])
            if len(held) < end:
                return
            payload = bytes(held[_PREFIX:end])
            del held[:end]
            yield _split(payload)

    def _send(self) -> None:
        said, self._said = self._said, []
        if said and self._transport is not None and not self._transport.is_closing():
            self._transport.write(b"".join(said))
