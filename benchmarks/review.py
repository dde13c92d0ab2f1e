"""Review with 5,000 candidates: the queue, the review page, and a decision with its next task.

``python manage.py bench review``

Candidates have 18 real steps each, as many as an episode of three iterations takes. Requests
go through the whole application with the studio's settings, on a SQLite file of their own.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from benchmarks import model_runs, plant
from benchmarks.plant import Figures

CANDIDATES = 5_000
STEPS = 18
REQUESTS = 100

Taken = tuple[float, float]


def main() -> Figures:
    """Measure, print the figures as JSON and as lines for people, and return them."""
    return plant.report("benchmarks.review", (), _table)


def measure() -> Figures:
    """The figures, on the database of this process's environment."""
    from django.core.management import call_command

    os.environ["DIVE_LOG_LEVEL"] = "ERROR"  # the log is not what is measured
    model_runs.prepare()
    call_command("collectstatic", interactive=False, verbosity=0)
    started = time.perf_counter()
    client, reviewer = _fill()
    filled = time.perf_counter() - started
    return {
        "candidates": CANDIDATES,
        "steps_each": STEPS,
        "requests": REQUESTS,
        "cpus": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
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

    def decide_on_page() -> Taken:
        item = queue.next_item(reviewer)
        sent = {"verdict": "approve", "version": item.version, "rating": "", "reason": ""}
        clock = Clock()
        answer = client.post(f"/review/{item.pk}/vote/", sent, headers={"HX-Request": "true"})
        taken = clock.read()
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
        clock = Clock()
        work()
        times.append(clock.read())
    return _figures(times)


class Clock:
    """Seconds on the wall and on the processor since it was made."""

    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def read(self) -> Taken:
        return time.perf_counter() - self._wall, time.process_time() - self._cpu


def _figures(times: list[Taken]) -> Figures:
    """Wall clock at the median and the 95th percentile, and processor time, in ms.

    On a machine that is busy with other things only the processor time means anything.
    """
    walls = statistics.quantiles([wall for wall, _ in times], n=20)
    cpus = statistics.quantiles([cpu for _, cpu in times], n=20)
    shown = {"p50": walls[9], "p95": walls[18], "cpu_p50": cpus[9], "cpu_p95": cpus[18]}
    return {name: round(1000 * seconds, 1) for name, seconds in shown.items()}


def _table(figures: Figures) -> str:
    return "\n".join(
        f"{name}: p50 {times['p50']} ms, p95 {times['p95']} ms"
        f" (processor: {times['cpu_p50']} and {times['cpu_p95']} ms)"
        for name, times in figures["ms"].items()
    )


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure()))
