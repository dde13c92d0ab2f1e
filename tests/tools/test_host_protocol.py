"""Frames on a connection: whole or in pieces, alone or together."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator

import pytest

from synthesis.tools.host import protocol
from synthesis.tools.host.protocol import Frame, Header, Speaker, pack


class Listener(Speaker):
    """Keeps what it hears."""

    def __init__(self) -> None:
        super().__init__()
        self.frames: asyncio.Queue[Frame | None] = asyncio.Queue()

    def heard(self, header: Header, body: bytes) -> None:
        header["id"]  # as whoever answers does
        self.frames.put_nowait((header, body))

    def connection_lost(self, error: Exception | None) -> None:
        self.frames.put_nowait(None)


@pytest.fixture
async def ends() -> AsyncIterator[tuple[Listener, socket.socket]]:
    """A listener, and the bare socket at the other end of its connection."""
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)
    listener = Listener()
    await asyncio.get_running_loop().create_unix_connection(lambda: listener, sock=ours)
    with theirs:
        yield listener, theirs
        listener.hang_up()


async def send(end: socket.socket, data: bytes) -> None:
    await asyncio.get_running_loop().sock_sendall(end, data)


async def test_a_frame_is_heard_once_its_last_byte_has_come(
    ends: tuple[Listener, socket.socket],
) -> None:
    listener, other = ends
    frame = pack({"id": 1}, b"x" * 300_000)

    await send(other, frame[:2])
    await send(other, frame[2:100])
    await send(other, frame[100:])

    assert await listener.frames.get() == ({"id": 1}, b"x" * 300_000)


async def test_frames_that_come_together_are_heard_in_their_order(
    ends: tuple[Listener, socket.socket],
) -> None:
    listener, other = ends

    await send(other, pack({"id": 1}) + pack({"id": 2}, b"two") + pack({"id": 3})[:5])

    assert await listener.frames.get() == ({"id": 1}, b"")
    assert await listener.frames.get() == ({"id": 2}, b"two")
    assert listener.frames.empty()


async def test_what_is_said_in_one_turn_of_the_loop_leaves_in_one_piece(
    ends: tuple[Listener, socket.socket],
) -> None:
    listener, other = ends

    listener.say({"id": 1}, b"one")
    listener.say({"id": 2}, b"two")
    got = await asyncio.get_running_loop().sock_recv(other, 1000)

    assert got == pack({"id": 1}, b"one") + pack({"id": 2}, b"two")


async def test_what_was_said_before_hanging_up_still_arrives(
    ends: tuple[Listener, socket.socket],
) -> None:
    listener, other = ends

    listener.say({"id": 1})
    listener.hang_up()
    got = await asyncio.get_running_loop().sock_recv(other, 1000)

    assert got == pack({"id": 1})
    assert await listener.frames.get() is None


@pytest.mark.parametrize(
    "noise",
    [
        pytest.param(b"GET / HTTP/1.1\r\n\r\n", id="another protocol"),
        pytest.param((protocol.LARGEST_FRAME + 1).to_bytes(4, "big"), id="too large"),
        pytest.param(b"\0\0\0\3{} \n", id="no header line"),
        pytest.param(b"\0\0\0\3[]\n", id="a header that is no object"),
        pytest.param(pack({"tool": "echo"}), id="a header that lacks something"),
    ],
)
async def test_whoever_does_not_speak_the_protocol_is_hung_up_on(
    ends: tuple[Listener, socket.socket], noise: bytes
) -> None:
    listener, other = ends

    await send(other, noise)

    assert await listener.frames.get() is None
