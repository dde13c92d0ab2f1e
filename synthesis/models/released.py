"""The fingerprints of released tasks: what later runs may not ask again."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import models
from django.db.models import Max


class ReleasedFingerprintQuerySet(models.QuerySet["ReleasedFingerprint"]):
    def last_id(self) -> int:
        """The newest row's id, 0 when nothing was released; a run keeps it from its planning."""
        return self.aggregate(last=Max("pk"))["last"] or 0

    def known_at(self, last_id: int, fingerprints: Sequence[str]) -> dict[str, str]:
        """Record ids by fingerprint, of those that were released when ``last_id`` was newest."""
        rows = self.filter(pk__lte=last_id, fingerprint__in=fingerprints)
        return dict(rows.values_list("fingerprint", "record_id"))


class ReleasedFingerprint(models.Model):
    """One fingerprint of a released task, of the release that had it first."""

    fingerprint = models.CharField(max_length=64, unique=True)
    record_id = models.CharField(max_length=80)

    objects = ReleasedFingerprintQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.fingerprint[:12]} of {self.record_id}"
