"""A candidate in review: its state, its claim, and what the queue shows of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from review.core.filters import Filters
from review.core.policies import Item
from review.core.states import ItemState
from synthesis.models import Candidate, Run


class ReviewItemQuerySet(models.QuerySet["ReviewItem"]):
    def pending(self) -> ReviewItemQuerySet:
        return self.filter(status=ItemState.PENDING)

    def approved(self) -> ReviewItemQuerySet:
        return self.filter(status=ItemState.APPROVED)

    def free(self, now: datetime) -> ReviewItemQuerySet:
        """Pending, and held by nobody."""
        nobodys = Q(claimed_until__isnull=True) | Q(claimed_until__lte=now)
        return self.pending().filter(nobodys)

    def held_by(self, user_id: int, now: datetime) -> ReviewItemQuerySet:
        return self.pending().filter(claimed_by_id=user_id, claimed_until__gt=now)

    def matching(self, filters: Filters) -> ReviewItemQuerySet:
        """Narrowed by every part of ``filters`` that is given."""
        exact = {
            "status": filters.status,
            "domain": filters.domain,
            "run_id": filters.run,
            "form": filters.form,
            "depth__gte": filters.depth_min,
            "difficulty": filters.difficulty,
            "released_as__release__number": filters.release,
        }
        found = self.filter(**{key: value for key, value in exact.items() if value is not None})
        if filters.q:
            found = found.filter(Q(query__icontains=filters.q) | Q(record_id=filters.q))
        return found

    def oldest_first(self) -> ReviewItemQuerySet:
        """The order of the queue, and a keyset: ids only grow."""
        return self.order_by("id")

    def after(self, item_id: int) -> ReviewItemQuerySet:
        """The next of a list in the queue's order, however deep, by index alone."""
        return self.filter(id__gt=item_id).oldest_first()

    def without(self, item_ids: Collection[int]) -> ReviewItemQuerySet:
        return self.exclude(id__in=item_ids) if item_ids else self

    def for_list(self) -> ReviewItemQuerySet:
        """With what a list shows, and never a record."""
        return self.select_related("claimed_by", "decided_by", "run")

    def for_page(self) -> ReviewItemQuerySet:
        """With the record and all that the review page shows, but not the episode's own bodies."""
        episode = "candidate__episode"
        return self.select_related(
            "claimed_by", "decided_by", "run", "candidate__body", episode, "edited_record"
        ).defer(f"{episode}__configuration", f"{episode}__checkpoint", f"{episode}__draft_record")

    def in_release_order(self) -> ReviewItemQuerySet:
        """By run and episode, which no worker's speed changes."""
        return self.order_by("run_id", "number")

    def counts(self) -> dict[str, int]:
        """How many items are in each state."""
        rows = self.order_by().values_list("status").annotate(n=models.Count("pk"))
        return {state.value: 0 for state in ItemState} | {str(state): n for state, n in rows}

    def counts_by_domain(self) -> dict[str, int]:
        rows = self.order_by().values_list("domain").annotate(n=models.Count("pk"))
        return dict(sorted(rows))


class ReviewItem(models.Model):
    """A verified candidate in review.

    ``version`` grows with every decision, edit and undo; whoever saves says which version
    was seen. The claim is a lease. Query, answer and the rest repeat the record as it reads
    now, so that lists need no body.
    """

    candidate = models.OneToOneField(
        Candidate, on_delete=models.CASCADE, related_name="review_item"
    )
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="review_items")
    number = models.PositiveIntegerField()
    record_id = models.CharField(max_length=80, db_index=True)
    status = models.CharField(
        max_length=10,
        choices=[(state.value, state.value) for state in ItemState],
        default=ItemState.PENDING.value,
    )
    version = models.PositiveIntegerField(default=1)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="claims"
    )
    claimed_until = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="decisions"
    )
    decided_at = models.DateTimeField(null=True)
    domain = models.CharField(max_length=20)
    form = models.CharField(max_length=40)
    depth = models.PositiveSmallIntegerField()
    query = models.TextField()
    answer_text = models.TextField()
    edited = models.BooleanField(default=False)
    undetermined = models.PositiveSmallIntegerField(default=0)
    difficulty = models.CharField(max_length=12, blank=True, default="")
    created_at = models.DateTimeField(default=timezone.now)

    objects = ReviewItemQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["status", "id"], name="item_queue"),
            models.Index(fields=["status", "domain", "id"], name="item_queue_by_domain"),
            models.Index(fields=["status", "difficulty", "id"], name="item_queue_by_difficulty"),
            models.Index(fields=["run", "number"], name="item_release_order"),
            models.Index(fields=["decided_by", "-decided_at"], name="item_decisions"),
        ]

    def __str__(self) -> str:
        return f"Review of {self.record_id}"

    @property
    def claim_is_live(self) -> bool:
        return self.claimed_until is not None and self.claimed_until > timezone.now()

    def seen(self) -> Item:
        """The item as the rules see it."""
        return Item(
            state=ItemState(self.status),
            version=self.version,
            claimed_by=self.claimed_by.get_username() if self.claimed_by else None,
            claimed_until=self.claimed_until,
            decided_by=self.decided_by.get_username() if self.decided_by else None,
        )


class EditedRecord(models.Model):
    """The record of an edited item as it reads now, sealed; the edits tell how it came."""

    item = models.OneToOneField(
        ReviewItem, primary_key=True, on_delete=models.CASCADE, related_name="edited_record"
    )
    record = models.TextField()

    def __str__(self) -> str:
        return f"Edited record of item {self.pk}"
