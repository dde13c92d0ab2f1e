"""The first start makes a small run, so that the queue has real candidates to show."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import User

from synthesis.core.errors import StudioError
from synthesis.core.sampling import PlanSettings
from synthesis.models import Run
from synthesis.services import bell
from synthesis.services.planning import plan_run
from synthesis.services.running import start_run
from synthesis.services.sources import load_sources

EPISODES = 20


def begin_or_continue(say: Callable[[str], None]) -> None:
    """Make the demonstration run if there was never a run; else ring for what is unfinished."""
    if Run.objects.exists():
        for run in Run.objects.for_workers():
            bell.ring(run.pk)
        return
    try:
        start_run(_demo())
    except StudioError as trouble:
        say(f"The demonstration run could not be made: {trouble}")
    else:
        say(f"Making {EPISODES} demonstration tasks; they appear in the review queue.")


def _demo() -> Run:
    sources = load_sources()
    settings = PlanSettings(count=EPISODES, pool=tuple(sorted(sources.specs)))
    author = User.objects.filter(is_superuser=True).order_by("pk").first()
    return plan_run(settings, created_by=author, name="Demonstration", sources=sources)
