"""Programs that call the API as people in their roles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from rest_framework.test import APIClient

from review.services import tokens
from synthesis.core.values import Seed
from synthesis.services import planning
from synthesis.services.sources import Sources
from synthesis.tools import catalogue
from tests.review.factories import smiles
from tests.synthesis.fakes import EXEMPLARS

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


@pytest.fixture
def few_seeds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan draws from a handful of seeds, so that none have to be built."""
    seeds = tuple(Seed(smiles(n), "smiles", "chemistry", "tests") for n in range(5))
    few = Sources(catalogue.specs(), seeds, EXEMPLARS)
    monkeypatch.setattr(planning, "load_sources", lambda: few)


def problem(response: Any) -> dict[str, Any]:
    """The problem of an answer, which must be one, with a sentence."""
    assert response["Content-Type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert body["status"] == response.status_code
    assert body["detail"].endswith((".", "?"))
    assert "Traceback" not in body["detail"]
    return body
