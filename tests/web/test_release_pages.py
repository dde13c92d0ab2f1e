"""Freezing approved tasks, and getting them out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from review.models import Release, ReviewItem
from synthesis.core.permissions import Role
from tests.review.factories import approve

pytestmark = pytest.mark.django_db


@pytest.fixture
def engineering(signed_in: Callable[..., Client]) -> Client:
    return signed_in(Role.ENGINEER)


@pytest.fixture
def approved(items: list[ReviewItem], reviewer: User) -> list[ReviewItem]:
    """Two approved tasks of three."""
    for item in items[:2]:
        approve(item, reviewer)
    return items[:2]


def test_the_form_says_how_many_tasks_a_release_would_hold(
    engineering: Client, approved: list[ReviewItem]
) -> None:
    everything = engineering.get(reverse("new-release"))
    none = engineering.get(reverse("new-release"), {"domains": "coding"})

    assert (everything.context["total"], none.context["total"]) == (2, 0)


def test_a_release_is_frozen_and_its_page_shows_the_checksum(
    engineering: Client, approved: list[ReviewItem]
) -> None:
    response = engineering.post(reverse("new-release"), {"name": "Winter"}, follow=True)

    release = Release.objects.get()
    assert release.count == 2
    assert release.sha256 in response.content.decode()


def test_the_download_is_what_the_checksum_was_made_of(
    engineering: Client, approved: list[ReviewItem]
) -> None:
    engineering.post(reverse("new-release"), {})

    response = engineering.get(reverse("download", args=[1, "records"]))

    body = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    assert hashlib.sha256(body).hexdigest() == Release.objects.get().sha256
    assert "release-1-tasks.jsonl" in response.headers["Content-Disposition"]


def test_an_empty_release_is_refused_with_a_sentence(
    engineering: Client, items: list[ReviewItem]
) -> None:
    response = engineering.post(reverse("new-release"), {"name": "Kept"})

    assert response.status_code == 422
    assert b"there is nothing to release" in response.content
    assert b"Kept" in response.content


def test_an_unknown_format_is_404_with_the_known_ones(
    engineering: Client, approved: list[ReviewItem]
) -> None:
    engineering.post(reverse("new-release"), {})

    response = engineering.get(reverse("download", args=[1, "carrier_pigeon"]))

    assert response.status_code == 404
    assert b"the available formats are" in response.content
