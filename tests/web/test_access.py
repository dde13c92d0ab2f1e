"""Every address, every method that changes its rule, every role: one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from synthesis.core.permissions import Role

pytestmark = pytest.mark.django_db

EVERY_ROLE = frozenset(Role)
CURATE = frozenset({Role.CURATOR, Role.OPERATOR})
REVIEW = frozenset({Role.REVIEWER, Role.OPERATOR})
OPERATE = frozenset({Role.OPERATOR})
RELEASE = frozenset({Role.CURATOR, Role.ENGINEER, Role.OPERATOR})
OPEN = None
"""For everyone, signed in or not."""

NO_SUCH = 999_999


@dataclass(frozen=True)
class Entry:
    """An address with one method, and who may use it."""

    name: str
    method: str
    allowed: frozenset[Role] | None
    kwargs: dict[str, Any] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return reverse(self.name, kwargs=self.kwargs)

    def __str__(self) -> str:
        return f"{self.method}-{self.name}"


def get(name: str, allowed: frozenset[Role] | None, /, **kwargs: Any) -> Entry:
    return Entry(name, "get", allowed, kwargs)


def post(name: str, allowed: frozenset[Role] | None, /, **kwargs: Any) -> Entry:
    return Entry(name, "post", allowed, kwargs)


# What is named does not exist: whoever is let in meets 404, and nothing is changed.
TABLE = (
    get("login", OPEN),
    post("logout", OPEN),
    get("health", OPEN),
    post("theme", OPEN),
    get("home", EVERY_ROLE),
    get("profile", EVERY_ROLE),
    post("profile", EVERY_ROLE),
    post("revoke-token", EVERY_ROLE, pk=NO_SUCH),
    get("tools", EVERY_ROLE),
    get("tool", EVERY_ROLE, name="nothing"),
    post("call-tool", EVERY_ROLE, name="nothing"),
    post("validate-tool", CURATE, name="nothing"),
    get("pool-validation", EVERY_ROLE),
    get("pool-provenance", EVERY_ROLE),
    get("subsets", EVERY_ROLE),
    get("subset", EVERY_ROLE, pk=NO_SUCH),
    get("new-subset", CURATE),
    post("new-subset", CURATE),
    post("delete-subset", CURATE, pk=NO_SUCH),
    get("endpoints", EVERY_ROLE),
    get("endpoint", EVERY_ROLE, name="nothing"),
    get("new-endpoint", OPERATE),
    post("new-endpoint", OPERATE),
    post("give-roles", OPERATE),
    post("change-endpoint", OPERATE, name="nothing"),
    post("test-endpoint", OPERATE, name="nothing"),
    post("remove-endpoint", OPERATE, name="nothing"),
    get("runs", EVERY_ROLE),
    get("run", EVERY_ROLE, pk=NO_SUCH),
    get("new-run", CURATE),
    post("new-run", CURATE),
    get("run-usage", EVERY_ROLE, pk=NO_SUCH),
    get("run-server", EVERY_ROLE, pk=NO_SUCH),
    post("raise-budget", CURATE, pk=NO_SUCH),
    post("run-other-strategy", CURATE, pk=NO_SUCH),
    post("act-on-run", CURATE, pk=NO_SUCH, action="pause"),
    get("queue", EVERY_ROLE),
    get("next-item", REVIEW),
    get("review-record", EVERY_ROLE, run=NO_SUCH, number=1),
    get("item", EVERY_ROLE, pk=NO_SUCH),
    post("vote", REVIEW, pk=NO_SUCH),
    post("skip", REVIEW, pk=NO_SUCH),
    post("undo", REVIEW, pk=NO_SUCH),
    get("edit", REVIEW, pk=NO_SUCH),
    post("edit", REVIEW, pk=NO_SUCH),
    post("heartbeat", REVIEW, pk=NO_SUCH),
    get("item-history", EVERY_ROLE, pk=NO_SUCH),
    get("item-step", EVERY_ROLE, pk=NO_SUCH, number=1),
    get("item-attempt", EVERY_ROLE, pk=NO_SUCH, number=1),
    get("item-attempt-json", EVERY_ROLE, pk=NO_SUCH, number=1),
    get("item-record", EVERY_ROLE, pk=NO_SUCH),
    get("releases", EVERY_ROLE),
    get("new-release", RELEASE),
    post("new-release", RELEASE),
    get("release", EVERY_ROLE, number=NO_SUCH),
    get("download", EVERY_ROLE, number=NO_SUCH, format_name="records"),
    get("api-schema", EVERY_ROLE),
    get("api-tools", EVERY_ROLE),
    get("api-tool", EVERY_ROLE, name="nothing"),
    post("api-tool-call", EVERY_ROLE, name="nothing"),
    get("api-pool-validation", EVERY_ROLE),
    get("api-pool-chains", EVERY_ROLE),
    get("api-pool-provenance", EVERY_ROLE),
    get("api-endpoints", EVERY_ROLE),
    post("api-endpoints", OPERATE),
    get("api-endpoint", EVERY_ROLE, name="nothing"),
    post("api-endpoint-test", OPERATE, name="nothing"),
    get("api-roles", EVERY_ROLE),
    get("api-runs", EVERY_ROLE),
    post("api-runs", CURATE),
    get("api-run", EVERY_ROLE, number=NO_SUCH),
    post("api-run-pause", CURATE, number=NO_SUCH),
    post("api-run-resume", CURATE, number=NO_SUCH),
    post("api-run-cancel", CURATE, number=NO_SUCH),
    post("api-run-budget", CURATE, number=NO_SUCH),
    post("api-run-retry", CURATE, number=NO_SUCH),
    get("api-tasks", EVERY_ROLE),
    get("api-task", EVERY_ROLE, task="nothing"),
    get("api-votes", EVERY_ROLE, task="nothing"),
    post("api-votes", REVIEW, task="nothing"),
    get("api-edits", EVERY_ROLE, task="nothing"),
    post("api-edits", REVIEW, task="nothing"),
    get("api-releases", EVERY_ROLE),
    post("api-releases", RELEASE),
    get("api-release", EVERY_ROLE, number=NO_SUCH),
    get("api-export", EVERY_ROLE, number=NO_SUCH, form="records"),
)

SIGNED_IN = [(role,) for role in Role] + [()]


def names(patterns: list[Any]) -> Iterator[str]:
    """Every route's name; a route without one is given by its address."""
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from names(pattern.url_patterns)
        else:
            yield pattern.name or f"nameless {pattern.pattern}"


def test_every_address_is_in_the_table() -> None:
    assert set(names(get_resolver().url_patterns)) == {entry.name for entry in TABLE}


def ask(client: Client, entry: Entry) -> int:
    options = {"data": {}} if entry.method == "get" else {"data": "{}"}
    if entry.method == "post":
        json = entry.name.startswith("api-")
        kind = "application/json" if json else "application/x-www-form-urlencoded"
        options |= {"content_type": kind} | ({} if json else {"data": ""})
    response = getattr(client, entry.method)(entry.url, **options)
    location = response.headers.get("Location", "")
    return 401 if location.startswith(reverse("login") + "?next=") else response.status_code


@pytest.mark.parametrize("roles", SIGNED_IN, ids=lambda roles: "+".join(roles) or "no role")
def test_a_signed_in_person_gets_what_their_role_allows(
    signed_in: Callable[..., Client], roles: tuple[Role, ...]
) -> None:
    client = signed_in(*roles)
    wrong = []
    for entry in TABLE:
        if entry.name == "logout":
            continue
        status = ask(client, entry)
        let_in = entry.allowed is OPEN or bool(entry.allowed & set(roles))
        refused = status in {401, 403}
        if let_in == refused or status >= 500:
            wrong.append(f"{entry}: {status}")

    assert wrong == []


def test_an_anonymous_visitor_gets_only_what_is_open(client: Client) -> None:
    wrong = []
    for entry in TABLE:
        status = ask(client, entry)
        if (status == 401) == (entry.allowed is OPEN):
            wrong.append(f"{entry}: {status}")

    assert wrong == []


@pytest.mark.parametrize("entry", [entry for entry in TABLE if entry.method == "post"], ids=str)
def test_every_form_wants_a_token_against_forgery(entry: Entry, operator: Any) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(operator)

    assert ask(browser, entry) == 403
