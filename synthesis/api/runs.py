"""``runs/``: planning and launching runs, watching and steering them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from django.http import Http404
from django.urls import reverse
from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from dive_site.api import Conflict
from synthesis.api.paging import Pages
from synthesis.api.refusals import refusals
from synthesis.api.resource import Resource, user_of
from synthesis.api.strict import Choice, Items, StrictSerializer, Text, Whole, read_body, read_query
from synthesis.core.errors import ConfigurationError
from synthesis.core.permissions import check_may_curate, check_may_look
from synthesis.core.sampling import PlanSettings
from synthesis.core.values import DOMAINS
from synthesis.models import PoolSubset, Run, RunStatus
from synthesis.services import planning, reading, running
from synthesis.services.sources import default_pool


class RunFilters(serializers.Serializer[Any]):
    status = serializers.ChoiceField(RunStatus.values, required=False)


class RunBody(StrictSerializer):
    """What a new run is made of; the tools are all, a saved subset, or named one by one."""

    name = Text(required=False, max_length=200)
    count = Whole(help_text="How many episodes.")
    engine = Text(required=False, default="builtin")
    domains = Items(child=Choice(DOMAINS), required=False)
    pool = Items(child=Text(), required=False, help_text="Names of tools.")
    subset = Text(required=False, help_text="The name of a saved pool subset.")
    toolset_min = Whole(required=False)
    toolset_max = Whole(required=False)
    iterations = Whole(required=False)
    steps = Whole(required=False)
    random_seed = Whole(required=False, min_value=0, max_value=2**53 - 1)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if "pool" in attrs and "subset" in attrs:
            raise serializers.ValidationError({"pool": ["Give either a pool or a subset."]})
        return attrs


class RunBrief(serializers.ModelSerializer[Run]):
    """A run as lists show it."""

    status = serializers.CharField(source="shown_status")
    created_by = serializers.StringRelatedField()  # type: ignore[var-annotated]

    class Meta:
        model = Run
        fields = ["id", "name", "status", "engine", "random_seed", "created_by", "created_at"]


RunDetail = inline_serializer(
    "RunDetail",
    {
        **{
            name: serializers.CharField()
            for name in ("name", "status", "engine", "plan_digest", "created_by")
        },
        "id": serializers.IntegerField(),
        "random_seed": serializers.IntegerField(),
        "settings": serializers.DictField(),
        "counts": serializers.DictField(child=serializers.IntegerField()),
        "failures": serializers.ListField(child=serializers.DictField()),
        "timing": serializers.DictField(),
    },
)


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


VERBS: Mapping[str, Callable[[Run], object]] = {
    "pause": running.pause_run,
    "resume": running.resume_run,
    "cancel": running.cancel_run,
    "retry": running.retry_failed,
}


def run_json(run: Run) -> dict[str, Any]:
    """A run as programs see it."""
    progress = reading.progress(run, latest=0)
    return {
        "id": run.pk,
        "name": run.name,
        "status": progress.status,
        "engine": run.engine,
        "random_seed": run.random_seed,
        "settings": run.settings,
        "plan_digest": run.plan_digest,
        "created_by": run.created_by.get_username() if run.created_by else None,
        "counts": {"total": progress.total, **progress.counts},
        "failures": [asdict(failure) for failure in progress.failures],
        "timing": {
            "created_at": run.created_at,
            "started_at": run.started_at,
            "finished_at": run.finished_at,
            "per_minute": progress.per_minute,
            "seconds_left": progress.seconds_left,
        },
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
