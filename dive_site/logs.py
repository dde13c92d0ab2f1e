"""Logging: one line a record on stderr, with secrets blotted out."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote, urlsplit

BLOT = "[secret]"
SHORTEST = 6
"""Shorter strings turn up in ordinary text; blotting them would garble every line."""


class RedactingFormatter(logging.Formatter):
    """Replaces known secrets in the finished line, tracebacks included."""

    def __init__(self, *args: Any, secrets: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.secrets = sorted({s for s in secrets if len(s) >= SHORTEST}, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        for value in self.secrets:
            line = line.replace(value, BLOT)
        return line


def password_of(address: str | None) -> str:
    """The password inside an address, if there is one."""
    return unquote(urlsplit(address).password or "") if address else ""


def logging_config(level: str, secrets: Iterable[str]) -> dict[str, Any]:
    """The LOGGING setting. ``secrets`` are values that must never be written."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": RedactingFormatter,
                "fmt": "{asctime} {levelname} {name}: {message}",
                "style": "{",
                "secrets": list(secrets),
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            # It reports every request, which is news to nobody.
            "httpx": {"level": "DEBUG" if level == "DEBUG" else "WARNING"},
            # It tells four things of every sign-in; wrong passwords are warnings.
            "axes": {"level": "DEBUG" if level == "DEBUG" else "WARNING"},
        },
    }
