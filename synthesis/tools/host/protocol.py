"""How client, host and child speak: frames of a JSON header and an opaque body.

A frame is its length in four bytes, a header (one JSON object on one line), a newline, and
a body. The body is a call's arguments or result as JSON; the host passes it on unread, so
that a large result is encoded once and decoded once.
"""

from __future__ import annotations

import asyncio
import json
import struct
from typing import Any, BinaryIO

Header = dict[str, Any]
Frame = tuple[Header, bytes]

_LENGTH = struct.Struct(">I")
LARGEST_FRAME = 16_000_000


class ProtocolError(Exception):
    """The other side sent something that is not a frame."""


def pack(header: Header, body: bytes = b"") -> bytes:
    """A frame as bytes."""
    head = json.dumps(header, separators=(",", ":")).encode()
    return b"%b%b\n%b" % (_LENGTH.pack(len(head) + 1 + len(body)), head, body)


async def read(reader: asyncio.StreamReader) -> Frame:
    """The next frame; raises ``IncompleteReadError`` when the other side has gone."""
    length = _checked(await reader.readexactly(_LENGTH.size))
    return _split(await reader.readexactly(length))


def read_blocking(stream: BinaryIO) -> Frame | None:
    """The next frame of a blocking stream; None when the other side has gone."""
    prefix = stream.read(_LENGTH.size)
    if len(prefix) < _LENGTH.size:
        return None
    length = _checked(prefix)
    payload = stream.read(length)
    return _split(payload) if len(payload) == length else None


def _checked(prefix: bytes) -> int:
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
