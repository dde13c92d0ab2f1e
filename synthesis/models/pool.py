"""The tool pool as people use it: saved selections, and what validation last said."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class PoolSubsetQuerySet(models.QuerySet["PoolSubset"]):
    def by_name(self) -> PoolSubsetQuerySet:
        return self.order_by("name")


class PoolSubset(models.Model):
    """A curator's saved selection of the tool pool: a sorted list of tool names."""

    name = models.CharField(max_length=100, unique=True)
    tools = models.JSONField()
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="pool_subsets"
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = PoolSubsetQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class ToolReportQuerySet(models.QuerySet["ToolReport"]):
    def passing(self) -> ToolReportQuerySet:
        return self.filter(status=ToolReport.Status.PASS)

    def failing(self) -> ToolReportQuerySet:
        return self.filter(status=ToolReport.Status.FAIL)


class ToolReport(models.Model):
    """What the last validation said of one tool."""

    class Status(models.TextChoices):
        PASS = "pass", "pass"
        FAIL = "fail", "fail"

    name = models.CharField(max_length=100, unique=True)
    status = models.CharField(max_length=4, choices=Status.choices)
    reasons = models.JSONField(default=list)
    median_ms = models.FloatField(default=0.0)
    p95_ms = models.FloatField(default=0.0)
    checked_at = models.DateTimeField(default=timezone.now)

    objects = ToolReportQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.name}: {self.status}"
