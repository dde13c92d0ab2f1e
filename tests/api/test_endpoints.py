"""Endpoints and roles over the API: strict, for operators to change, and never telling a key."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from rest_framework.test import APIClient

from synthesis.models import Endpoint, Run, RunStatus
from synthesis.services import endpoints
from synthesis.services.endpoint_edits import save_endpoint
from tests.api.conftest import Api, problem
from tests.support.small_model import small_model

pytestmark = pytest.mark.django_db

ENDPOINTS = "/api/v1/endpoints/"
KEY = "sk-the-operators-own-key"
BODY = {"name": "teacher", "base_url": "https://models.example/v1", "model": "big"}


@pytest.fixture
def as_operator(api: Api, operator: User) -> APIClient:
    return api(operator)


@pytest.fixture
def teacher() -> Endpoint:
    return save_endpoint({**BODY, "key": KEY})


def said(answer: Any) -> Any:
    """The body of an answer; no key is ever in it."""
    assert KEY not in answer.content.decode()
    return answer.json()


def test_a_new_endpoint_is_given_back_without_its_key(as_operator: APIClient) -> None:
    body = {**BODY, "key": KEY, "sampling": {"temperature": 0}, "price_in": 0.5}

    answer = as_operator.post(ENDPOINTS, body)

    assert answer.status_code == 201
    assert answer["Location"] == f"{ENDPOINTS}teacher/"
    shown = said(answer)
    assert shown == said(as_operator.get(answer["Location"]))
    assert {name: shown[name] for name in BODY} == BODY
    assert (shown["key"], shown["key_variable"]) == ("stored", "")
    assert (shown["sampling"], shown["price_in"]) == ({"temperature": 0}, 0.5)
    assert (shown["roles"], shown["in_flight"], shown["tested_at"]) == ([], 0, None)
    assert "encrypted_key" not in shown
    assert endpoints.settings_of(Endpoint.objects.get()).api_key == KEY
    assert Endpoint.objects.get().updated_by is not None


def test_all_endpoints_are_listed_with_that_of_the_settings(
    as_curator: APIClient, teacher: Endpoint, settings: Any
) -> None:
    settings.LLM_BASE_URL, settings.LLM_MODEL = "http://localhost:8001/v1", "own"
    settings.LLM_API_KEY = KEY

    rows = said(as_curator.get(ENDPOINTS))["results"]

    assert [(row["name"], row["key"], row["from_settings"]) for row in rows] == [
        ("environment", "environment", True),
        ("teacher", "stored", False),
    ]


def test_the_list_comes_in_pages_and_takes_no_filter(
    as_curator: APIClient, teacher: Endpoint
) -> None:
    save_endpoint({**BODY, "name": "a-b"})
    save_endpoint({**BODY, "name": "ab"})

    first = said(as_curator.get(ENDPOINTS, {"limit": 2}))
    second = said(as_curator.get(first["next"]))

    names = [row["name"] for part in (first, second) for row in part["results"]]
    assert names == ["a-b", "ab", "teacher"]
    assert second["next"] is None
    assert "colour" in problem(as_curator.get(ENDPOINTS, {"colour": "red"}))["errors"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": "Not a name"}, "name"),
        ({"name": "roles"}, "name"),
        ({"name": 7}, "name"),
        ({"base_url": "nowhere"}, "base_url"),
        ({"base_url": "https://ada:hush@models.example/v1"}, "base_url"),
        ({"model": None}, "model"),
        ({"model": ""}, "model"),
        ({"key": f"{KEY} and more"}, "key"),
        ({"key": KEY, "key_variable": "DIVE_KEY_TEACHER"}, "key"),
        ({"key_variable": "DATABASE_URL"}, "key_variable"),
        ({"sampling": []}, "sampling"),
        ({"sampling": {"temprature": 1}}, "sampling"),
        ({"max_concurrency": "64"}, "max_concurrency"),
        ({"max_concurrency": 0}, "max_concurrency"),
        ({"price_in": "0.5"}, "price_in"),
        ({"price_out": -1}, "price_out"),
        ({"tool_calling": "magic"}, "tool_calling"),
        ({"structured_output": True}, "structured_output"),
        ({"timeout_seconds": 0}, "timeout_seconds"),
        ({"metrics_url": "nowhere"}, "metrics_url"),
        ({"level": 64}, "level"),
        ({"encrypted_key": "gAAAA"}, "encrypted_key"),
    ],
)
def test_a_malformed_endpoint_names_the_field_and_repeats_no_secret(
    as_operator: APIClient, changed: Any, field: str
) -> None:
    answer = as_operator.post(ENDPOINTS, {**BODY, **changed})

    assert answer.status_code == 400
    assert field in problem(answer)["errors"]
    assert "hush" not in answer.content.decode()
    said(answer)
    assert not Endpoint.objects.exists()


@pytest.mark.parametrize("missing", ["name", "base_url", "model"])
def test_a_new_endpoint_needs_a_name_an_address_and_a_model(
    as_operator: APIClient, missing: str
) -> None:
    body = {name: value for name, value in BODY.items() if name != missing}

    assert missing in problem(as_operator.post(ENDPOINTS, body))["errors"]


def test_a_change_leaves_the_rest_and_demands_the_key_when_the_address_moves(
    as_operator: APIClient, teacher: Endpoint
) -> None:
    address = f"{ENDPOINTS}teacher/"
    moved = {"base_url": "https://elsewhere.example/v1"}

    assert said(as_operator.patch(address, {"model": "bigger"}))["model"] == "bigger"
    refused = as_operator.patch(address, moved)
    assert refused.status_code == 400
    assert "give the key again" in problem(refused)["errors"]["key"][0]
    assert said(as_operator.patch(address, {**moved, "key": KEY}))["base_url"] == moved["base_url"]

    teacher.refresh_from_db()
    assert (teacher.model, endpoints.settings_of(teacher).api_key) == ("bigger", KEY)


def test_an_empty_key_forgets_it(as_operator: APIClient, teacher: Endpoint) -> None:
    assert said(as_operator.patch(f"{ENDPOINTS}teacher/", {"key": ""}))["key"] == "none"


def test_the_endpoint_of_the_settings_is_not_changed_or_removed(
    as_operator: APIClient, settings: Any
) -> None:
    settings.LLM_BASE_URL, settings.LLM_MODEL = "http://localhost:8001/v1", "own"
    address = f"{ENDPOINTS}environment/"

    for answer in (as_operator.patch(address, {"model": "x"}), as_operator.delete(address)):
        assert answer.status_code == 400
        assert "DIVE_LLM_ settings" in problem(answer)["detail"]


def test_an_endpoint_is_removed_unless_a_run_is_under_way_with_it(
    as_operator: APIClient, teacher: Endpoint
) -> None:
    kept = {"explorer": endpoints.stored(teacher)}
    run = Run.objects.create(
        name="run",
        status=RunStatus.RUNNING,
        engine="openai",
        random_seed=0,
        settings={},
        plan_digest="",
        endpoints=kept,
    )

    refused = as_operator.delete(f"{ENDPOINTS}teacher/")
    assert (refused.status_code, problem(refused)["status"]) == (400, 400)
    assert f"Run {run.pk} is under way" in problem(refused)["detail"]

    Run.objects.update(status=RunStatus.FINISHED)
    assert as_operator.delete(f"{ENDPOINTS}teacher/").status_code == 204
    assert as_operator.get(f"{ENDPOINTS}teacher/").status_code == 404


@pytest.mark.parametrize("method", ["get", "patch", "delete"])
def test_a_name_that_nobody_has_is_not_found(as_operator: APIClient, method: str) -> None:
    answer = getattr(as_operator, method)(f"{ENDPOINTS}nobody/")

    assert answer.status_code == 404
    assert "There is no endpoint" in problem(answer)["detail"]


# Roles ------------------------------------------------------------------------------------


def test_roles_are_given_and_left(as_operator: APIClient, teacher: Endpoint) -> None:
    given = said(as_operator.put(f"{ENDPOINTS}roles/", {"judge": "teacher"}))
    assert given["judge"] == {"chosen": "teacher", "plays": "teacher"}
    assert given["solver"] == {"chosen": None, "plays": None}

    left = said(as_operator.put(f"{ENDPOINTS}roles/", {"judge": None, "solver": "teacher"}))
    assert (left["judge"]["plays"], left["solver"]["plays"]) == (None, "teacher")
    assert said(as_operator.get(f"{ENDPOINTS}teacher/"))["roles"] == ["solver"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "non_field_errors"),
        ({"cook": "teacher"}, "cook"),
        ({"judge": 7}, "judge"),
        ({"judge": "nobody"}, "judge"),
        ({"judge": "environment"}, "judge"),
    ],
)
def test_roles_that_cannot_be_given_are_named_and_none_is(
    as_operator: APIClient, teacher: Endpoint, body: Any, field: str
) -> None:
    both = {"explorer": "teacher", **body} if body else body

    answer = as_operator.put(f"{ENDPOINTS}roles/", both)

    assert answer.status_code == 400
    assert field in problem(answer)["errors"]
    assert endpoints.players()["explorer"] is None


# Testing ----------------------------------------------------------------------------------


def test_the_report_of_a_test_is_given_and_kept(as_operator: APIClient) -> None:
    with small_model(key=KEY) as server:
        save_endpoint({**BODY, "base_url": server.base_url, "model": "small", "key": KEY})
        report = said(as_operator.post(f"{ENDPOINTS}teacher/test/"))

    assert report["passed"] is True
    assert [probe["name"] for probe in report["probes"]][:2] == ["reachable", "model"]
    assert said(as_operator.get(f"{ENDPOINTS}teacher/"))["test_report"] == report


def test_a_test_that_fails_is_a_report_and_no_error(as_operator: APIClient) -> None:
    with small_model(chat_status=500) as server:
        save_endpoint({**BODY, "base_url": server.base_url})
        answer = as_operator.post(f"{ENDPOINTS}teacher/test/")

    assert answer.status_code == 200
    assert said(answer)["passed"] is False


def test_a_test_without_its_key_is_refused(as_operator: APIClient, teacher: Endpoint) -> None:
    save_endpoint({"key_variable": "DIVE_KEY_TEACHER"}, teacher)

    answer = as_operator.post(f"{ENDPOINTS}teacher/test/")

    assert answer.status_code == 400
    assert "DIVE_KEY_TEACHER" in problem(answer)["detail"]


def test_a_curator_cannot_test_and_nothing_is_asked(as_curator: APIClient) -> None:
    with small_model() as server:
        save_endpoint({**BODY, "base_url": server.base_url})
        answer = as_curator.post(f"{ENDPOINTS}teacher/test/")

        assert answer.status_code == 403
        assert server.keys_seen == []
