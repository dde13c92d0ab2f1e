"""What is said of runs over the API, and what programs may ask for."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.contrib.auth.models import User
from drf_spectacular.utils import inline_serializer
from rest_framework import serializers

from synthesis.api.strict import Amount, Choice, Items, StrictSerializer, Text, Whole
from synthesis.core.sampling import KEEPS, STRATEGIES
from synthesis.core.values import DOMAINS
from synthesis.models import Run, RunStatus
from synthesis.services import budgets, reading
from synthesis.services.usage import strategy_of, usage, usage_json


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
    strategy = Choice(STRATEGIES, required=False)
    attempts = Whole(required=False, help_text="How often a solver tries each verified task.")
    solver_turns = Whole(required=False)
    keep = Choice(KEEPS, required=False, help_text="sometimes: not those always solved.")
    budget_tokens = Whole(required=False, help_text="0 is no limit.")
    budget_money = Amount(required=False)
    budget_seconds = Amount(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if "pool" in attrs and "subset" in attrs:
            raise serializers.ValidationError({"pool": ["Give either a pool or a subset."]})
        return attrs


class BudgetBody(StrictSerializer):
    """New limits of a run; 0 takes one away, and one that is not named stays."""

    budget_tokens = Whole(required=False)
    budget_money = Amount(required=False)
    budget_seconds = Amount(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs:
            raise serializers.ValidationError("Name at least one limit, as budget_tokens.")
        return attrs


class RunBrief(serializers.ModelSerializer[Run]):
    """A run as lists show it."""

    status = serializers.CharField(source="shown_status")
    created_by: serializers.StringRelatedField[User] = serializers.StringRelatedField()

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
        "strategy": serializers.CharField(),
        "endpoints": serializers.DictField(),
        "prompts": serializers.DictField(child=serializers.CharField()),
        "usage": serializers.DictField(),
        "budget": serializers.DictField(),
        "early_ends": serializers.DictField(child=serializers.IntegerField()),
        "difficulty": serializers.DictField(child=serializers.IntegerField()),
        "stopped_because": serializers.CharField(),
        "timing": serializers.DictField(),
    },
)


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
        "strategy": strategy_of(run),
        "endpoints": run.endpoints,
        "prompts": {name: prompt["digest"] for name, prompt in run.prompts.items()},
        "usage": usage_json(usage(run.pk)),
        "budget": {
            state.name: {"limit": state.limit, "spent": state.spent}
            for state in budgets.budgets(run)
        },
        "early_ends": reading.early_ends(run.pk),
        "difficulty": dict(reading.difficulty(run.pk)),
        "stopped_because": run.stopped_because,
        "timing": {
            "created_at": run.created_at,
            "started_at": run.started_at,
            "finished_at": run.finished_at,
            "per_minute": progress.per_minute,
            "seconds_left": progress.seconds_left,
        },
    }
