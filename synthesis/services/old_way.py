"""The same configurations worked on with the other strategy, to measure one by the other."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from django.contrib.auth.models import User

from synthesis.core.errors import ConfigurationError
from synthesis.core.sampling import PlanSettings
from synthesis.models import Run
from synthesis.services.planning import plan_run
from synthesis.services.usage import other_strategy, strategy_of


def plan_counterpart(run: Run, created_by: User | None = None) -> Run:
    """Plan the run again with the other strategy.

    Raises ``ConfigurationError`` when it was not driven by a model, when its plan can no
    longer be drawn as it was, and for whatever ``plan_run`` refuses.
    """
    if run.engine == "builtin":
        raise ConfigurationError(
            f"Run {run.pk} was driven by the built-in engine, which knows one strategy only."
        )
    strategy = other_strategy(strategy_of(run))
    settings = replace(settings_of(run), strategy=strategy)
    made = plan_run(settings, created_by, f"{run.name}, {strategy}")
    if made.plan_digest != run.plan_digest:
        made.delete()
        raise ConfigurationError(
            f"The pool, the seeds or the exemplars have changed since run {run.pk} was planned, so "
            "its configurations cannot be drawn again. Plan a run of each strategy now instead."
        )
    return made


def settings_of(run: Run) -> PlanSettings:
    """The settings that a run was planned with; what it was not asked has its default."""
    known = {item.name for item in fields(PlanSettings)}
    stated: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in run.settings.items()
        if name in known
    }
    return PlanSettings(**stated)
