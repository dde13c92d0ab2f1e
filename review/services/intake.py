"""Takes verified candidates into review.

The hand-over is a table: a verified candidate without an item is due. The unique constraint
on the item's candidate makes it safe for any number of processes at once, and twice.
"""

from __future__ import annotations

from typing import Any

from review.models import ReviewItem
from synthesis.models import Candidate

ROWS_AT_ONCE = 200


def intake() -> int:
    """Make an item of every candidate that has none; gives how many were found."""
    found = 0
    while batch := _due(ROWS_AT_ONCE):
        ReviewItem.objects.bulk_create([_item(row) for row in batch], ignore_conflicts=True)
        found += len(batch)
    return found


def _due(limit: int) -> list[Candidate]:
    due = Candidate.objects.filter(review_item__isnull=True)
    return list(due.with_record().order_by("id")[:limit])


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
        undetermined=sum(check["verdict"] == "undetermined" for check in checks.values()),
    )
