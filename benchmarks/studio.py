"""A first start of the studio in an empty state folder: how long it takes, and who holds what.

``python manage.py bench studio``. The environment is in place; seeds, database, broker, demo
run and all are made anew.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import closing
from pathlib import Path

from benchmarks import processes
from benchmarks.plant import wait_for
from synthesis.core.values import Json

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 600
ENDED = "SELECT count(*) FROM synthesis_episode WHERE status IN ('verified', 'failed')"
DEMO_EPISODES = 20
NAMES = {
    "gunicorn": "web",
    "celery": "worker",
    "tools.host.template": "tool host child",
    "tools.host": "tool host",
    "valkey": "broker",
}

Figures = dict[str, Json]


def main() -> Figures:
    """Measure, print the figures as JSON and as a line for people, and return them."""
    with tempfile.TemporaryDirectory(prefix="dive-bench-") as folder:
        figures = _measure(Path(folder))
    print(json.dumps(figures))
    print(
        f"Sign-in page after {figures['sign_in_seconds']} s, the demo run done after"
        f" {figures['demo_seconds']} s. Resident, in MB: {figures['resident_mb']}."
    )
    return figures


def _measure(folder: Path) -> Figures:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    started = time.perf_counter()
    studio = subprocess.Popen(
        [sys.executable, "manage.py", "studio", "--tied"],
        cwd=ROOT,
        env={**os.environ, "DIVE_VAR_DIR": str(folder), "PORT": str(port)},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        if not studio.stdout or not studio.stdout.readline():
            raise RuntimeError("The studio did not start.")
        address = f"http://127.0.0.1:{port}/sign-in/"
        wait_for(lambda: _answers(address), "the sign-in page", LONGEST)
        sign_in = time.perf_counter() - started
        idle = _resident(studio.pid)
        wait_for(lambda: _demo_ended(folder / "db.sqlite3"), "the end of the demo run", LONGEST)
        demo = time.perf_counter() - started
        return {
            "cpus": os.cpu_count(),
            "sign_in_seconds": round(sign_in, 1),
            "demo_seconds": round(demo, 1),
            "resident_at_start_mb": idle,
            "resident_mb": _resident(studio.pid),
        }
    finally:
        studio.send_signal(signal.SIGTERM)
        studio.wait(60)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5):  # noqa: S310  our own address
            return True
    except OSError:
        return False


def _demo_ended(database: Path) -> bool:
    with closing(sqlite3.connect(database, timeout=20)) as reading:
        ended: int = reading.execute(ENDED).fetchone()[0]
    return ended == DEMO_EPISODES


def _resident(pid: int) -> dict[str, list[int]]:
    """MB by kind of process."""
    found: dict[str, list[int]] = {}
    for child in processes.children(pid):
        command = processes.command(child)
        name = next((name for part, name in NAMES.items() if part in command), "other")
        found.setdefault(name, []).append(round(processes.resident_mb(child)))
    return {name: sorted(sizes) for name, sizes in sorted(found.items())}


if __name__ == "__main__":
    main()
