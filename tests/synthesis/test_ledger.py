"""Calls of models: stored before anything is made of them, and never paid for twice."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from synthesis.core.chat import ChatRequest
from synthesis.core.values import Json, Outcome
from synthesis.models import Endpoint, EndpointUse, Episode, ModelCall, ModelReply, Run, RunStatus
from synthesis.services import ledger, running
from synthesis.services.driving import Terms, drive
from synthesis.services.pulse import Beat
from synthesis.services.writer import Writer
from tests.synthesis import fakes
from tests.synthesis.fake_models import CALLS_AN_EPISODE, Server, go, parts_with_models, started

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass
class LateReplays(fakes.Scale):
    """Replays nothing before the server has been asked so many times."""

    server: Server = field(default_factory=Server)
    asked: int = 0

    async def replay(self, tool: str, arguments: Mapping[str, Json], after: float) -> Outcome:
        while len(self.server.asked) < self.asked:
            await asyncio.sleep(0.005)
        return await super().replay(tool, arguments, after)


async def within(seconds: float, work: Awaitable[Beat]) -> Beat:
    async with asyncio.timeout(seconds):
        return await work


def stopped(run: Run) -> Run:
    """The finished run as if it had been paused before its end."""
    Run.objects.filter(pk=run.pk).update(status=RunStatus.PAUSED)
    run.refresh_from_db()
    return run


def test_every_call_is_stored_with_what_it_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    run = started(3)

    go(run, Server(), monkeypatch)

    run.refresh_from_db()
    calls = ModelCall.objects.of(run.pk)
    assert calls.count() == ModelReply.objects.count() == 3 * CALLS_AN_EPISODE
    assert run.tokens_spent == 3 * CALLS_AN_EPISODE * 110
    assert run.money_spent == pytest.approx(3 * CALLS_AN_EPISODE * 120 / 1e6)
    assert set(calls.values_list("role", "stage")) == {
        ("explorer", "explore 1"),
        ("deriver", "derive 1"),
        ("explorer", "explore 2"),
        ("deriver", "derive 2"),
    }


def test_a_request_is_known_by_its_place_and_by_what_it_says() -> None:
    kept = parts_with_models(started(1)).ledger
    assert kept is not None
    messages = ({"role": "system", "content": "h\u00e9"}, {"role": "user", "content": "b"})
    tool = {"type": "function", "function": {"name": "t", "parameters": {}}}
    request = ChatRequest("explorer", "explore 1", messages, (tool,))
    said = json.dumps(["explore 1", 2, "tiny", {}, ["t"], messages])

    assert kept.key_of(request, 2) == hashlib.sha256(said.encode()).hexdigest()
    assert kept.key_of(request, 3) != kept.key_of(request, 2)
    assert kept.key_of(replace(request, messages=messages[:1]), 2) != kept.key_of(request, 2)


def test_a_record_says_which_models_were_asked_for_and_which_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = started(1)

    go(run, Server(), monkeypatch)

    one = {"requested": "tiny", "resolved": ["tiny-1"], "sampling": {}}
    assert run.candidates.get().record["model"] == {"deriver": one, "explorer": one}


def test_a_record_names_the_models_that_were_heard_before_a_restart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = started(1)
    go(run, Server(), monkeypatch)
    whole = run.candidates.get().record
    run.candidates.all().delete()
    Episode.objects.update(status="waiting", draft_record=None)
    running.resume_run(stopped(run))

    go(run, Server(failing=frozenset({1})), monkeypatch)

    assert run.candidates.get().record["model"] == whole["model"]


def test_calls_that_cannot_be_stored_fail_their_episodes_and_stop_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = started(2)

    def unwilling(*given: object) -> None:
        raise ValueError("A text cannot hold NUL.")

    monkeypatch.setattr(ledger, "store_calls", unwilling)
    go(run, Server(), monkeypatch)

    reasons = Episode.objects.failed().values_list("failure_reason", flat=True)
    assert set(reasons) == {"Unexpected ValueError: A text cannot hold NUL."}


async def test_replies_that_were_stored_together_let_their_episodes_go_on_one_by_one() -> None:
    """Twenty that went on at once would hold up the replies that arrive meanwhile."""
    loop = asyncio.get_running_loop()
    waiting = [loop.create_future() for _ in range(4)]
    waiting[1].cancel()
    done: list[int] = []

    telling = asyncio.create_task(ledger.tell(waiting, None))
    while not telling.done():
        await asyncio.sleep(0)
        done.append(sum(one.done() for one in waiting))

    assert done[:3] == [2, 3, 4]


def six_with_room_for_four(monkeypatch: pytest.MonkeyPatch) -> tuple[Run, Server]:
    """A run of six episodes, of which four may ask its server, one call at a time."""
    run, server = started(6), Server()
    Endpoint.objects.update(max_concurrency=1)
    monkeypatch.setattr(ledger, "EndpointClient", server.client)
    return run, server


def test_an_episode_that_is_verified_leaves_its_place_to_another_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No replay ends before all six episodes asked a model, and only four have room."""
    run, server = six_with_room_for_four(monkeypatch)
    parts = replace(
        parts_with_models(run), runner=LateReplays(server=server, asked=6 * CALLS_AN_EPISODE)
    )

    state = asyncio.run(within(20, drive(run.pk, parts, Terms("worker", 8, tick=30))))

    assert state.verified == 6


def test_an_episode_that_is_to_be_stored_leaves_its_place_to_another_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No end is stored before all six episodes asked a model, and only four have room."""
    run, server = six_with_room_for_four(monkeypatch)
    later = Writer.later

    async def late(self: Writer, function: Callable[..., Any], *args: Any) -> Any:
        while len(server.asked) < 6 * CALLS_AN_EPISODE:
            await asyncio.sleep(0.005)
        return await later(self, function, *args)

    monkeypatch.setattr(Writer, "later", late)
    terms = Terms("worker", 8, tick=30)

    state = asyncio.run(within(20, drive(run.pk, parts_with_models(run), terms)))

    assert state.verified == 6


def test_what_was_begun_goes_first_and_at_the_end_of_a_run_what_has_most_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    few, many = Server(), Server()
    go(started(1), few, monkeypatch)
    Endpoint.objects.all().delete()
    go(started(14), many, monkeypatch)

    assert few.ranks == list(range(CALLS_AN_EPISODE))
    begun = many.ranks[: 2 * CALLS_AN_EPISODE]
    assert (begun[0], max(begun)) == (0, 0)
    assert min(begun) < 0
    assert many.ranks[-1] == CALLS_AN_EPISODE - 1


def test_an_episode_that_begins_again_pays_for_no_stored_reply_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = started(1)
    away = Server(failing=frozenset({3}))
    go(run, away, monkeypatch)
    assert Episode.objects.get().tries == 1

    Episode.objects.update(not_before=run.created_at)
    back = Server()
    assert go(run, back, monkeypatch).verified == 1

    assert len(away.asked) == 3
    assert len(back.asked) == CALLS_AN_EPISODE - 2
    assert ModelCall.objects.filter(outcome="connection").count() == 1
    assert ModelCall.objects.answered().count() == CALLS_AN_EPISODE


def test_a_retried_episode_asks_anew_and_what_it_had_spent_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = started(1)
    go(run, Server(), monkeypatch)
    Episode.objects.update(status="failed", draft_record=None)
    run.candidates.all().delete()

    running.retry_failed(run)
    again = Server()
    go(run, again, monkeypatch)

    run.refresh_from_db()
    assert len(again.asked) == CALLS_AN_EPISODE
    assert run.tokens_spent == 2 * CALLS_AN_EPISODE * 110


def test_a_spent_budget_pauses_the_run_and_a_larger_one_lets_it_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = started(6, budget_tokens=2_000)
    first = Server()
    go(run, first, monkeypatch)

    run.refresh_from_db()
    assert run.status == RunStatus.PAUSED
    assert run.stopped_because.startswith("The run's budget of 2,000 tokens is spent (")
    assert not Episode.objects.failed().exists()
    assert 2_000 <= run.tokens_spent <= 2_000 + 4 * 110

    run.settings = {**run.settings, "budget_tokens": 0}
    run.save()
    running.resume_run(run)
    rest = Server()
    assert go(run, rest, monkeypatch).verified == 6
    assert len(first.asked) + len(rest.asked) == 6 * CALLS_AN_EPISODE


def test_a_drive_that_is_told_to_stop_loses_no_reply(monkeypatch: pytest.MonkeyPatch) -> None:
    run = started(4)
    first = Server()
    go(run, first, monkeypatch, closing=lambda: len(first.asked) > 5)

    assert not Episode.objects.in_flight().exists()
    rest = Server()
    go(run, rest, monkeypatch)
    assert len(first.asked) + len(rest.asked) == 4 * CALLS_AN_EPISODE


def test_a_drive_leaves_no_share_of_an_endpoint_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    go(started(1), Server(), monkeypatch)

    assert not EndpointUse.objects.exists()
