"""Registers the system checks."""

from __future__ import annotations

from django.apps import AppConfig


class DiveSite(AppConfig):
    name = "dive_site"

    def ready(self) -> None:
        from dive_site import checks  # noqa: F401 (importing registers them)
