"""What people did, appended and never changed: votes, edits, and the audit trail."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from review.core.edits import FIELDS
from review.core.states import Move
from review.models.item import ReviewItem
from synthesis.models.fields import JsonTextField


class VoteQuerySet(models.QuerySet["Vote"]):
    def standing(self) -> VoteQuerySet:
        """Votes that were not taken back."""
        return self.filter(withdrawn_at__isnull=True)

    def of(self, item_id: int) -> VoteQuerySet:
        return self.filter(item_id=item_id).select_related("reviewer").order_by("id")

    def by(self, user_id: int, since: datetime) -> VoteQuerySet:
        """What one reviewer decided since then."""
        return self.standing().filter(reviewer_id=user_id, created_at__gte=since)


class Vote(models.Model):
    """One reviewer's word on one item; taken back, it stays with ``withdrawn_at`` set."""

    item = models.ForeignKey(ReviewItem, on_delete=models.CASCADE, related_name="votes")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="votes"
    )
    verdict = models.CharField(
        max_length=10, choices=[(move.value, move.value) for move in (Move.APPROVE, Move.REJECT)]
    )
    reason = models.TextField(blank=True, default="")
    rating = models.PositiveSmallIntegerField(null=True)
    version = models.PositiveIntegerField()
    created_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True)

    objects = VoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "version"], name="vote_once_a_version"),
            models.CheckConstraint(
                condition=models.Q(rating__isnull=True) | models.Q(rating__range=(1, 5)),
                name="vote_rating_1_to_5",
            ),
        ]
        indexes = [models.Index(fields=["reviewer", "-id"], name="vote_latest")]

    def __str__(self) -> str:
        return f"{self.verdict} of item {self.item_id}"


class EditQuerySet(models.QuerySet["Edit"]):
    def of(self, item_id: int) -> EditQuerySet:
        return self.filter(item_id=item_id).select_related("author").order_by("id")


class Edit(models.Model):
    """One changed part of an item; ``version`` is the item's version that the edit made."""

    item = models.ForeignKey(ReviewItem, on_delete=models.CASCADE, related_name="edits")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="edits"
    )
    reason = models.TextField(blank=True, default="")
    field = models.CharField(max_length=10, choices=[(name, name) for name in FIELDS])
    old = JsonTextField()
    new = JsonTextField()
    version = models.PositiveIntegerField()
    created_at = models.DateTimeField(default=timezone.now)

    objects = EditQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "version", "field"], name="edit_once_a_version")
        ]

    def __str__(self) -> str:
        return f"Edit of the {self.field} of item {self.item_id}"


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    def about(self, object_type: str, object_id: int) -> AuditEventQuerySet:
        found = self.filter(object_type=object_type, object_id=object_id)
        return found.select_related("actor").order_by("id")

    def newest_first(self) -> AuditEventQuerySet:
        return self.select_related("actor").order_by("-id")


class AuditEvent(models.Model):
    """Who did what to what, saved in the transaction that did it."""

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    action = models.CharField(max_length=30)
    object_type = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    data = JsonTextField()
    created_at = models.DateTimeField(default=timezone.now)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["object_type", "object_id", "id"], name="audit_about")]

    def __str__(self) -> str:
        return f"{self.action} of {self.object_type} {self.object_id}"
