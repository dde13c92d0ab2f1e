"""Repairs what a crash left behind, from the table alone. It can run at any time, anywhere."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from synthesis.models import Episode, Run
from synthesis.models.run import RunQuerySet
from synthesis.services import bell
from synthesis.services.claiming import revive
from synthesis.services.running import interrupt_if_abandoned
from synthesis.services.settling import settle


@dataclass(frozen=True, slots=True)
class Swept:
    """What one sweep found to do."""

    revived: int
    interrupted: int
    settled: int
    rung: int


def sweep() -> Swept:
    """Revive episodes of dead workers, mark abandoned foreground runs as interrupted, settle,
    and ring for every run that has episodes due."""
    revived = revive()
    interrupted = sum(_interrupt(run_id) for run_id in _foreground())
    settled = sum(settle(run_id) for run_id in _ids(Run.objects.unfinished()))
    rung = sum(bell.ring(run_id) for run_id in _ids(Run.objects.for_workers()) if _due(run_id))
    if settled:
        bell.ring_intake()
    return Swept(revived, interrupted, settled, rung)


@transaction.atomic
def _interrupt(run_id: int) -> bool:
    return interrupt_if_abandoned(Run.objects.select_for_update().get(pk=run_id))


def _foreground() -> list[int]:
    return _ids(Run.objects.led())


def _ids(runs: RunQuerySet) -> list[int]:
    return list(runs.order_by("id").values_list("pk", flat=True))


def _due(run_id: int) -> bool:
    return Episode.objects.of(run_id).due(timezone.now()).exists()
