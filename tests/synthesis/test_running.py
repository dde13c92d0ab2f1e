"""A person starts, pauses, resumes, cancels and retries a run."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from celery import Celery
from django.utils import timezone

from synthesis.core.errors import ConfigurationError, DerivationError
from synthesis.core.permissions import Role
from synthesis.models import Candidate, Episode, EpisodeStatus, Run, RunStatus
from synthesis.services import bell, claiming, owners, reading, running
from synthesis.services.driving import Terms, drive
from synthesis.services.planning import plan_run, preview
from tests.synthesis import fakes

pytestmark = pytest.mark.django_db(transaction=True)


def finished(count: int, engine: fakes.Weigher | None = None, **changes: object) -> Run:
    run = running.start_run(fakes.new_run(count, **changes))
    asyncio.run(drive(run.pk, fakes.parts(engine), Terms("worker", 8, tick=0.02)))
    return Run.objects.get(pk=run.pk)


def nothing(times: int = 2) -> list[Exception]:
    return [DerivationError("Nothing to ask.")] * times


def test_planning_stores_one_waiting_episode_a_configuration() -> None:
    run = fakes.new_run(5)

    assert (run.status, run.settings["count"]) == (RunStatus.PLANNED, 5)
    assert [e.number for e in run.episodes.all().in_order()] == [1, 2, 3, 4, 5]
    assert Episode.objects.with_work().first().configuration["seed"]["entity_type"] == "thing"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"count": 0}, "at least one episode"),
        ({"pool": ()}, "The pool subset is empty"),
        ({"toolset_min": 2, "toolset_max": 9}, "cannot be drawn from a subset of 1"),
        ({"pool": ("no_such_tool",)}, "not in the pool: no_such_tool"),
        (
            {"engine": "other"},
            "'other' is not available in this version; available: builtin, openai",
        ),
        ({"engine": "openai"}, "No endpoint plays the explorer"),
        ({"strategy": "query-first"}, "needs a model to invent queries"),
        ({"keep": "sometimes"}, "ask for at least one attempt"),
        ({"budget_tokens": -1}, "budget of tokens must not be negative"),
    ],
)
def test_an_impossible_run_is_refused_in_a_sentence_and_stores_nothing(
    changes: dict[str, object], sentence: str
) -> None:
    with pytest.raises(ConfigurationError, match=sentence):
        plan_run(fakes.settings(**{"count": 3, **changes}), sources=fakes.sources(3))
    assert not Run.objects.exists()


def test_a_preview_shows_the_first_configurations_of_the_very_plan() -> None:
    shown = preview(fakes.settings(50), 3, fakes.sources(50))
    run = fakes.new_run(50)

    seeds = [e.configuration["seed"]["name"] for e in run.episodes.all().with_work().in_order()]
    assert [item.seed.name for item in shown] == seeds[:3]


def test_lists_of_episodes_load_no_bodies() -> None:
    fakes.new_run(1)

    assert {"configuration", "checkpoint", "draft_record"} <= (
        Episode.objects.get().get_deferred_fields()
    )


def test_moves_that_do_not_exist_are_refused_in_a_sentence() -> None:
    run = fakes.new_run(1)

    with pytest.raises(ConfigurationError, match="planned and cannot become paused"):
        running.pause_run(run)
    with pytest.raises(ConfigurationError, match="only a paused or interrupted run"):
        running.resume_run(run)
    running.start_run(run)
    with pytest.raises(ConfigurationError, match="was started before"):
        running.start_run(run)
    running.cancel_run(run)
    with pytest.raises(ConfigurationError, match="that is final"):
        running.cancel_run(run)
    with pytest.raises(ConfigurationError, match="is cancelled, so its episodes stay"):
        running.retry_failed(run)


def test_starting_and_resuming_ring_the_bell_once_it_can_be_answered(
    rings: list[int],
) -> None:
    run = running.start_run(fakes.new_run(1))
    running.pause_run(run)
    running.resume_run(run)

    assert rings == [run.pk, run.pk]


def test_a_broker_that_is_down_is_a_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    nowhere = "redis+socket:///nowhere/broker.sock"
    elsewhere = Celery("elsewhere", broker=nowhere, set_as_current=False)

    assert bell.ring(1, elsewhere) is False
    assert "waits for the next sweep" in caplog.text


def test_retrying_begins_failed_episodes_again_and_takes_up_a_finished_run() -> None:
    run = finished(3, fakes.Weigher(stumbles={2: nothing()}))
    Episode.objects.failed().update(early_ends=["loop"])
    assert run.status == RunStatus.FINISHED

    assert running.retry_failed(run) == 1

    assert Run.objects.get().status == RunStatus.RUNNING
    episode = Episode.objects.with_work().get(number=2)
    assert (episode.status, episode.checkpoint, episode.tries) == (EpisodeStatus.WAITING, None, 0)
    assert episode.early_ends == []
    asyncio.run(drive(run.pk, fakes.parts(), Terms("worker", 8, tick=0.02)))
    assert Candidate.objects.of(run.pk).count() == 3


def test_a_retried_episode_is_a_duplicate_of_a_higher_one_that_was_verified_before() -> None:
    run = finished(2, fakes.Weigher(stumbles={1: nothing()}), things=1)
    running.retry_failed(run)

    asyncio.run(drive(run.pk, fakes.parts(), Terms("worker", 8, tick=0.02)))

    assert Candidate.objects.get().number == 2
    assert Episode.objects.get(number=1).failure_kind == "check: duplicate"


def test_retrying_where_nothing_failed_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="no failed episode"):
        running.retry_failed(finished(1))


def test_only_one_process_leads_a_run_in_the_foreground() -> None:
    run = fakes.new_run(1)
    running.lead_run(run.pk, owners.owner_name())

    with pytest.raises(ConfigurationError, match="is being worked on by process"):
        running.lead_run(run.pk, owners.owner_name())


def test_a_run_whose_foreground_process_is_gone_shows_as_interrupted_and_can_be_resumed() -> None:
    run = running.lead_run(fakes.new_run(1).pk, "elsewhere/1/1/a")
    Run.objects.update(led_until=timezone.now() - timedelta(seconds=1))

    assert Run.objects.get().shown_status == RunStatus.INTERRUPTED
    assert running.resume_run(run).leader == ""


def test_leaving_a_run_interrupts_it_only_where_it_was_not_finished() -> None:
    me = owners.owner_name()
    run = running.lead_run(fakes.new_run(1).pk, me)

    assert running.leave_run(run.pk, me).status == RunStatus.INTERRUPTED
    running.lead_run(run.pk, me)
    asyncio.run(drive(run.pk, fakes.parts(), Terms(me, 1, leader=me, tick=0.02)))
    assert running.leave_run(run.pk, me).status == RunStatus.FINISHED


def test_there_is_no_leading_a_run_that_does_not_exist() -> None:
    with pytest.raises(ConfigurationError, match="There is no run 99"):
        running.lead_run(99, "me")


def test_progress_counts_outcomes_and_names_failures_by_kind() -> None:
    run = finished(5, fakes.Weigher(stumbles={1: nothing(), 4: nothing()}), things=3)

    seen = reading.progress(run)

    assert seen.total == seen.settled == 5
    assert seen.percent == 100
    assert not seen.is_live
    assert seen.failures[0].count == 2
    assert "Nothing to ask." in seen.failures[0].example
    assert [c.number for c in seen.latest] == sorted((c.number for c in seen.latest), reverse=True)
    assert "verified, 2 failed (derivation)" in reading.summary(run)


def test_progress_of_a_run_in_work_says_how_fast_and_how_long() -> None:
    run = running.start_run(fakes.new_run(4))
    Run.objects.update(started_at=timezone.now() - timedelta(seconds=30))
    run.refresh_from_db()
    claiming.claim(run.pk, "worker", 1)
    assert reading.progress(run).seconds_left is None

    Episode.objects.filter(number=1).update(
        status=EpisodeStatus.VERIFIED, finished_at=timezone.now()
    )

    seen = reading.progress(run)
    assert seen.per_minute == pytest.approx(2, rel=0.1)
    assert seen.seconds_left == pytest.approx(90, rel=0.1)


def test_progress_says_how_many_of_those_in_work_are_being_verified() -> None:
    run = running.start_run(fakes.new_run(4))
    claiming.claim(run.pk, "worker", 3)
    Episode.objects.filter(number__lte=2).update(iteration=run.settings["iterations"])

    seen = reading.progress(run)

    assert (seen.counts["running"], seen.verifying) == (3, 2)


def test_early_ends_of_explorations_are_counted_by_reason(shared_db: str) -> None:
    """On both databases: the column is JSON, and its rows are counted by the database."""
    run = fakes.new_run(4)
    Episode.objects.filter(number__lte=2).update(early_ends=["context", "loop"])
    Episode.objects.filter(number=3).update(early_ends=["loop"])

    assert list(reading.early_ends(run.pk).items()) == [("loop", 3), ("context", 2)]


def test_progress_is_told_in_few_queries(django_assert_max_num_queries: object) -> None:
    run = finished(6)

    with django_assert_max_num_queries(6):
        reading.progress(run)


def test_every_role_has_its_group_even_after_the_tables_were_emptied() -> None:
    from django.contrib.auth.models import Group
    from django.core.management import call_command

    call_command("flush", verbosity=0, interactive=False)

    assert set(Group.objects.values_list("name", flat=True)) == {role.value for role in Role}
