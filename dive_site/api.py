"""The edge of the REST API: problem JSON, access rules and cursors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpResponse
from rest_framework.exceptions import APIException, ErrorDetail, ValidationError
from rest_framework.pagination import CursorPagination
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from dive_site.http import TOO_LARGE, person, problem
from synthesis.core.permissions import Check, NotAllowed, check_may_look

if TYPE_CHECKING:
    from rest_framework.views import APIView


class Allowed(BasePermission):
    """Lets signed-in people through whom ``check`` lets through. Made by ``allow``."""

    check: Check

    def has_permission(self, request: Request, view: APIView) -> bool:
        if not request.user or not request.user.is_authenticated:
            return False
        try:
            type(self).check(person(request.user))
        except NotAllowed as refusal:
            self.message = str(refusal)
            return False
        return True


def allow(check: Check) -> type[Allowed]:
    """The permission class for one rule of ``synthesis.core.permissions``."""
    return type(f"Allowed_{check.__name__}", (Allowed,), {"check": staticmethod(check)})


class MayLook(Allowed):
    """The default: anyone with a role."""

    check = staticmethod(check_may_look)


class Cursor(CursorPagination):
    """Pages by position in a stable order, so that new rows shift nothing."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 500
    ordering: Any = "-id"


class Conflict(APIException):
    """409: somebody else was faster."""

    status_code = 409
    default_detail = "Somebody else changed this first. Load it again and decide anew."
    default_code = "conflict"


class Unprocessable(APIException):
    """422: well-formed, but refused for the reason given."""

    status_code = 422
    default_detail = "The request was understood and refused."
    default_code = "unprocessable"


def problem_response(error: Exception, context: dict[str, Any]) -> HttpResponse | None:
    """Every error that the API expects, as problem JSON; others become a 500."""
    # DRF's views import this module (it holds their defaults), so it imports them late.
    from rest_framework.views import exception_handler, set_rollback

    if isinstance(error, RequestDataTooBig):
        set_rollback()
        return problem(413, TOO_LARGE)
    response = exception_handler(error, context)
    if response is None:
        return None
    extra = {"errors": error.detail} if _names_fields(error) else {}
    answer = problem(response.status_code, _sentence(error), **extra)
    for name, value in response.items():
        if name.lower() not in {"content-type", "content-length"}:
            answer[name] = value
    return answer


def _names_fields(error: Exception) -> TypeGuard[ValidationError]:
    return isinstance(error, ValidationError) and isinstance(error.detail, dict)


def _sentence(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return " ".join(_messages(error.detail))
    if isinstance(error, APIException):
        return str(error.detail)
    if isinstance(error, Http404):
        return str(error) or "There is nothing at this address."
    if isinstance(error, PermissionDenied):
        return str(error) or "You may not do this."
    return "The request failed."


def _messages(detail: Any, name: str = "") -> list[str]:
    """Field errors flattened to sentences that name their field."""
    if isinstance(detail, ErrorDetail | str):
        return [f"{name}: {detail}" if name and name != "non_field_errors" else str(detail)]
    if isinstance(detail, dict):
        return [m for key, value in detail.items() for m in _messages(value, str(key))]
    return [m for value in detail for m in _messages(value, name)]
