"""Where the host is, and starting it on first use."""

from __future__ import annotations

import fcntl
import hashlib
import os
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import IO, cast

from synthesis.core.errors import ConfigurationError
from synthesis.tools.host import launch
from synthesis.tools.host.limits import Limits

LONGEST_SOCKET_PATH = 100
_FINGERPRINT_ROOM = len(".0123456789abcdef") + 8


def var_dir() -> Path:
    """The state directory: ``DIVE_VAR_DIR``, by default ``var`` in the repository."""
    return Path(os.environ.get("DIVE_VAR_DIR") or launch.ROOT / "var").absolute()


def default_socket() -> Path:
    """The socket of this clone's host: in the state directory, or for a path too long for
    a socket, in a private directory under the temporary one."""
    wanted = var_dir() / "tools.sock"
    if len(str(wanted)) + _FINGERPRINT_ROOM <= LONGEST_SOCKET_PATH:
        return wanted
    private = Path(tempfile.gettempdir()) / f"dive-{os.getuid()}"
    private.mkdir(mode=0o700, exist_ok=True)
    if private.stat().st_uid != os.getuid():
        raise ConfigurationError(
            f"{private} belongs to someone else; set DIVE_VAR_DIR to a shorter path."
        )
    return private / f"{hashlib.sha256(str(wanted).encode()).hexdigest()[:12]}.sock"


def start(path: Path, children: int | None, limits: Limits) -> None:
    """Start a host on ``path`` unless one answers; raises ``ConfigurationError``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with Path(f"{path}.start").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not answers(path):
            _launch(path, children or os.cpu_count() or 1, limits)


def answers(path: Path) -> bool:
    """Whether a host listens on ``path``."""
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(path))
        except OSError:
            return False
    return True


def _launch(path: Path, children: int, limits: Limits) -> None:
    log = Path(f"{path}.log")
    with (
        log.open("w") as errors,
        subprocess.Popen(
            [*launch.host_command(path, children, limits), "--background"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            env=launch.host_environment(),
            start_new_session=True,  # Ctrl-C in one user's terminal is not everyone's end
            text=True,
        ) as process,
    ):
        said = cast(IO[str], process.stdout).readline()
    if not said:
        last = log.read_text().strip().rpartition("\n")[2]
        raise ConfigurationError(f"The tool host did not start: {last or 'it said nothing.'}")
