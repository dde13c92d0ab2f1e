"""Retries of an endpoint: what is tried again, how long after, and what is told of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from typing import Any

import pytest

from synthesis.core.chat import ChatReply, ChatRequest, Usage
from synthesis.core.errors import ContextError, ProviderPermanentError, ProviderTransientError
from synthesis.engines.openai.client import TRIES, EndpointClient, Try
from synthesis.engines.openai.endpoint import EndpointSettings
from synthesis.engines.openai.faults import Fault
from synthesis.engines.openai.gate import Gate
from synthesis.engines.openai.level import Window
from synthesis.engines.openai.wire import Wire
from tests.support.answering import Server, answering, gives, hangs_up, says

REQUEST = ChatRequest("explorer", "explore 1", ({"role": "user", "content": "Go on."},))
REPLY = ChatReply("Hello.", usage=Usage(10, 4))
ENDPOINT = EndpointSettings("near", "http://near/v1", "small")


class ScriptedWire(Wire):
    """Gives replies and raises faults in order, each after a second of the clock."""

    def __init__(self, *outcomes: ChatReply | Fault) -> None:
        self.outcomes = list(outcomes)
        self.time = 0.0

    async def send(self, endpoint: EndpointSettings, request: ChatRequest) -> ChatReply:
        self.time += 1.0
        outcome = self.outcomes.pop(0) if self.outcomes else REPLY
        if isinstance(outcome, Fault):
            raise outcome
        return outcome


class Sleeper:
    """Sleeps no time; keeps how long it should have, and how many were in flight then."""

    def __init__(self, gate: Gate) -> None:
        self.gate = gate
        self.waits: list[float] = []
        self.in_flight: list[int] = []

    async def __call__(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.in_flight.append(self.gate.in_flight)


class Scene:
    def __init__(self, *outcomes: ChatReply | Fault, chance: Callable[[], float] = lambda: 1.0):
        self.wire = ScriptedWire(*outcomes)
        self.gate = Gate(4, lambda: self.wire.time)
        self.sleeper = Sleeper(self.gate)
        self.tries: list[Try] = []
        self.client = EndpointClient(
            ENDPOINT,
            self.wire,
            self.gate,
            sleep=self.sleeper,
            clock=lambda: self.wire.time,
            chance=chance,
        )

    async def chat(self) -> tuple[ChatReply, float]:
        return await self.client.chat(REQUEST, self.tries.append)


def fault(outcome: Any = "server_error", after: float | None = None, **more: Any) -> Fault:
    return Fault(outcome, f"It was {outcome}.", after, **more)


def many(one: Fault, count: int = TRIES) -> Iterable[Fault]:
    return [one] * count


async def test_an_answer_comes_with_the_seconds_that_it_took() -> None:
    scene = Scene()

    assert await scene.chat() == (REPLY, 1.0)
    assert scene.tries == []


async def test_faults_that_may_pass_are_tried_again_after_waits_that_double() -> None:
    scene = Scene(fault("connection"), fault("truncated"), fault("unreadable"))

    assert await scene.chat() == (REPLY, 1.0)
    assert scene.sleeper.waits == [0.5, 1.0, 2.0]


async def test_waits_differ_by_chance_but_are_never_short() -> None:
    scene = Scene(fault(), chance=lambda: 0.0)
    await scene.chat()

    assert scene.sleeper.waits == [0.25]


async def test_nobody_is_in_flight_while_waiting() -> None:
    scene = Scene(fault(), fault())
    await scene.chat()

    assert scene.sleeper.in_flight == [0, 0]


async def test_a_server_that_says_how_long_to_wait_is_believed() -> None:
    scene = Scene(fault("rate_limited", 60.0), fault("unavailable", 0.0))
    await scene.chat()

    assert scene.sleeper.waits[0] >= 60.0
    assert 0.0 < scene.sleeper.waits[1] < 1.0


async def test_a_server_that_wants_more_than_a_minute_is_left_to_a_later_try() -> None:
    scene = Scene(fault("rate_limited", 300.0))

    with pytest.raises(ProviderTransientError) as caught:
        await scene.chat()

    assert caught.value.retry_after == 300.0
    assert (scene.sleeper.waits, len(scene.tries)) == ([], 1)


async def test_after_the_last_try_the_fault_is_the_episodes() -> None:
    scene = Scene(*many(fault("unavailable", 2.0)))

    with pytest.raises(
        ProviderTransientError, match=r"It was unavailable\. .* 4 times\."
    ) as caught:
        await scene.chat()

    assert caught.value.retry_after == 2.0
    assert (len(scene.tries), len(scene.sleeper.waits)) == (TRIES, TRIES - 1)


@pytest.mark.parametrize("outcome", ["refused", "bad_request"])
async def test_a_refusal_says_whether_every_other_call_would_meet_it(outcome: str) -> None:
    with pytest.raises(ProviderPermanentError) as caught:
        await Scene(fault(outcome)).chat()

    assert caught.value.everyone == (outcome == "refused")


@pytest.mark.parametrize(
    ("outcome", "error"),
    [
        ("refused", ProviderPermanentError),
        ("bad_request", ProviderPermanentError),
        ("context", ContextError),
    ],
)
async def test_what_will_be_the_same_next_time_is_not_tried_again(
    outcome: str, error: type[Exception]
) -> None:
    scene = Scene(fault(outcome))

    with pytest.raises(error, match=f"It was {outcome}"):
        await scene.chat()

    assert (len(scene.tries), scene.sleeper.waits) == (1, [])


async def test_every_failed_try_is_told_with_its_reason_time_and_cost() -> None:
    scene = Scene(fault("timeout"), fault("unreadable", usage=Usage(7, 2)))
    await scene.chat()

    assert scene.tries == [
        Try("timeout", "It was timeout.", 1.0),
        Try("unreadable", "It was unreadable.", 1.0, Usage(7, 2)),
    ]


async def test_a_window_counts_what_happened_since_the_last_one() -> None:
    scene = Scene(fault("rate_limited"), fault("server_error"), REPLY, fault("unavailable"))
    await scene.chat()
    await scene.chat()

    window = scene.client.window()
    assert (window.seconds, window.answered, window.refused) == (5.0, 2, 2)
    assert (window.latencies, window.completion_tokens) == ((1.0, 1.0), 8)
    assert (window.busy, window.wanted, window.most_in_flight) == (5.0, 0, 1)

    empty = scene.client.window()
    assert empty == Window(seconds=0.0)


async def test_a_call_that_is_cancelled_leaves_its_place() -> None:
    scene = Scene()
    started = asyncio.Event()

    class Hanging(ScriptedWire):
        async def send(self, endpoint: EndpointSettings, request: ChatRequest) -> ChatReply:
            started.set()
            await asyncio.Event().wait()
            return REPLY

    client = EndpointClient(ENDPOINT, Hanging(), scene.gate)
    call = asyncio.create_task(client.chat(REQUEST))
    await started.wait()
    assert client.window().wanted == 1

    call.cancel()
    await asyncio.gather(call, return_exceptions=True)

    assert scene.gate.in_flight == 0


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with answering() as running:
        yield running


async def test_a_real_server_that_stumbles_is_asked_until_it_answers(server: Server) -> None:
    server.will(gives("", 503, Retry_After="1"), hangs_up, gives("oops"), says("At last."))
    gate = Gate(1)
    sleeper, tries = Sleeper(gate), list[Try]()
    async with Wire() as wire:
        endpoint = EndpointSettings("near", server.base_url, "small")
        client = EndpointClient(endpoint, wire, gate, sleep=sleeper)
        reply, seconds = await client.chat(REQUEST, tries.append)

    assert (reply.text, seconds > 0) == ("At last.", True)
    assert [one.outcome for one in tries] == ["unavailable", "connection", "unreadable"]
    assert sleeper.waits[0] >= 1.0
    assert len({received.raw for received in server.received}) == 1


async def test_no_more_calls_reach_a_server_than_the_gate_lets_through(server: Server) -> None:
    gate = Gate(3)
    async with Wire() as wire:
        client = EndpointClient(EndpointSettings("near", server.base_url, "small"), wire, gate)
        await asyncio.gather(*(client.chat(REQUEST) for _ in range(40)))

    assert client.window().most_in_flight == 3
    assert len(server.connections) == 3
    assert len(server.received) == 40
