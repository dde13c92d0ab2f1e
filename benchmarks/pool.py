"""What the size of the tool pool costs: listing it, and the memory of those who run it.

``python manage.py bench pool``. Listing is compared with a command of the same program that
prints nothing but its version. Every tool is called once, by its first worked example, in a
host of two children, as the product runs it.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import processes
from synthesis.core.values import Json
from synthesis.tools import catalogue
from synthesis.tools.client import ToolHostClient
from synthesis.tools.host.limits import Limits

ROOT = Path(__file__).resolve().parent.parent
STARTS = 7
CHILDREN = 2
LOOK_EVERY = 0.2

Figures = dict[str, Json]


@dataclass
class Watched:
    """The largest that each child of the host was seen to be, in MB."""

    peaks: dict[int, float] = field(default_factory=dict)
    done: bool = False

    async def watch(self, socket: Path) -> None:
        """Look at the host on ``socket`` until told that the work is done."""
        while not self.done:
            for host in processes.running(str(socket)):
                for pid in _copies(host):
                    size = processes.resident_mb(pid)
                    self.peaks[pid] = max(size, self.peaks.get(pid, 0))
            await asyncio.sleep(LOOK_EVERY)


def _copies(host: int) -> Iterator[int]:
    """The processes that run tools: those below the templates."""
    templates = [
        pid for pid in processes.children(host) if "tools.host.template" in processes.command(pid)
    ]
    for template in templates:
        yield from processes.children(template)


def main() -> Figures:
    """Measure, print the figures as JSON and as lines for people, and return them."""
    listing = _seconds("tools", "list", "--format", "json")
    bare = _seconds("version")
    with tempfile.TemporaryDirectory(prefix="dive-bench-") as folder:
        memory = asyncio.run(_call_every_tool(Path(folder) / "tools.sock"))
    figures = {
        "tools": len(catalogue.specs()),
        "list_seconds": listing,
        "bare_command_seconds": bare,
        "list_ratio": round(listing / bare, 2),
        **memory,
    }
    print(json.dumps(figures))
    print(
        f"Listing {figures['tools']} tools: {listing:.2f} s cold, {bare:.2f} s for a bare command."
        f" After every tool was called once ({memory['seconds']} s): children of"
        f" {memory['resident_mb']} MB; {memory['processes']} processes were used, the largest"
        f" seen at {memory['peak_mb']} MB (recycled above {memory['recycled_above_mb']} MB)."
    )
    return figures


def _seconds(*arguments: str) -> float:
    """The median time of a command of the studio, from start to end."""
    return round(statistics.median(_run(arguments) for _ in range(STARTS)), 3)


def _run(arguments: tuple[str, ...]) -> float:
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - started


async def _call_every_tool(socket: Path) -> Figures:
    watched = Watched()
    watching = asyncio.create_task(watched.watch(socket))
    gate = asyncio.Semaphore(CHILDREN)
    started = time.perf_counter()
    async with ToolHostClient(socket, children=CHILDREN) as client:

        async def call(name: str) -> str | None:
            arguments = catalogue.spec(name).examples[0]["arguments"]
            async with gate:
                return (await client.call(name, arguments)).error

        errors = await asyncio.gather(*(call(name) for name in catalogue.specs()))
        seconds = time.perf_counter() - started
        now = {pid: processes.resident_mb(pid) for pid in watched.peaks}
        watched.done = True
        await watching
    return {
        "failed": sum(error is not None for error in errors),
        "seconds": round(seconds, 1),
        "resident_mb": sorted(round(size) for size in now.values() if size),
        "peak_mb": round(max(watched.peaks.values())),
        "processes": len(watched.peaks),
        "recycled_above_mb": round(Limits().resident_bytes / processes.MB),
    }


if __name__ == "__main__":
    main()
