"""A model server without a wire, and episodes that ask it, over the workshop of ``fakes``."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import pytest

from synthesis.core.chat import ChatModel, ChatReply, ChatRequest, Role, Usage
from synthesis.core.errors import ProviderTransientError
from synthesis.core.values import Call, Configuration, Draft, Evidence, Exemplar
from synthesis.engines.openai.client import Try
from synthesis.engines.openai.endpoint import EndpointSettings
from synthesis.engines.openai.level import Window
from synthesis.models import Endpoint, Run
from synthesis.services import ledger, running, tending
from synthesis.services.driving import Terms, drive
from synthesis.services.ledger import Ledger
from synthesis.services.parts import Parts
from synthesis.services.pulse import Beat
from tests.synthesis import fakes

ROLES: tuple[Role, ...] = ("explorer", "deriver", "solver", "judge")


def go_on(request: ChatRequest) -> str:
    return "go on"


@dataclass
class Server:
    """Says what ``words`` makes of a request; the calls of ``failing`` fail for good."""

    failing: frozenset[int] = frozenset()
    words: Callable[[ChatRequest], str] = go_on
    seconds: float = 0.0
    asked: list[ChatRequest] = field(default_factory=list)
    ranks: list[int] = field(default_factory=list)

    def answer(self, request: ChatRequest) -> ChatReply:
        self.asked.append(request)
        if len(self.asked) in self.failing:
            raise ProviderTransientError("The server is away.")
        return ChatReply(self.words(request), model="tiny-1", usage=Usage(100, 10, 60))

    def client(self, endpoint: object, wire: object, gate: object) -> _Client:
        return _Client(self)


@dataclass
class _Client:
    """Stands for an ``EndpointClient`` without a wire."""

    server: Server

    async def chat(
        self, request: ChatRequest, on_try: object, rank: int
    ) -> tuple[ChatReply, float]:
        self.server.ranks.append(rank)
        try:
            reply = self.server.answer(request)
            await asyncio.sleep(self.server.seconds)
            return reply, 0.2
        except ProviderTransientError as error:
            on_try(Try("connection", str(error), 0.1))  # type: ignore[operator]
            raise

    def window(self) -> Window:
        return Window(0.5)


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


def new_endpoint() -> Endpoint:
    return Endpoint.objects.create(
        name="here", base_url="http://127.0.0.1:1/v1", model="tiny", price_in=1.0, price_out=2.0
    )


def started(count: int, **settings: object) -> Run:
    run, endpoint = fakes.new_run(count), new_endpoint()
    chosen = {"id": endpoint.pk, "name": endpoint.name, "model": endpoint.model}
    run.endpoints = dict.fromkeys(ROLES, chosen)
    run.settings = {**run.settings, **settings}
    run.save()
    return running.start_run(run)


def parts_with_models(run: Run) -> Parts:
    """The workshop's parts, whose episodes ask a model."""
    here = EndpointSettings("here", "http://127.0.0.1:1/v1", "tiny", price_in=1.0, price_out=2.0)
    ids = {role: chosen["id"] for role, chosen in run.endpoints.items()}
    return replace(
        fakes.parts(),
        engine_for=lambda model: Asker(model_of=model),
        ledger=Ledger(run, dict.fromkeys(ROLES, here), ids),
    )


def go(run: Run, server: Server, monkeypatch: pytest.MonkeyPatch, **terms: object) -> Beat:
    """Drive the run with this server in the place of the wire."""
    monkeypatch.setattr(ledger, "EndpointClient", server.client)
    monkeypatch.setattr(tending, "TEND_EVERY", 0.01)
    run.refresh_from_db()
    made = Terms("worker", 4, tick=0.02, **terms)  # type: ignore[arg-type]
    return asyncio.run(drive(run.pk, parts_with_models(run), made))
