"""Runs with models, for benchmarks: planned, started, waited for and summed up.

Everything here needs Django set up on a database of the benchmark's own.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.plant import wait_for

if TYPE_CHECKING:
    from synthesis.models import Endpoint, Run

LONGEST_RUN = 3600.0
QUICK_PACKS = (
    *("borrowing", "companies", "company_accounts", "company_groups", "corporate_finance"),
    *("currencies", "hmrc_yearly", "index_groups", "interest_rates", "loans", "projects"),
    *("us_economy", "vat", "calendars", "clocks", "colours", "dates"),
    *("emoji_names", "factbook_people", "factbook_rates", "factbook_society", "factbook_state"),
    *("factbook_trade", "feasts", "holidays", "languages", "points", "us_places"),
    "working_days",
)
"""Packs of finance and general tools that load in a quarter of a second and answer in one
millisecond or two: a run with them measures us and not the libraries under the tools."""


def prepare() -> None:
    """Django with an empty database."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def endpoint(
    base_url: str, model: str = "scripted", at_once: int = 64, timeout: float = 60.0
) -> Endpoint:
    """An endpoint that plays every role."""
    from synthesis.core.chat import ROLES
    from synthesis.models import Endpoint, RoleChoice

    made = Endpoint.objects.create(
        name=f"endpoint {Endpoint.objects.count() + 1}",
        base_url=base_url,
        model=model,
        max_concurrency=at_once,
        timeout_seconds=timeout,
    )
    for role in ROLES:
        RoleChoice.objects.update_or_create(role=role, defaults={"endpoint": made})
    return made


def quick_pool() -> tuple[str, ...]:
    """The tools of the quick packs."""
    from synthesis.services.sources import default_pool
    from synthesis.tools import catalogue

    specs = catalogue.specs()
    packs = {f"{domain}.{pack}" for domain in ("finance", "general") for pack in QUICK_PACKS}
    return tuple(name for name in default_pool() if specs[name].pack in packs)


def plan(count: int, **changes: Any) -> Run:
    """A planned run of one iteration of four calls each."""
    from synthesis.core.sampling import PlanSettings
    from synthesis.services.planning import plan_run
    from synthesis.services.sources import default_pool

    settings = {"iterations": 1, "steps": 4, "random_seed": 7, "pool": default_pool(), **changes}
    return plan_run(PlanSettings(count=count, engine="openai", **settings))


@dataclass(frozen=True)
class Timed:
    """When a run was launched and when its last episode was settled, since the epoch."""

    launched: float
    settled: float


def run_to_end(run: Run, seconds: float = LONGEST_RUN) -> Timed:
    """Start a planned run and wait until the workers have finished it."""
    from django.db.models import Max

    from synthesis.models import Episode, Run, RunStatus
    from synthesis.services.running import start_run

    def finished() -> bool:
        now = Run.objects.get(pk=run.pk)
        if now.stopped_because:
            raise RuntimeError(f"The run stopped: {now.stopped_because}")
        return now.status == RunStatus.FINISHED

    launched = time.time()
    start_run(run)
    wait_for(finished, "the run", seconds)
    last = Episode.objects.of(run.pk).aggregate(last=Max("finished_at"))["last"]
    return Timed(launched, last.timestamp())


def outcomes(run: Run) -> dict[str, int]:
    """How many episodes ended how, the most frequent first."""
    from synthesis.models import Episode

    rows = Episode.objects.of(run.pk).values_list("status", "failure_kind")
    return dict(Counter(kind or status for status, kind in rows).most_common())
