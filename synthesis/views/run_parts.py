"""The parts of a run's page that concern models, each asked for again by itself: what the
calls came to, and what the servers do. And what a person may do about them."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from dive_site.http import PageRequest, allowed
from synthesis.core import permissions
from synthesis.core.chat import ROLES
from synthesis.core.errors import ConfigurationError
from synthesis.forms.runs import BudgetForm
from synthesis.models import Run, RunStatus
from synthesis.services import budgets, old_way, running, serving
from synthesis.services.reading import difficulty, early_ends
from synthesis.services.usage import other_strategy, strategies, strategy_of, usage


@allowed(permissions.check_may_look)
@require_GET
def run_usage(request: PageRequest, pk: int) -> HttpResponse:
    """What the calls of a run came to so far."""
    found = get_object_or_404(Run, pk=pk)
    context = {"run": found, "alone": True, **usage_context(found)}
    return render(request, "runs/run.html#usage", context)


@allowed(permissions.check_may_look)
@require_GET
def run_server(request: PageRequest, pk: int) -> HttpResponse:
    """What a run asks of its endpoints now, beside what their servers say."""
    found = get_object_or_404(Run, pk=pk)
    live = is_live(found)
    shown = serving.endpoints_now(found) if live else []
    return render(request, "runs/run.html#server", {"run": found, "live": live, "endpoints": shown})


@allowed(permissions.check_may_curate)
@require_POST
def raise_budget(request: PageRequest, pk: int) -> HttpResponse:
    """Give a run new limits and let it go on; a refusal is a sentence on the run's page."""
    found = get_object_or_404(Run, pk=pk)
    try:
        raised = budgets.raise_budget(found, **BudgetForm(request.POST).limits())
        if raised.shown_status in (RunStatus.PAUSED, RunStatus.INTERRUPTED):
            running.resume_run(raised)
    except ConfigurationError as error:
        messages.error(request, str(error))
    return redirect("run", pk)


@allowed(permissions.check_may_curate)
@require_POST
def run_other_strategy(request: PageRequest, pk: int) -> HttpResponse:
    """Launch the same configurations with the other strategy."""
    found = get_object_or_404(Run, pk=pk)
    try:
        made = old_way.plan_counterpart(found, request.user)
        running.start_run(made)
    except ConfigurationError as error:
        messages.error(request, str(error))
        return redirect("run", pk)
    return redirect("run", made.pk)


def is_live(run: Run) -> bool:
    """Whether it makes sense to look again soon."""
    return run.shown_status in (RunStatus.PLANNED, RunStatus.RUNNING)


def models_context(run: Run) -> dict[str, Any]:
    """What the page of a run shows of its models, their servers aside: those are slow to ask."""
    shown = usage_context(run)
    place = {role: number for number, role in enumerate(ROLES)}
    in_order = partial(sorted, key=lambda item: (place.get(item[0], len(place)), item[0]))
    return {
        **shown,
        "roles": in_order(run.endpoints.items()),
        "prompts": in_order(run.prompts.items()),
        "beside": shown["live"] or shown["budgets"] or shown["difficulty"],
    }


def usage_context(run: Run) -> dict[str, Any]:
    """What the parts show that are asked for again with the usage."""
    found = usage(run.pk)
    return {
        "live": is_live(run),
        "strategy": strategy_of(run),
        "other": other_strategy(strategy_of(run)),
        "usage": found,
        "budgets": [state for state in budgets.budgets(run) if state.limit],
        "difficulty": difficulty(run.pk),
        "early_ends": early_ends(run.pk),
        "strategies": strategies(run, found),
    }
