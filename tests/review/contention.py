"""A program of many reviewers at once, for ``test_at_once``: prints what happened, as JSON.

It runs on the database of its environment, with the studio's own settings, because threads
and transactions of a test's database are not those of the studio.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

REVIEWERS = 8
ITEMS = 48
RACES = 16
RELEASES = 4


def main() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    report = {**hand_out(), **decide_at_once(), **release_at_once()}
    sys.stdout.write(json.dumps(report))


def hand_out() -> dict[str, Any]:
    """Eight reviewers empty the queue; none may be handed what another was handed."""
    from review.services import queue
    from tests.review.factories import approve, make_items

    make_items(ITEMS)

    def work(number: int) -> list[int]:
        reviewer, mine = person(number), []
        while (item := queue.next_item(reviewer)) is not None:
            mine.append(item.pk)
            approve(item, reviewer)
        return mine

    handed = at_once(REVIEWERS, work)
    times = Counter(pk for mine in handed for pk in mine)
    return {
        "handed_out": len(times),
        "handed_out_twice": sum(count > 1 for count in times.values()),
        "reviewers_with_work": sum(bool(mine) for mine in handed),
    }


def decide_at_once() -> dict[str, Any]:
    """Two reviewers who saw the same version decide the same item in the same moment."""
    from review.core.errors import Conflict
    from review.models import AuditEvent, Vote
    from review.services import deciding
    from tests.review.factories import make_items

    winners = []
    for item in make_items(RACES, random_seed=2):

        def decide(number: int, item_id: int = item.pk) -> bool:
            verdict = ("approve", "reject")[number]
            try:
                deciding.vote(item_id, person(number), verdict, "Because.", version=1)
            except Conflict:
                return False
            return True

        winners.append(sum(at_once(2, decide)))
        kept = Vote.objects.filter(item=item).count()
        told = AuditEvent.objects.about("reviewitem", item.pk).count()
        assert kept == told == 1, (kept, told)
    return {"races": RACES, "winners": Counter(winners)}


def release_at_once() -> dict[str, Any]:
    """Several people release at once: every release gets a number of its own."""
    from review.services.releasing import create_release

    releases = at_once(RELEASES, lambda number: create_release(str(number), None, person(number)))
    return {
        "numbers": sorted(release.number for release in releases),
        "checksums": len({release.sha256 for release in releases}),
    }


def person(number: int) -> Any:
    from django.contrib.auth.models import User

    return User.objects.get_or_create(username=f"reviewer-{number}")[0]


def at_once(count: int, work: Callable[[int], Any]) -> list[Any]:
    """Run ``work`` in ``count`` threads that begin together."""
    from django.db import connections

    barrier = Barrier(count)

    def begin(number: int) -> Any:
        try:
            person(number)
            barrier.wait()
            return work(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(begin, range(count)))


if __name__ == "__main__":
    main()
