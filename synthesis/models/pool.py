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
