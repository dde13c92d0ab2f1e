"""The Django app that takes verified candidates to decisions and releases."""

from __future__ import annotations

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Review of verified candidates, their releases and exports."""

    name = "review"
    default_auto_field = "django.db.models.BigAutoField"
