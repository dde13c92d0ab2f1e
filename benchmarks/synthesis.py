"""What a verified candidate costs beside the bare tool calls behind it.

``python manage.py bench synthesis``. A run with the builtin engine is made by ``synthesize``
in a state folder of its own; then every call that its records hold is made again in this
process, one after the other, without host, database or checks.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synthesis.core.errors import ToolError
from synthesis.core.values import Json
from synthesis.tools.execution import execute

ROOT = Path(__file__).resolve().parent.parent
EPISODES = 100
RANDOM_SEED = 7

Call = tuple[str, dict[str, Json]]


def main() -> dict[str, Any]:
    """Measure, print the figures as JSON and as a line for people, and return them."""
    with tempfile.TemporaryDirectory(prefix="dive-bench-") as folder:
        report, calls = _synthesize(Path(folder))
    verified = report["counts"]["verified"]
    cold, warm = _bare(calls), _bare(calls)
    figures = {
        "episodes": EPISODES,
        "verified": verified,
        "cpus": os.cpu_count(),
        "run_seconds": report["seconds"],
        "seconds_per_candidate": round(report["seconds"] / verified, 4),
        "calls": len(calls),
        "calls_per_candidate": round(len(calls) / verified, 1),
        "bare_seconds_per_candidate": round(warm / verified, 4),
        "bare_seconds_per_candidate_with_imports": round(cold / verified, 4),
    }
    print(json.dumps(figures))
    print(_sentence(figures))
    return figures


def _synthesize(folder: Path) -> tuple[dict[str, Any], list[Call]]:
    """The report of a run, and every call of its verified records."""
    out = folder / "records.jsonl"
    command = [sys.executable, "manage.py", "synthesize", f"--count={EPISODES}", "--format=json"]
    done = subprocess.run(
        [*command, f"--seed={RANDOM_SEED}", f"--out={out}"],
        cwd=ROOT,
        env={**os.environ, "DIVE_VAR_DIR": str(folder), "DATABASE_URL": ""},
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(done.stdout), list(_calls(out))


def _calls(records: Path) -> Iterator[Call]:
    with records.open(encoding="utf-8") as lines:
        for line in lines:
            for step in json.loads(line)["evidence"]:
                yield step["tool"], step["arguments"]


def _bare(calls: list[Call]) -> float:
    """Seconds that the calls take in this process, one after the other."""
    begun = time.perf_counter()
    for tool, arguments in calls:
        try:
            execute(tool, arguments)
        except ToolError:
            continue  # a refusal is part of the evidence, and its time of the cost
    return time.perf_counter() - begun


def _sentence(figures: dict[str, Any]) -> str:
    return (
        f"{figures['seconds_per_candidate']:.2f} s a verified candidate"
        f" ({figures['verified']} of {figures['episodes']} episodes, {figures['cpus']} CPUs,"
        " libraries loaded and every call replayed in a fresh process included);"
        f" its {figures['calls_per_candidate']:.0f} tool calls run bare take"
        f" {figures['bare_seconds_per_candidate']:.2f} s,"
        f" {figures['bare_seconds_per_candidate_with_imports']:.2f} s with the imports."
    )
