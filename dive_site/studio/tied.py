"""Processes that cannot outlive the one that started them."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

PR_SET_PDEATHSIG = 1
# Loaded before any fork: a child between fork and exec should not have to load anything.
_LIBC = ctypes.CDLL(None, use_errno=True)


def die_with_parent(number: signal.Signals, parent: int | None = None) -> None:
    """Have the kernel send this process ``number`` when its parent dies, however it dies.

    ``parent`` is the process that should be the parent: if it is gone already, end at once.
    """
    _LIBC.prctl(PR_SET_PDEATHSIG, int(number), 0, 0, 0)
    if parent is not None and os.getppid() != parent:
        os._exit(1)


def start(
    command: Sequence[str],
    *,
    log: IO[bytes],
    cwd: Path,
    env: Mapping[str, str],
    last_word: signal.Signals = signal.SIGTERM,
    pass_fds: Sequence[int] = (),
) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own (so that Ctrl-C reaches us alone), tied to us.

    The kernel's promise holds for the thread that forks: call this from the main thread.
    """
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        cwd=cwd,
        env=dict(env),
        pass_fds=pass_fds,
        start_new_session=True,
        preexec_fn=_before_exec(os.getpid(), last_word),
    )


def _before_exec(parent: int, last_word: signal.Signals) -> Callable[[], Any]:
    def prepare() -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        die_with_parent(last_word, parent)

    return prepare
