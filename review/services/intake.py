"""Takes verified candidates into review.

The hand-over is a table: a verified candidate without an item is due. The unique constraint
on the item's candidate makes it safe for any number of processes at once, and twice.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Max

from review.models import ReviewItem
from synthesis.models import Candidate

ROWS_AT_ONCE = 200
RECENT = 1_000
"""How far below the newest item a look for late candidates reaches: several runs write at
once, and ids are not handed out in the order in which rows can be seen."""


def intake(everything: bool = False) -> int:
    """Make an item of every candidate that has none; gives how many were found.

    Looks among recent candidates, which costs the same however many there are; with
    ``everything`` among all of them, as the periodic job does.
    """
    above = 0 if everything else _newest() - RECENT
    found = 0
    while batch := _due(above):
        ReviewItem.objects.bulk_create([_item(row) for row in batch], ignore_conflicts=True)
        found += len(batch)
    return found


def _newest() -> int:
    return ReviewItem.objects.aggregate(newest=Max("candidate_id"))["newest"] or 0


def _due(above: int) -> list[Candidate]:
    due = Candidate.objects.filter(review_item__isnull=True, id__gt=above)
    return list(due.with_record().order_by("id")[:ROWS_AT_ONCE])


def _item(candidate: Candidate) -> ReviewItem:
    checks: dict[str, Any] = candidate.record["checks"]
    return ReviewItem(
        candidate=candidate,
        run_id=candidate.run_id,
        number=candidate.number,
        record_id=candidate.record_id,
        domain=candidate.domain,
        form=candidate.form,
        depth=candidate.depth,
        query=candidate.query,
        answer_text=candidate.answer_text,
        difficulty=candidate.difficulty,
        undetermined=sum(check["verdict"] == "undetermined" for check in checks.values()),
    )
