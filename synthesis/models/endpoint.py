"""Endpoints: where language models are, who plays which role, and how each is being used."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from synthesis.core.chat import ROLES


class EndpointQuerySet(models.QuerySet["Endpoint"]):
    def by_name(self) -> EndpointQuerySet:
        return self.order_by("name")


class Endpoint(models.Model):
    """One model behind an OpenAI-compatible server.

    The key is either in the environment, under ``key_variable``, or encrypted in
    ``encrypted_key``; it is never shown. ``level`` is how many calls at once the server was
    last found to take. ``test_report`` is what the last test of it said.
    """

    class ToolCalling(models.TextChoices):
        NATIVE = "native", "the server's own tool calling"
        JSON = "json", "constrained JSON"

    class StructuredOutput(models.TextChoices):
        JSON_SCHEMA = "json_schema", "JSON Schema"
        JSON_OBJECT = "json_object", "any JSON object"
        PROMPT = "prompt", "asked for in words"

    name = models.CharField(max_length=60, unique=True)
    base_url = models.CharField(max_length=500)
    model = models.CharField(max_length=200)
    key_variable = models.CharField(max_length=100, blank=True, default="")
    encrypted_key = models.TextField(blank=True, default="")
    sampling = models.JSONField(default=dict, help_text="temperature, top_p, max_tokens, ...")
    max_concurrency = models.PositiveIntegerField(default=64)
    price_in = models.FloatField(default=0.0, help_text="per million prompt tokens")
    price_out = models.FloatField(default=0.0, help_text="per million completion tokens")
    tool_calling = models.CharField(
        max_length=12, choices=ToolCalling.choices, default=ToolCalling.NATIVE
    )
    structured_output = models.CharField(
        max_length=12, choices=StructuredOutput.choices, default=StructuredOutput.JSON_SCHEMA
    )
    timeout_seconds = models.FloatField(default=300.0)
    metrics_url = models.CharField(max_length=500, blank=True, default="")
    level = models.FloatField(default=0.0, help_text="calls at once; 0 before anything is learnt")
    learnt = models.JSONField(default=dict, help_text="what the level was learnt from")
    test_report = models.JSONField(null=True)
    tested_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = EndpointQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.name} ({self.model})"


class RoleChoice(models.Model):
    """The endpoint that plays a role in runs planned from now on."""

    role = models.CharField(max_length=12, unique=True, choices=[(name, name) for name in ROLES])
    endpoint = models.ForeignKey(Endpoint, on_delete=models.CASCADE, related_name="roles")

    def __str__(self) -> str:
        return f"{self.role}: {self.endpoint_id}"


class EndpointUseQuerySet(models.QuerySet["EndpointUse"]):
    def live(self, now: datetime) -> EndpointUseQuerySet:
        return self.filter(until__gt=now)


class EndpointUse(models.Model):
    """One process that calls an endpoint: what it wants, what it may, what it does.

    ``share`` is what it may have in flight until it looks again, of the endpoint's level. The
    row counts until ``until``, so a dead process's share falls to the others by itself.
    """

    endpoint = models.ForeignKey(Endpoint, on_delete=models.CASCADE, related_name="uses")
    owner = models.CharField(max_length=120)
    wanted = models.PositiveIntegerField(default=0, help_text="calls in flight and waiting")
    in_flight = models.PositiveIntegerField(default=0)
    share = models.PositiveIntegerField(default=1)
    until = models.DateTimeField()

    objects = EndpointUseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["endpoint", "owner"], name="endpoint_use_once_an_owner")
        ]

    def __str__(self) -> str:
        return f"{self.owner} at endpoint {self.endpoint_id}"
