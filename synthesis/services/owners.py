"""Names for the processes that hold leases, and whether such a process is still alive.

A lease ends by itself, but on one machine nobody needs to wait for that: a name says which
process it stands for, so a dead one's work can be taken up at once.
"""

from __future__ import annotations

import os
import socket
import uuid
from pathlib import Path


def owner_name() -> str:
    """A name for this process that no other holder of leases has or will have."""
    pid = os.getpid()
    return f"{_place()}/{pid}/{_started(pid)}/{uuid.uuid4().hex[:8]}"


def is_gone(owner: str) -> bool:
    """Whether the owner is known to be dead; one on another machine is not known to be."""
    place, _, rest = owner.rpartition("/")[0].partition("/")
    pid, _, started = rest.partition("/")
    if place != _place() or not pid.isdigit():
        return False
    return _started(int(pid)) != started


def describe(owner: str) -> str:
    """The owner in a sentence."""
    place, pid, *_ = [*owner.split("/"), "", ""]
    return f"process {pid} on {place.partition('@')[0]}"


def _place() -> str:
    """Host and process namespace: inside another container the same number is another process."""
    try:
        space = str(Path("/proc/self/ns/pid").readlink()).strip("pid:[]")
    except OSError:
        space = "0"
    return f"{socket.gethostname()[:50]}@{space}"


def _started(pid: int) -> str:
    """When a process started, in clock ticks; "gone" when there is none, or only its corpse."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "gone"
    fields = stat.rpartition(")")[2].split()
    return "gone" if fields[0] in ("Z", "X") else fields[19]
