"""The settings as a whole, read by a process of their own as an operator would start one."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR


def manage(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a management command with these variables alone."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        text=True,
    )


def ask(expression: str, **variables: str) -> str:
    """What an expression over the settings gives under these variables."""
    code = f"from dive_site import settings as s; print(({expression}))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_a_wrong_variable_is_a_sentence_and_exit_code_2(tmp_path: Path) -> None:
    done = manage("check", DIVE_VAR_DIR=str(tmp_path), DATABASE_URL="mysql://u:hush@h/db")
    assert done.returncode == 2
    assert done.stderr.startswith("DATABASE_URL starts with mysql://")
    assert "Traceback" not in done.stderr
    assert "hush" not in done.stderr


def test_a_secret_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    first = ask("s.SECRET_KEY", DIVE_VAR_DIR=str(tmp_path))
    assert len(first) >= 50
    assert ask("s.SECRET_KEY", DIVE_VAR_DIR=str(tmp_path)) == first
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_a_secret_key_that_is_given_is_not_written_down(tmp_path: Path) -> None:
    assert ask("s.SECRET_KEY", DIVE_VAR_DIR=str(tmp_path), SECRET_KEY="k" * 50) == "k" * 50
    assert list(tmp_path.iterdir()) == []


def test_two_clones_do_not_share_cookies(tmp_path: Path) -> None:
    names = {
        ask("s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME", DIVE_VAR_DIR=str(tmp_path / clone))
        for clone in ("a", "b")
    }
    assert len(names) == 2


def test_debug_is_off_and_only_this_machine_is_served_by_default() -> None:
    assert settings.DEBUG is False
    answer = ask("s.DEBUG, s.ALLOWED_HOSTS", SECRET_KEY="k" * 50)
    assert answer == "(False, ['localhost', '127.0.0.1', '[::1]'])"


def test_https_makes_cookies_secure_and_sends_people_there() -> None:
    answer = ask(
        "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT",
        SECRET_KEY="k" * 50,
        DIVE_HTTPS="1",
    )
    assert answer == "(True, True, True)"


def test_postgres_by_url(tmp_path: Path) -> None:
    answer = ask(
        "s.DATABASES['default']['ENGINE'], s.DATABASES['default']['HOST']",
        DIVE_VAR_DIR=str(tmp_path),
        DATABASE_URL="postgres://u:p@db.example:5432/dive",
    )
    assert answer == "('django.db.backends.postgresql', 'db.example')"


@pytest.mark.django_db
def test_sqlite_waits_for_other_writers_instead_of_failing() -> None:
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("this run is on PostgreSQL")
    with connection.cursor() as cursor:
        mode = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
    assert (mode, synchronous) == ("wal", 1)
    options = settings.DATABASES["default"]["OPTIONS"]
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 20)


def test_keys_of_further_endpoints_are_read_by_value_or_file_and_never_logged(
    tmp_path: Path,
) -> None:
    (tmp_path / "judge").write_text("sk-of-the-judge\n")
    variables = {
        "DIVE_VAR_DIR": str(tmp_path),
        "DIVE_KEY_TEACHER": "sk-of-the-teacher",
        "DIVE_KEY_JUDGE_FILE": str(tmp_path / "judge"),
        "DIVE_KEY_EMPTY": "",
    }
    expected = {"DIVE_KEY_JUDGE": "sk-of-the-judge", "DIVE_KEY_TEACHER": "sk-of-the-teacher"}

    assert ask("s.LLM_KEYS", **variables) == str(expected)
    blotted = ask("s.LOGGING['formatters']['line']['secrets']", **variables)
    assert all(key in blotted for key in expected.values())
    assert "DIVE_KEY" not in manage("check", **variables).stderr
