"""Releases over the API: what is downloaded equals what was approved, byte for byte."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from django.contrib.auth.models import User
from rest_framework.test import APIClient

from review.services.recording import current_text
from tests.api.conftest import problem
from tests.review.factories import approve, make_items

pytestmark = pytest.mark.django_db


@pytest.fixture
def approved(reviewer: User) -> bytes:
    """The lines of three approved tasks, of four."""
    items = make_items(4)[:3]
    for item in items:
        approve(item, reviewer)
    return b"".join(current_text(item).encode() + b"\n" for item in items)


def download(client: APIClient, **headers: str) -> Any:
    return client.get("/api/v1/releases/1/exports/records/", headers=headers)


def test_a_release_is_created_found_and_listed(as_engineer: APIClient, approved: bytes) -> None:
    made = as_engineer.post("/api/v1/releases/", {"name": "first", "domains": ["chemistry"]})
    shown = as_engineer.get(made["Location"]).json()
    (listed,) = as_engineer.get("/api/v1/releases/").json()["results"]

    assert made.status_code == 201
    assert made.json() == shown == listed
    assert (shown["number"], shown["name"], shown["count"]) == (1, "first", 3)
    assert (shown["created_by"], shown["manifest"]["created_by"]) == ("engineer", "engineer")
    assert shown["exports"]["records"].endswith("/api/v1/releases/1/exports/records/")


def test_the_download_equals_what_was_approved(as_engineer: APIClient, approved: bytes) -> None:
    as_engineer.post("/api/v1/releases/", {})

    answer = download(as_engineer)
    body = b"".join(answer.streaming_content)

    assert body == approved
    assert answer["ETag"] == f'"{hashlib.sha256(approved).hexdigest()}"'
    assert answer["Content-Type"] == "application/jsonl"
    assert 'filename="release-1-records.jsonl"' in answer["Content-Disposition"]


def test_an_unchanged_download_is_not_sent_again(as_engineer: APIClient, approved: bytes) -> None:
    as_engineer.post("/api/v1/releases/", {})
    etag = download(as_engineer)["ETag"]

    again = download(as_engineer, if_none_match=etag)

    assert (again.status_code, again.content) == (304, b"")
    assert download(as_engineer, if_none_match='"other"').status_code == 200


@pytest.mark.parametrize("accept", ["application/jsonl", "application/x-ndjson", "*/*"])
def test_the_download_can_be_asked_for_by_its_type(
    as_engineer: APIClient, approved: bytes, accept: str
) -> None:
    as_engineer.post("/api/v1/releases/", {})

    assert download(as_engineer, accept=accept).status_code == 200
    answer = as_engineer.get("/api/v1/releases/9/exports/records/", headers={"accept": accept})
    assert answer.status_code == 404
    problem(answer)


def test_an_unknown_format_is_a_404_that_names_those_that_there_are(
    as_engineer: APIClient, approved: bytes
) -> None:
    as_engineer.post("/api/v1/releases/", {})

    answer = as_engineer.get("/api/v1/releases/1/exports/papyrus/")

    assert answer.status_code == 404
    assert "available formats are: records" in problem(answer)["detail"]


def test_a_release_of_nothing_is_a_422(as_engineer: APIClient) -> None:
    make_items(1)

    answer = as_engineer.post("/api/v1/releases/", {})

    assert answer.status_code == 422
    assert "No approved task" in problem(answer)["detail"]
