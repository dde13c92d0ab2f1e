"""Processes, their memory and their processor time, read from /proc."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICKS = os.sysconf("SC_CLK_TCK")
MB = 1_000_000


def children(pid: int) -> Iterator[int]:
    """Every process below ``pid`` that still runs."""
    try:
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return  # it has ended
    for child in map(int, below):
        yield child
        yield from children(child)


def running(part: str) -> Iterator[int]:
    """Every process whose command line holds ``part``."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal() and part in command(int(folder.name)):
            yield int(folder.name)


def resident_mb(pid: int) -> float:
    """What a process holds in memory now, in MB; nothing for one that has ended."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE / MB
    except OSError:
        return 0.0


def peak_mb(pid: int) -> float:
    """The most that a process ever held in memory, in MB; nothing for one that has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024 / MB


def cpu_seconds(pid: int) -> float:
    """Processor time of a process and of all that ever ran below it and was waited for."""
    return sum(_own_and_waited(each) for each in (pid, *children(pid)))


def _own_and_waited(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / _TICKS


def command(pid: int) -> str:
    """The command line of a process, its arguments separated by blanks."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ").strip()
    except OSError:
        return ""
