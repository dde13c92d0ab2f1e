"""Celery entry points: the names that are rung exist, and every job can run twice."""

from __future__ import annotations

from typing import NoReturn

import pytest
from django.conf import settings

from dive_site.celery import app
from synthesis import jobs
from synthesis.core.errors import ConfigurationError
from synthesis.models import Run, RunStatus
from synthesis.services import bell, running
from synthesis.services.shards import work_shard
from tests.synthesis import fakes


def test_the_names_that_the_bell_and_the_clock_ring_are_jobs() -> None:
    app.loader.import_default_modules()
    rung = {bell.WORK, *(entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values())}

    assert rung <= set(app.tasks)


def test_a_lost_message_of_a_killed_worker_is_given_to_another() -> None:
    assert jobs.work.acks_late
    assert jobs.work.reject_on_worker_lost


@pytest.mark.django_db(transaction=True)
def test_a_shard_works_on_a_run_and_a_second_ring_finds_nothing_to_do() -> None:
    run = running.start_run(fakes.new_run(3))

    state = work_shard(run.pk, fakes.parts_for, lambda: False)

    assert state is not None
    assert (state.status, state.verified) == (RunStatus.FINISHED, 3)
    assert work_shard(run.pk, fakes.parts_for, lambda: False) is None


@pytest.mark.django_db(transaction=True)
def test_a_run_whose_endpoint_lacks_its_key_is_paused_with_the_reason() -> None:
    run = running.start_run(fakes.new_run(1))

    def keyless(run: Run) -> NoReturn:
        raise ConfigurationError("Set DIVE_LLM_API_KEY.")

    assert work_shard(run.pk, keyless, lambda: False) is None
    run.refresh_from_db()
    assert (run.status, run.stopped_because) == (RunStatus.PAUSED, "Set DIVE_LLM_API_KEY.")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [1, 99])
def test_a_ring_for_a_run_that_is_not_going_or_does_not_exist_is_quiet(number: int) -> None:
    fakes.new_run(1)

    jobs.work(number)


@pytest.mark.django_db(transaction=True)
def test_a_shard_that_ends_early_rings_for_the_rest(rings: list[int]) -> None:
    run = fakes.new_run(40)
    running.start_run(run)

    work_shard(run.pk, fakes.parts_for, lambda: True, concurrency=3)

    assert rings == [run.pk, run.pk, run.pk]


@pytest.mark.django_db(transaction=True)
def test_sweeping_twice_changes_nothing_more() -> None:
    running.start_run(fakes.new_run(2))

    jobs.sweep()
    jobs.sweep()

    assert fakes.Run.objects.get().status == RunStatus.RUNNING
