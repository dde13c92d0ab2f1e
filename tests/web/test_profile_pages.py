"""API tokens: shown once, listed, revoked."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


def make_token(client: Client) -> str:
    page = client.post(reverse("profile"), {"name": "Nightly"}).content.decode()
    found = re.search(r'id="secret">([^<]+)<', page)
    assert found is not None
    return found[1]


def test_a_new_token_is_shown_once_and_works(reviewing: Client, client: Client) -> None:
    secret = make_token(reviewing)

    assert secret not in reviewing.get(reverse("profile")).content.decode()
    answer = client.get(reverse("api-tasks"), headers={"Authorization": f"Token {secret}"})
    assert answer.status_code == 200


def test_a_token_without_a_name_is_refused_with_a_sentence(reviewing: Client) -> None:
    response = reviewing.post(reverse("profile"), {"name": ""})

    assert response.status_code == 422
    assert b"Give the token a name" in response.content


def test_a_revoked_token_is_refused(reviewing: Client, client: Client) -> None:
    secret = make_token(reviewing)
    (token,) = reviewing.get(reverse("profile")).context["tokens"]

    reviewing.post(reverse("revoke-token", args=[token.pk]))

    answer = client.get(reverse("api-tasks"), headers={"Authorization": f"Token {secret}"})
    assert answer.status_code == 401


def test_the_page_with_the_secret_is_kept_by_no_cache(reviewing: Client) -> None:
    response = reviewing.post(reverse("profile"), {"name": "Nightly"})

    assert "no-store" in response.headers["Cache-Control"]
