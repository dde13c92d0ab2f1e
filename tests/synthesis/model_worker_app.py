"""A worker whose episodes ask a model, which notes each call in a file before it answers.

Started by the kill tests as ``celery --app tests.synthesis.model_worker_app worker``.
"""

from __future__ import annotations

import os
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path

import django
from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dive_site.settings")
django.setup()

from synthesis.core.chat import ChatReply, ChatRequest  # noqa: E402 (needs Django set up)
from synthesis.models import Run  # noqa: E402
from synthesis.services import ledger  # noqa: E402
from synthesis.services.parts import Parts  # noqa: E402
from synthesis.services.shards import work_shard  # noqa: E402
from synthesis.services.stopping import stop_on_signals  # noqa: E402
from tests.synthesis import fakes  # noqa: E402
from tests.synthesis.fake_models import Server, parts_with_models  # noqa: E402

SHORT_SHARD = 1.0
AT_ONCE = 4
CALLS = Path(os.environ["DIVE_VAR_DIR"]) / "calls"

app = Celery("models")
app.config_from_object("django.conf:settings", namespace="CELERY")


@dataclass
class Noting(Server):
    """Notes each call where another process can count it."""

    seconds: float = 0.01

    def answer(self, request: ChatRequest) -> ChatReply:
        with CALLS.open("a") as calls:
            calls.write(f"{request.stage}\n")
        return super().answer(request)


ledger.EndpointClient = Noting().client  # type: ignore[assignment,misc]


def parts_for(run: Run) -> AbstractAsyncContextManager[Parts]:
    return fakes.using(parts_with_models(run))


@app.task(name="synthesis.jobs.work", acks_late=True, reject_on_worker_lost=True)
def work(run_id: int) -> None:
    with stop_on_signals() as asked:
        work_shard(run_id, parts_for, asked, seconds=SHORT_SHARD, concurrency=AT_ONCE)
