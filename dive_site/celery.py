"""The Celery application. Jobs live in each app's ``jobs.py``."""

from __future__ import annotations

import os
import signal
from typing import Any

from celery import Celery
from celery.signals import worker_process_init

from dive_site.studio.tied import die_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dive_site.settings")

app = Celery("dive_studio")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(related_name="jobs")


@worker_process_init.connect
def _die_with_the_worker(**kwargs: Any) -> None:
    """A killed worker must not leave pool processes that go on working unseen."""
    die_with_parent(signal.SIGKILL)
