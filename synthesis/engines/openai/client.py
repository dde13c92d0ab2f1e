"""An endpoint as an engine calls it: held to what the server takes, and tried again.

A fault that may pass is tried again, at most ``TRIES`` times in all, after a wait that
doubles and differs by chance, so that callers who failed together do not come back together.
A server that says how long to wait is believed. The place in the gate is free meanwhile.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from synthesis.core.chat import ChatReply, ChatRequest, Usage
from synthesis.core.errors import (
    ContextError,
    ProviderPermanentError,
    ProviderTransientError,
    StudioError,
)
from synthesis.engines.openai.endpoint import EndpointSettings
from synthesis.engines.openai.faults import Fault
from synthesis.engines.openai.gate import Gate
from synthesis.engines.openai.level import Window
from synthesis.engines.openai.wire import Wire

TRIES = 4
FIRST_WAIT = 0.5
LONGEST_WAIT = 60.0
"""Seconds; a server that wants more time than this is left alone."""

LATENCIES = 512
"""How many of the latest latencies a window has."""

_OVERLOAD = frozenset({"rate_limited", "unavailable", "timeout"})


@dataclass(frozen=True, slots=True)
class Try:
    """A try that failed: one of ``faults.OUTCOMES``, a sentence, and how long it took."""

    outcome: str
    reason: str
    seconds: float
    usage: Usage = field(default_factory=Usage)


def ignore(failed: Try) -> None:
    """Tells nobody."""


class EndpointClient:
    """Calls one endpoint; all episodes of a process that use the endpoint share it."""

    def __init__(
        self,
        endpoint: EndpointSettings,
        wire: Wire,
        gate: Gate,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.endpoint = endpoint
        self.gate = gate
        self._wire = wire
        self._sleep = sleep
        self._clock = clock
        self._chance = chance
        self._begin_window()

    async def chat(
        self, request: ChatRequest, on_try: Callable[[Try], None] = ignore, rank: int = 0
    ) -> tuple[ChatReply, float]:
        """The reply and the seconds of the try that gave it; ``on_try`` hears of the others.

        ``rank`` is that of its place at the gate.

        Raises ``ProviderTransientError`` when no try helped, ``ProviderPermanentError`` when
        the server refuses for good, and ``ContextError`` when the messages are too long.
        """
        tries = 0
        while True:
            async with self.gate.place(rank):
                begun = self._clock()
                try:
                    reply = await self._wire.send(self.endpoint, request)
                except Fault as error:
                    fault, seconds = error, self._clock() - begun
                else:
                    seconds = self._clock() - begun
                    self._count(reply, seconds)
                    return reply, seconds
            tries += 1
            self._refused += fault.outcome in _OVERLOAD
            on_try(Try(fault.outcome, str(fault), seconds, fault.usage))
            if _is_over(fault, tries):
                raise _final(fault, tries)
            await self._sleep(self._wait_after(tries, fault.retry_after))

    def window(self) -> Window:
        """What happened since the last window, from which the next begins."""
        gate, taken = self.gate, self.gate.taken()
        window = Window(
            seconds=self._clock() - self._since,
            answered=self._answered,
            refused=self._refused,
            latencies=tuple(self._latencies),
            completion_tokens=self._tokens,
            busy=taken.seconds,
            wanted=gate.in_flight + gate.waiting,
            most_in_flight=taken.most,
        )
        self._begin_window()
        return window

    def _begin_window(self) -> None:
        self._since = self._clock()
        self._answered = self._refused = self._tokens = 0
        self._latencies: deque[float] = deque(maxlen=LATENCIES)

    def _count(self, reply: ChatReply, seconds: float) -> None:
        self._answered += 1
        self._tokens += reply.usage.completion_tokens
        self._latencies.append(seconds)

    def _wait_after(self, tries: int, retry_after: float | None) -> float:
        """Half to all of 0.5, 1, 2 s; never less than the server asks for."""
        wait = FIRST_WAIT * float(2 ** (tries - 1)) * (0.5 + self._chance() / 2)
        return wait if retry_after is None else retry_after + wait * 0.2


def _is_over(fault: Fault, tries: int) -> bool:
    """Whether another try is of no use, or not before a time that this call cannot wait."""
    late = fault.retry_after is not None and fault.retry_after > LONGEST_WAIT
    return late or tries == TRIES or not fault.transient


def _final(fault: Fault, tries: int) -> StudioError:
    """The fault as the episode's error."""
    sentence = str(fault)
    if fault.outcome == "context":
        return ContextError(sentence)
    if not fault.transient:
        return ProviderPermanentError(sentence, everyone=fault.outcome == "refused")
    if tries > 1:
        sentence = f"{sentence} It was tried {tries} times."
    return ProviderTransientError(sentence, fault.retry_after)
