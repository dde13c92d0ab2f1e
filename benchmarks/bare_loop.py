"""The same number of calls by one bare aiohttp loop: what anything else is compared with.

``python -m benchmarks.bare_loop BASE_URL CALLS SLOTS BYTES`` prints its figures as JSON.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from itertools import islice
from typing import Any

import aiohttp

from synthesis.core.chat import tool_json
from synthesis.core.prompting import prompt
from synthesis.tools import catalogue

TOOLS = 24


def messages(size: int) -> dict[str, Any]:
    """A request like the explorer's, ``size`` bytes long when it is encoded."""
    tools = [tool_json(spec) for spec in islice(catalogue.specs().values(), TOOLS)]
    body: dict[str, Any] = {
        "model": "scripted",
        "tools": tools,
        "messages": [{"role": "system", "content": prompt("explorer").part()}],
    }
    while len(json.dumps(body)) > size and tools:
        tools.pop()
    text = "word " * (max(0, size - len(json.dumps(body))) // 5)
    body["messages"].append({"role": "user", "content": text})
    return body


async def measure(base_url: str, calls: int, slots: int, size: int) -> dict[str, float]:
    """Wall and processor seconds of that many calls, ``slots`` at a time."""
    body, numbers = messages(size), iter(range(calls))
    opening = list(body["messages"])

    async def work(session: aiohttp.ClientSession) -> None:
        for number in numbers:
            asked = {**body, "messages": [*opening, {"role": "user", "content": str(number)}]}
            async with session.post(f"{base_url}/chat/completions", json=asked) as answer:
                await answer.json()

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        wall, cpu = time.perf_counter(), time.process_time()
        await asyncio.gather(*(work(session) for _ in range(slots)))
        return {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}


def main() -> None:
    """Measure what the command line asks for."""
    base_url, *numbers = sys.argv[1:]
    print(json.dumps(asyncio.run(measure(base_url, *map(int, numbers)))))


if __name__ == "__main__":
    main()
