"""The audit trail: an event saved in the transaction of what it tells."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db import models

from review.models import AuditEvent


def record(actor: User | None, action: str, thing: models.Model, **data: Any) -> None:
    """Append an event; ``actor`` is None for commands of the operator."""
    AuditEvent.objects.create(
        actor=actor,
        action=action,
        object_type=thing._meta.model_name or "",
        object_id=thing.pk,
        data=data,
    )
