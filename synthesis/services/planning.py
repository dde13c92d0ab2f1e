"""Making a run: its plan is drawn up front and stored, one episode a configuration."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from synthesis.core import sampling
from synthesis.core.canonical import sha256
from synthesis.core.chat import Role
from synthesis.core.errors import ConfigurationError
from synthesis.core.prompting import prompts
from synthesis.core.sampling import PlanSettings
from synthesis.core.serial import configuration_to_json
from synthesis.core.values import Configuration
from synthesis.engines import ENGINES
from synthesis.models import Episode, ReleasedFingerprint, Run
from synthesis.services import endpoints
from synthesis.services.sources import Sources, load_sources
from synthesis.tools import catalogue

ROWS_AT_ONCE = 200


def check_engine(name: str) -> None:
    """Raises ``ConfigurationError`` for an engine that this version does not have."""
    if name not in ENGINES:
        raise ConfigurationError(
            f"The engine {name!r} is not available in this version; "
            f"available: {', '.join(ENGINES)}."
        )


def roles_of(settings: PlanSettings) -> tuple[Role, ...]:
    """The roles that a run with these settings needs a model for."""
    roles: list[Role] = []
    if settings.engine != "builtin":
        roles += ["explorer", "deriver"]
    if settings.attempts:
        roles += ["solver", "judge"]
    return tuple(roles)


def plan_run(
    settings: PlanSettings,
    created_by: User | None = None,
    name: str = "",
    sources: Sources | None = None,
) -> Run:
    """Store a run and all its episodes, planned but not started.

    Raises ``ConfigurationError`` with a sentence for a run that cannot be; then nothing
    is stored.
    """
    _check(settings, sources)
    resolved = endpoints.resolve(roles_of(settings))
    configurations = draw_plan(settings, sources)
    plan = [configuration_to_json(configuration) for configuration in configurations]
    with transaction.atomic():
        run = Run.objects.create(
            name=name.strip()[:200] or _default_name(settings),
            engine=settings.engine,
            random_seed=settings.random_seed,
            settings=asdict(settings),
            plan_digest=sha256(plan),
            endpoints=resolved,
            prompts=_prompts(settings),
            released_until=ReleasedFingerprint.objects.last_id(),
            created_by=created_by,
        )
        Episode.objects.bulk_create((_episode(run, item) for item in plan), batch_size=ROWS_AT_ONCE)
    return run


def draw_plan(settings: PlanSettings, sources: Sources | None = None) -> tuple[Configuration, ...]:
    """The configurations that the settings give; the same settings always give the same.

    Impossible settings are refused before seeds are looked for, which may take a while.
    """
    _check(settings, sources)
    sources = sources or load_sources()
    return sampling.plan(settings, sources.specs, sources.seeds, sources.exemplars)


def _check(settings: PlanSettings, sources: Sources | None) -> None:
    check_engine(settings.engine)
    sampling.check_settings(settings, sources.specs if sources else catalogue.specs())


def preview(
    settings: PlanSettings, count: int = 3, sources: Sources | None = None
) -> tuple[Configuration, ...]:
    """The first configurations of the plan, drawn without the rest; nothing is stored."""
    return draw_plan(replace(settings, count=min(count, settings.count)), sources)


def _prompts(settings: PlanSettings) -> dict[str, dict[str, str]]:
    """The prompts that the run will use, as they are now."""
    names: list[str] = list(roles_of(settings))
    if settings.strategy == "query-first":
        names.append("query_first")
    known = prompts()
    return {name: {"digest": known[name].digest, "text": known[name].text} for name in names}


def _default_name(settings: PlanSettings) -> str:
    today = timezone.localdate().isoformat()
    return f"{settings.count} episodes, random seed {settings.random_seed}, {today}"


def _episode(run: Run, configuration: dict[str, Any]) -> Episode:
    return Episode(
        run=run,
        number=configuration["episode"],
        domain=configuration["domain"],
        configuration=configuration,
    )
