"""How many calls at once a server is given: as many as make it faster, and no more.

Nobody tells us what a server takes, so it is found by trying, as TCP finds what a network
takes. The level is the number of calls in flight that all callers of an endpoint share. Once
a window (about as long as the server needs to answer each call in flight once):

- While the level is used up and nothing is wrong, it grows: it doubles until something goes
  wrong for the first time ("slow start"), and then grows by a twentieth a window, or by one.
- When the server refuses calls (429, 503, or no answer at all), more than a tenth of them,
  the level becomes 0.7 of itself. Growing by steps and shrinking by a factor brings callers
  who know nothing of each other to a fair and full use of what they share (AIMD: Chiu and
  Jain, "Analysis of the increase and decrease algorithms for congestion avoidance in computer
  networks", 1989). Fewer refusals than that are chance, and the retries see to them.
- A server that queues refuses nothing: it gets slower. So the median latency is held against
  a calm one, the lowest median seen, which is forgotten slowly (latency as the signal: Brakmo
  and Peterson, "TCP Vegas", 1995). Slower alone is no reason to give way, since a GPU answers
  a larger batch more slowly and yet more in all. So for each size of level the calls and
  tokens per second are remembered for a while: a slower server that brings in less than a
  quarter of what the step up from the next lower size should have brought is full, and the
  level becomes 0.9 of itself. Where nothing is known of the next lower size, the level goes
  there to see. Two windows must agree, since one may be chance.

While the level is not used up, nothing is learnt but the calm latency.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from statistics import median
from typing import Any

FIRST = 16
"""The level of an endpoint of which nothing is known."""

REFUSED_SHARE = 0.1
AFTER_REFUSALS = 0.7
AFTER_STRAIN = 0.9
GROWTH = 1.05
SLOW = 1.25
"""How many times the calm latency is slow."""

PAYS = 0.25
"""What a step up must bring, in parts of what it would bring if nothing were in the way."""

FORGET_CALM = 1.003
REMEMBERED = 40
"""Windows for which the rate at a size of level is believed."""

SIZE = 1.25
"""One size of level to the next."""

SHORTEST, LONGEST = 0.45, 15.0
"""Seconds of a window."""

MOST_LATENCIES = 256


@dataclass(frozen=True, slots=True)
class Window:
    """What happened at an endpoint in some ``seconds``: all counts, but for the latencies.

    ``refused`` counts 429, 503 and calls that were not answered in time; ``latencies`` are
    seconds of answered calls; ``wanted`` is how many calls were in flight or waiting.
    """

    seconds: float = 0.0
    answered: int = 0
    refused: int = 0
    latencies: tuple[float, ...] = ()
    completion_tokens: int = 0
    wanted: int = 0
    most_in_flight: int = 0

    def joined(self, other: Window) -> Window:
        """Both, as if they had been one: of two owners, or of one after another."""
        return Window(
            seconds=max(self.seconds, other.seconds),
            answered=self.answered + other.answered,
            refused=self.refused + other.refused,
            latencies=_thinned(self.latencies + other.latencies),
            completion_tokens=self.completion_tokens + other.completion_tokens,
            wanted=max(self.wanted, other.wanted),
            most_in_flight=max(self.most_in_flight, other.most_in_flight),
        )

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "latencies": [round(value, 4) for value in self.latencies]}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Window:
        return cls(**{**value, "latencies": tuple(value.get("latencies", ()))})


@dataclass(frozen=True, slots=True)
class Rate:
    """Calls and completion tokens per second at a level, as of window number ``at``."""

    level: float
    calls: float
    tokens: float
    at: int


@dataclass(frozen=True, slots=True)
class Learnt:
    """What is known of an endpoint; ``level`` 0 is nothing.

    ``calm`` is the latency in seconds of the server when it is not full, ``steady`` whether
    slow start is over, ``strained`` how many windows in a row were strained.
    """

    level: float = 0.0
    calm: float = 0.0
    steady: bool = False
    strained: int = 0
    windows: int = 0
    rates: Mapping[int, Rate] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Learnt:
        rates = {int(size): Rate(**rate) for size, rate in value.get("rates", {}).items()}
        return cls(**{**value, "rates": rates})


def places(level: float, most: int) -> int:
    """The level as a number of calls, with one to start from where nothing is known."""
    return max(1, min(most, int(level or FIRST)))


def is_due(learnt: Learnt, window: Window) -> bool:
    """Whether a window says enough to act on: each call in flight was answered once."""
    if window.seconds < SHORTEST:
        return False
    turns = window.answered + window.refused
    return turns >= (learnt.level or FIRST) or window.seconds >= LONGEST


def next_level(learnt: Learnt, window: Window, most: int) -> Learnt:
    """What is known after a window; its ``level`` is between 1 and ``most``."""
    level = max(1.0, min(float(most), learnt.level or float(FIRST)))
    tries = window.answered + window.refused
    now = replace(learnt, level=level, windows=learnt.windows + 1, strained=0)
    if not tries:
        return now
    if window.refused > REFUSED_SHARE * tries and (window.refused > 1 or tries < 4):
        return replace(now, level=max(1.0, level * AFTER_REFUSALS), steady=True)
    if not window.answered:
        return now
    latency = median(window.latencies)
    now = replace(now, calm=_calm(learnt.calm, latency))
    if window.wanted < int(level):
        return now
    now = replace(now, rates=_rates(now, window))
    if latency <= SLOW * now.calm:
        return _grown(now, most)
    if _pays(now):
        return _grown(replace(now, steady=True), most)
    return _strained(now, learnt.strained + 1)


def _calm(calm: float, latency: float) -> float:
    return latency if not calm else min(latency, calm * FORGET_CALM)


def _grown(now: Learnt, most: int) -> Learnt:
    level = max(now.level * GROWTH, now.level + 1) if now.steady else now.level * 2
    return replace(now, level=min(float(most), level))


def _strained(now: Learnt, windows: int) -> Learnt:
    """Full: back to where slow start came from, or a step down when it was seen twice."""
    if not now.steady:
        return replace(now, level=max(1.0, now.level / 2), steady=True)
    if windows < 2:
        return replace(now, strained=windows)
    return replace(now, level=max(1.0, now.level * AFTER_STRAIN))


def _rates(now: Learnt, window: Window) -> dict[int, Rate]:
    """The remembered rates with this window's, which counts as much as all before it."""
    size = _size(now.level)
    seconds = max(window.seconds, 1e-3)
    here = Rate(now.level, window.answered / seconds, window.completion_tokens / seconds, 0)
    kept = {key: rate for key, rate in now.rates.items() if now.windows - rate.at <= REMEMBERED}
    before = kept.get(size, here)
    kept[size] = Rate(
        (before.level + here.level) / 2,
        (before.calls + here.calls) / 2,
        (before.tokens + here.tokens) / 2,
        now.windows,
    )
    return kept


def _pays(now: Learnt) -> bool:
    """Whether this size of level brings clearly more than the next lower one; no if unknown."""
    here = now.rates[_size(now.level)]
    below = [
        rate
        for rate in now.rates.values()
        if rate.level < here.level * 0.87 and rate.level > min(here.level / 1.6, here.level - 1.5)
    ]
    if not below:
        return False
    lower = max(below, key=lambda rate: rate.level)
    full = math.log(here.level / lower.level)
    gain = max(_gain(lower.calls, here.calls), _gain(lower.tokens, here.tokens))
    return gain > PAYS * full


def _gain(before: float, after: float) -> float:
    return math.log(after / before) if before > 0 and after > 0 else 0.0


def _size(level: float) -> int:
    return round(math.log(level, SIZE))


def _thinned(latencies: tuple[float, ...]) -> tuple[float, ...]:
    """At most so many, spread as all of them are."""
    if len(latencies) <= MOST_LATENCIES:
        return latencies
    step = -(-len(latencies) // MOST_LATENCIES)
    return tuple(sorted(latencies)[step // 2 :: step])
