"""What a start makes: copies, the first administrator, sockets and secrets."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from dive_site.secrets import kept_secret
from dive_site.sockets import socket_path
from dive_site.studio import prepare


def test_the_copy_of_a_database_holds_what_was_committed(tmp_path: Path) -> None:
    database = tmp_path / "db.sqlite3"
    with closing(sqlite3.connect(database)) as open_elsewhere:
        open_elsewhere.execute("PRAGMA journal_mode=WAL")
        open_elsewhere.execute("CREATE TABLE t (x)")
        open_elsewhere.execute("INSERT INTO t VALUES (1)")
        open_elsewhere.commit()
        copy = prepare.copy_sqlite(database, tmp_path / "backups")
    with closing(sqlite3.connect(copy)) as copied:
        assert copied.execute("SELECT x FROM t").fetchall() == [(1,)]


def test_only_the_latest_copies_are_kept(tmp_path: Path) -> None:
    database = tmp_path / "db.sqlite3"
    sqlite3.connect(database).close()
    copies = [prepare.copy_sqlite(database, tmp_path / "backups") for _ in range(7)]
    assert sorted((tmp_path / "backups").iterdir()) == copies[-prepare.COPIES_KEPT :]


@pytest.mark.django_db
def test_the_first_administrator_gets_a_random_password_in_a_file_for_the_owner(
    var_dir: Path,
) -> None:
    admin = prepare.make_admin()
    assert admin
    assert stat.S_IMODE(admin.password_file.stat().st_mode) == 0o600
    password = admin.password_file.read_text().strip()
    assert len(password) == 20
    user = User.objects.get(username=admin.name)
    assert user.check_password(password)
    assert user.is_superuser


@pytest.mark.django_db
def test_a_later_start_changes_no_password(var_dir: Path) -> None:
    first = prepare.make_admin()
    before = User.objects.get().password
    assert prepare.make_admin() == first
    assert User.objects.get().password == before


@pytest.mark.django_db
def test_where_somebody_else_is_the_administrator_none_is_made(var_dir: Path) -> None:
    User.objects.create_superuser("ada")
    assert prepare.make_admin() is None
    assert not (var_dir / "admin-password").exists()


def test_a_kept_secret_stays_the_same(tmp_path: Path) -> None:
    first = kept_secret(tmp_path / "deep" / "key", 40)
    assert len(first) == 40
    assert kept_secret(tmp_path / "deep" / "key", 40) == first
    assert [f.name for f in (tmp_path / "deep").iterdir()] == ["key"]


def test_a_socket_lies_in_the_state_folder(tmp_path: Path) -> None:
    assert socket_path(Path("/srv/dive/var"), "broker.sock") == Path("/srv/dive/var/broker.sock")


def test_a_state_folder_that_is_too_deep_gets_a_short_private_one() -> None:
    deep = Path("/srv") / ("d" * 120)
    short = socket_path(deep, "broker.sock")
    other = socket_path(deep.with_name("e" * 120), "broker.sock")
    try:
        assert len(str(short)) < 60
        assert short != other
        assert stat.S_IMODE(short.parent.stat().st_mode) == 0o700
    finally:
        short.parent.rmdir()
        other.parent.rmdir()
