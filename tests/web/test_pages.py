"""Every page renders, under a policy that allows no inline script or style."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from review.models import ReviewItem
from review.services.releasing import create_release
from synthesis.core.permissions import Role
from synthesis.services.subsets import save_subset
from tests.review.factories import approve

pytestmark = pytest.mark.django_db

PAGES = (
    ("home", {}),
    ("profile", {}),
    ("tools", {}),
    ("tool", {"name": "molar_mass"}),
    ("subsets", {}),
    ("subset", {"pk": "SUBSET"}),
    ("new-subset", {}),
    ("runs", {}),
    ("run", {"pk": "RUN"}),
    ("new-run", {}),
    ("queue", {}),
    ("item", {"pk": "ITEM"}),
    ("edit", {"pk": "ITEM"}),
    ("item-history", {"pk": "ITEM"}),
    ("item-step", {"pk": "ITEM", "number": 1}),
    ("releases", {}),
    ("new-release", {}),
    ("release", {"number": 1}),
)


@pytest.fixture
def places(items: list[ReviewItem], reviewer: User) -> dict[str, int]:
    """One of everything that a page can be about."""
    approve(items[1], reviewer)
    create_release("First", None, reviewer)
    subset = save_subset("Weights", ["molar_mass"], reviewer)
    return {"ITEM": items[0].pk, "RUN": items[0].run_id, "SUBSET": subset.pk}


class Inline(HTMLParser):
    """Collects what the policy would block, and whatever a page loads from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.open = tag if tag == "style" or (tag == "script" and "src" not in given) else ""
        for name, value in attrs:
            if name == "style" or name.startswith(("on", "hx-on")):
                self.found.append(f"<{tag} {name}>")
            if name in {"src", "href"} and re.match(r"(https?:)?//", value or ""):
                self.found.append(f"<{tag} {name}={value}>")

    def handle_data(self, data: str) -> None:
        if self.open and data.strip():
            self.found.append(f"<{self.open}>")

    def handle_endtag(self, tag: str) -> None:
        self.open = ""


def inline_parts(response: HttpResponse) -> list[str]:
    parser = Inline()
    parser.feed(response.content.decode())
    return parser.found


@pytest.mark.parametrize(("name", "kwargs"), PAGES, ids=[name for name, _ in PAGES])
def test_every_page_renders_without_anything_inline(
    name: str, kwargs: dict[str, object], places: dict[str, int], signed_in: Callable[..., Client]
) -> None:
    found = {key: places.get(str(value), value) for key, value in kwargs.items()}

    response = signed_in(Role.OPERATOR).get(reverse(name, kwargs=found))

    assert response.status_code == 200
    assert inline_parts(response) == []
    assert response.content.count(b"<h1") == 1


@pytest.mark.parametrize("name", ["home", "tools", "runs", "queue", "releases", "profile"])
@pytest.mark.parametrize("role", list(Role))
def test_every_role_can_open_the_main_pages(
    name: str, role: Role, signed_in: Callable[..., Client]
) -> None:
    assert signed_in(role).get(reverse(name)).status_code == 200


def test_pages_send_a_strict_policy_and_secure_headers(client: Client) -> None:
    headers = client.get(reverse("login")).headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy or "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_the_sign_in_page_has_nothing_inline(client: Client) -> None:
    assert inline_parts(client.get(reverse("login"))) == []  # type: ignore[arg-type]


def test_a_wrong_password_is_a_sentence(client: Client, reviewer: User) -> None:
    response = client.post(reverse("login"), {"username": "reviewer", "password": "wrong"})

    assert b"Please enter a correct username and password" in response.content


def test_an_unknown_address_is_a_page_with_a_sentence(reviewing: Client) -> None:
    response = reviewing.get("/nowhere/")

    assert response.status_code == 404
    assert b"There is nothing at this address." in response.content
    assert inline_parts(response) == []  # type: ignore[arg-type]


def test_a_body_over_one_megabyte_is_refused_with_a_sentence(reviewing: Client) -> None:
    response = reviewing.post(reverse("theme"), {"next": "x" * 1_100_000})

    assert response.status_code == 413
    assert b"larger than 1 MB" in response.content


def test_someone_without_a_role_is_told_whom_to_ask(signed_in: Callable[..., Client]) -> None:
    response = signed_in().get(reverse("home"))

    assert response.status_code == 403
    assert b"Ask an operator for it." in response.content
    assert b"Sign out" in response.content


def test_the_theme_is_kept_in_a_cookie(client: Client) -> None:
    response = client.post(reverse("theme"), {"theme": "dark", "next": reverse("login")})

    assert response.headers["Location"] == reverse("login")
    assert b'data-theme="dark"' in client.get(reverse("login")).content


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example"])
def test_the_theme_switch_never_leads_elsewhere(client: Client, back: str) -> None:
    response = client.post(reverse("theme"), {"theme": "dark", "next": back})

    assert response.headers["Location"] == "/"


def test_an_unknown_theme_is_not_kept(client: Client) -> None:
    response = client.post(reverse("theme"), {"theme": "<b>", "next": "/"})

    assert "theme" not in response.cookies
