"""Many reviewers at once, on SQLite and on Postgres: nothing twice, nothing lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.review import contention
from tests.support import postgres

ROOT = Path(__file__).resolve().parent.parent.parent

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def postgres_url() -> Iterator[str]:
    programs = postgres.programs()
    if programs is None:
        pytest.fail("PostgreSQL is not installed; `apt-get install postgresql` provides it.")
    with postgres.server(programs) as server:
        yield server.new_database()


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
)
def report(request: Any, tmp_path_factory: Any) -> dict[str, Any]:
    """What happened when the program of ``contention`` ran."""
    folder = tmp_path_factory.mktemp("contention")
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "dive_site.settings",
        "DIVE_VAR_DIR": str(folder),
    }
    if request.param == "postgres":
        environment["DATABASE_URL"] = request.getfixturevalue("postgres_url")
    done = subprocess.run(
        [sys.executable, "-m", contention.__name__],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_eight_reviewers_are_never_handed_the_same_item(report: dict[str, Any]) -> None:
    assert report["handed_out"] == contention.ITEMS
    assert report["handed_out_twice"] == 0
    assert report["reviewers_with_work"] > 1


def test_of_two_who_decide_at_once_exactly_one_is_kept(report: dict[str, Any]) -> None:
    assert report["winners"] == {"1": contention.RACES}


def test_releases_made_at_once_get_numbers_of_their_own(report: dict[str, Any]) -> None:
    assert report["numbers"] == list(range(1, contention.RELEASES + 1))
    assert report["checksums"] == 1
