"""Releases: numbered, frozen, and complete in themselves whatever happens to the items."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.db import models
from django.utils import timezone

from review.models.item import ReviewItem
from synthesis.models.fields import JsonTextField


class ReleaseQuerySet(models.QuerySet["Release"]):
    def newest_first(self) -> ReleaseQuerySet:
        return self.select_related("created_by").order_by("-number")

    def last_number(self) -> int:
        return self.aggregate(last=models.Max("number"))["last"] or 0


class Release(models.Model):
    """A frozen set of approved tasks; ``sha256`` is that of its lines together."""

    number = models.PositiveIntegerField(unique=True)
    name = models.CharField(max_length=100)
    filters = JsonTextField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="releases"
    )
    created_at = models.DateTimeField(default=timezone.now)
    manifest = JsonTextField()
    sha256 = models.CharField(max_length=64)
    count = models.PositiveIntegerField()

    objects = ReleaseQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Release {self.number}: {self.name}"


class ReleaseTaskQuerySet(models.QuerySet["ReleaseTask"]):
    def of(self, release_id: int) -> ReleaseTaskQuerySet:
        return self.filter(release_id=release_id).order_by("position")

    def records(self) -> Iterator[str]:
        """The records as canonical JSON, one at a time."""
        return self.values_list("record", flat=True).iterator(chunk_size=200)


class ReleaseTask(models.Model):
    """One line of a release, as it was approved."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="tasks")
    position = models.PositiveIntegerField()
    item = models.ForeignKey(
        ReviewItem, null=True, on_delete=models.SET_NULL, related_name="released_as"
    )
    record_id = models.CharField(max_length=80)
    record = models.TextField()

    objects = ReleaseTaskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["release", "position"], name="release_position"),
            models.UniqueConstraint(fields=["release", "record_id"], name="release_record_once"),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} in release {self.release_id}"
