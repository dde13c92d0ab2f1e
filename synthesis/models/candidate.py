"""A verified task. Its record is a row of its own, so that no list can load it by accident."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from synthesis.models.run import Episode, Run


class CandidateQuerySet(models.QuerySet["Candidate"]):
    def of(self, run_id: int) -> CandidateQuerySet:
        return self.filter(run_id=run_id)

    def in_order(self) -> CandidateQuerySet:
        """In the order of their episodes, which is the order of exported files."""
        return self.order_by("run_id", "number")

    def newest(self, limit: int = 5) -> CandidateQuerySet:
        return self.order_by("-created_at", "-id")[:limit]

    def with_record(self) -> CandidateQuerySet:
        """With the full record at hand, for a page or an export of few."""
        return self.select_related("body")

    def records(self) -> Iterator[str]:
        """The records as canonical JSON, one at a time, in episode order."""
        bodies = CandidateBody.objects.filter(candidate__in=self)
        ordered = bodies.order_by("candidate__run_id", "candidate__number")
        return ordered.values_list("record", flat=True).iterator(chunk_size=200)

    def ids_by_fingerprint(self, fingerprints: Sequence[str]) -> dict[str, str]:
        """The record ids of those that share a fingerprint, lowest episode first."""
        same = Q(query_fingerprint__in=fingerprints) | Q(proof_fingerprint__in=fingerprints)
        found: dict[str, str] = {}
        for row in self.filter(same).order_by("number"):
            found.setdefault(row.query_fingerprint, row.record_id)
            found.setdefault(row.proof_fingerprint, row.record_id)
        return found


class Candidate(models.Model):
    """What lists and facets need of a verified record; the same record may come from two runs."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="candidates")
    episode = models.OneToOneField(Episode, on_delete=models.CASCADE, related_name="candidate")
    number = models.PositiveIntegerField()
    record_id = models.CharField(max_length=80, db_index=True)
    domain = models.CharField(max_length=20, db_index=True)
    query = models.TextField()
    answer_text = models.TextField()
    form = models.CharField(max_length=40)
    depth = models.PositiveSmallIntegerField()
    width = models.PositiveSmallIntegerField()
    signature = models.CharField(max_length=500)
    tools_used = models.JSONField()
    difficulty = models.CharField(max_length=12, blank=True, default="", db_index=True)
    digest = models.CharField(max_length=64)
    query_fingerprint = models.CharField(max_length=64)
    proof_fingerprint = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = CandidateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="candidate_once_an_episode"),
            models.UniqueConstraint(fields=["run", "record_id"], name="candidate_once_a_run"),
            models.UniqueConstraint(
                fields=["run", "query_fingerprint"], name="candidate_asks_something_new"
            ),
            models.UniqueConstraint(
                fields=["run", "proof_fingerprint"], name="candidate_proves_something_new"
            ),
        ]

    def __str__(self) -> str:
        return self.record_id

    @property
    def record(self) -> dict[str, Any]:
        """The whole task record, read from its own row."""
        record: dict[str, Any] = json.loads(self.body.record)
        return record


class CandidateBody(models.Model):
    """The task record as canonical JSON text: what is hashed and exported, byte for byte."""

    candidate = models.OneToOneField(
        Candidate, primary_key=True, on_delete=models.CASCADE, related_name="body"
    )
    record = models.TextField()

    def __str__(self) -> str:
        return f"Record of candidate {self.pk}"
