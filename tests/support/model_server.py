"""The scripted model server of the benchmarks, as a program of a test's own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dive_site.studio.tied import die_with_parent
from tests.support.waiting import wait_for

ROOT = Path(__file__).resolve().parents[2]


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
        address = self.base_url.removesuffix("/v1") + "/counts"
        with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310  our own
            counts: dict[str, Any] = json.load(answer)
        return counts

    def stop(self) -> None:
        """Let it end what it is at, and wait for its end."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once, in the middle of whatever it is at."""
        self._end(signal.SIGKILL)

    def _end(self, number: signal.Signals) -> None:
        if self.process.poll() is None:
            self.process.send_signal(number)
        self.process.wait(20)


@contextmanager
def running_model_server(**options: object) -> Iterator[RunningServer]:
    """A server with these options of ``python -m benchmarks.model_server``, by name:
    ``running_model_server(latency_ms=20, fault="timeout")``. It is gone at the end."""
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

        def listening() -> bool:
            if process.poll() is not None:
                raise AssertionError(f"The model server ended with {process.returncode}.")
            return ready.exists()

        server = RunningServer("", process)
        try:
            wait_for(listening, "the model server")
            server.base_url = ready.read_text()
            yield server
        finally:
            server.kill()
