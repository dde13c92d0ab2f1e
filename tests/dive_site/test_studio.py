"""`studio` as a person uses it: started in an empty folder, signed in to, killed, started again."""

from __future__ import annotations

import http.cookiejar
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psutil
import pytest
from django.conf import settings

from tests.support.waiting import wait_for

pytestmark = pytest.mark.slow

LONGEST_START = 240
DONE = "('verified', 'failed')"


class Studio:
    """One start of the command."""

    def __init__(self, var_dir: Path, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        environment = os.environ | {"DIVE_VAR_DIR": str(var_dir), "PORT": str(port)}
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "studio", "--tied"],
            cwd=settings.BASE_DIR,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def announced(self) -> list[str]:
        """What it says once it is up; a start that takes too long is killed and says nothing."""
        timer = threading.Timer(LONGEST_START, self.process.kill)
        timer.start()
        assert self.process.stdout
        lines = [self.process.stdout.readline().strip() for _ in range(3)]
        timer.cancel()
        return lines

    def family(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def end(self) -> tuple[str, str]:
        self.process.kill()
        return self.process.communicate()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """An empty state folder and a free port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return tmp_path_factory.mktemp("studio") / "var", free.getsockname()[1]


@pytest.fixture
def studio(place: tuple[Path, int]) -> Iterator[Studio]:
    started = Studio(*place)
    yield started
    started.end()


def sign_in(address: str, name: str, password: str) -> str:
    """The address that a browser lands on after signing in."""
    browser = urllib.request.build_opener(
        urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    )
    page = browser.open(f"{address}/sign-in/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    form = {"csrfmiddlewaretoken": token[1], "username": name, "password": password}
    answer = browser.open(f"{address}/sign-in/", urllib.parse.urlencode(form).encode())
    return str(answer.url)


def count(var_dir: Path, query: str) -> int:
    with closing(sqlite3.connect(var_dir / "db.sqlite3", timeout=20)) as database:
        return int(database.execute(f"SELECT count(*) FROM {query}").fetchone()[0])  # noqa: S608


def test_from_an_empty_folder_to_candidates_and_through_a_crash(
    place: tuple[Path, int], studio: Studio
) -> None:
    var_dir, port = place
    lines = studio.announced()
    assert lines[0] == f"DIVE Studio: {studio.address}/", studio.end()
    assert "admin-password" in lines[1]

    password = (var_dir / "admin-password").read_text().strip()
    assert "/sign-in/" not in sign_in(studio.address, "admin", password)
    assert not any(password in log.read_text() for log in (var_dir / "logs").iterdir())

    second = Studio(var_dir, port)
    assert second.process.wait(60) == 2
    assert "already runs in this clone" in second.end()[1]

    done = f"synthesis_episode WHERE status IN {DONE}"
    wait_for(lambda: count(var_dir, done), "the first episode", 120)
    family = studio.family()
    assert len(family) >= 6
    studio.process.send_signal(signal.SIGKILL)
    assert psutil.wait_procs(family, timeout=20)[1] == []

    again = Studio(var_dir, port)
    try:
        assert again.announced()[0].startswith("DIVE Studio"), again.end()
        wait_for(lambda: count(var_dir, done) == 20, "the end of the demo run", 240)
        assert count(var_dir, "synthesis_run") == 1
        assert count(var_dir, "synthesis_episode") == 20
        candidates = count(var_dir, "synthesis_candidate")
        assert candidates
        wait_for(
            lambda: count(var_dir, "review_reviewitem") == candidates,
            "every candidate in review",
            60,
        )
        family = again.family()
        again.process.send_signal(signal.SIGTERM)
        assert again.process.wait(30) == 0
        assert psutil.wait_procs(family, timeout=20)[1] == []
    finally:
        again.end()
