"""The scripted model server as a program of one's own: started, asked what it counted, ended."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dive_site.studio.tied import die_with_parent

ROOT = Path(__file__).resolve().parents[2]
LONGEST_START = 60.0
PAUSE = 0.02


@dataclass
class RunningServer:
    """A server that runs. ``base_url`` ends in ``/v1``, as endpoints want it."""

    base_url: str
    process: subprocess.Popen[bytes]

    @property
    def metrics_url(self) -> str:
        return self.base_url.removesuffix("/v1") + "/metrics"

    def counts(self) -> dict[str, Any]:
        """What it counted so far; see ``benchmarks.scripted.tallies``."""
        return self._counts("GET")

    def count_anew(self) -> dict[str, Any]:
        """What it counted so far; it begins at nothing again."""
        return self._counts("POST")

    def stop(self) -> None:
        """Let it end what it is at, and wait for its end."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once, in the middle of whatever it is at."""
        self._end(signal.SIGKILL)

    def _counts(self, method: str) -> dict[str, Any]:
        address = self.base_url.removesuffix("/v1") + "/counts"
        request = urllib.request.Request(address, method=method)  # noqa: S310  our own
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310  our own
            counts: dict[str, Any] = json.load(answer)
        return counts

    def _end(self, number: signal.Signals) -> None:
        if self.process.poll() is None:
            self.process.send_signal(number)
        self.process.wait(20)


@contextmanager
def running_model_server(**options: object) -> Iterator[RunningServer]:
    """A server with these options of ``python -m benchmarks.model_server``, by name:
    ``running_model_server(latency_ms=20, fault="timeout")``. It is gone at the end.

    Raises ``RuntimeError`` when it does not come up.
    """
    with tempfile.TemporaryDirectory(prefix="dive-model-server-") as folder:
        ready = Path(folder) / "address"
        flags = [f"--{name.replace('_', '-')}={value}" for name, value in options.items()]
        parent = os.getpid()
        process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.model_server", f"--ready-file={ready}", *flags],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            preexec_fn=lambda: die_with_parent(signal.SIGKILL, parent),
        )
        server = RunningServer("", process)
        try:
            server.base_url = _address(ready, process)
            yield server
        finally:
            server.kill()


def _address(ready: Path, process: subprocess.Popen[bytes]) -> str:
    """What the server wrote when it began to listen."""
    deadline = time.monotonic() + LONGEST_START
    while not ready.exists():
        if process.poll() is not None:
            raise RuntimeError(f"The model server ended with {process.returncode}.")
        if time.monotonic() > deadline:
            raise RuntimeError("The model server did not come up.")
        time.sleep(PAUSE)
    return ready.read_text()
