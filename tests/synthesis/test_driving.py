"""One event loop works on many episodes; every outcome is a row with its reason."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from synthesis.core.canonical import canonical
from synthesis.core.errors import (
    DerivationError,
    ParseError,
    ProviderPermanentError,
    ProviderTransientError,
)
from synthesis.models import Candidate, Episode, EpisodeStatus, Run, RunStatus
from synthesis.services import derived, episodes, running
from synthesis.services.driving import Terms, drive
from synthesis.services.pulse import Beat
from tests.synthesis import fakes

pytestmark = pytest.mark.django_db(transaction=True)


def go(run: Run, made: fakes.Parts, **terms: object) -> Beat:
    return asyncio.run(
        drive(run.pk, made, Terms("worker", **{"concurrency": 4, "tick": 0.02, **terms}))
    )


def started(count: int, **changes: object) -> Run:
    return running.start_run(fakes.new_run(count, **changes))


def records(run: Run) -> list[dict[str, object]]:
    return [json.loads(record) for record in Candidate.objects.of(run.pk).in_order().records()]


def test_a_run_ends_with_one_candidate_an_episode() -> None:
    run = started(9)

    state = go(run, fakes.parts())

    assert (state.status, state.verified, state.failed) == (RunStatus.FINISHED, 9, 0)
    assert [c.number for c in Candidate.objects.of(run.pk).in_order()] == list(range(1, 10))


def test_candidates_carry_what_lists_need_and_the_sealed_record_lies_apart() -> None:
    run = started(1)
    go(run, fakes.parts())

    candidate = Candidate.objects.get()
    record = candidate.record

    assert candidate.digest == record["digest"]
    assert (candidate.form, candidate.depth, candidate.tools_used) == ("fact", 1, ["weigh"])
    assert record["checks"]["duplicate"]["verdict"] == "pass"


def test_the_same_plan_gives_the_same_bytes_whatever_the_concurrency() -> None:
    one, other = started(12, things=8), started(12, things=8)

    go(one, fakes.parts(), concurrency=1)
    go(other, fakes.parts(runner=fakes.Scale(seconds=0.002)), concurrency=7)

    assert one.plan_digest == other.plan_digest
    first = list(Candidate.objects.of(one.pk).records())
    assert first == list(Candidate.objects.of(other.pk).records())
    assert len(first) == 8


def test_no_more_episodes_are_in_work_than_asked_for() -> None:
    scale = fakes.Scale(seconds=0.005)

    go(started(12), fakes.parts(runner=scale), concurrency=3)

    assert 1 < scale.most_at_once <= 3


def test_a_duplicate_is_the_higher_numbered_episode_even_when_it_was_faster() -> None:
    """Three episodes over one thing: the first is held back until the others are derived."""
    run = started(3, things=1)
    engine = fakes.Weigher()

    async def race() -> Beat:
        engine.hold[1] = asyncio.Event()
        task = asyncio.create_task(
            drive(run.pk, fakes.parts(engine), Terms("worker", 3, tick=0.02))
        )
        while {n for n, _ in engine.derived} != {2, 3}:
            await asyncio.sleep(0.01)
        engine.hold.pop(1).set()
        return await task

    state = asyncio.run(race())

    assert (state.verified, state.failed) == (1, 2)
    assert Candidate.objects.get().number == 1
    kinds = Episode.objects.of(run.pk).failed().values_list("failure_kind", flat=True)
    assert set(kinds) == {"check: duplicate"}


def test_an_iteration_whose_draft_fails_leaves_the_previous_draft_in_place() -> None:
    run = started(1)
    engine = fakes.Weigher()
    engine.stumbles[1] = []

    go(run, fakes.parts(engine))
    kept = records(run)[0]

    assert [item["iteration"] for item in kept["derivations"]] == [1, 2]


def test_an_episode_without_a_draft_fails_with_the_reason_and_stops_no_other() -> None:
    run = started(3)
    none = [DerivationError("Nothing to ask."), DerivationError("Nothing again.")]

    state = go(run, fakes.parts(fakes.Weigher(stumbles={2: none})))

    failed = Episode.objects.of(run.pk).failed().get()
    assert (state.verified, failed.number, failed.failure_kind) == (2, 2, "derivation")
    assert "Nothing to ask." in failed.failure_reason


def test_a_record_that_fails_a_check_never_becomes_a_candidate() -> None:
    run = started(2)
    scale = fakes.Scale(wrong_replays=frozenset({fakes.thing(0)}))

    state = go(run, fakes.parts(runner=scale))

    failed = Episode.objects.of(run.pk).failed().get()
    assert (state.verified, failed.failure_kind) == (1, "check: replay")
    assert "Step 1 (weigh)" in failed.failure_reason


def test_a_record_that_cannot_be_written_fails_its_own_episode_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def write(sealed: Any) -> bytes:
        if sealed["configuration"]["episode"] == 2:
            raise ParseError("This value has no canonical JSON form.")
        return canonical(sealed)

    monkeypatch.setattr(derived, "canonical", write)
    run = started(3)

    state = go(run, fakes.parts())

    failed = Episode.objects.of(run.pk).failed().get()
    assert (state.status, state.verified, failed.number) == (RunStatus.FINISHED, 2, 2)
    assert "no canonical JSON form" in failed.failure_reason


def test_a_defect_in_an_engine_fails_its_episode_alone() -> None:
    run = started(3)

    state = go(run, fakes.parts(fakes.Weigher(stumbles={1: [ZeroDivisionError("oops")]})))

    failed = Episode.objects.of(run.pk).failed().get()
    assert (state.verified, failed.failure_kind) == (2, "internal")
    assert failed.failure_reason == "Unexpected ZeroDivisionError: oops"


def test_a_transient_failure_waits_and_is_tried_again_from_its_checkpoint() -> None:
    run = started(1)
    busy = {1: [ProviderTransientError("Busy.")]}
    go(run, fakes.parts(fakes.Weigher(stumbles=busy)))

    waiting = Episode.objects.get()
    assert (waiting.status, waiting.tries) == (EpisodeStatus.WAITING, 1)
    assert waiting.not_before > timezone.now() + timedelta(seconds=8)

    Episode.objects.update(not_before=timezone.now())
    assert go(run, fakes.parts()).verified == 1


def test_a_server_that_is_away_for_a_quarter_of_an_hour_costs_no_episode() -> None:
    waits = [episodes.backoff(tries).total_seconds() for tries in range(1, episodes.MOST_TRIES)]

    assert waits == [10, 40, 160, 300, 300]


def test_the_last_transient_failure_is_final() -> None:
    run = started(1)
    for _ in range(episodes.MOST_TRIES):
        Episode.objects.update(not_before=timezone.now())
        go(run, fakes.parts(fakes.Weigher(stumbles={1: [ProviderTransientError("Busy.")]})))

    episode = Episode.objects.get()
    assert (episode.status, episode.failure_kind) == (EpisodeStatus.FAILED, "provider_transient")
    assert Run.objects.get(pk=run.pk).status == RunStatus.FINISHED


def test_a_permanent_failure_is_final_at_once() -> None:
    run = started(1)

    go(run, fakes.parts(fakes.Weigher(stumbles={1: [ProviderPermanentError("Wrong key.")]})))

    assert Episode.objects.get().status == EpisodeStatus.FAILED


def test_what_a_server_refuses_everyone_pauses_the_run_and_fails_no_episode() -> None:
    run = started(3)
    refused = ProviderPermanentError("The key is not known.", everyone=True)

    state = go(run, fakes.parts(fakes.Weigher(stumbles={2: [refused]})))

    run.refresh_from_db()
    assert (state.status, run.stopped_because) == (RunStatus.PAUSED, "The key is not known.")
    assert not Episode.objects.failed().exists()


def test_a_drive_asked_to_stop_gives_back_what_it_holds_and_another_continues() -> None:
    run = started(6)
    scale = fakes.HeldScale()
    first = go(run, fakes.parts(runner=scale), closing=scale.closing)

    assert first.status == RunStatus.RUNNING
    assert not Episode.objects.in_flight().exists()
    assert Episode.objects.filter(iteration__gt=0).exists()
    assert go(run, fakes.parts()).verified == 6


def test_a_checkpointed_iteration_is_not_done_again() -> None:
    run = started(1)
    scale = fakes.HeldScale()
    go(run, fakes.parts(runner=scale), closing=scale.closing)
    engine = fakes.Weigher()

    go(run, fakes.parts(engine))

    assert engine.derived == [(1, 2)]


def test_a_pause_lets_episodes_reach_their_checkpoint_and_resuming_finishes_the_run() -> None:
    run = started(4)

    def pause(beat: Beat) -> None:
        running.pause_run(run)

    slow = fakes.parts(runner=fakes.Scale(seconds=0.2))
    state = go(run, slow, report=_once_in_a_thread(pause))

    assert state.status == RunStatus.PAUSED
    assert not Episode.objects.in_flight().exists()
    running.resume_run(run)
    assert go(run, fakes.parts()).verified == 4


def test_cancelling_ends_every_open_episode_and_keeps_what_is_verified() -> None:
    run = started(6)
    go(run, fakes.parts(fakes.Weigher()), concurrency=2, seconds=0.0)
    done = Candidate.objects.of(run.pk).count()

    running.cancel_run(run)

    counts = Episode.objects.of(run.pk).counts()
    assert counts == {k: v for k, v in {"verified": done, "cancelled": 6 - done}.items() if v}
    assert go(run, fakes.parts()).status == RunStatus.CANCELLED


def test_a_cancelled_run_drops_what_its_worker_still_brings() -> None:
    run = started(2)

    slow = fakes.parts(runner=fakes.Scale(seconds=0.2))
    state = go(run, slow, report=_once_in_a_thread(lambda beat: running.cancel_run(run)))

    assert (state.status, state.verified) == (RunStatus.CANCELLED, 0)
    assert Episode.objects.of(run.pk).counts() == {"cancelled": 2}


def _once_in_a_thread(act: object) -> object:
    """Acts on the first report, in a thread of its own as another process would."""
    import threading

    done: list[threading.Thread] = []

    def report(beat: Beat) -> None:
        if not done:
            from django.db import connections

            def work() -> None:
                try:
                    act(beat)
                finally:
                    connections.close_all()

            done.append(threading.Thread(target=work))
            done[0].start()

    return report
