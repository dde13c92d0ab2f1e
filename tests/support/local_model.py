"""The bundled model's server, as a program of a test's own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class RunningModel:
    """A server that runs, and where it answers."""

    base_url: str
    process: subprocess.Popen[str]


def command(*options: str, tie: bool = True) -> list[str]:
    """``manage.py local_model`` with these options."""
    tied = ["--tied"] if tie else []
    return [sys.executable, "manage.py", "local_model", *tied, *options]


def surroundings() -> dict[str, str]:
    """The variables of a shell in which somebody would start it."""
    return {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}


@contextmanager
def running_local_model(*options: str, port: int = 0) -> Iterator[RunningModel]:
    """The server with these options on a port; it is gone at the end."""
    process = subprocess.Popen(
        command("--port", str(port), *options),
        cwd=ROOT,
        env=surroundings(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        said = process.stdout.readline().strip()
        if not said:
            raise AssertionError(f"The local model did not start: {process.communicate()[1]}")
        yield RunningModel(said.rpartition(" ")[2], process)
    finally:
        process.kill()
        process.communicate()
