"""Databases that threads and processes share: a SQLite file, and a real PostgreSQL server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import dj_database_url
import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connections

from tests.support import postgres


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """One server for all tests of this process."""
    programs = postgres.programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed; `apt-get install postgresql` brings it.")
    with postgres.server(programs) as running:
        yield running


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'db.sqlite3'}"
    server: postgres.Server = request.getfixturevalue("postgres_server")
    return server.new_database()


@pytest.fixture
def shared_db(database_url: str, django_db_blocker: Any) -> Iterator[str]:
    """The default database is a real, migrated one of its own, with no test transaction round
    it: what one thread commits, another sees."""
    with django_db_blocker.unblock(), default_database(database_url):
        call_command("migrate", verbosity=0)
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
