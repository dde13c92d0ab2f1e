"""A real Chromium against a real server; what the console says is read after every test."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from celery import Celery
from django.conf import settings as django_settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from playwright.sync_api import BrowserContext, Page

from dive_site.studio import programs, tied
from synthesis.core.values import Seed
from synthesis.services import bell
from synthesis.tools import seeds
from tests.support.waiting import wait_for

ROOT = Path(__file__).resolve().parents[2]
SEEDS_A_SOURCE = 40

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Chromium and htmx report every answer of 400 and above; refusals are part of these tests.
REFUSAL = re.compile(r"(status of|Status Error Code) (401|403|409|413|422)")

# Playwright's own event loop runs in the thread of the test, which Django takes for async code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def base_url() -> None:
    """Addresses are built from ``live_server``, not from the command line."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": list(QUIET)}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "viewport": {"width": 1440, "height": 900}}


@pytest.fixture(autouse=True)
def silent_console(context: BrowserContext) -> Iterator[list[str]]:
    """Fails the test when a page logs an error, breaks the policy, or throws."""
    said: list[str] = []
    context.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    context.on("weberror", lambda error: said.append(f"error: {error.error}"))
    yield said
    loud = [line for line in said if line.startswith(("error", "warning"))]
    assert [line for line in loud if not REFUSAL.search(line)] == []


@pytest.fixture
def visit(page: Page, live_server: Any) -> Callable[[str], Page]:
    """Opens an address of the server and waits until its scripts have run."""

    def go(path: str) -> Page:
        page.goto(live_server.url + path)
        return page

    return go


@pytest.fixture
def enter(context: BrowserContext, live_server: Any) -> Callable[[User], None]:
    """Signs a person in without the form, as a second visit would be."""

    def sign_in(user: User) -> None:
        client = Client()
        client.force_login(user)
        name = django_settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
        context.add_cookies([cookie])  # type: ignore[list-item]

    return sign_in


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """Under /tmp, because the path of a Unix socket is short."""
    folder = Path(tempfile.mkdtemp(prefix="dive-e-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def worker(short_folder: Path, live_server: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A broker and a Celery worker on the test's database; gives the worker's log."""
    socket = short_folder / "broker.sock"
    url = f"redis+socket://{socket}"
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "dive_site.settings",
        "DIVE_VAR_DIR": str(django_settings.VAR_DIR),
        "DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}",
        "REDIS_URL": url,
    }
    celery = (sys.executable, "-m", "celery", "--app", "dive_site.celery:app", "--quiet")
    options = ("worker", "--pool", "prefork", "--concurrency", "1", "--loglevel", "INFO")
    log = short_folder / "worker.log"
    with log.open("ab") as out:
        broker = tied.start(
            programs.broker(socket, short_folder).command, log=out, cwd=ROOT, env=env
        )
        wait_for(socket.is_socket, "the broker's socket")
        working = tied.start((*celery, *options), log=out, cwd=ROOT, env=env)
    app = Celery("bell of the test", broker=url, set_as_current=False)
    send = bell._send
    monkeypatch.setattr(bell, "_send", lambda _, name, *args: send(app, name, *args))
    yield log
    for process in (working, broker):
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.fixture
def chemical_seeds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Real seeds of one domain: enumerating every pack takes a minute."""
    found = [
        Seed(name, source.entity.name, pack.domain, source.source)
        for pack, enumerate_all, source in seeds.sources()
        if pack.domain == "chemistry"
        for name in islice(enumerate_all(), SEEDS_A_SOURCE)
    ]
    monkeypatch.setattr(seeds, "load_or_build", lambda: found)
