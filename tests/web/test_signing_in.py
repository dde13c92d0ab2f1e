"""Signing in: wrong passwords are counted, for each name and address together."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db.models import F
from django.test import Client, RequestFactory
from django.urls import reverse

from dive_site.signing_in import client_address

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough sentence"
MOST = 10


@pytest.fixture
def someone(db: None) -> User:
    return User.objects.create_user("someone", password=PASSWORD)


def sign_in(client: Client, password: str, name: str = "someone", **extra: Any) -> int:
    """The status: 302 lets in, 200 says that it is wrong, 429 that it is too much."""
    form = {"username": name, "password": password}
    return client.post(reverse("login"), form, **extra).status_code


def wait(time: timedelta) -> None:
    """Let the wrong passwords have been given earlier."""
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - time)


def test_after_ten_wrong_passwords_the_right_one_is_refused_for_a_quarter_of_an_hour(
    client: Client, someone: User
) -> None:
    tries = [sign_in(client, "wrong") for _ in range(MOST)]
    assert tries == [200] * (MOST - 1) + [429]

    assert sign_in(client, PASSWORD) == 429
    wait(timedelta(minutes=14))
    assert sign_in(client, PASSWORD) == 429
    wait(timedelta(minutes=2))
    assert sign_in(client, PASSWORD) == 302


def test_the_refusal_says_what_to_do(client: Client, someone: User) -> None:
    for _ in range(MOST):
        sign_in(client, "wrong")

    response = client.post(reverse("login"), {"username": "someone", "password": PASSWORD})

    assert (
        "10 wrong passwords were given for this name from your address. "
        "Try again in 15 minutes, or ask an operator to let you in."
    ) in response.text


def test_a_name_that_nobody_has_is_refused_as_others_are(client: Client) -> None:
    """So that trying tells nothing of who has an account."""
    assert [sign_in(client, "wrong", "nobody") for _ in range(MOST + 1)][-2:] == [429, 429]


def test_others_are_not_refused_nor_the_same_person_elsewhere(
    client: Client, someone: User
) -> None:
    User.objects.create_user("other", password=PASSWORD)
    for _ in range(MOST):
        sign_in(client, "wrong")

    assert sign_in(Client(), PASSWORD, "other") == 302
    assert sign_in(Client(), PASSWORD, REMOTE_ADDR="192.0.2.7") == 302
    assert sign_in(Client(), PASSWORD) == 429


def test_who_signs_in_begins_anew(client: Client, someone: User) -> None:
    for _ in range(3):
        assert [sign_in(Client(), "wrong") for _ in range(MOST - 1)] == [200] * (MOST - 1)
        assert sign_in(Client(), PASSWORD) == 302


def test_an_operator_lets_somebody_in(client: Client, someone: User) -> None:
    for _ in range(MOST):
        sign_in(client, "wrong")

    call_command("axes_reset_username", "someone")

    assert sign_in(client, PASSWORD) == 302


def test_no_password_is_kept(client: Client) -> None:
    sign_in(client, "correct horse")

    [kept] = AccessAttempt.objects.values()
    assert "horse" not in str(kept)


def test_a_name_that_is_too_long_is_not_looked_for(client: Client) -> None:
    assert sign_in(client, "wrong", "n" * 300) == 200
    assert not AccessAttempt.objects.exists()


@pytest.mark.parametrize(
    ("behind_a_proxy", "forwarded", "peer", "address"),
    [
        (False, "", "192.0.2.1", "192.0.2.1"),
        (False, "198.51.100.5", "192.0.2.1", "192.0.2.1"),
        (True, "198.51.100.5", "127.0.0.1", "198.51.100.5"),
        (True, "10.9.9.9, 198.51.100.5", "127.0.0.1", "198.51.100.5"),
        (True, "::ffff:198.51.100.5", "127.0.0.1", "198.51.100.5"),
        (True, "2001:db8:0:1:2:3:4:5", "127.0.0.1", "2001:db8:0:1::"),
        (True, "2001:db8:0:1:6:7:8:9", "127.0.0.1", "2001:db8:0:1::"),
        (True, "fe80::7%eth0", "127.0.0.1", "fe80::"),
        (True, "", "127.0.0.1", "127.0.0.1"),
        (True, "unknown", "127.0.0.1", "127.0.0.1"),
        (True, "", "", None),
    ],
)
def test_where_a_request_comes_from(
    settings: Any,
    behind_a_proxy: bool,
    forwarded: str,
    peer: str,
    address: str | None,
) -> None:
    """What stands before the last address in the header may be the client's own invention."""
    settings.HTTPS = behind_a_proxy
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = RequestFactory().post("/sign-in/", headers=headers, REMOTE_ADDR=peer)

    assert client_address(request) == address
