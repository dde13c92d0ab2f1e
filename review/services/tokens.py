"""API tokens: the secret is shown once, when it is made, and only its hash is kept."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from knox.models import AuthToken

from review.models import ApiToken
from review.services import audit
from synthesis.core.errors import ConfigurationError

LONGEST_NAME = 60


def create(user: User, name: str, actor: User | None = None) -> tuple[ApiToken, str]:
    """A new token of the user and its secret, which nobody can read again.

    ``actor`` is who made it, when that is not the user. Raises ``ConfigurationError`` for
    a name that is missing or too long, and for somebody who may not sign in.
    """
    name = name.strip()
    if not name:
        raise ConfigurationError("Give the token a name, so that you know later what it is for.")
    if len(name) > LONGEST_NAME:
        raise ConfigurationError(f"The name is longer than {LONGEST_NAME} characters.")
    if not user.is_active:
        raise ConfigurationError(f"{user.get_username()} may not sign in, so no token was made.")
    with transaction.atomic():
        token, secret = AuthToken.objects.create(user)
        named = ApiToken.objects.create(token=token, user=user, name=name)
        audit.record(actor or user, "create token", named, name=name, prefix=named.prefix)
    return named, secret


def list_of(user: User) -> list[ApiToken]:
    """The user's tokens, oldest first; their secrets cannot be told."""
    return list(ApiToken.objects.of(user.pk))


def revoke(user: User, token_id: int, actor: User | None = None) -> None:
    """End one of the user's tokens at once; raises ``ConfigurationError`` when it has none such."""
    with transaction.atomic():
        named = ApiToken.objects.of(user.pk).filter(pk=token_id).first()
        if named is None:
            raise ConfigurationError(f"{user.get_username()} has no token {token_id}.")
        audit.record(actor or user, "revoke token", named, name=named.name, prefix=named.prefix)
        named.token.delete()
