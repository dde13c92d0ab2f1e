"""API tokens: shown once, listed by their first characters, revoked at once."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from review.models import ApiToken, AuditEvent
from review.services import tokens
from synthesis.core.errors import ConfigurationError

pytestmark = pytest.mark.django_db


def status_with(secret: str) -> int:
    return Client().get("/api/v1/tasks/", headers={"Authorization": f"Token {secret}"}).status_code


def test_a_token_lets_its_owner_in_until_it_is_revoked(engineer: User) -> None:
    named, secret = tokens.create(engineer, "trainer")

    assert status_with(secret) == 200
    tokens.revoke(engineer, named.pk)
    assert status_with(secret) == 401


def test_the_secret_is_nowhere_in_the_database(engineer: User) -> None:
    _, secret = tokens.create(engineer, "trainer")

    (listed,) = tokens.list_of(engineer)
    told = AuditEvent.objects.get(action="create token").data

    assert secret.startswith(listed.prefix)
    assert len(listed.prefix) < len(secret) / 2
    assert secret not in json.dumps(told) + listed.token.digest + str(listed)


def test_nobody_revokes_the_token_of_another(engineer: User, curator: User) -> None:
    named, _ = tokens.create(engineer, "trainer")

    with pytest.raises(ConfigurationError, match="curator has no token"):
        tokens.revoke(curator, named.pk)
    assert ApiToken.objects.count() == 1


@pytest.mark.parametrize("name", ["", "  ", "x" * 61])
def test_a_token_needs_a_name_that_can_be_shown(engineer: User, name: str) -> None:
    with pytest.raises(ConfigurationError):
        tokens.create(engineer, name)


def test_somebody_who_may_not_sign_in_gets_no_token(engineer: User) -> None:
    engineer.is_active = False

    with pytest.raises(ConfigurationError, match="may not sign in"):
        tokens.create(engineer, "trainer")


def test_the_command_prints_the_token_alone(engineer: User, capsys: Any) -> None:
    call_command("token", "create", "engineer", "--name", "trainer")
    secret = capsys.readouterr().out.strip()
    assert status_with(secret) == 200

    call_command("token", "list", "engineer", "--format", "json")
    out = capsys.readouterr().out
    (listed,) = json.loads(out)
    assert (listed["name"], secret in out) == ("trainer", False)

    call_command("token", "revoke", "engineer", str(listed["id"]))
    assert status_with(secret) == 401


def test_the_command_refuses_an_unknown_name(db: None) -> None:
    with pytest.raises(CommandError, match="nobody called 'ghost'") as refusal:
        call_command("token", "create", "ghost", "--name", "x")

    assert refusal.value.returncode == 2
