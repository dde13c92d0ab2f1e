"""Starting, pausing, resuming, cancelling and retrying a run."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from synthesis.core.errors import ConfigurationError
from synthesis.models import Episode, EpisodeStatus, Run, RunStatus
from synthesis.models.states import check_run_move
from synthesis.services import bell, owners
from synthesis.services.model_calls import forget_replies
from synthesis.services.settling import settle

LEAD = timedelta(seconds=60)
"""How long a run in the foreground is thought alive after its process last said so."""


@transaction.atomic
def start_run(run: Run) -> Run:
    """Let workers begin; raises ``ConfigurationError`` when the run was started before."""
    locked = _locked(run.pk)
    if locked.status != RunStatus.PLANNED:
        raise ConfigurationError(f"Run {locked.pk} was started before; it is {locked.status}.")
    return _go(locked, leader="")


@transaction.atomic
def pause_run(run: Run) -> Run:
    """Let no further episode begin; those in work stop at their next checkpoint."""
    locked = _locked(run.pk)
    _move(locked, RunStatus.PAUSED)
    locked.leader, locked.led_until = "", None
    locked.save()
    return locked


@transaction.atomic
def resume_run(run: Run) -> Run:
    """Go on with a paused or interrupted run, now with workers."""
    locked = _locked(run.pk)
    interrupt_if_abandoned(locked)
    if locked.status not in (RunStatus.PAUSED, RunStatus.INTERRUPTED):
        raise ConfigurationError(
            f"Run {locked.pk} is {locked.status}; only a paused or interrupted run can be resumed."
        )
    return _go(locked, leader="")


@transaction.atomic
def stop_run(run_id: int, because: str) -> None:
    """Pause a run that cannot go on by itself: its budget is spent, or a key is missing."""
    locked = _locked(run_id)
    if locked.status != RunStatus.RUNNING:
        return
    _move(locked, RunStatus.PAUSED)
    locked.leader, locked.led_until = "", None
    locked.stopped_because = because[:300]
    locked.save()


def cancel_run(run: Run) -> Run:
    """Give up every episode that has not come to its end; verified candidates stay."""
    with transaction.atomic():
        locked = _locked(run.pk)
        _move(locked, RunStatus.CANCELLED)
        locked.finished_at = timezone.now()
        locked.leader, locked.led_until = "", None
        locked.save()
        Episode.objects.of(locked.pk).open().update(
            status=EpisodeStatus.CANCELLED,
            finished_at=locked.finished_at,
            lease_owner="",
            lease_until=None,
        )
    settle(run.pk)
    return locked


@transaction.atomic
def retry_failed(run: Run) -> int:
    """Begin every failed episode again from nothing; gives how many.

    Raises ``ConfigurationError`` for a cancelled run and where nothing failed.
    """
    locked = _locked(run.pk)
    if locked.status == RunStatus.CANCELLED:
        raise ConfigurationError(f"Run {locked.pk} is cancelled, so its episodes stay as they are.")
    failed = Episode.objects.of(locked.pk).failed()
    forget_replies(failed)
    count = failed.update(
        status=EpisodeStatus.WAITING,
        checkpoint=None,
        draft_record=None,
        iteration=0,
        early_ends=[],
        failure_kind="",
        failure_reason="",
        tries=0,
        revivals=0,
        not_before=timezone.now(),
        finished_at=None,
        seconds=0.0,
    )
    if not count:
        raise ConfigurationError(f"Run {locked.pk} has no failed episode to retry.")
    if locked.status == RunStatus.FINISHED:
        _go(locked, leader="")
    elif locked.status == RunStatus.RUNNING:
        bell.ring_after_commit(locked.pk)
    return count


@transaction.atomic
def lead_run(run_id: int, leader: str) -> Run:
    """Take a run into the foreground, for one process alone.

    A finished run is given back as it is. Raises ``ConfigurationError`` when there is no
    such run, when it was cancelled, and when another living process leads it.
    """
    locked = _locked(run_id)
    interrupt_if_abandoned(locked)
    if locked.status == RunStatus.FINISHED:
        return locked
    if locked.status == RunStatus.CANCELLED:
        raise ConfigurationError(f"Run {run_id} was cancelled and cannot be resumed.")
    if locked.leader not in ("", leader):
        raise ConfigurationError(
            f"Run {run_id} is being worked on by {owners.describe(locked.leader)}. "
            "Wait for it, or stop it first."
        )
    return _go(locked, leader=leader)


def keep_lead(run_id: int, leader: str) -> bool:
    """Say that the leading process is alive; False when it leads no longer."""
    held = Run.objects.filter(pk=run_id, leader=leader, status=RunStatus.RUNNING)
    return bool(held.update(led_until=timezone.now() + LEAD))


def interrupt_if_abandoned(run: Run) -> bool:
    """Mark a locked foreground run whose process is gone as interrupted."""
    if run.status != RunStatus.RUNNING or not run.leader:
        return False
    if run.led_until and run.led_until > timezone.now() and not owners.is_gone(run.leader):
        return False
    _interrupt(run)
    return True


@transaction.atomic
def leave_run(run_id: int, leader: str) -> Run:
    """The leading process ends; a run that it did not finish is interrupted."""
    locked = _locked(run_id)
    if locked.leader == leader and locked.status == RunStatus.RUNNING:
        _interrupt(locked)
    return locked


def _interrupt(run: Run) -> None:
    _move(run, RunStatus.INTERRUPTED)
    run.leader, run.led_until = "", None
    run.save()


def _locked(run_id: int) -> Run:
    run = Run.objects.select_for_update().filter(pk=run_id).first()
    if run is None:
        raise ConfigurationError(f"There is no run {run_id}.")
    return run


def _move(run: Run, status: RunStatus) -> None:
    check_run_move(run.pk, run.status, status)
    if run.status == RunStatus.RUNNING and run.went_on_at:
        run.seconds_spent += (timezone.now() - run.went_on_at).total_seconds()
    run.status = status


def _go(run: Run, leader: str) -> Run:
    """Set a run going, led by a process in the foreground or else by workers."""
    if run.status != RunStatus.RUNNING:
        _move(run, RunStatus.RUNNING)
        run.went_on_at = timezone.now()
        run.stopped_because = ""
    run.started_at = run.started_at or timezone.now()
    run.finished_at = None
    run.leader, run.led_until = leader, timezone.now() + LEAD if leader else None
    run.save()
    if not leader:
        bell.ring_after_commit(run.pk)
    return run
