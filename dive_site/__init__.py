"""Wiring: settings, URLs, background app and web edges. No words of the domain live here."""

from dive_site.celery import app as celery_app

__all__ = ["celery_app"]
