"""A PostgreSQL server of a test's own: on a Unix socket in a temporary folder, gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import quote

_FAST = "fsync=off\nsynchronous_commit=off\nfull_page_writes=off\nmax_connections=60\n"


def programs() -> Path | None:
    """The folder of the newest installed server's programs, if there is one."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    installed = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = sorted(installed, key=lambda path: float(path.parts[-3]))
    return newest[-1].parent if newest else None


@dataclass
class Server:
    """A running server; ``new_database()`` gives the URL of an empty database."""

    bin: Path
    folder: Path
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def new_database(self) -> str:
        name = f"test_{next(self.numbers)}"
        run([self.bin / "createdb", "-h", self.folder, "-U", "dive", name])
        return f"postgres://dive@{quote(str(self.folder), safe='')}/{name}"


@contextmanager
def server(bin_folder: Path) -> Iterator[Server]:
    """Start a server, and stop it at the end whatever happened."""
    folder = Path(tempfile.mkdtemp(prefix="dive-pg-"))
    data = folder / "data"
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        run([bin_folder / "initdb", "-D", data, "-U", "dive", "-A", "trust", "-E", "UTF8", "-N"])
        settings = f"{_FAST}listen_addresses=''\nunix_socket_directories='{folder}'\n"
        with (data / "postgresql.conf").open("a") as file:
            file.write(settings)
        control = [bin_folder / "pg_ctl", "-D", data, "-w", "-s"]
        run([*control, "-l", folder / "log", "start"])
        try:
            yield Server(bin_folder, folder)
        finally:
            run([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(command: Sequence[str | Path]) -> None:
    """Run a server program: it refuses root, so root lends it the postgres account."""
    lent = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*lent, *map(str, command)], cwd="/", stdin=subprocess.DEVNULL, capture_output=True,
        text=True, check=False, timeout=60,
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stderr or done.stdout}")
