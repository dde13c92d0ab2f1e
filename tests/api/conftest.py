"""Programs that call the API as people in their roles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from rest_framework.test import APIClient

from review.services import tokens

Api = Callable[[User | None], APIClient]


@pytest.fixture
def api(db: None) -> Api:
    """A client with a token of this person, or with none; problems are answers, not errors."""

    def make(user: User | None) -> APIClient:
        client = APIClient(raise_request_exception=False)
        if user is not None:
            _, secret = tokens.create(user, "tests")
            client.credentials(HTTP_AUTHORIZATION=f"Token {secret}")
        return client

    return make


@pytest.fixture
def as_reviewer(api: Api, reviewer: User) -> APIClient:
    return api(reviewer)


@pytest.fixture
def as_engineer(api: Api, engineer: User) -> APIClient:
    return api(engineer)


@pytest.fixture
def as_curator(api: Api, curator: User) -> APIClient:
    return api(curator)


def problem(response: Any) -> dict[str, Any]:
    """The problem of an answer, which must be one, with a sentence."""
    assert response["Content-Type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert body["status"] == response.status_code
    assert body["detail"].endswith((".", "?"))
    assert "Traceback" not in body["detail"]
    return body
