"""A person's own page: roles, and the API tokens of their programs."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from dive_site.http import PageRequest, allowed
from review.forms import TokenForm
from review.services import tokens
from synthesis.core import permissions
from synthesis.core.errors import ConfigurationError


@allowed(permissions.check_may_look)
@never_cache
@require_http_methods(["GET", "POST"])
def profile(request: PageRequest) -> HttpResponse:
    """Roles and tokens; a new token's secret is on this one answer and never again."""
    form = TokenForm(request.POST or None)
    if request.method == "GET":
        return _page(request, TokenForm())
    secret = _made(request, form)
    if secret is None:
        return _page(request, form, status=422)
    return _page(request, TokenForm(), secret=secret, named=form.cleaned_data["name"])


@allowed(permissions.check_may_look)
@require_POST
def revoke_token(request: PageRequest, pk: int) -> HttpResponse:
    """End one of one's own tokens."""
    try:
        tokens.revoke(request.user, pk)
        messages.success(request, "The token is revoked; programs that use it are refused now.")
    except ConfigurationError as error:
        messages.error(request, str(error))
    return redirect("profile")


def _made(request: PageRequest, form: TokenForm) -> str | None:
    if not form.is_valid():
        return None
    try:
        return tokens.create(request.user, form.cleaned_data["name"])[1]
    except ConfigurationError as error:
        form.add_error("name", str(error))
        return None


def _page(request: PageRequest, form: TokenForm, status: int = 200, **extra: Any) -> HttpResponse:
    context = {"form": form, "tokens": tokens.list_of(request.user), **extra}
    return render(request, "accounts/profile.html", context, status=status)
