"""Whether the database is set up, for commands that a person may run first of all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from synthesis.core.errors import ConfigurationError


def ensure_ready(tell: Callable[[str], object]) -> None:
    """Set up a new, empty SQLite database; refuse one whose tables are of another version.

    Raises ``ConfigurationError`` saying what to do.
    """
    _make_folder()
    with connection.cursor() as cursor:
        empty = not connection.introspection.table_names(cursor)
    if empty and connection.vendor == "sqlite":
        tell("Setting up a new database.")
        call_command("migrate", verbosity=0)
        return
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise ConfigurationError(
            "The database is not of this version; run `python manage.py migrate` first."
        )


def _make_folder() -> None:
    """SQLite makes its file, but not the folder that it lies in."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and not name.startswith(("file:", ":memory:")):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
