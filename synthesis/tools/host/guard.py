"""What a child does to itself before and around the calls that it runs."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import socket
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any, NoReturn

PR_SET_PDEATHSIG = 1
CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000

_PAGE = os.sysconf("SC_PAGE_SIZE")
_STATM_BYTES = 128
_network: list[int] = []


def die_with_parent(parent: int) -> None:
    """End this process when its parent ends, however that ends."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit("The process that this one works for has gone.")


def take_connection() -> socket.socket:
    """What standard input and output are connected to, moved away so that no library reads
    or writes it."""
    connection = socket.socket(fileno=os.dup(0))
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    os.close(null)
    return connection


def silence_stderr() -> None:
    """Drop what libraries print from here on: millions of calls would fill a log."""
    sys.stderr.flush()
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 2)
    os.close(null)


def block_network() -> None:
    """Keep tools off the network.

    An empty network namespace is the real wall, where the kernel lets us have one; the
    patched socket gives a sentence instead of an odd error, and is all there is elsewhere.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    flags = CLONE_NEWNET if os.geteuid() == 0 else CLONE_NEWUSER | CLONE_NEWNET
    libc.unshare(flags)

    def refuse(*_: Any, **__: Any) -> NoReturn:
        _network.append(1)
        raise PermissionError("tools may not use the network")

    for method in ("connect", "connect_ex", "sendto", "sendmsg"):
        setattr(socket.socket, method, refuse)
    for function in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "create_connection"):
        setattr(socket, function, refuse)


def tried_network() -> bool:
    """Whether this process tried to reach the network since it was last asked."""
    tried = bool(_network)
    _network.clear()
    return tried


@contextlib.contextmanager
def growth_limit(growth: int) -> Iterator[None]:
    """Let the address space grow by ``growth`` bytes at most; more is a ``MemoryError``."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    ceiling = _pages(0) * _PAGE + growth
    if hard != resource.RLIM_INFINITY:
        ceiling = min(ceiling, hard)
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def resident_bytes() -> int:
    """What this process holds in memory now."""
    return _pages(1) * _PAGE


def _pages(column: int) -> int:
    return int(os.pread(_statm(), _STATM_BYTES, 0).split()[column])


@cache
def _statm() -> int:
    """Kept open, since it is read before and after every call."""
    return os.open("/proc/self/statm", os.O_RDONLY)
