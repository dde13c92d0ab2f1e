"""Databases that threads and processes share: a SQLite file, and a real PostgreSQL server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import dj_database_url
import pytest
from celery import current_app
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connections

from synthesis.services import bell
from tests.support import postgres


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """One server for all tests of this process."""
    programs = postgres.programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed; `apt-get install postgresql` brings it.")
    with postgres.server(programs) as running:
        yield running


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Path:
    """A SQLite database with all tables, to be copied."""
    path: Path = tmp_path_factory.mktemp("migrated") / "db.sqlite3"
    with django_db_blocker.unblock(), default_database(f"sqlite:///{path}"):
        call_command("migrate", verbosity=0)
    return path


@pytest.fixture(scope="session")
def migrated_database(postgres_server: postgres.Server, django_db_blocker: Any) -> str:
    """A PostgreSQL database with all tables, to be copied."""
    url = postgres_server.new_database()
    with django_db_blocker.unblock(), default_database(url):
        call_command("migrate", verbosity=0)
    return url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database of either kind, with all tables and no rows."""
    if request.param == "sqlite":
        copy = shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "db.sqlite3")
        return f"sqlite:///{copy}"
    server: postgres.Server = request.getfixturevalue("postgres_server")
    return server.new_database(copy_of=request.getfixturevalue("migrated_database"))


@pytest.fixture
def shared_db(database_url: str, django_db_blocker: Any) -> Iterator[str]:
    """The default database is a real one of its own, with no test transaction round it: what
    one thread commits, another sees."""
    with django_db_blocker.unblock(), default_database(database_url):
        yield database_url


@contextmanager
def default_database(url: str) -> Iterator[None]:
    """Every connection that is opened meanwhile, in whatever thread, is to ``url``."""
    before, configured = connections["default"], connections.settings["default"]
    chosen = {**configured, **dj_database_url.parse(url)}
    is_sqlite = chosen["ENGINE"].endswith("sqlite3")
    chosen["OPTIONS"] = django_settings.DATABASES["default"]["OPTIONS"] if is_sqlite else {}
    connections.settings["default"] = chosen
    del connections["default"]
    try:
        yield
    finally:
        connections["default"].close()
        connections.settings["default"] = configured
        connections["default"] = before


@pytest.fixture
def rings() -> Iterator[list[int]]:
    """The runs that the bell was rung for, as the broker of the tests was told."""
    with current_app.connection_for_write() as broker:
        queue = broker.SimpleQueue(current_app.conf.task_default_queue)
        queue.clear()
        heard = _Heard(queue)
        yield heard
        queue.close()


class _Heard(list[int]):
    """Reads the queue when it is compared."""

    def __init__(self, queue: Any) -> None:
        super().__init__()
        self.queue = queue

    def __eq__(self, other: object) -> bool:
        while self.queue.qsize():
            message = self.queue.get_nowait()
            if message.headers["task"] == bell.WORK:
                self.extend(message.payload[0])
            message.ack()
        return super().__eq__(other)
