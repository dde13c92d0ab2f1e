"""What a start must have to itself: the clone's state folder and a port."""

from __future__ import annotations

import errno
import fcntl
import socket
import time
from pathlib import Path
from typing import IO

PATIENCE = 2.0
"""Seconds for the last owner of the port, perhaps killed a moment ago, to let it go."""


class Claimed(RuntimeError):
    """Somebody else has it; the sentence says who, and what to do."""


def claim_clone(var_dir: Path, note: str) -> IO[str]:
    """Hold the clone for as long as the returned file is open; ``note`` tells others about us."""
    var_dir.mkdir(parents=True, exist_ok=True)
    file = (var_dir / "studio.lock").open("a+", encoding="utf-8")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        owner = file.read().strip() or "another process"
        file.close()
        raise Claimed(
            f"DIVE Studio already runs in this clone ({owner}). Use that one, or stop it first."
        ) from None
    file.seek(0)
    file.truncate()
    file.write(note)
    file.flush()
    return file


def claim_port(port: int, variable: str = "PORT") -> socket.socket:
    """A listening socket on loopback; ``variable`` is where a person chooses another port."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            listener.bind(("127.0.0.1", port))
            listener.listen(512)
            return listener
        except OSError as error:
            if error.errno == errno.EADDRINUSE and time.monotonic() < deadline:
                time.sleep(0.1)
                continue
            listener.close()
            raise Claimed(_port_sentence(port, variable, error)) from None


def _port_sentence(port: int, variable: str, error: OSError) -> str:
    example = f"{variable}={port + 1 if port < 65535 else 8000} make studio"
    reasons = {
        errno.EADDRINUSE: "is taken by another program",
        errno.EACCES: "may not be used by this user",
    }
    reason = reasons.get(error.errno or 0, f"cannot be used ({error.strerror})")
    return f"Port {port} {reason}. Choose another one, as in: {example}"
