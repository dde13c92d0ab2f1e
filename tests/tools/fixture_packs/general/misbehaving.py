"""Tools that misbehave in every way that the host must survive."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
from pathlib import Path
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool

PACK = Pack(title="Misbehaving", distributions=("pydantic",), licence="MIT")

_held: list[bytes] = []
_calls = 0

Text = Annotated[str, "Any text", Draws("a", "b")]
Size = Annotated[int, "A size", Draws(1, 2)]
Place = Annotated[str, "A path", Draws("/tmp/x")]


class Said(Result):
    text: Annotated[str, Asks("what is said of {text}")]


class Where(Result):
    pid: int
    calls: int


class Value(Result):
    value: float


class Names(Result):
    names: list[str]


@tool(kind="processing", examples=[Example(text="a", gives={"text": "a"})])
def echo(text: Text) -> Said:
    """Gives back the text that it was given."""
    return Said(text=text)


@tool(kind="processing", examples=[Example(gives={})], deterministic=False)
def whereabouts() -> Where:
    """Says in which process it runs, and its how manyth call this is there."""
    global _calls
    _calls += 1
    return Where(pid=os.getpid(), calls=_calls)


@tool(kind="processing", examples=[Example(gives={})])
def hang() -> Said:
    """Never ends."""
    while True:
        pass


@tool(kind="processing", examples=[Example(entered="", gate="", gives={})])
def wait_at(entered: Place, gate: Place) -> Where:
    """Says through one pipe that it is here, then waits for the other to be closed."""
    Path(entered).write_text("here")
    Path(gate).read_text()
    return whereabouts()


@tool(kind="processing", examples=[Example(gives={})])
def crash() -> Said:
    """Ends its process with a segmentation fault."""
    os.kill(os.getpid(), signal.SIGSEGV)
    return Said(text="still here")


@tool(kind="processing", examples=[Example(gives={})])
def leave() -> Said:
    """Ends its process without a word."""
    os._exit(3)


@tool(kind="processing", examples=[Example(gives={})])
def sys_exit() -> Said:
    """Asks the interpreter to end."""
    sys.exit("bye")


@tool(kind="processing", examples=[Example(mib=1, gives={})])
def eat(mib: Size) -> Said:
    """Takes memory for the length of a call."""
    return Said(text=str(len(bytearray(mib << 20))))


@tool(kind="processing", examples=[Example(mib=1, gives={})], deterministic=False)
def hold(mib: Size) -> Where:
    """Takes memory and keeps it."""
    _held.append(b"x" * (mib << 20))
    return whereabouts()


@tool(kind="processing", examples=[Example(gives={})])
def recurse() -> Said:
    """Calls itself for ever."""
    return recurse()


@tool(kind="processing", examples=[Example(size=1, gives={})])
def big(size: Size) -> Said:
    """Gives a text as long as asked."""
    return Said(text="x" * size)


@tool(kind="processing", examples=[Example(gives={})])
def infinite() -> Value:
    """Gives a number that JSON cannot hold."""
    return Value(value=float("inf"))


@tool(kind="processing", examples=[Example(gives={})])
def surrogate() -> Said:
    """Gives text that is not Unicode."""
    return Said(text="\ud800")


@tool(kind="processing", examples=[Example(gives={})])
def chatter() -> Said:
    """Prints on every stream that there is."""
    sys.stdout.write("noise\n" * 1000)
    os.write(1, b"noise\n" * 1000)
    os.write(2, b"noise\n" * 1000)
    return Said(text="done")


@tool(kind="processing", examples=[Example(text="a", gives={})])
def break_inside(text: Text) -> Said:
    """Fails as a library does, with an exception of its own."""
    raise KeyError(text)


@tool(kind="processing", examples=[Example(text="a", gives={})])
def refuse(text: Text) -> Said:
    """Refuses with a sentence."""
    raise ToolError(f"{text!r} will not do; try 'b'.")


@tool(kind="processing", examples=[Example(size=1, gives={})])
def call_home(size: Size) -> Said:
    """Tries to reach the network at the given port."""
    socket.create_connection(("127.0.0.1", size))
    return Said(text="reached")


@tool(kind="processing", examples=[Example(gives={})])
def environment() -> Names:
    """Names the variables of its environment."""
    return Names(names=sorted(os.environ))


@tool(kind="processing", examples=[Example(gives={})], deterministic=False)
def unordered() -> Names:
    """Lets the order of a set out."""
    return Names(names=list({"a", "b", "c", "d", "e", "f"}))


@tool(kind="retrieval", examples=[Example(text="a", gives={"text": "a"})])
def ask_around(text: Text) -> Said:
    """Tries the network first and does without it when it must."""
    with contextlib.suppress(OSError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    return Said(text=text)
