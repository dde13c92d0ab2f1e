"""Every endpoint, every method, every role: one table, and a test that it is complete."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from review.services.releasing import create_release
from synthesis.core.permissions import Role
from synthesis.services.endpoint_edits import save_endpoint
from tests.api.conftest import Api
from tests.review.factories import approve, make_items

ROLES = (*Role, "stranger", "anonymous")
ALL = frozenset(Role)
CURATORS = frozenset({Role.CURATOR, Role.OPERATOR})
REVIEWERS = frozenset({Role.REVIEWER, Role.OPERATOR})
OPERATORS = frozenset({Role.OPERATOR})
RELEASERS = frozenset({Role.CURATOR, Role.ENGINEER, Role.OPERATOR})


@dataclass(frozen=True)
class Row:
    """What somebody who may use an endpoint gets; the others get 403, the unknown 401.

    Bodies are empty, so those who may write get 400 (or 409), and nothing changes.
    """

    method: str
    name: str
    arguments: tuple[Any, ...]
    allowed: frozenset[Role]
    status: int

    def __str__(self) -> str:
        return f"{self.method} {self.name}"


TABLE = (
    Row("GET", "api-schema", (), ALL, 200),
    Row("GET", "api-tools", (), ALL, 200),
    Row("GET", "api-tool", ("molar_mass",), ALL, 200),
    Row("POST", "api-tool-call", ("molar_mass",), ALL, 400),
    Row("GET", "api-pool-validation", (), ALL, 200),
    Row("GET", "api-pool-chains", (), ALL, 200),
    Row("GET", "api-pool-provenance", (), ALL, 200),
    Row("GET", "api-endpoints", (), ALL, 200),
    Row("POST", "api-endpoints", (), OPERATORS, 400),
    Row("GET", "api-endpoint", ("ENDPOINT",), ALL, 200),
    Row("PATCH", "api-endpoint", ("ENDPOINT",), OPERATORS, 400),
    Row("DELETE", "api-endpoint", ("ENDPOINT",), OPERATORS, 204),
    Row("POST", "api-endpoint-test", ("nothing",), OPERATORS, 404),
    Row("GET", "api-roles", (), ALL, 200),
    Row("PUT", "api-roles", (), OPERATORS, 400),
    Row("GET", "api-runs", (), ALL, 200),
    Row("POST", "api-runs", (), CURATORS, 400),
    Row("GET", "api-run", ("RUN",), ALL, 200),
    Row("POST", "api-run-pause", ("RUN",), CURATORS, 409),
    Row("POST", "api-run-resume", ("RUN",), CURATORS, 409),
    Row("POST", "api-run-cancel", ("RUN",), CURATORS, 409),
    Row("POST", "api-run-budget", ("RUN",), CURATORS, 400),
    Row("POST", "api-run-retry", ("RUN",), CURATORS, 409),
    Row("GET", "api-tasks", (), ALL, 200),
    Row("GET", "api-task", ("TASK",), ALL, 200),
    Row("GET", "api-votes", ("TASK",), ALL, 200),
    Row("POST", "api-votes", ("TASK",), REVIEWERS, 400),
    Row("GET", "api-edits", ("TASK",), ALL, 200),
    Row("POST", "api-edits", ("TASK",), REVIEWERS, 400),
    Row("GET", "api-releases", (), ALL, 200),
    Row("POST", "api-releases", (), RELEASERS, 400),
    Row("GET", "api-release", (1,), ALL, 200),
    Row("GET", "api-export", (1, "records"), ALL, 200),
)


@pytest.fixture
def places(reviewer: User) -> dict[str, Any]:
    """A finished run with one approved, released task, and an endpoint."""
    (item,) = make_items(1)
    approve(item, reviewer)
    create_release("", None, None)
    given = {"name": "teacher", "base_url": "http://localhost:8001/v1", "model": "big"}
    return {"RUN": item.run_id, "TASK": item.pk, "ENDPOINT": save_endpoint(given).name}


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_every_endpoint_answers_every_role_as_the_table_says(
    row: Row, places: dict[str, Any], api: Api, make_person: Any
) -> None:
    address = reverse(row.name, args=[places.get(argument, argument) for argument in row.arguments])
    found = {}
    for role in ROLES:
        user = make_person(f"some-{role}", *([role] if role in ALL else []))
        client = api(None if role == "anonymous" else user)
        body = {"unknown": 1} if row.method == "POST" else None
        found[role] = getattr(client, row.method.lower())(address, body).status_code

    assert found == {role: expected(row, role) for role in ROLES}


def expected(row: Row, role: Any) -> int:
    if role == "anonymous":
        return 401
    return row.status if role in row.allowed else 403


def test_the_table_holds_every_endpoint_and_method() -> None:
    assert {(row.method, row.name) for row in TABLE} == set(endpoints())


def endpoints() -> list[tuple[str, str]]:
    """Every method of every address under /api/v1/."""
    (resolver,) = (
        entry
        for entry in get_resolver().url_patterns
        if isinstance(entry, URLResolver) and str(entry.pattern) == "api/v1/"
    )
    return [
        (method.upper(), str(pattern.name))
        for pattern in patterns(resolver)
        for method in ("get", "post", "put", "patch", "delete")
        if hasattr(pattern.callback.cls, method)  # type: ignore[attr-defined]
    ]


def patterns(resolver: URLResolver) -> list[URLPattern]:
    found = []
    for entry in resolver.url_patterns:
        found += patterns(entry) if isinstance(entry, URLResolver) else [entry]
    return found


def test_a_wrong_token_is_told_and_not_taken(api: Api) -> None:
    client = api(None)
    client.credentials(HTTP_AUTHORIZATION="Token dive_nonsense")

    answer = client.get("/api/v1/tasks/")

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Token")
    assert answer["Content-Type"] == "application/problem+json"


def test_the_session_of_a_page_needs_its_csrf_token_to_write(reviewer: User) -> None:
    from rest_framework.test import APIClient

    (item,) = make_items(1)
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(reviewer)

    answer = client.post(f"/api/v1/tasks/{item.pk}/votes/", {"verdict": "approve", "version": 1})

    assert answer.status_code == 403
    assert "CSRF" in answer.json()["detail"]
