"""A worker whose tools are a fake scale; table, broker, prefork and job are the real ones.

Started by the kill tests as ``celery --app tests.synthesis.worker_app worker``.
"""

from __future__ import annotations

import os

import django
from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dive_site.settings")
django.setup()

from synthesis.services.shards import work_shard  # noqa: E402 (needs Django set up)
from synthesis.services.stopping import stop_on_signals  # noqa: E402
from tests.synthesis import fakes  # noqa: E402

SHORT_SHARD = 1.0

app = Celery("workshop")
app.config_from_object("django.conf:settings", namespace="CELERY")


@app.task(name="synthesis.jobs.work", acks_late=True, reject_on_worker_lost=True)
def work(run_id: int) -> None:
    with stop_on_signals() as asked:
        work_shard(run_id, fakes.parts_for, asked, seconds=SHORT_SHARD, concurrency=4)
