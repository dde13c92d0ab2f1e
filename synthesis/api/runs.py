"""``runs/``: planning and launching runs, watching and steering them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from dive_site.api import Conflict
from synthesis.api.paging import Pages
from synthesis.api.refusals import refusals
from synthesis.api.resource import Resource, user_of
from synthesis.api.run_shapes import (
    BudgetBody,
    RunBody,
    RunBrief,
    RunDetail,
    RunFilters,
    run_json,
)
from synthesis.api.strict import read_body, read_query
from synthesis.core.errors import ConfigurationError
from synthesis.core.permissions import check_may_curate, check_may_look
from synthesis.core.sampling import PlanSettings
from synthesis.core.values import DOMAINS
from synthesis.models import PoolSubset, Run
from synthesis.services import budgets, planning, running
from synthesis.services.sources import default_pool


class Runs(Resource):
    """All runs, newest first; a new one starts at once."""

    checks = {"GET": check_may_look, "POST": check_may_curate}
    pagination_class = Pages
    serializer_class = RunBrief

    @extend_schema(operation_id="runs_list", parameters=[RunFilters], responses=RunBrief(many=True))
    def get(self, request: Request) -> Response:
        wanted = read_query(request, RunFilters)
        page = self.paginate_queryset(
            Run.objects.filter(**wanted).select_related("created_by").newest_first()
        )
        return self.get_paginated_response(RunBrief(page, many=True).data)

    @extend_schema(operation_id="runs_create", request=RunBody, responses={201: RunDetail})
    def post(self, request: Request) -> Response:
        asked = read_body(request, RunBody)
        name = asked.pop("name", "")
        with refusals():
            run = planning.plan_run(_settings(asked), user_of(request), name)
            run = running.start_run(run)
        address = reverse("api-run", args=[run.pk])
        return Response(run_json(run), status=201, headers={"Location": address})


class OneRun(Resource):
    """One run and how far it has come."""

    serializer_class = RunBrief

    @extend_schema(operation_id="runs_retrieve", responses=RunDetail)
    def get(self, request: Request, number: int) -> Response:
        return Response(run_json(_run(number)))


class SteerRun(Resource):
    """Pause, resume or cancel a run, or retry its failed episodes."""

    checks = {"GET": check_may_look, "POST": check_may_curate}
    serializer_class = RunBrief
    verb: str = ""

    @extend_schema(request=None, responses=RunDetail)
    def post(self, request: Request, number: int) -> Response:
        """A run in a state that does not allow this: 409."""
        try:
            VERBS[self.verb](_run(number))
        except ConfigurationError as error:
            raise Conflict(str(error)) from error
        return Response(run_json(_run(number)))


class RunBudget(Resource):
    """The limits of a run that is not over; resume it to let it go on under new ones."""

    checks = {"GET": check_may_look, "POST": check_may_curate}
    serializer_class = BudgetBody

    @extend_schema(operation_id="runs_budget", request=BudgetBody, responses=RunDetail)
    def post(self, request: Request, number: int) -> Response:
        """A limit that is spent already, or a run that is over: 409."""
        run = _run(number)
        asked = read_body(request, BudgetBody)
        try:
            run = budgets.raise_budget(
                run, **{name.removeprefix("budget_"): limit for name, limit in asked.items()}
            )
        except ConfigurationError as error:
            raise Conflict(str(error)) from error
        return Response(run_json(run))


VERBS: Mapping[str, Callable[[Run], object]] = {
    "pause": running.pause_run,
    "resume": running.resume_run,
    "cancel": running.cancel_run,
    "retry": running.retry_failed,
}


def _settings(asked: dict[str, Any]) -> PlanSettings:
    subset = asked.pop("subset", None)
    pool = asked.pop("pool", None)
    if subset is not None:
        pool = _subset(subset)
    elif pool is None:
        pool = default_pool()
    asked["domains"] = tuple(asked.get("domains", DOMAINS))
    return PlanSettings(pool=tuple(pool), **asked)


def _subset(name: str) -> list[str]:
    try:
        tools: list[str] = PoolSubset.objects.get(name=name).tools
    except PoolSubset.DoesNotExist:
        raise ValidationError({"subset": [f"There is no pool subset {name!r}."]}) from None
    return tools


def _run(number: int) -> Run:
    try:
        return Run.objects.select_related("created_by").get(pk=number)
    except (Run.DoesNotExist, OverflowError):
        raise Http404(f"There is no run {number}.") from None
