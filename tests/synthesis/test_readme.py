"""The pipeline as the README shows it: the real pool, real tools, and a proof by replay."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from synthesis.core.values import DOMAINS

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 600

pytestmark = pytest.mark.slow


def commands() -> dict[str, list[str]]:
    """The management commands of the README, by name, without the interpreter."""
    shown = re.findall(
        r"^\.venv/bin/python manage\.py (\w+)(.*)$", (ROOT / "README.md").read_text(), re.M
    )
    return {name: [name, *arguments.split()] for name, arguments in shown}


def run(folder: Path, arguments: list[str]) -> subprocess.CompletedProcess[str]:
    surroundings = {"PATH": os.environ["PATH"], "DIVE_VAR_DIR": str(folder / "var")}
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        cwd=folder,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def test_the_commands_of_the_readme_make_tasks_and_prove_them(tmp_path: Path) -> None:
    shown = commands()

    made = run(tmp_path, shown["synthesize"])
    assert made.returncode == 0, made.stderr[-2000:]
    lines = (tmp_path / "tasks.jsonl").read_text().splitlines()
    domains = Counter(json.loads(line)["domain"] for line in lines)
    assert len(lines) >= 18
    assert set(domains) == set(DOMAINS)
    assert f"{len(lines)} verified" in made.stderr.splitlines()[-1]

    proven = run(tmp_path, shown["verify"])
    assert proven.returncode == 0, proven.stdout[-2000:]
    assert f"{len(lines)} passed" in proven.stdout

    changed = lines[3].replace('"query":"', '"query":"Well, ', 1)
    (tmp_path / "tasks.jsonl").write_text("\n".join([*lines[:3], changed, *lines[4:]]) + "\n")
    named = run(tmp_path, shown["verify"])
    assert named.returncode == 1
    assert f"line 4, {json.loads(changed)['id']}: digest fail" in named.stdout
