"""System checks: combinations of settings that start but do not work, each with what to do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

from dive_site import env

LOOPBACK = {"localhost", "127.0.0.1", "[::1]", "::1", "testserver"}
SHORTEST_KEY = 32


@register()
def check_settings(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Everything below, in the order of the ids."""
    return [
        *_state_folder(),
        *_debug_outside(),
        *_secret_key(),
        *_any_host(),
        *_plain_http(),
        *_far_workers(),
        *_half_a_model(),
        *_unknown_variables(),
    ]


def _state_folder() -> Iterator[CheckMessage]:
    if not os.access(settings.VAR_DIR, os.W_OK):
        yield Error(
            f"The state folder {settings.VAR_DIR} cannot be written.",
            hint="Set DIVE_VAR_DIR to a folder that this user may write, or change its owner.",
            id="dive.E001",
        )


def _debug_outside() -> Iterator[CheckMessage]:
    if settings.DEBUG and _outside_hosts():
        yield Error(
            "DEBUG is on while ALLOWED_HOSTS names hosts beyond this machine.",
            hint="Unset DEBUG: its error pages show code and settings to anyone.",
            id="dive.E002",
        )


def _secret_key() -> Iterator[CheckMessage]:
    if len(settings.SECRET_KEY) < SHORTEST_KEY:
        yield Error(
            f"SECRET_KEY has fewer than {SHORTEST_KEY} characters.",
            hint="Unset it to have one generated in the state folder, or set a longer one.",
            id="dive.E003",
        )


def _any_host() -> Iterator[CheckMessage]:
    if "*" in settings.ALLOWED_HOSTS:
        yield Warning(
            "ALLOWED_HOSTS accepts any host name.",
            hint="Name the hosts that people type, separated by commas.",
            id="dive.W001",
        )


def _plain_http() -> Iterator[CheckMessage]:
    if _outside_hosts() and not settings.HTTPS:
        yield Warning(
            "ALLOWED_HOSTS names hosts beyond this machine, but DIVE_HTTPS is off.",
            hint="Put a proxy with TLS in front and set DIVE_HTTPS=1, so that cookies stay secret.",
            id="dive.W002",
        )


def _far_workers() -> Iterator[CheckMessage]:
    sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    host = urlsplit(settings.REDIS_URL).hostname
    near = settings.REDIS_URL.startswith("redis+socket") or host in LOOPBACK
    if sqlite and not near:
        yield Warning(
            "REDIS_URL is on another machine, but the database is SQLite on this one.",
            hint="Workers elsewhere cannot read it: set DATABASE_URL to a PostgreSQL server.",
            id="dive.W003",
        )


def _half_a_model() -> Iterator[CheckMessage]:
    if bool(settings.LLM_BASE_URL) != bool(settings.LLM_MODEL):
        yield Warning(
            "Only one of DIVE_LLM_BASE_URL and DIVE_LLM_MODEL is set.",
            hint="Set both to use a language model, or neither to use the builtin engine.",
            id="dive.W004",
        )


def _unknown_variables() -> Iterator[CheckMessage]:
    for name in sorted(set(os.environ) - env.READ):
        if name.startswith("DIVE_"):
            yield Warning(
                f"The environment has {name}, which no setting reads.",
                hint="Correct its spelling; docs/reference/settings.md lists them all.",
                id="dive.W005",
            )


def _outside_hosts() -> list[str]:
    return [host for host in settings.ALLOWED_HOSTS if host not in LOOPBACK]
