"""Strict inputs: whatever is wrong is a sentence that names the field, with the right status."""

from __future__ import annotations

from typing import Any

import pytest
from rest_framework.test import APIClient

from review.models import ReviewItem
from tests.api.conftest import problem
from tests.review.factories import make_items

pytestmark = pytest.mark.django_db


@pytest.fixture
def item() -> ReviewItem:
    return make_items(1)[0]


VOTE = {"verdict": "approve", "version": 1}
EDIT = {"query": "How heavy is a mole of CCO, in grams?", "version": 1}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "verdict"),
        ({"verdict": "approve"}, "version"),
        ({**VOTE, "colour": "red"}, "colour"),
        ({**VOTE, "verdict": None}, "verdict"),
        ({**VOTE, "verdict": "maybe"}, "verdict"),
        ({**VOTE, "verdict": True}, "verdict"),
        ({**VOTE, "verdict": ["approve"]}, "verdict"),
        ({**VOTE, "version": "1"}, "version"),
        ({**VOTE, "version": True}, "version"),
        ({**VOTE, "version": 1.0}, "version"),
        ({**VOTE, "version": 0}, "version"),
        ({**VOTE, "rating": 6}, "rating"),
        ({**VOTE, "rating": None}, "rating"),
        ({**VOTE, "reason": 7}, "reason"),
        ({**VOTE, "reason": None}, "reason"),
        ({"verdict": "reject", "version": 1}, "reason"),
    ],
)
def test_a_malformed_vote_names_the_field(
    as_reviewer: APIClient, item: ReviewItem, body: Any, field: str
) -> None:
    answer = as_reviewer.post(f"/api/v1/tasks/{item.pk}/votes/", body)

    assert answer.status_code == 400
    assert field in problem(answer)["errors"]
    item.refresh_from_db()
    assert item.version == 1


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"version": 1}, "query"),
        ({**EDIT, "query": None}, "query"),
        ({**EDIT, "query": 5}, "query"),
        ({**EDIT, "text": "x"}, "text"),
        ({"version": 1, "answer": {"name": "x"}}, "answer"),
        ({"version": 1, "answer": ["x"]}, "answer"),
        ({"version": 1, "answer": [None]}, "answer"),
        ({"version": 1, "answer": [{"name": "molar_mass", "value": "46"}]}, "answer"),
        ({"version": 1, "citations": "all"}, "citations"),
        ({"version": 1, "citations": [{"value": "molar_mass", "sources": [1]}]}, "citations"),
    ],
)
def test_a_malformed_edit_names_the_field(
    as_reviewer: APIClient, item: ReviewItem, body: Any, field: str
) -> None:
    answer = as_reviewer.post(f"/api/v1/tasks/{item.pk}/edits/", body)

    assert answer.status_code == 400
    assert field in problem(answer)["errors"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "count"),
        ({"count": 0}, "non_field_errors"),
        ({"count": "5"}, "count"),
        ({"count": 5, "domains": "chemistry"}, "domains"),
        ({"count": 5, "domains": ["alchemy"]}, "domains"),
        ({"count": 5, "domains": []}, "non_field_errors"),
        ({"count": 5, "pool": []}, "non_field_errors"),
        ({"count": 5, "pool": [1]}, "pool"),
        ({"count": 5, "pool": ["molar_mass"], "subset": "mine"}, "pool"),
        ({"count": 5, "subset": "nobody's"}, "subset"),
        ({"count": 5, "engine": "perpetuum mobile"}, "non_field_errors"),
        ({"count": 5, "pool": ["molar_mass"], "toolset_min": 15}, "non_field_errors"),
        ({"count": 5, "random_seed": -1}, "random_seed"),
        ({"count": 5, "random_seed": 2**80}, "random_seed"),
    ],
)
def test_an_impossible_run_is_refused(as_curator: APIClient, body: Any, field: str) -> None:
    answer = as_curator.post("/api/v1/runs/", body)

    assert answer.status_code == 400
    assert field in problem(answer)["errors"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": 3}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"run": "1"}, "run"),
        ({"run": 77}, "non_field_errors"),
        ({"domains": ["alchemy"]}, "domains"),
        ({"all": True}, "all"),
    ],
)
def test_an_impossible_release_is_refused(as_curator: APIClient, body: Any, field: str) -> None:
    answer = as_curator.post("/api/v1/releases/", body)

    assert answer.status_code == 400
    assert field in problem(answer)["errors"]


@pytest.mark.parametrize(
    ("body", "status", "told"),
    [
        ({}, 400, "arguments"),
        ({"arguments": []}, 400, "arguments"),
        ({"arguments": None}, 400, "arguments"),
        ({"arguments": {}}, 400, "argument 'smiles' is missing"),
        ({"arguments": {"smiles": 1}}, 400, "argument 'smiles'"),
        ({"arguments": {"smiles": "CCO", "x": 1}}, 400, "there is no argument 'x'"),
        ({"smiles": "CCO"}, 400, "smiles"),
    ],
)
def test_a_call_with_wrong_arguments_says_which(
    as_engineer: APIClient, body: Any, status: int, told: str
) -> None:
    answer = as_engineer.post("/api/v1/tools/molar_mass/call/", body)

    assert answer.status_code == status
    assert told in problem(answer)["detail"]


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=501",
        "limit=many",
        "status=lost",
        "domain=alchemy",
        "run=first",
        "depth_min=-1",
        "release=x",
        "colour=red",
    ],
)
def test_a_filter_that_cannot_be_is_refused_by_name(as_reviewer: APIClient, query: str) -> None:
    answer = as_reviewer.get(f"/api/v1/tasks/?{query}")

    assert answer.status_code == 400
    assert query.partition("=")[0] in problem(answer)["errors"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ('{"verdict": NaN}', "NaN"),
        ('{"verdict": "\\u0000"}', "cannot be stored"),
        ('{"verdict": "\\ud800"}', "cannot be stored"),
        ("[]", "object"),
        ("null", "object"),
        ('"approve"', "object"),
    ],
)
def test_a_body_that_is_no_json_object_is_told_so(
    as_reviewer: APIClient, item: ReviewItem, body: str, told: str
) -> None:
    answer = as_reviewer.post(
        f"/api/v1/tasks/{item.pk}/votes/", body, content_type="application/json"
    )

    assert answer.status_code == 400
    assert told in problem(answer)["detail"]


def test_a_body_of_another_type_is_refused(as_reviewer: APIClient, item: ReviewItem) -> None:
    answer = as_reviewer.post(
        f"/api/v1/tasks/{item.pk}/votes/", "verdict=approve", content_type="text/plain"
    )

    assert answer.status_code == 415
    problem(answer)


@pytest.mark.parametrize(
    "address", ["/api/v1/tools/molar_mass/call/", "/api/v1/tasks/1/edits/", "/api/v1/releases/"]
)
def test_a_body_over_one_megabyte_is_too_large(as_reviewer: APIClient, address: str) -> None:
    answer = as_reviewer.post(address, {"arguments": {"smiles": "C" * 1_100_000}})

    assert answer.status_code == 413
    assert "1 MB" in problem(answer)["detail"]


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/tools/alchemy/",
        "/api/v1/runs/99/",
        "/api/v1/tasks/99/",
        "/api/v1/tasks/99999999999999999999999/",
        "/api/v1/tasks/t-nothing/",
        "/api/v1/tasks/99/votes/",
        "/api/v1/releases/99/",
        "/api/v1/releases/99/exports/records/",
        "/api/v1/nothing/",
    ],
)
def test_what_is_not_there_is_a_404_with_a_sentence(as_reviewer: APIClient, address: str) -> None:
    answer = as_reviewer.get(address)

    assert answer.status_code == 404
    problem(answer)


def test_a_method_that_is_not_there_is_a_405(as_reviewer: APIClient) -> None:
    answer = as_reviewer.delete("/api/v1/tasks/")

    assert answer.status_code == 405
    problem(answer)
