"""Votes and taking them back. One vote decides.

The item's version decides races: a vote says which version it saw, and the update that
keeps it asks for that version, so of two reviewers at once exactly one is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from review.core.errors import Conflict, MalformedVote
from review.core.policies import CLAIM_LASTS, check_may_decide, check_may_undo, check_vote
from review.core.states import ItemState, Move, moved
from review.models import ReviewItem, Vote
from review.services import audit


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of an item."""

    item_id: int
    record_id: str
    status: ItemState
    version: int


def vote(
    item_id: int,
    reviewer: User,
    verdict: str,
    reason: str = "",
    rating: int | None = None,
    *,
    version: int,
) -> Decision:
    """Approve or reject an item as seen at ``version``.

    Raises ``MalformedVote`` for a vote that cannot be, ``Conflict`` when the item changed,
    was decided, or is in somebody else's hands; then nothing is kept.
    """
    move = _move(verdict)
    check_vote(move, reason, rating)
    now = timezone.now()
    with transaction.atomic():
        item = ReviewItem.objects.for_list().get(pk=item_id)
        check_may_decide(item.seen(), reviewer.get_username(), version, now)
        status = moved(item.seen().state, move)
        decided = {"status": status, "decided_by": reviewer, "decided_at": now}
        _update(item, claimed_by=None, claimed_until=None, **decided)
        kept = Vote.objects.create(
            item=item,
            reviewer=reviewer,
            verdict=move,
            reason=reason.strip(),
            rating=rating,
            version=version,
            created_at=now,
        )
        told = {"reason": kept.reason, "rating": rating, "edited": item.edited}
        audit.record(reviewer, move.value, item, version=version + 1, **told)
    return Decision(item.pk, item.record_id, status, version + 1)


def undo(item_id: int, reviewer: User) -> Decision:
    """Take back the reviewer's own decision; the item is pending again, and theirs.

    Raises ``Conflict`` when there is none, or when it is somebody else's.
    """
    now = timezone.now()
    with transaction.atomic():
        item = ReviewItem.objects.for_list().get(pk=item_id)
        check_may_undo(item.seen(), reviewer.get_username())
        was, version = item.status, item.version
        _update(
            item,
            status=moved(item.seen().state, Move.UNDO),
            decided_by=None,
            decided_at=None,
            claimed_by=reviewer,
            claimed_until=now + CLAIM_LASTS,
        )
        Vote.objects.standing().filter(item=item).update(withdrawn_at=now)
        audit.record(reviewer, Move.UNDO.value, item, version=version + 1, was=was)
    return Decision(item.pk, item.record_id, ItemState.PENDING, version + 1)


def last_decided(reviewer: User, since: datetime | None = None) -> ReviewItem | None:
    """The item of the reviewer's latest decision that still stands."""
    mine = ReviewItem.objects.filter(decided_by=reviewer)
    if since is not None:
        mine = mine.filter(decided_at__gte=since)
    return mine.order_by("-decided_at").first()


def _move(verdict: str) -> Move:
    try:
        return Move(verdict)
    except ValueError:
        raise MalformedVote("A vote is either approve or reject.", "verdict") from None


def _update(item: ReviewItem, **values: Any) -> None:
    """Change the item, provided that it is still as it was read."""
    unchanged = ReviewItem.objects.filter(pk=item.pk, version=item.version, status=item.status)
    if not unchanged.update(version=item.version + 1, **values):
        raise Conflict("Somebody else decided this task a moment ago; nothing was saved.")
