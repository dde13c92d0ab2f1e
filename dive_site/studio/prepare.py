"""What must be there before anything starts: tables, static files, seeds and an administrator."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from dive_site.secrets import kept_secret
from synthesis.tools import seeds

COPIES_KEPT = 5
ADMIN = "admin"


@dataclass(frozen=True)
class Admin:
    """The first administrator, whose random password lies in a file of mode 600."""

    name: str
    password_file: Path


def prepare(say: Callable[[str], None]) -> Admin | None:
    """All of it, in order; what is there already stays as it is."""
    migrate(say)
    collect_static()
    build_seeds(say)
    return make_admin()


def migrate(say: Callable[[str], None]) -> None:
    """Bring the tables up to date; an SQLite file with data is copied first."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    database = Path(str(settings.DATABASES["default"]["NAME"]))
    if connection.vendor == "sqlite" and executor.loader.applied_migrations:
        say(f"Copied the database to {copy_sqlite(database, settings.VAR_DIR / 'backups')}.")
    say("Preparing the database.")
    call_command("migrate", interactive=False, verbosity=0)


def copy_sqlite(database: Path, folder: Path) -> Path:
    """A consistent copy, also while others write; only the latest few copies are kept."""
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / f"{database.stem}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.sqlite3"
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    for old in sorted(folder.glob(f"{database.stem}-*.sqlite3"))[:-COPIES_KEPT]:
        old.unlink()
    return copy


def collect_static() -> None:
    """Put compressed, hashed static files where the web server finds them."""
    call_command("collectstatic", interactive=False, verbosity=0)


def build_seeds(say: Callable[[str], None]) -> None:
    """Enumerate the seeds unless that was done for the packs as they are."""
    if not seeds.is_current(seeds.default_path()):
        say("Enumerating the seeds of the tool pool.")
        seeds.load_or_build()


def make_admin() -> Admin | None:
    """The first administrator; None where other people run the installation."""
    file = settings.VAR_DIR / "admin-password"
    if not User.objects.filter(is_superuser=True).exists():
        User.objects.create_superuser(ADMIN, password=kept_secret(file, 20))
    made = User.objects.filter(username=ADMIN, is_superuser=True).exists() and file.exists()
    return Admin(ADMIN, file) if made else None
