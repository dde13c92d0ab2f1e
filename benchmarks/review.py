"""Review with 5,000 candidates: the queue, the review page, and a decision with its next task.

``python manage.py bench review``

Candidates have 18 real steps each, as many as an episode of three iterations takes. Requests
go through the whole application with the studio's settings, on a SQLite file of their own.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

CANDIDATES = 5_000
STEPS = 18
REQUESTS = 100

Figures = dict[str, Any]


def main() -> Figures:
    """Measure, print the figures as JSON and as lines for people, and return them."""
    with tempfile.TemporaryDirectory(prefix="dive-bench-") as folder:
        environment = {
            "PATH": os.environ["PATH"],
            "DIVE_VAR_DIR": folder,
            "DIVE_LOG_LEVEL": "ERROR",
            "DJANGO_SETTINGS_MODULE": "dive_site.settings",
        }
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.review"],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    figures: Figures = json.loads(done.stdout)
    print(json.dumps(figures))
    for name, times in figures["ms"].items():
        print(f"{name}: p50 {times['p50']} ms, p95 {times['p95']} ms")
    return figures


def measure() -> Figures:
    """The figures, on the database of this process's environment."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    started = time.perf_counter()
    client, reviewer = _fill()
    filled = time.perf_counter() - started
    return {
        "candidates": CANDIDATES,
        "steps_each": STEPS,
        "requests": REQUESTS,
        "cpus": os.cpu_count(),
        "seconds_to_fill": round(filled, 1),
        "ms": {**_lists(client), **_decisions(client, reviewer)},
    }


def _fill() -> tuple[Any, Any]:
    """Candidates in the queue, and the browser of a reviewer."""
    from django.contrib.auth.models import Group, User
    from django.test import Client

    from tests.review.factories import make_items

    domains = ["finance", "chemistry", "biology", "medicine", "science", "general", "coding"]
    make_items(CANDIDATES, domains=domains, steps=STEPS)
    reviewer = User.objects.create_user("reviewer")
    reviewer.groups.add(Group.objects.get(name="reviewer"))
    client = Client(HTTP_HOST="localhost")
    client.force_login(reviewer)
    return client, reviewer


def _lists(client: Any) -> Figures:
    deep = CANDIDATES - 100
    addresses = {
        "queue page": "/review/",
        "queue page, deep": f"/review/?after={deep}",
        "queue page, one domain": "/review/?domain=medicine",
        "queue page, text search": "/review/?q=CCCOCC",
        "API list of 50": "/api/v1/tasks/?limit=50",
        "API list of 50, filtered": "/api/v1/tasks/?limit=50&status=pending&domain=coding",
    }
    return {name: _repeat(lambda to=to: _get(client, to)) for name, to in addresses.items()}


def _decisions(client: Any, reviewer: Any) -> Figures:
    """A vote whose answer is the next task, as the page sends it; and the services alone."""
    from review.services import deciding, queue

    def page() -> None:
        _get(client, f"/review/{queue.next_item(reviewer).pk}/")

    def decide_on_page() -> float:
        item = queue.next_item(reviewer)
        sent = {"verdict": "approve", "version": item.version, "rating": "", "reason": ""}
        started = time.perf_counter()
        answer = client.post(f"/review/{item.pk}/vote/", sent, headers={"HX-Request": "true"})
        taken = time.perf_counter() - started
        if answer.status_code != 200:
            raise RuntimeError(f"The vote answered {answer.status_code}.")
        return taken

    def decide() -> None:
        item = queue.next_item(reviewer)
        deciding.vote(item.pk, reviewer, "approve", version=item.version)

    return {
        "review page": _repeat(page),
        "vote and next task, one request": _figures([decide_on_page() for _ in range(REQUESTS)]),
        "vote and next task, services alone": _repeat(decide),
    }


def _get(client: Any, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}.")


def _repeat(work: Callable[[], None]) -> Figures:
    work()
    times = []
    for _ in range(REQUESTS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return _figures(times)


def _figures(times: list[float]) -> Figures:
    cuts = statistics.quantiles(times, n=20)
    return {"p50": round(1000 * cuts[9], 1), "p95": round(1000 * cuts[18], 1)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure()))
