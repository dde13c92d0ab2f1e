"""``token``: let a program in as a person."""

from __future__ import annotations

import argparse
from typing import Any

from django.contrib.auth.models import User

from review.services import tokens
from synthesis.core.errors import ConfigurationError
from synthesis.management.base import StudioCommand, add_format


class Command(StudioCommand):
    """Creates, lists and revokes API tokens."""

    help = "Create, list and revoke API tokens."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        create = verbs.add_parser("create", help="make a token and print it, once")
        create.add_argument("username")
        create.add_argument("--name", required=True, help="what the token is for")
        listed = verbs.add_parser("list", help="list a person's tokens, without their secrets")
        listed.add_argument("username")
        add_format(listed)
        revoke = verbs.add_parser("revoke", help="end a token at once")
        revoke.add_argument("username")
        revoke.add_argument("id", type=int, help="its number, as `token list` shows it")

    def handle(self, *args: Any, **options: Any) -> None:
        user = _user(options["username"])
        if options["verb"] == "create":
            _, secret = tokens.create(user, options["name"])
            self.stdout.write(secret)
            self.say("Keep it safe: it is not shown again.")
        elif options["verb"] == "revoke":
            tokens.revoke(user, options["id"])
            self.say(f"Token {options['id']} is revoked.")
        else:
            self._list(user, options["format"])

    def _list(self, user: User, form: str) -> None:
        rows = [
            {
                "id": item.pk,
                "name": item.name,
                "prefix": item.prefix,
                "created_at": item.token.created.isoformat(timespec="seconds"),
                "expires_at": item.token.expiry and item.token.expiry.isoformat(timespec="seconds"),
            }
            for item in tokens.list_of(user)
        ]
        if form == "json":
            self.print_json(rows)
        elif rows:
            self.print_table([tuple(rows[0]), *(tuple(row.values()) for row in rows)])
        else:
            self.say(f"{user.get_username()} has no tokens.")


def _user(username: str) -> User:
    try:
        return User.objects.get_by_natural_key(username)
    except User.DoesNotExist:
        raise ConfigurationError(f"There is nobody called {username!r}.") from None
