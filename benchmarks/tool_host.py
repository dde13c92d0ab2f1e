"""What the tool host adds to a tool call: the same calls through the host and bare.

``python manage.py bench tool_host``
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from synthesis.core.values import Json
from synthesis.tools.client import ToolHostClient
from synthesis.tools.execution import execute

CALLS = 2000
AT_ONCE = 64
TOOL, ARGUMENTS = "molar_mass", {"smiles": "CC(=O)Oc1ccccc1C(=O)O"}

Figures = dict[str, Json]


def main() -> Figures:
    """Measure, print the figures as JSON and as a line for people, and return them."""
    with tempfile.TemporaryDirectory(prefix="dive-bench-") as folder:
        figures = asyncio.run(_measure(Path(folder) / "tools.sock"))
    print(json.dumps(figures))
    print(
        f"A warm call of {TOOL}: {figures['hosted_ms']:.2f} ms through the host,"
        f" {figures['bare_ms']:.2f} ms bare, so {figures['overhead_ms']:.2f} ms more;"
        f" {figures['calls_a_second']:,.0f} calls a second with {AT_ONCE} at once."
    )
    return figures


async def _measure(socket: Path) -> Figures:
    bare = _bare()
    async with ToolHostClient(socket) as client:
        await client.call(TOOL, ARGUMENTS)
        hosted = [await _timed(client, ARGUMENTS) for _ in range(CALLS)]
        rate = await _rate(client)
        fresh = await _first_fresh_call(client)
    return {
        "tool": TOOL,
        "calls": CALLS,
        "cpus": os.cpu_count(),
        "bare_ms": _median_ms(bare),
        "hosted_ms": _median_ms(hosted),
        "overhead_ms": round(_median_ms(hosted) - _median_ms(bare), 4),
        "calls_a_second": round(rate),
        "first_fresh_call_ms": round(1000 * fresh, 1),
    }


def _bare() -> list[float]:
    execute(TOOL, ARGUMENTS)
    times = []
    for _ in range(CALLS):
        started = time.perf_counter()
        execute(TOOL, ARGUMENTS)
        times.append(time.perf_counter() - started)
    return times


async def _timed(client: ToolHostClient, arguments: Mapping[str, Json]) -> float:
    started = time.perf_counter()
    outcome = await client.call(TOOL, arguments)
    taken = time.perf_counter() - started
    if outcome.error is not None:
        raise RuntimeError(outcome.error)
    return taken


async def _rate(client: ToolHostClient) -> float:
    gate = asyncio.Semaphore(AT_ONCE)

    async def one() -> None:
        async with gate:
            await client.call(TOOL, ARGUMENTS)

    started = time.perf_counter()
    await asyncio.gather(*(one() for _ in range(CALLS)))
    return CALLS / (time.perf_counter() - started)


async def _first_fresh_call(client: ToolHostClient) -> float:
    """Seconds to a replay's answer when a process must be started for it."""
    original = await client.call(TOOL, ARGUMENTS)
    started = time.perf_counter()
    await client.replay(TOOL, ARGUMENTS, original.host_time)
    return time.perf_counter() - started


def _median_ms(times: list[float]) -> float:
    return round(1000 * statistics.median(times), 4)


if __name__ == "__main__":
    main()
