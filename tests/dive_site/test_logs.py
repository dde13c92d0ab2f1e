"""Logs never hold a secret, whether it comes in a message, an argument or a traceback."""

from __future__ import annotations

import logging
import sys

from dive_site.logs import BLOT, RedactingFormatter, password_of

SECRET = "s3cret-value"


def line(message: str, *arguments: object, error: bool = False) -> str:
    record = logging.LogRecord(
        "x", logging.INFO, "f", 1, message, arguments, sys.exc_info() if error else None
    )
    return RedactingFormatter("{message}", style="{", secrets=[SECRET, ""]).format(record)


def test_a_secret_in_the_message_or_its_arguments_is_blotted_out() -> None:
    assert line(f"key {SECRET}") == f"key {BLOT}"
    assert line("key %s", SECRET) == f"key {BLOT}"


def test_a_secret_in_a_traceback_is_blotted_out() -> None:
    try:
        raise ValueError(SECRET)
    except ValueError:
        text = line("failed", error=True)
    assert "ValueError" in text
    assert SECRET not in text


def test_the_password_of_an_address_counts_as_a_secret() -> None:
    assert password_of("postgres://u:p%40ss@h/db") == "p@ss"
    assert password_of("redis+socket:///a/b.sock") == ""
    assert password_of(None) == ""
