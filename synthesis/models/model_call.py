"""Calls of language models: what each said and cost. A stored reply is never paid for again."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from synthesis.models.fields import JsonTextField
from synthesis.models.run import Episode, Run


class ModelCallQuerySet(models.QuerySet["ModelCall"]):
    def of(self, run_id: int) -> ModelCallQuerySet:
        return self.filter(run_id=run_id)

    def answered(self) -> ModelCallQuerySet:
        return self.filter(outcome=ModelCall.ANSWERED)


class ModelCall(models.Model):
    """One try at an endpoint.

    ``key`` names the request within its episode; only a try that was answered has one, and
    its ``reply``. Every other try has an ``outcome`` that says what went wrong, and a reason.
    """

    ANSWERED = "answered"

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="model_calls")
    episode = models.ForeignKey(Episode, on_delete=models.CASCADE, related_name="model_calls")
    role = models.CharField(max_length=12)
    stage = models.CharField(max_length=40)
    endpoint = models.CharField(max_length=60)
    model = models.CharField(max_length=200, blank=True, default="")
    key = models.CharField(max_length=64, blank=True, default="")
    outcome = models.CharField(max_length=40, default=ANSWERED)
    reason = models.CharField(max_length=500, blank=True, default="")
    reply = JsonTextField(null=True)
    prompt_tokens = models.PositiveIntegerField(default=0)
    completion_tokens = models.PositiveIntegerField(default=0)
    cached_tokens = models.PositiveIntegerField(default=0)
    cost = models.FloatField(default=0.0)
    seconds = models.FloatField(default=0.0)
    created_at = models.DateTimeField(default=timezone.now)

    objects = ModelCallQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["episode", "key"], condition=~Q(key=""), name="model_call_answered_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.role}, {self.stage}: {self.outcome}"
