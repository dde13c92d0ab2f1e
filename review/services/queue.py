"""Hands items out, each to one reviewer at a time.

A claim is a conditional update: whoever changes the row has the item. It is a lease of ten
minutes, lengthened while the page is open, so a closed laptop blocks nobody for long.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from django.contrib.auth.models import User
from django.utils import timezone

from review.core.filters import Filters
from review.core.policies import CLAIM_LASTS, check_claim
from review.core.states import Move, moved
from review.models import ReviewItem
from review.services.intake import intake

LOOKED_AT = 10
"""Free items tried before looking again; others may take them in the meantime."""


def next_item(
    reviewer: User, filters: Filters | None = None, skip: Collection[int] = ()
) -> ReviewItem | None:
    """The reviewer's next item, now claimed; None when nothing is left to hand out.

    An item that the reviewer holds already comes first, so that reloading the page changes
    nothing. ``skip`` names items that are not wanted now: skipped ones, or the one on screen
    while the next is fetched ahead.
    """
    wanted = replace(filters or Filters(), status=None)
    held = _held(reviewer, wanted, skip)
    if held is not None:
        return held
    return _claim_first(reviewer, wanted, skip) or (
        _claim_first(reviewer, wanted, skip) if intake() else None
    )


def claim(item_id: int, reviewer: User) -> ReviewItem:
    """Claim one item that was opened by hand.

    Raises ``Conflict`` when it is decided, or when somebody else is at work on it.
    """
    now = timezone.now()
    item = ReviewItem.objects.for_page().get(pk=item_id)
    moved(item.seen().state, Move.APPROVE)
    if not (extend(item_id, reviewer) or _take(item_id, reviewer, now)):
        item.refresh_from_db()
        moved(item.seen().state, Move.APPROVE)
        check_claim(item.seen(), reviewer.get_username(), now)
    return ReviewItem.objects.for_page().get(pk=item_id)


def extend(item_id: int, reviewer: User) -> bool:
    """Lengthen the reviewer's claim (the page's heartbeat); False when it was lost."""
    now = timezone.now()
    held = ReviewItem.objects.held_by(reviewer.pk, now).filter(pk=item_id)
    return bool(held.update(claimed_until=now + CLAIM_LASTS))


def release_claim(item_id: int, reviewer: User) -> bool:
    """Give an item back undecided, so that the next reviewer may have it."""
    held = ReviewItem.objects.filter(pk=item_id, claimed_by=reviewer)
    return bool(held.update(claimed_by=None, claimed_until=None))


def _held(reviewer: User, wanted: Filters, skip: Collection[int]) -> ReviewItem | None:
    held = ReviewItem.objects.held_by(reviewer.pk, timezone.now()).matching(wanted)
    item = held.without(skip).oldest_first().first()
    if item is None or not extend(item.pk, reviewer):
        return None
    return ReviewItem.objects.for_page().get(pk=item.pk)


def _claim_first(reviewer: User, wanted: Filters, skip: Collection[int]) -> ReviewItem | None:
    """Claim the oldest free item; every lost race means that another reviewer got one."""
    while True:
        now = timezone.now()
        free = ReviewItem.objects.free(now).matching(wanted).without(skip).oldest_first()
        ids = list(free.values_list("id", flat=True)[:LOOKED_AT])
        for item_id in ids:
            if _take(item_id, reviewer, now):
                return ReviewItem.objects.for_page().get(pk=item_id)
        if not ids:
            return None


def _take(item_id: int, reviewer: User, now: datetime) -> bool:
    free = ReviewItem.objects.free(now).filter(pk=item_id)
    return bool(free.update(claimed_by=reviewer, claimed_until=now + CLAIM_LASTS))
