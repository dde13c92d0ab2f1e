"""Where Unix sockets lie: under the state folder, unless that path is too long for a socket."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

LONGEST = 100
"""The kernel takes 107 bytes; Valkey and Celery append to the path while they start."""


def socket_path(var_dir: Path, name: str) -> Path:
    """The path of one socket; deep state folders get a short path of their own under /tmp."""
    near = var_dir / name
    if len(os.fsencode(near)) <= LONGEST:
        return near
    digest = hashlib.sha256(os.fsencode(var_dir)).hexdigest()[:16]
    folder = Path(f"/tmp/dive-{os.getuid()}-{digest}")  # noqa: S108 (private: see _own)
    _own(folder)
    return folder / name


def _own(folder: Path) -> None:
    """Make the folder ours alone; refuse one that somebody else has put there."""
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != os.getuid():
        raise PermissionError(
            f"{folder} belongs to someone else. Set DIVE_VAR_DIR to a shorter path."
        )
    folder.chmod(0o700)
