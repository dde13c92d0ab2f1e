"""The studio's programs in a state folder of their own: broker, tool host, worker and beat.

A benchmark's ``main`` calls ``report`` to run its module again in that folder; there, with
Django set up, ``running`` starts the programs.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import processes
from dive_site.studio.tied import die_with_parent, start

ROOT = Path(__file__).resolve().parent.parent
STARTED = ("broker", "tool-host", "worker", "beat")
LOOK_EVERY = 1.0
POLL_EVERY = 0.2
"""Seconds; each look takes processor time from what is measured."""

Figures = dict[str, Any]


def report(
    module: str, arguments: Sequence[str], table: Callable[[Figures], str], form: str = "text"
) -> Figures:
    """Measure, print the figures as JSON and as lines for people, and return them."""
    figures = _measured(module, arguments)
    print(json.dumps(figures))
    if form == "text":
        print(table(figures))
    return figures


def _measured(module: str, arguments: Sequence[str]) -> Figures:
    """The figures that ``python -m module`` prints, in a new state folder.

    Seeds are taken from our own folder where there are some: building them takes minutes.
    """
    from django.conf import settings

    parent = os.getpid()
    with tempfile.TemporaryDirectory(prefix="dive-bench-") as folder:
        seeds = settings.VAR_DIR / "seeds.jsonl"
        if seeds.exists():
            shutil.copy(seeds, folder)
        environment = {
            "PATH": os.environ["PATH"],
            "DIVE_VAR_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "dive_site.settings",
        }
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            check=False,
            preexec_fn=lambda: die_with_parent(signal.SIGKILL, parent),
        )
    if done.returncode:
        sys.exit(done.returncode)
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


@dataclass
class Plant:
    """The running programs, and what was seen of the worker's processes."""

    programs: dict[str, subprocess.Popen[bytes]]
    sizes: list[tuple[float, float]] = field(default_factory=list)
    """Seconds since the epoch, and what the processes that work on episodes held, in MB."""
    tool_processes: set[int] = field(default_factory=set)
    """Every process below the tool host that was seen: packs are loaded in each anew."""

    def cpu(self) -> dict[str, float]:
        """Processor seconds of each program and all below it, so far."""
        return {name: processes.cpu_seconds(p.pid) for name, p in self.programs.items()}

    def workers(self) -> list[int]:
        """The processes that work on episodes."""
        return list(processes.children(self.programs["worker"].pid))

    def peak_mb(self) -> float:
        """The most that one of them ever held."""
        return max((processes.peak_mb(pid) for pid in self.workers()), default=0.0)

    def look(self) -> None:
        """Notes what they hold now."""
        size = sum(processes.resident_mb(pid) for pid in self.workers())
        self.sizes.append((time.time(), size))
        self.tool_processes.update(processes.children(self.programs["tool-host"].pid))


@contextmanager
def running(workers: int) -> Iterator[Plant]:
    """The programs of a studio of this state folder, with that many worker processes."""
    from django.conf import settings

    from dive_site.studio.programs import programs

    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    plant = Plant({})
    done = threading.Event()
    watching = threading.Thread(target=_watch, args=(plant, done))
    try:
        for program in programs(-1, workers):
            if program.name not in STARTED:
                continue
            with (settings.VAR_DIR / f"{program.name}.log").open("ab") as log:
                plant.programs[program.name] = start(
                    program.command,
                    log=log,
                    cwd=ROOT,
                    env=program.env or environment,
                    last_word=signal.SIGKILL,
                )
        watching.start()
        yield plant
    finally:
        done.set()
        for process in reversed(plant.programs.values()):
            process.terminate()
        for process in plant.programs.values():
            _end(process)


def say(sentence: str) -> None:
    """Progress, for a person."""
    print(sentence, file=sys.stderr, flush=True)


def wait_for(condition: Callable[[], bool], what: str, seconds: float) -> None:
    """Returns when the condition holds; raises ``RuntimeError`` naming ``what`` otherwise."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise RuntimeError(f"Waited {seconds:.0f} seconds in vain for {what}.")
        time.sleep(POLL_EVERY)


def _watch(plant: Plant, done: threading.Event) -> None:
    while not done.wait(LOOK_EVERY):
        plant.look()


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
