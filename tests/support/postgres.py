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

import psycopg

_FAST = "fsync=off\nsynchronous_commit=off\nfull_page_writes=off\nmax_connections=60\n"


def programs() -> Path | None:
    """The folder of the newest installed server's programs, if there is one."""
    installed = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = sorted(installed, key=lambda path: float(path.parts[-3]))
    if newest:
        return newest[-1].parent
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@dataclass
class Server:
    """A running server; ``new_database()`` gives the URL of an empty database, or of a copy."""

    folder: Path
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def new_database(self, copy_of: str = "template1") -> str:
        name = f"test_{next(self.numbers)}"
        where = f"host={self.folder} user=dive dbname=postgres"
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {copy_of.rpartition('/')[2]}")
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
            yield Server(folder)
        finally:
            run([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(command: Sequence[str | Path]) -> None:
    """Run a server program: it refuses root, so root lends it the postgres account."""
    lent = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*lent, *map(str, command)],
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stderr or done.stdout}")
