"""Pages of runs: the list, the form of a new one, and a run at work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from dive_site.http import PageRequest, allowed
from synthesis.core import permissions
from synthesis.core.chat import Role
from synthesis.core.errors import ConfigurationError
from synthesis.core.sampling import PlanSettings
from synthesis.forms.runs import BudgetForm, RunForm
from synthesis.models import Endpoint, Episode, Run, RunStatus
from synthesis.services import budgets, planning, running
from synthesis.services.endpoints import players
from synthesis.services.reading import RunProgress, progress
from synthesis.services.sources import default_pool
from synthesis.tools import catalogue
from synthesis.views.bars import bar
from synthesis.views.run_parts import models_context

PAGE = 30
PREVIEWED = 3


@allowed(permissions.check_may_look)
@require_GET
def runs(request: PageRequest) -> HttpResponse:
    """Runs, newest first, by pages that new runs do not shift."""
    found = Run.objects.newest_first().select_related("created_by")
    before = request.GET.get("before", "")
    if before.isdecimal():
        found = found.filter(pk__lt=int(before[:18]))
    shown = list(found[: PAGE + 1])
    rows = [(run, bar(Episode.objects.of(run.pk).counts())) for run in shown[:PAGE]]
    older = rows[-1][0].pk if len(shown) > PAGE else None
    return render(request, "runs/list.html", {"rows": rows, "older": older})


@allowed(permissions.check_may_curate)
@require_http_methods(["GET", "POST"])
def new_run(request: PageRequest) -> HttpResponse:
    """Describe a run, look at configurations that it would have, launch it."""
    if request.method == "GET":
        return _form_page(request, RunForm(initial=_asked(request)))
    form = RunForm(request.POST)
    settings = _settings(form)
    if settings is None:
        return _form_page(request, form, status=422)
    if request.POST.get("action") == "preview":
        return _preview(request, form, settings)
    return _launch(request, form, settings)


@allowed(permissions.check_may_look)
@require_GET
def run(request: PageRequest, pk: int) -> HttpResponse:
    """A run and how far it has come; while it works, its progress is asked for again."""
    found = get_object_or_404(Run.objects.select_related("created_by"), pk=pk)
    now = progress(found)
    stopped = budgets.stopped_by_budget(found)
    context = {
        "run": found,
        "progress": now,
        "bar": bar(now.counts),
        "actions": _actions(now, stopped),
        "budget_form": BudgetForm.of(found.settings) if stopped else None,
    }
    if request.htmx:
        return render(request, "runs/run.html#progress", context)
    if found.endpoints:
        context |= models_context(found)
    return render(request, "runs/run.html", context)


@allowed(permissions.check_may_curate)
@require_POST
def act_on_run(request: PageRequest, pk: int, action: str) -> HttpResponse:
    """Start, pause, resume, cancel or retry; a refusal is a sentence on the run's page."""
    found = get_object_or_404(Run, pk=pk)
    try:
        SERVICES[action](found)
    except ConfigurationError as error:
        messages.error(request, str(error))
    return redirect("run", pk)


SERVICES: dict[str, Callable[[Run], Any]] = {
    "start": running.start_run,
    "pause": running.pause_run,
    "resume": running.resume_run,
    "cancel": running.cancel_run,
    "retry": running.retry_failed,
}


def _actions(now: RunProgress, stopped: bool) -> list[str]:
    """What makes sense in the run's state; the services have the last word.

    One that its budget stopped is resumed by raising that.
    """
    status = now.status
    possible = {
        "start": status == RunStatus.PLANNED,
        "pause": status == RunStatus.RUNNING,
        "resume": status in (RunStatus.PAUSED, RunStatus.INTERRUPTED) and not stopped,
        "retry": now.counts["failed"] > 0 and status != RunStatus.CANCELLED,
        "cancel": status not in (RunStatus.CANCELLED, RunStatus.FINISHED),
    }
    return [action for action, makes_sense in possible.items() if makes_sense]


def _asked(request: PageRequest) -> dict[str, Any]:
    """What links to this page may choose beforehand."""
    chosen = request.GET.get("subset", "")
    return {"subset": int(chosen)} if chosen.isdecimal() and len(chosen) < 18 else {}


def _settings(form: RunForm) -> PlanSettings | None:
    return form.settings(default_pool(), catalogue.specs()) if form.is_valid() else None


def _preview(request: PageRequest, form: RunForm, settings: PlanSettings) -> HttpResponse:
    try:
        sampled = planning.preview(settings, PREVIEWED)
    except ConfigurationError as error:
        form.add_error(None, str(error))
        return _form_page(request, form, status=422)
    return _form_page(request, form, sampled=sampled, settings=settings)


def _launch(request: PageRequest, form: RunForm, settings: PlanSettings) -> HttpResponse:
    try:
        made = planning.plan_run(settings, request.user, form.cleaned_data["name"])
        running.start_run(made)
    except ConfigurationError as error:
        form.add_error(None, str(error))
        return _form_page(request, form, status=422)
    if request.htmx:
        return HttpResponseClientRedirect(reverse("run", args=[made.pk]))
    return redirect("run", made.pk)


def _form_page(
    request: PageRequest, form: RunForm, status: int = 200, **extra: Any
) -> HttpResponse:
    page = "runs/new.html#new-run" if request.htmx else "runs/new.html"
    roles = players()
    context = {
        "form": form,
        "pool_size": len(default_pool()),
        "players": _by_endpoint(roles),
        "nobody": not any(roles.values()),
        **extra,
    }
    return render(request, page, context, status=status)


def _by_endpoint(roles: Mapping[Role, Endpoint | None]) -> list[tuple[str, Endpoint | None]]:
    """Who plays which roles, each endpoint once: ("explorer and deriver", the endpoint)."""
    found: dict[int | None, tuple[list[str], Endpoint | None]] = {}
    for role, endpoint in roles.items():
        found.setdefault(endpoint.pk if endpoint else None, ([], endpoint))[0].append(role)
    return [(_and(names), endpoint) for names, endpoint in found.values()]


def _and(names: list[str]) -> str:
    """ "a, b and c"; one name stays as it is."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
