"""The calls of models that a drive makes: each reply is stored before anything is made of it.

An episode that is taken up again asks the same questions in the same order, and those that
were answered are answered from here: a reply that was paid for and stored is not paid for
twice. A request is known by its place (the stage, and which call of the stage it is) and by
what it says, so a changed request is a new one.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from synthesis.core.chat import ChatReply, ChatRequest, Message, Role, reply_to_json
from synthesis.core.turns import let_pass
from synthesis.core.values import Json
from synthesis.engines.openai.bodies import Kept
from synthesis.engines.openai.client import EndpointClient, Try
from synthesis.engines.openai.endpoint import EndpointSettings
from synthesis.engines.openai.gate import Gate
from synthesis.engines.openai.wire import Wire
from synthesis.models import Episode, ModelCall, ModelReply, Run
from synthesis.services.budgets import check_budgets
from synthesis.services.model_calls import Spent, models_heard, spent, store_calls, stored_replies
from synthesis.services.tending import Line, Tender
from synthesis.services.writer import Writer

logger = logging.getLogger(__name__)

GATHER = 0.1
"""Seconds for which replies are gathered before they are stored together."""

GATHER_AT_END = 0.02
"""The same when no more episodes are to be had: nothing else keeps the server busy meanwhile."""

EPISODES_A_CALL = 3.0
"""Episodes held for each call that may be in flight: the others are with their tools."""

FEWEST_EPISODES = 4


class Stopping(Exception):
    """The drive ends; the episode goes on later from its stored replies."""


class Ledger:
    """Every model call of one drive at one run; ``ids`` are the endpoints' primary keys."""

    def __init__(
        self, run: Run, endpoints: Mapping[Role, EndpointSettings], ids: Mapping[Role, int]
    ) -> None:
        self.run = run
        self.endpoints = endpoints
        self._ids = ids
        self.closing = False
        self.more_to_come = True
        self.spent = Spent(run.tokens_spent, run.money_spent)
        self._lines: dict[Role, Line] = {}
        self._replies: dict[int, dict[str, ChatReply]] = {}
        self._heard: dict[int, dict[str, set[str]]] = {}
        self._worded = Kept(_in_words)
        self._named = Kept(_names_in_words)

    @asynccontextmanager
    async def opened(self, write: Writer, owner: str) -> AsyncIterator[None]:
        """Connected to the endpoints and with a share of what they take, until the end."""
        self._write = write
        self._keeper = _Keeper(write, self)
        async with Wire() as wire:
            self._lines = self._connect(wire)
            self.spent = await write(spent, self.run.pk)
            lines = {line.endpoint_id: line for line in self._lines.values()}.values()
            self._tender = Tender(write, owner, lines, lambda: not self.more_to_come)
            async with self._tender.at_work():
                try:
                    yield
                finally:
                    await self._keeper.finish()

    def at_once(self) -> int:
        """How many episodes keep the calls that may be in flight in flight."""
        return max(FEWEST_EPISODES, round(EPISODES_A_CALL * self._tender.places()))

    async def recall(self, episodes: Iterable[Episode]) -> None:
        """Read what episodes that were begun before have been told already."""
        ids = [episode.pk for episode in episodes]
        self._replies.update(await self._write(stored_replies, ids))
        self._heard.update(await self._write(models_heard, ids))

    def model_of(self, episode: Episode) -> EpisodeModel:
        """What an episode talks to its models through."""
        replies, heard = self._replies.pop(episode.pk, {}), self._heard.pop(episode.pk, {})
        return EpisodeModel(self, episode.pk, replies, heard)

    def check(self) -> None:
        """Raises ``Stopping`` when the drive ends and ``BudgetError`` when the budget is spent."""
        if self.closing:
            raise Stopping
        check_budgets(self.run, self.spent)

    @property
    def is_limited(self) -> bool:
        """Whether it matters what the run has spent."""
        settings = self.run.settings
        return bool(settings.get("budget_tokens") or settings.get("budget_money"))

    def key_of(self, request: ChatRequest, number: int) -> str:
        """Names a request within its episode; ``number`` counts those of its stage."""
        endpoint = self.endpoints[request.role]
        place = json.dumps([request.stage, number, endpoint.model, dict(endpoint.sampling)])
        said = b", ".join([self._worded(message) for message in request.messages])
        parts = (place[:-1].encode(), self._named(request.tools), b"[" + said + b"]]")
        return hashlib.sha256(b", ".join(parts)).hexdigest()

    async def ask(self, episode_id: int, key: str, request: ChatRequest, made: int) -> ChatReply:
        """Call the endpoint of the request's role, and store what it says.

        ``made`` counts the calls that the episode made before. Those that made the most go
        first: episodes then end one after the other, not all at once, and the server still has
        their prompts. When no more episodes are to be had, those that made the fewest go first:
        they have the most still to do, one call after the other, and as the last ones they
        would leave places empty.
        """
        rank = -made if self.more_to_come else made
        line, endpoint = self._lines[request.role], self.endpoints[request.role]

        def note(failed: Try) -> None:
            self._keeper.add(_failed(self.run.pk, episode_id, request, endpoint, failed))

        reply, seconds = await line.client.chat(request, note, rank)
        call = _answered(self.run.pk, episode_id, request, endpoint, reply, seconds)
        kept = ModelReply(episode_id=episode_id, key=key, reply=reply_to_json(reply))
        await self._keeper.keep(call, kept)
        return reply

    def _connect(self, wire: Wire) -> dict[Role, Line]:
        """One client for each endpoint, whichever roles it plays."""
        by_id: dict[int, Line] = {}
        lines: dict[Role, Line] = {}
        for role, settings in self.endpoints.items():
            endpoint_id = self._ids[role]
            if endpoint_id not in by_id:
                gate = Gate(0)
                client = EndpointClient(settings, wire, gate)
                by_id[endpoint_id] = Line(endpoint_id, client, gate)
            lines[role] = by_id[endpoint_id]
        return lines


@dataclass(slots=True)
class EpisodeModel:
    """A ``core.chat.ChatModel`` for one episode, which remembers what it was told."""

    ledger: Ledger
    episode_id: int
    replies: Mapping[str, ChatReply]
    models: dict[str, set[str]] = field(default_factory=dict)
    _asked: Counter[str] = field(default_factory=Counter)

    async def chat(self, request: ChatRequest) -> ChatReply:
        """The stored reply, or else what the endpoint says now."""
        self._asked[request.stage] += 1
        key = self.ledger.key_of(request, self._asked[request.stage])
        reply = self.replies.get(key)
        if reply is None:
            self.ledger.check()
            made = self._asked.total() - 1
            reply = await self.ledger.ask(self.episode_id, key, request, made)
        self.models.setdefault(request.role, set()).add(reply.model)
        return reply

    def asked_of(self) -> dict[str, Json]:
        """Which models were asked for, and which answered, by role."""
        return {
            role: {
                "requested": endpoint.model,
                "resolved": sorted(self.models[role]),
                "sampling": dict(endpoint.sampling),
            }
            for role, endpoint in sorted(self.ledger.endpoints.items())
            if role in self.models
        }


class _Keeper:
    """Stores calls in as few transactions as there is time for."""

    def __init__(self, write: Writer, ledger: Ledger) -> None:
        self._write = write
        self._ledger = ledger
        self._calls: list[ModelCall] = []
        self._replies: list[ModelReply] = []
        self._waiting: list[asyncio.Future[None]] = []
        self._storing: asyncio.Task[None] | None = None

    def add(self, call: ModelCall) -> None:
        """Have a call stored soon."""
        self._calls.append(call)
        if self._storing is None:
            self._storing = asyncio.create_task(self._store_all())

    async def keep(self, call: ModelCall, reply: ModelReply) -> None:
        """Have a call stored with its reply, and wait until it is."""
        stored = asyncio.get_running_loop().create_future()
        self._replies.append(reply)
        self._waiting.append(stored)
        self.add(call)
        await stored

    async def finish(self) -> None:
        if self._storing is not None:
            await self._storing

    async def _store_all(self) -> None:
        while self._calls:
            await asyncio.sleep(GATHER if self._ledger.more_to_come else GATHER_AT_END)
            run_id, waiting = self._ledger.run.pk, self._waiting
            calls, replies = self._calls, self._replies
            self._calls, self._replies, self._waiting = [], [], []
            error = None
            try:
                await self._write(store_calls, run_id, calls, replies)
                if self._ledger.is_limited:
                    self._ledger.spent = await self._write(spent, run_id)
            except Exception as raised:  # noqa: BLE001  those who wait must hear of it
                logger.error("Calls of models could not be stored: %s", raised)
                error = raised
            await tell(waiting, error)
        self._storing = None


async def tell(waiting: Iterable[asyncio.Future[None]], error: Exception | None) -> None:
    """Let those go on who wait, one at a time: together they would hold up replies."""
    for stored in waiting:
        if stored.done():  # its episode was cancelled
            continue
        if error is None:
            stored.set_result(None)
        else:
            stored.set_exception(error)
        await let_pass()


def _in_words(message: Message) -> bytes:
    return json.dumps(message).encode()


def _names_in_words(tools: Sequence[Mapping[str, Any]]) -> bytes:
    return json.dumps([tool["function"]["name"] for tool in tools]).encode()


def _answered(
    run_id: int,
    episode_id: int,
    request: ChatRequest,
    endpoint: EndpointSettings,
    reply: ChatReply,
    seconds: float,
) -> ModelCall:
    return ModelCall(
        run_id=run_id,
        episode_id=episode_id,
        role=request.role,
        stage=request.stage,
        endpoint=endpoint.name,
        model=reply.model,
        prompt_tokens=reply.usage.prompt_tokens,
        completion_tokens=reply.usage.completion_tokens,
        cached_tokens=reply.usage.cached_tokens,
        cost=endpoint.cost(reply.usage),
        seconds=seconds,
    )


def _failed(
    run_id: int, episode_id: int, request: ChatRequest, endpoint: EndpointSettings, failed: Try
) -> ModelCall:
    """A try that gave no reply; it may have cost something all the same."""
    return ModelCall(
        run_id=run_id,
        episode_id=episode_id,
        role=request.role,
        stage=request.stage,
        endpoint=endpoint.name,
        outcome=failed.outcome,
        reason=failed.reason[:500],
        prompt_tokens=failed.usage.prompt_tokens,
        completion_tokens=failed.usage.completion_tokens,
        cost=endpoint.cost(failed.usage),
        seconds=failed.seconds,
    )
