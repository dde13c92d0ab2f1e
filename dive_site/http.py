"""The edge of the pages: who is asking, what they may do, and errors that are sentences."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import render, resolve_url
from django_htmx.middleware import HtmxDetails

from synthesis.core.permissions import Check, NotAllowed, Person, Role

View = Callable[..., HttpResponseBase]

TOO_LARGE = "The request is larger than 1 MB. Send it in smaller parts."
SIGNED_OUT = (
    "Your session has ended, and nothing was saved. Sign in again; what you wrote is kept below."
)
EXPIRED_FORM = (
    "This page was opened before you signed in, so its form has expired. "
    "Go back, reload the page and send it again."
)


class PageRequest(HttpRequest):
    """A request as views behind ``allowed`` get it: of somebody who is signed in."""

    user: User
    htmx: HtmxDetails


def person(user: User | AnonymousUser) -> Person:
    """The signed-in user as the rules see one; nobody is a person without roles."""
    if isinstance(user, AnonymousUser):
        return Person("", frozenset())
    names = set(user.groups.values_list("name", flat=True))
    roles = {role for role in Role if role.value in names}
    if user.is_superuser:
        roles.add(Role.OPERATOR)
    return Person(user.get_username(), frozenset(roles))


def person_context(request: HttpRequest) -> dict[str, Any]:
    """Gives templates the ``person``, so that they can ask the same rules."""
    user = getattr(request, "user", AnonymousUser())
    return {"person": person(user)}


def allowed(check: Check) -> Callable[[View], View]:
    """Let a view be used by signed-in people whom ``check`` lets through."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return signed_out(request)
            try:
                check(person(request.user))
            except NotAllowed as refusal:
                return sentence_page(request, 403, str(refusal))
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def signed_out(request: HttpRequest) -> HttpResponse:
    """Reading: to the sign-in page. Writing: a page that keeps what was written."""
    if request.method in {"GET", "HEAD"} and not _is_htmx(request):
        return redirect_to_login(request.get_full_path())
    back = request.headers.get("HX-Current-URL") or request.headers.get("Referer") or "/"
    context = {
        "sign_in": resolve_url(settings.LOGIN_URL),
        "next": quote(back),
        "written": _written(request),
    }
    return sentence_page(request, 401, SIGNED_OUT, context)


def sentence_page(
    request: HttpRequest, status: int, sentence: str, context: dict[str, Any] | None = None
) -> HttpResponse:
    """An error page, a fragment for htmx, or problem JSON, saying one sentence."""
    if request.path.startswith("/api/"):
        return problem(status, sentence)
    template = "errors/fragment.html" if _is_htmx(request) else "errors/page.html"
    full = {"status": status, "title": TITLES.get(status, "Error"), "sentence": sentence}
    return render(request, template, full | (context or {}), status=status)


def problem(status: int, detail: str, **extra: Any) -> JsonResponse:
    """An error of the API, as RFC 9457 words it."""
    title = TITLES.get(status, "Error")
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return JsonResponse(body | extra, status=status, content_type="application/problem+json")


class BodyLimitMiddleware:
    """Refuses bodies over 1 MB before anything reads them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return sentence_page(request, 413, TOO_LARGE)
        return self.get_response(request)


def health(request: HttpRequest) -> HttpResponse:
    """Says that the web process answers; open to load balancers."""
    return HttpResponse("ok", content_type="text/plain")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400; a sentence raised as ``BadRequest`` is shown."""
    shown = str(exception) if isinstance(exception, BadRequest) else ""
    return sentence_page(request, 400, shown or "The request could not be read. Go back and retry.")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 for whatever raises ``PermissionDenied``."""
    return sentence_page(request, 403, str(exception) or "You may not do this.")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404; a sentence given to ``Http404`` is shown, Django's own details are not."""
    told = exception.args[0] if exception.args and isinstance(exception, Http404) else ""
    sentence = told if isinstance(told, str) else ""
    return sentence_page(request, 404, sentence or "There is nothing at this address.")


def server_error(request: HttpRequest) -> HttpResponse:
    """500: the log has the traceback, the page has none."""
    return sentence_page(
        request, 500, "Something went wrong on our side. It was logged; please try again."
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a stale form. Scripts of the same origin may pick up a fresh token and resend."""
    response = sentence_page(request, 403, EXPIRED_FORM, {"written": _written(request)})
    response["X-CSRF-Token"] = get_token(request)
    return response


TITLES = {
    400: "Bad request",
    401: "Not signed in",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    406: "Not acceptable",
    409: "Conflict",
    413: "Too large",
    415: "Unsupported media type",
    429: "Too many requests",
    500: "Server error",
    503: "Unavailable",
}

HIDDEN_FIELDS = {"csrfmiddlewaretoken", "password", "key", "next"}


def _written(request: HttpRequest) -> list[tuple[str, str]]:
    """What a refused form held, so that nobody has to write it again."""
    if request.method != "POST":
        return []
    return [
        (name.replace("_", " "), value)
        for name, values in request.POST.lists()
        if name not in HIDDEN_FIELDS and "password" not in name
        for value in values
        if isinstance(value, str) and value.strip()
    ]


def _is_htmx(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"
