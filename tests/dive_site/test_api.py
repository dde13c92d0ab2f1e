"""The edge of the API: every refusal is problem JSON with a sentence."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import Http404
from rest_framework import serializers
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory, force_authenticate
from rest_framework.views import APIView

from dive_site.api import Conflict, allow
from synthesis.core.permissions import check_may_curate


def answer(error: Exception | None, user: User | None = None) -> tuple[int, str, dict[str, Any]]:
    """Status, content type and body of a view that raises ``error``."""

    class View(APIView):
        permission_classes = () if error else (allow(check_may_curate),)

        def get(self, request: Request) -> Response:
            if error:
                raise error
            return Response("in")

    request = APIRequestFactory().get("/")
    if user:
        force_authenticate(request, user)
    response = View.as_view()(request)
    if isinstance(response, Response):
        return response.status_code, "", {}
    return response.status_code, response["Content-Type"], json.loads(response.content)


@pytest.mark.parametrize(
    ("error", "status", "detail"),
    [
        (Conflict("Somebody was faster."), 409, "Somebody was faster."),
        (Http404("There is no run 7."), 404, "There is no run 7."),
        (MethodNotAllowed("GET"), 405, 'Method "GET" not allowed.'),
        (serializers.ValidationError("Say how many."), 400, "Say how many."),
    ],
)
def test_expected_errors_are_problems(error: Exception, status: int, detail: str) -> None:
    code, kind, body = answer(error)
    assert (code, kind) == (status, "application/problem+json")
    assert body["status"] == status
    assert body["detail"] == detail
    assert body["title"]


def test_a_wrong_field_is_named_in_the_sentence_and_in_errors() -> None:
    _, _, body = answer(serializers.ValidationError({"count": ["Must be at least 1."]}))
    assert body["detail"] == "count: Must be at least 1."
    assert body["errors"] == {"count": ["Must be at least 1."]}


def test_a_fault_of_ours_is_not_dressed_up() -> None:
    with pytest.raises(RuntimeError):
        answer(RuntimeError("x"))


@pytest.mark.django_db
def test_without_a_token_it_is_401_and_without_the_role_403_with_the_sentence(
    reviewer: User, curator: User
) -> None:
    assert answer(None)[0] == 401
    status, _, body = answer(None, reviewer)
    assert status == 403
    assert "needs the role curator" in body["detail"]
    assert answer(None, curator)[0] == 200
