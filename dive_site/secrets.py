"""The secrets of an installation that are made rather than given, in files of mode 600."""

from __future__ import annotations

import os
from pathlib import Path

from django.utils.crypto import get_random_string

LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def kept_secret(file: Path, length: int) -> str:
    """The secret in ``file``, made on first use; two processes that race get the same one."""
    try:
        return file.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        write_once(file, get_random_string(length, LETTERS))
        return file.read_text(encoding="utf-8").strip()


def write_once(file: Path, value: str) -> None:
    """Write a file of mode 600, whole or not at all; one that is there already stays."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(value + "\n")
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
