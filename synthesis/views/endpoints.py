"""Pages of endpoints: all of them and who plays which role, one, and its test."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from dive_site.http import PageRequest, allowed
from synthesis.core import permissions
from synthesis.core.errors import ConfigurationError
from synthesis.forms.endpoints import EndpointForm, RolesForm
from synthesis.services import endpoint_reading
from synthesis.services.endpoint_edits import delete_endpoint
from synthesis.services.endpoint_reading import ShownEndpoint


@allowed(permissions.check_may_look)
@require_GET
def endpoints(request: PageRequest) -> HttpResponse:
    """Every endpoint, and who plays which role."""
    found = endpoint_reading.every_endpoint()
    return _list_page(request, found, RolesForm(endpoint_reading.roles(), found))


@allowed(permissions.check_may_operate)
@require_POST
def give_roles(request: PageRequest) -> HttpResponse:
    """Say who plays which role in runs planned from now on."""
    found = endpoint_reading.every_endpoint()
    form = RolesForm(endpoint_reading.roles(), found, request.POST)
    if not form.save():
        return _list_page(request, found, form, status=422)
    messages.success(request, "New runs use these roles.")
    return redirect("endpoints")


@sensitive_post_parameters("key")
@allowed(permissions.check_may_operate)
@require_http_methods(["GET", "POST"])
def new_endpoint(request: PageRequest) -> HttpResponse:
    """Add an endpoint."""
    form = EndpointForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        saved = form.save(request.user)
        if saved is not None:
            messages.success(request, f"Added {saved.name}. Test it before a run uses it.")
            return _go(request, reverse("endpoint", args=[saved.name]))
    return _form(request, "endpoints/new.html", {"form": form})


@allowed(permissions.check_may_look)
@require_GET
def endpoint(request: PageRequest, name: str) -> HttpResponse:
    """One endpoint, how its last test went and what it does now."""
    shown = _found(name)
    return render(request, "endpoints/endpoint.html", _context(shown))


@sensitive_post_parameters("key")
@allowed(permissions.check_may_operate)
@require_POST
def change_endpoint(request: PageRequest, name: str) -> HttpResponse:
    """Change an endpoint."""
    shown = _found(name)
    form = EndpointForm(request.POST, shown=shown)
    saved = form.save(request.user)
    if saved is not None:
        messages.success(request, f"Saved {saved.name}.")
        return _go(request, reverse("endpoint", args=[saved.name]))
    return _form(request, "endpoints/endpoint.html", _context(shown) | {"form": form})


@allowed(permissions.check_may_operate)
@require_POST
def test_now(request: PageRequest, name: str) -> HttpResponse:
    """Try what runs ask of it, which costs a few calls and up to half a minute."""
    # It brings the clients of HTTP along, which no other page needs.
    from synthesis.services.probing import examine

    problem = ""
    try:
        examine(_found(name).endpoint)
    except ConfigurationError as error:
        problem = str(error)
    if not request.htmx:
        if problem:
            messages.error(request, problem)
        return redirect("endpoint", name)
    context = {"shown": _found(name), "problem": problem}
    return render(request, "endpoints/_report.html", context)


@allowed(permissions.check_may_operate)
@require_POST
def remove_endpoint(request: PageRequest, name: str) -> HttpResponse:
    """Forget an endpoint and its key."""
    try:
        delete_endpoint(_found(name).endpoint)
    except ConfigurationError as error:
        messages.error(request, str(error))
        return redirect("endpoint", name)
    messages.success(request, f"Removed {name}.")
    return redirect("endpoints")


def _found(name: str) -> ShownEndpoint:
    try:
        return endpoint_reading.one_endpoint(name)
    except ConfigurationError as error:
        raise Http404(str(error)) from None


def _list_page(
    request: PageRequest, found: list[ShownEndpoint], form: RolesForm, status: int = 200
) -> HttpResponse:
    context = {
        "endpoints": found,
        "roles_form": form,
        "roles": endpoint_reading.roles(),
        "problem": endpoint_reading.environment_problem(),
    }
    return render(request, "endpoints/list.html", context, status=status)


def _context(shown: ShownEndpoint) -> dict[str, Any]:
    kept = set(EndpointForm.base_fields) - {"key", "key_is"}
    initial = {name: _short(getattr(shown.endpoint, name)) for name in kept}
    return {"shown": shown, "form": EndpointForm(initial=initial, shown=shown)}


def _short(value: Any) -> Any:
    """300.0 as people write it."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _form(request: PageRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """The page of a form; to htmx the form alone, so that the rest of the page stays."""
    status = 422 if context["form"].errors else 200
    shown = "endpoints/_form.html" if request.htmx else template
    return render(request, shown, context, status=status)


def _go(request: PageRequest, address: str) -> HttpResponse:
    if request.htmx:
        return HttpResponseClientRedirect(address)
    return redirect(address)
