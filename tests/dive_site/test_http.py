"""The edge of the pages: roles, sentences instead of tracebacks, and nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from dive_site import http
from synthesis.core.permissions import Role, check_may_curate

pytestmark = pytest.mark.django_db


@http.allowed(check_may_curate)
def curating(request: HttpRequest) -> HttpResponse:
    return HttpResponse("done")


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("inside knowledge")


def denied(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


handler400, handler403 = http.bad_request, http.forbidden
handler404, handler500 = http.not_found, http.server_error


def _urls() -> list[Any]:
    from dive_site.urls import urlpatterns as real

    ours = [path("curating/", curating), path("broken/", broken), path("denied/", denied)]
    return [*ours, *real]


urlpatterns = _urls()


@pytest.fixture(autouse=True)
def our_urls() -> Any:
    with override_settings(ROOT_URLCONF=__name__):
        yield


def test_a_user_has_the_roles_of_their_groups(curator: User, stranger: User) -> None:
    assert http.person(curator).roles == {Role.CURATOR}
    assert http.person(stranger).roles == set()
    assert http.person(AnonymousUser()).roles == set()


def test_a_superuser_may_operate(db: None) -> None:
    assert http.person(User.objects.create_superuser("root")).has(Role.OPERATOR)


def test_the_right_role_gets_in(client_of: Callable[[User], Client], curator: User) -> None:
    assert client_of(curator).get("/curating/").content == b"done"


def test_the_wrong_role_gets_a_page_with_the_sentence(
    client_of: Callable[[User], Client], reviewer: User
) -> None:
    answer = client_of(reviewer).get("/curating/")
    assert answer.status_code == 403
    assert "that needs the role curator" in answer.content.decode()


def test_nobody_is_sent_to_sign_in_and_comes_back(client: Client) -> None:
    answer = client.get("/curating/?a=1")
    assert answer.status_code == 302
    assert answer["Location"] == "/sign-in/?next=/curating/%3Fa%3D1"


def test_what_was_written_when_the_session_ended_is_kept_on_the_page(client: Client) -> None:
    answer = client.post("/curating/", {"reason": "A long <reason>", "password": "hush"})
    page = answer.content.decode()
    assert answer.status_code == 401
    assert "A long &lt;reason&gt;" in page
    assert "hush" not in page


def test_an_htmx_request_of_an_ended_session_gets_a_fragment_not_a_sign_in_page(
    client: Client,
) -> None:
    answer = client.post("/curating/", headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert "<html" not in answer.content.decode()


def test_a_stale_form_is_refused_with_a_sentence_and_a_fresh_token() -> None:
    answer = Client(enforce_csrf_checks=True).post("/curating/", {"reason": "mine"})
    assert answer.status_code == 403
    assert "mine" in answer.content.decode()
    assert answer["X-CSRF-Token"]


@pytest.mark.parametrize(("address", "status"), [("/nowhere/", 404), ("/denied/", 403)])
def test_errors_are_pages(client: Client, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert "Exception" not in answer.content.decode()


def test_a_fault_of_ours_tells_nothing_of_the_inside() -> None:
    answer = Client(raise_request_exception=False).get("/broken/")
    assert answer.status_code == 500
    assert "inside knowledge" not in answer.content.decode()
    assert "it was logged" in answer.content.decode().lower()


@pytest.mark.parametrize("address", ["/curating/", "/api/v1/schema/"])
def test_a_body_over_a_megabyte_is_refused_unread(client: Client, address: str) -> None:
    answer = client.post(address, data="x" * 1_048_577, content_type="application/json")
    assert answer.status_code == 413
    assert "larger than 1 MB" in answer.content.decode()


def test_every_page_carries_the_headers_that_keep_it_safe(client: Client) -> None:
    headers = client.get("/sign-in/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_health_is_open_and_says_ok(client: Client) -> None:
    assert client.get("/health/").content == b"ok"


def test_the_sentence_of_an_api_path_is_problem_json(rf: RequestFactory) -> None:
    answer = http.sentence_page(rf.get("/api/v1/x/"), 404, "There is no x.")
    assert answer["Content-Type"] == "application/problem+json"
