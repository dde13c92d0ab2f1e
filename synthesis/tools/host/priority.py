"""The host gives way to the programs that it works for."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

NICENESS = 5
"""A worker whose processor is taken for a few milliseconds leaves a model waiting; a tool that
comes a little later leaves only its own episode waiting."""

_AUTOGROUP = Path("/proc/self/autogroup")


def give_way() -> None:
    """Let other programs go first, as ``nice`` does; for the host and whatever it starts.

    Where the kernel shares the processor between sessions, how nice a process is counts only
    within its session, and the session has a niceness of its own.
    """
    os.nice(NICENESS)
    if os.getsid(0) == os.getpid():
        with contextlib.suppress(OSError):  # no such groups, or none of ours
            _AUTOGROUP.write_text(str(NICENESS))
