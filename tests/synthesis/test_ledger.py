"""Calls of models: stored before anything is made of them, and never paid for twice."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from synthesis.core.chat import ChatModel, ChatReply, ChatRequest, Usage
from synthesis.core.errors import ProviderTransientError
from synthesis.core.values import Call, Configuration, Draft, Evidence, Exemplar
from synthesis.engines.openai.client import Try
from synthesis.engines.openai.endpoint import EndpointSettings
from synthesis.engines.openai.level import Window
from synthesis.models import Endpoint, EndpointUse, Episode, ModelCall, ModelReply, Run, RunStatus
from synthesis.services import ledger, running
from synthesis.services.driving import Terms, drive
from synthesis.services.ledger import Budget, Ledger
from synthesis.services.model_calls import Spent
from synthesis.services.pulse import Beat
from tests.synthesis import fakes

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass
class Server:
    """Answers each call in order; ``failing`` gives the numbers of calls that fail for good."""

    failing: frozenset[int] = frozenset()
    asked: list[ChatRequest] = field(default_factory=list)

    def answer(self, request: ChatRequest) -> ChatReply:
        self.asked.append(request)
        if len(self.asked) in self.failing:
            raise ProviderTransientError("The server is away.")
        return ChatReply("go on", model="tiny-1", usage=Usage(100, 10, 60))

    def client(self, endpoint: object, wire: object, gate: object) -> _Client:
        return _Client(self)


@dataclass
class _Client:
    """Stands for an ``EndpointClient`` without a wire."""

    server: Server

    async def chat(self, request: ChatRequest, on_try: object) -> tuple[ChatReply, float]:
        await asyncio.sleep(0)
        try:
            return self.server.answer(request), 0.2
        except ProviderTransientError as error:
            on_try(Try("connection", str(error), 0.1))  # type: ignore[operator]
            raise

    def window(self) -> Window:
        return Window(0.5, 0, 0, (), 0, 0, 0)


@dataclass
class Asker(fakes.Weigher):
    """A weigher that asks a model before each step and each derivation."""

    model_of: ChatModel | None = None

    async def next_calls(
        self, configuration: Configuration, iteration: int, evidence: Evidence, query: str | None
    ) -> Sequence[Call]:
        await self._ask("explorer", f"explore {iteration}", len(evidence))
        return await super().next_calls(configuration, iteration, evidence, query)

    async def derive(
        self,
        configuration: Configuration,
        iteration: int,
        evidence: Evidence,
        exemplars: Sequence[Exemplar],
        query: str | None,
    ) -> Draft:
        await self._ask("deriver", f"derive {iteration}", len(evidence))
        return await super().derive(configuration, iteration, evidence, exemplars, query)

    async def _ask(self, role: str, stage: str, known: int) -> None:
        message = {"role": "user", "content": f"{known} steps are known."}
        assert self.model_of is not None
        await self.model_of.chat(ChatRequest(role, stage, [message]))  # type: ignore[arg-type]


CALLS_AN_EPISODE = 6
"""Two iterations, each of two explorations and one derivation."""


@pytest.fixture
def endpoint() -> Endpoint:
    return Endpoint.objects.create(
        name="here", base_url="http://127.0.0.1:1/v1", model="tiny", price_in=1.0, price_out=2.0
    )


def started(count: int, endpoint: Endpoint, **budget: float) -> Run:
    run = fakes.new_run(count)
    chosen = {"id": endpoint.pk, "name": endpoint.name, "model": endpoint.model}
    run.endpoints = {"explorer": chosen, "deriver": chosen}
    run.settings = {**run.settings, **budget}
    run.save()
    return running.start_run(run)


def go(run: Run, server: Server, monkeypatch: pytest.MonkeyPatch, **terms: object) -> Beat:
    monkeypatch.setattr(ledger, "EndpointClient", server.client)
    monkeypatch.setattr(ledger, "TEND_EVERY", 0.01)
    run.refresh_from_db()
    here = EndpointSettings("here", "http://127.0.0.1:1/v1", "tiny", price_in=1.0, price_out=2.0)
    parts = replace(
        fakes.parts(),
        engine_for=lambda model: Asker(model_of=model),
        ledger=Ledger(run, {"explorer": here, "deriver": here}),
    )
    return asyncio.run(drive(run.pk, parts, Terms("worker", 4, tick=0.02, **terms)))  # type: ignore[arg-type]


def test_every_call_is_stored_with_what_it_cost(
    endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = started(3, endpoint)

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


def test_a_record_says_which_models_were_asked_for_and_which_answered(
    endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = started(1, endpoint)

    go(run, Server(), monkeypatch)

    one = {"requested": "tiny", "resolved": ["tiny-1"], "sampling": {}}
    assert run.candidates.get().record["model"] == {"deriver": one, "explorer": one}


def test_an_episode_that_begins_again_pays_for_no_stored_reply_again(
    endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = started(1, endpoint)
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
    endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = started(1, endpoint)
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
    endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = started(6, endpoint, budget_tokens=2_000)
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


def test_a_drive_that_is_told_to_stop_loses_no_reply(
    endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = started(4, endpoint)
    first = Server()
    go(run, first, monkeypatch, closing=lambda: len(first.asked) > 5)

    assert not Episode.objects.in_flight().exists()
    rest = Server()
    go(run, rest, monkeypatch)
    assert len(first.asked) + len(rest.asked) == 4 * CALLS_AN_EPISODE


def test_a_drive_leaves_no_share_of_an_endpoint_behind(
    endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(started(1, endpoint), Server(), monkeypatch)

    assert not EndpointUse.objects.exists()


@pytest.mark.parametrize(
    ("budget", "seconds", "sentence"),
    [
        (Budget(tokens=501), 0.0, None),
        (Budget(tokens=500), 0.0, "The run's budget of 500 tokens is spent (500)."),
        (Budget(money=0.25), 0.0, "The run's budget of 0.25 of money is spent (0.25)."),
        (Budget(seconds=60), 59.0, None),
        (Budget(seconds=60), 61.5, "The run's budget of 60 seconds is spent (61.5)."),
    ],
)
def test_a_budget_is_spent_when_its_limit_is_reached(
    budget: Budget, seconds: float, sentence: str | None
) -> None:
    assert budget.exceeded(Spent(500, 0.25), seconds) == sentence
