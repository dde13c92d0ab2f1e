"""Calls of language models: what each cost, and what it said.

A stored reply is never paid for again. Replies lie apart from calls, so that sums over
calls read no reply.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from synthesis.models.fields import JsonTextField
from synthesis.models.run import Episode, Run


class ModelCallQuerySet(models.QuerySet["ModelCall"]):
    def of(self, run_id: int) -> ModelCallQuerySet:
        return self.filter(run_id=run_id)

    def answered(self) -> ModelCallQuerySet:
        return self.filter(outcome=ModelCall.ANSWERED)


class ModelCall(models.Model):
    """One try at an endpoint; its ``outcome``, where not answered, says what went wrong."""

    ANSWERED = "answered"

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="model_calls")
    episode = models.ForeignKey(Episode, on_delete=models.CASCADE, related_name="model_calls")
    role = models.CharField(max_length=12)
    stage = models.CharField(max_length=40)
    endpoint = models.CharField(max_length=60)
    model = models.CharField(max_length=200, blank=True, default="")
    outcome = models.CharField(max_length=40, default=ANSWERED)
    reason = models.CharField(max_length=500, blank=True, default="")
    prompt_tokens = models.PositiveIntegerField(default=0)
    completion_tokens = models.PositiveIntegerField(default=0)
    cached_tokens = models.PositiveIntegerField(default=0)
    cost = models.FloatField(default=0.0)
    seconds = models.FloatField(default=0.0)
    created_at = models.DateTimeField(default=timezone.now)

    objects = ModelCallQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.role}, {self.stage}: {self.outcome}"


class ModelReply(models.Model):
    """What a model said to a request of an episode; ``key`` names the request within it."""

    episode = models.ForeignKey(
        Episode,
        on_delete=models.CASCADE,
        related_name="model_replies",
        db_index=False,  # the constraint begins with it
    )
    key = models.CharField(max_length=64)
    reply = JsonTextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["episode", "key"], name="model_reply_once_a_request")
        ]

    def __str__(self) -> str:
        return f"Reply {self.key[:12]} of episode row {self.episode_id}"
