"""Claims, leases and settling, with real threads on a SQLite file and on PostgreSQL."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from synthesis.core import record as records
from synthesis.core.episode import Progress, is_complete, run_iteration
from synthesis.core.errors import ParseError
from synthesis.core.serial import Record, configuration_from_json
from synthesis.core.values import Verdict
from synthesis.core.verification import verify
from synthesis.models import Candidate, CandidateBody, Episode, EpisodeStatus, Run, RunStatus
from synthesis.services import claiming, episodes, owners, running
from synthesis.services.driving import Terms, drive
from synthesis.services.settling import settle, settle_some
from synthesis.services.sweeping import sweep
from tests.synthesis import fakes

pytestmark = pytest.mark.usefixtures("shared_db")


def at_once(*works: Callable[[], None]) -> None:
    """Run all in threads of their own that start together, and raise what one raised."""
    barrier, errors = threading.Barrier(len(works)), []

    def body(work: Callable[[], None]) -> None:
        try:
            barrier.wait()
            work()
        except BaseException as error:  # noqa: BLE001 (raised again in the main thread)
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=body, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]


def started(count: int, **changes: object) -> Run:
    return running.start_run(fakes.new_run(count, **changes))


def test_two_claimers_never_get_the_same_episode() -> None:
    run = started(60)
    taken: list[int] = []

    def claimer(owner: str) -> Callable[[], None]:
        def work() -> None:
            while claimed := claiming.claim(run.pk, owner, 7):
                taken.extend(episode.number for episode in claimed)

        return work

    at_once(*(claimer(f"worker {n}") for n in range(4)))

    assert sorted(taken) == list(range(1, 61))


def test_of_what_is_left_at_the_end_each_worker_takes_its_part() -> None:
    run = started(60)

    taken = [
        len(claiming.claim(run.pk, owner, limit))
        for owner, limit in (("one", 10), ("two", 40), ("one", 40), ("two", 40), ("one", 40))
    ]

    assert taken == [10, 25, 13, 12, 0]


def test_a_worker_that_is_alone_takes_all_that_it_has_room_for() -> None:
    run = started(60)

    taken = [len(claiming.claim(run.pk, "me", 40)) for _ in range(3)]

    assert taken == [40, 20, 0]


def test_workers_that_drive_together_finish_every_episode_once() -> None:
    run = started(40, things=30)

    def worker(name: str) -> Callable[[], None]:
        def work() -> None:
            made = fakes.parts(runner=fakes.Scale(seconds=0.002))
            asyncio.run(drive(run.pk, made, Terms(name, 5, tick=0.02)))

        return work

    at_once(*(worker(f"worker {n}") for n in range(3)))
    settle(run.pk)

    assert Run.objects.get().status == RunStatus.FINISHED
    assert Episode.objects.counts() == {"verified": 30, "failed": 10}
    assert Candidate.objects.count() == CandidateBody.objects.count() == 30


def test_callers_that_settle_together_store_each_candidate_once() -> None:
    run = started(20, things=15)
    derive_all(run)

    at_once(*[lambda: settle(run.pk)] * 4)

    assert Candidate.objects.count() == 15
    assert Run.objects.get().status == RunStatus.FINISHED


def test_a_record_that_cannot_be_written_is_refused_before_anything_is_stored() -> None:
    run = started(1)
    [episode] = claiming.claim(run.pk, "me", 1)
    progress, record, verdicts = asyncio.run(derive(episode))
    record["answer"]["values"][0]["value"] = 2**60 + 1

    with pytest.raises(ParseError, match="no canonical JSON form"):
        episodes.finish_episode(episode.pk, "me", record, verdicts, progress.form)

    assert Episode.objects.get().status == EpisodeStatus.RUNNING


def test_what_an_earlier_version_derived_is_verified_again_after_the_upgrade() -> None:
    run = started(3)
    derive_all(run, hold=(1,))
    Episode.objects.derived().update(draft_record={"record": {}, "verdicts": {}})
    upgrade = import_module("synthesis.migrations.0004_derived_again")

    with connection.schema_editor() as editor:
        upgrade.verify_again(apps, editor)
    derive_all(run)
    settle(run.pk)

    assert Episode.objects.counts() == {"verified": 3}


def test_settling_goes_no_further_than_the_lowest_open_episode() -> None:
    run = started(6)
    derive_all(run, hold=(3,))

    assert settle(run.pk) == 2
    assert [c.number for c in Candidate.objects.in_order()] == [1, 2]
    derive_all(run)
    assert settle(run.pk) == 4
    assert settle(run.pk) == 0


def test_settling_many_asks_the_database_no_more_often_than_settling_few() -> None:
    asked = []
    for count in (2, 9):
        run = started(count)
        derive_all(run)
        with CaptureQueriesContext(connection) as queries:
            assert settle_some(run.pk) == count
        asked.append(len(queries))

    assert asked[0] == asked[1]


def test_a_lease_that_ends_gives_the_episode_back_with_its_checkpoint() -> None:
    run = started(1)
    [episode] = claiming.claim(run.pk, "worker one", 5)
    episodes.save_checkpoint(episode.pk, "worker one", Progress(iteration=1, host_time=2.5))
    assert claiming.revive() == 0

    Episode.objects.update(lease_until=timezone.now() - timedelta(seconds=1))

    assert claiming.revive() == 1
    [again] = claiming.claim(run.pk, "worker two", 5)
    assert again.checkpoint["host_time"] == 2.5
    assert again.revivals == 1


def test_a_worker_that_lost_its_lease_can_write_nothing() -> None:
    run = started(1)
    [episode] = claiming.claim(run.pk, "slow", 5)
    progress, record, verdicts = asyncio.run(derive(episode))
    Episode.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    claiming.revive()
    claiming.claim(run.pk, "quick", 5)

    for write in (
        lambda: episodes.save_checkpoint(episode.pk, "slow", progress),
        lambda: episodes.finish_episode(episode.pk, "slow", record, verdicts, progress.form),
        lambda: episodes.fail_episode(episode.pk, "slow", "internal", "No."),
    ):
        with pytest.raises(episodes.LeaseLost):
            write()
    assert Episode.objects.get().lease_owner == "quick"


def test_renewing_keeps_a_lease_from_ending() -> None:
    run = started(2)
    claiming.claim(run.pk, "worker", 5)
    Episode.objects.update(lease_until=timezone.now() - timedelta(seconds=1))

    assert claiming.renew("worker") == 2
    assert claiming.revive() == 0


def test_the_episodes_of_a_dead_process_of_this_machine_are_revived_at_once() -> None:
    run = started(2)
    alive = owners.owner_name()
    place, _, started_at, nonce = alive.split("/")
    dead = f"{place}/{2**22 + 1}/{started_at}/{nonce}"
    claiming.claim(run.pk, dead, 1)
    claiming.claim(run.pk, alive, 1)

    assert claiming.revive() == 1
    assert Episode.objects.get(status=EpisodeStatus.RUNNING).lease_owner == alive


def test_an_episode_over_which_workers_keep_dying_is_given_up() -> None:
    run = started(1)
    for _ in range(claiming.MOST_REVIVALS + 1):
        claiming.claim(run.pk, "doomed", 1)
        Episode.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
        claiming.revive()

    episode = Episode.objects.get()
    assert (episode.status, episode.failure_kind) == (EpisodeStatus.FAILED, "internal")
    assert "workers died" in episode.failure_reason


def test_nothing_is_claimed_from_a_run_that_is_not_running_or_is_led_by_another() -> None:
    planned = fakes.new_run(2)
    led = running.lead_run(fakes.new_run(2).pk, owners.owner_name())

    assert claiming.claim(planned.pk, "worker", 5) == []
    assert claiming.claim(led.pk, "worker", 5) == []
    assert len(claiming.claim(led.pk, led.leader, 5, led.leader)) == 2


def test_an_episode_is_not_tried_before_its_time() -> None:
    run = started(1)
    Episode.objects.update(not_before=timezone.now() + timedelta(minutes=1))

    assert claiming.claim(run.pk, "worker", 5) == []


def test_pausing_while_others_claim_and_settle_leaves_a_run_that_can_be_resumed() -> None:
    run = started(30)

    def work() -> None:
        asyncio.run(drive(run.pk, fakes.parts(), Terms("worker", 4, tick=0.02)))

    at_once(work, lambda: _pause_if_running(run))
    if Run.objects.get().status == RunStatus.PAUSED:
        running.resume_run(run)
    asyncio.run(drive(run.pk, fakes.parts(), Terms("other", 4, tick=0.02)))

    assert Episode.objects.counts() == {"verified": 30}


def test_a_sweep_takes_up_everything_that_a_crash_left() -> None:
    run = started(3)
    claiming.claim(run.pk, "gone", 1)
    Episode.objects.in_flight().update(lease_until=timezone.now() - timedelta(seconds=1))
    led = running.lead_run(fakes.new_run(1).pk, "elsewhere/1/1/a")
    Run.objects.filter(pk=led.pk).update(led_until=timezone.now() - timedelta(seconds=1))

    swept = sweep()

    assert (swept.revived, swept.interrupted) == (1, 1)
    assert Run.objects.get(pk=led.pk).status == RunStatus.INTERRUPTED
    assert sweep().revived == 0


def _pause_if_running(run: Run) -> None:
    running.pause_run(run)


async def derive(episode: Episode) -> tuple[Progress, Record, dict[str, Verdict]]:
    """What came of an episode, from its first iteration to its checks."""
    made, progress = fakes.parts(), Progress()
    configuration = configuration_from_json(episode.configuration)
    while not is_complete(configuration, progress):
        progress = await run_iteration(
            configuration, progress, made.engine_for(None), made.runner, made.exemplars
        )
    record = records.build(made.info, configuration, progress, made.specs)
    return progress, record, await verify(record, made.specs, made.runner, 0.0)


def derive_all(run: Run, hold: tuple[int, ...] = ()) -> None:
    """Every open episode worked on but not settled, but for those held back."""
    for episode in claiming.claim(run.pk, "deriver", 1000):
        if episode.number not in hold:
            progress, record, verdicts = asyncio.run(derive(episode))
            episodes.save_checkpoint(episode.pk, "deriver", progress)
            episodes.finish_episode(episode.pk, "deriver", record, verdicts, progress.form)
    claiming.release("deriver")
