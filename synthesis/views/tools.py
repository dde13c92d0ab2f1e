"""Pages of the tool pool: the list with its facets, and a tool with its form."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from dive_site.http import PageRequest, allowed
from synthesis.core import permissions
from synthesis.core.errors import ConfigurationError
from synthesis.core.values import ToolSpec
from synthesis.forms.tool_call import ToolCallForm
from synthesis.services.validating import validate_tools
from synthesis.tools import catalogue, client
from synthesis.tools.validation import reports
from synthesis.tools.validation.reports import CHECKS
from synthesis.views.pool import PoolFilter, PoolTool, facets, pool

FIRST = 150
"""Tools that the list shows at once; the others follow when it is scrolled that far."""


def whole_pool() -> list[PoolTool]:
    """Every declared tool with the status of its last validation."""
    return pool(catalogue.pool().specs, reports.load())


@allowed(permissions.check_may_look)
@require_GET
def tools(request: PageRequest) -> HttpResponse:
    """The pool, narrowed by facets and words."""
    everything = whole_pool()
    asked = PoolFilter.read(request.GET)
    found = [item for item in everything if asked.keeps(item)]
    whole = "rest" in request.GET
    shown = found if whole else found[:FIRST]
    context = {
        "asked": asked,
        "facets": facets(everything, asked),
        "found": shown,
        "rest": len(found) - len(shown),
        "matching": len(found),
        "total": len(everything),
    }
    if not request.htmx or request.htmx.history_restore_request:
        return render(request, "tools/pool.html", context)
    if whole:
        return render(request, "tools/pool.html#rows", context | {"found": found[FIRST:]})
    return render(request, "tools/pool.html#results", context)


@allowed(permissions.check_may_look)
@require_GET
def tool(request: PageRequest, name: str) -> HttpResponse:
    """A tool: what it is, and a form that runs it, filled from an example when asked."""
    spec = _spec(name)
    form = ToolCallForm(spec, initial=_example(spec, request.GET.get("example", "")))
    page = "tools/tool.html#call" if request.htmx else "tools/tool.html"
    return render(request, page, _context(spec, form))


@allowed(permissions.check_may_call_tools)
def call_tool(request: PageRequest, name: str) -> HttpResponse:
    """Run the tool on what the form holds and show the result, or the sentence of its error."""
    spec = _spec(name)
    if request.method != "POST":
        return redirect("tool", name)
    form = ToolCallForm(spec, data=request.POST)
    outcome = client.call_sync(spec.name, form.arguments()) if form.is_valid() else None
    page = "tools/tool.html#call" if request.htmx else "tools/tool.html"
    status = 200 if outcome else 422
    return render(request, page, _context(spec, form, outcome=outcome), status=status)


@allowed(permissions.check_may_curate)
@require_POST
def validate_tool(request: PageRequest, name: str) -> HttpResponse:
    """Judge one tool now; a tool that fails is left out of new runs."""
    spec = _spec(name)
    try:
        report = validate_tools([spec.name])[0]
    except ConfigurationError as error:  # its libraries are not installed
        messages.error(request, str(error))
    else:
        passed = report.status == "pass"
        said = "passes validation" if passed else "fails validation and is quarantined"
        (messages.success if passed else messages.error)(request, f"{spec.name} {said}.")
    return redirect("tool", spec.name)


def _spec(name: str) -> ToolSpec:
    try:
        return catalogue.spec(name)
    except ConfigurationError as error:
        raise Http404(str(error)) from None


def _example(spec: ToolSpec, asked: str) -> dict[str, Any] | None:
    index = int(asked) - 1 if asked.isdecimal() and len(asked) < 4 else -1
    if not 0 <= index < len(spec.examples):
        return None
    return dict(spec.examples[index]["arguments"])


def _context(spec: ToolSpec, form: ToolCallForm, **extra: Any) -> dict[str, Any]:
    kept = reports.load()
    status = reports.status_of(spec, kept)
    report = kept.get(spec.name) if status in ("pass", "fail") else None
    pack = catalogue.pack(spec.pack)
    return {
        "spec": spec,
        "form": form,
        "status": status,
        "report": report,
        "checks": [(says, report.checks.get(name)) for name, says in CHECKS.items()]
        if report
        else [],
        "pack": pack,
        "refusal": catalogue.refusal(pack) if pack.missing else "",
        **extra,
    }
