"""Names for API tokens, so that a person knows which to revoke; knox keeps the secret's hash."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from knox.models import AuthToken


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    def of(self, user_id: int) -> ApiTokenQuerySet:
        return self.filter(user_id=user_id).select_related("token").order_by("id")


class ApiToken(models.Model):
    """One token of one person; it goes when knox deletes an expired one."""

    token = models.OneToOneField(AuthToken, on_delete=models.CASCADE, related_name="named")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens"
    )
    name = models.CharField(max_length=60)

    objects = ApiTokenQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    @property
    def prefix(self) -> str:
        """The first characters of the token: enough to recognise it, useless to anyone else."""
        return str(self.token.token_key)
