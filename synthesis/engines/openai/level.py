"""How many calls at once a server is given: as many as make it faster, and no more.

Nobody tells us what a server takes, so it is found by trying, as TCP finds what a network
takes. The level is the number of calls in flight that all callers of an endpoint share. It is
looked at once a window, about as long as it takes to answer each call in flight once:

- While the level is used up and nothing speaks against it, it grows: it doubles until
  something does for the first time ("slow start"), and grows by a twentieth, or one, from then.
- When a server refuses more than a tenth of the calls (429, 502 to 504, or too late), the
  level becomes 0.7 of itself. Growing by steps and shrinking by a factor leads callers who
  know nothing of each other to a full and fair use of what they share (AIMD: Chiu and Jain,
  "Analysis of the increase and decrease algorithms for congestion avoidance in computer
  networks", 1989). Fewer refusals are taken for chance, which the retries see to.
- A server that queues refuses nothing: it gets slower (latency as the signal: Brakmo and
  Peterson, "TCP Vegas", 1995). But slower alone is no reason to give way, since a GPU answers
  a larger batch more slowly and yet more in all. So the level follows the rate, in calls or
  in tokens per second: a line through the latest windows, on logarithmic scales, says how
  much of a step in what is in flight arrives in the rate. That is all of it for a server
  with room, nothing for one that is full. Below 0.3 the level becomes 0.9 of itself, window
  after window, until the line shows that this costs something; then it grows again.
- Where the same was in flight in all latest windows there is no line. Then the level grows
  if the median latency is below twice the calm one, and gives way if not, to see what that
  costs. Calm is the lowest median seen, which is forgotten slowly, or a latency at which a
  step up was seen to pay.

A rate belongs to the calls that were really in flight, which is less than the level where
callers pause, end, or are slow themselves. While the level is not used up, nothing is learnt
but the calm latency: otherwise our own pauses would look like a server that is full.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, replace
from statistics import median
from typing import Any

FIRST = 16
"""The level of an endpoint of which nothing is known."""

REFUSED_SHARE = 0.1
AFTER_REFUSALS = 0.7
AFTER_STRAIN = 0.9
GROWTH = 1.05

PAYS = 0.3
"""What part of a step up in the level must arrive in the rate."""

SLOW = 2.0
"""How many times the calm latency is slow."""

FORGET_CALM = 1.003

REMEMBERED = 24
FADING = 0.9
"""How many windows are compared, and what part each counts of the next newer one."""

REACH = 0.6
"""How much more or less than now may have been in flight in a window to be compared."""

SPREAD = 0.05
"""How far apart what was in flight must be for the rates to be compared: a twentieth."""

USED = 0.75
"""What part of the level must have been in flight, on average, for it to be used up."""

SHORTEST, LONGEST = 0.9, 30.0
"""Seconds of a window; half of the shortest will do in slow start."""

ENOUGH = 48
"""Calls in a window from which something can be told, after slow start."""

MOST_LATENCIES = 128


@dataclass(frozen=True, slots=True)
class Window:
    """What happened at an endpoint in some ``seconds``.

    ``refused`` counts 429, 503 and calls that were not answered in time; ``latencies`` are
    seconds of answered calls, of all or of some; ``busy`` are the seconds of all that was in
    flight, added up; ``wanted`` is how many calls were in flight or waiting at the end.
    """

    seconds: float = 0.0
    answered: int = 0
    refused: int = 0
    latencies: tuple[float, ...] = ()
    completion_tokens: int = 0
    busy: float = 0.0
    wanted: int = 0
    most_in_flight: int = 0

    def joined(self, other: Window) -> Window:
        """What both saw: two owners, or one owner at two times."""
        return Window(
            seconds=max(self.seconds, other.seconds),
            answered=self.answered + other.answered,
            refused=self.refused + other.refused,
            latencies=_thinned(self.latencies + other.latencies),
            completion_tokens=self.completion_tokens + other.completion_tokens,
            busy=self.busy + other.busy,
            wanted=max(self.wanted, other.wanted),
            most_in_flight=max(self.most_in_flight, other.most_in_flight),
        )

    @property
    def in_flight(self) -> float:
        """Calls in flight, on average."""
        return self.busy / max(self.seconds, 1e-3)

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "latencies": [round(value, 4) for value in self.latencies]}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Window:
        return cls(**{**value, "latencies": tuple(value.get("latencies", ()))})


@dataclass(frozen=True, slots=True)
class Rate:
    """Calls and completion tokens per second of one window with so many calls in flight."""

    in_flight: float
    calls: float
    tokens: float


@dataclass(frozen=True, slots=True)
class Learnt:
    """What is known of an endpoint; ``level`` 0 is nothing.

    ``before`` is what was in flight in the window before, 0 where that did not use the level
    up, ``calm`` the latency in seconds of the server when it is not full, ``steady`` whether
    slow start is over, ``falling`` whether the last step was down, and ``rates`` are those of
    the latest windows, newest last.
    """

    level: float = 0.0
    before: float = 0.0
    calm: float = 0.0
    steady: bool = False
    falling: bool = False
    rates: tuple[Rate, ...] = ()

    def rested(self) -> Learnt:
        """What is still believed after a pause."""
        return replace(self, before=0.0, falling=False, rates=())

    def to_json(self) -> dict[str, Any]:
        rates = [[round(value, 3) for value in astuple(rate)] for rate in self.rates]
        return {**asdict(replace(self, rates=())), "rates": rates}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Learnt:
        return cls(**{**value, "rates": tuple(Rate(*rate) for rate in value.get("rates", ()))})


def places(level: float, most: int) -> int:
    """The level as a number of calls, with one to start from where nothing is known."""
    return max(1, min(most, int(level or FIRST)))


def is_due(learnt: Learnt, window: Window) -> bool:
    """Whether a window says enough to act on: each call in flight was answered once."""
    shortest, calls = (SHORTEST, ENOUGH) if learnt.steady else (SHORTEST / 2, 1)
    if window.seconds < shortest:
        return False
    tries = window.answered + window.refused
    return tries >= max(calls, learnt.level or FIRST) or window.seconds >= LONGEST


def next_level(learnt: Learnt, window: Window, most: int) -> Learnt:
    """What is known after a window; its ``level`` is between 1 and ``most``."""
    now = replace(learnt, level=_within(learnt.level or float(FIRST), most))
    used_up = _is_used_up(now, window)
    after = _after(now, window, used_up)
    level = _within(after.level, most)
    before = window.in_flight if used_up else 0.0
    return replace(after, level=level, before=before, steady=after.steady or level == most)


def _after(now: Learnt, window: Window, used_up: bool) -> Learnt:
    if _refuses(window):
        return replace(now, level=now.level * AFTER_REFUSALS, steady=True, falling=False)
    if not window.answered:
        return now
    latency = median(window.latencies)
    now = replace(now, calm=min(latency, now.calm * FORGET_CALM) if now.calm else latency)
    if not used_up or (now.steady and not now.before):
        return now  # after a pause, one window passes: its last calls come from the one before
    now = replace(now, rates=(*now.rates[1 - REMEMBERED :], _rate(now, window, latency)))
    gain = _gain(now.rates) if now.steady else None
    if gain is not None and gain > PAYS:
        return _grown(replace(now, calm=latency))
    calm = gain is None and latency <= SLOW * now.calm and not now.falling
    return _grown(now) if calm or now.level == 1 else _fallen(now)


def _within(level: float, most: int) -> float:
    return max(1.0, min(float(most), level))


def _refuses(window: Window) -> bool:
    """Whether the server refuses so many calls that it is not by chance."""
    tries = window.answered + window.refused
    return window.refused > REFUSED_SHARE * tries and (window.refused > 1 or tries < 4)


def _is_used_up(now: Learnt, window: Window) -> bool:
    """Whether the level is what held the callers back.

    In slow start it moves faster than callers follow: there it is enough that they wait.
    """
    level = int(now.level)
    return window.wanted >= level and (not now.steady or window.in_flight >= USED * level)


def _rate(now: Learnt, window: Window, latency: float) -> Rate:
    """The window's rate, beside what was in flight when its calls were asked.

    Calls that were answered in this window began up to a latency earlier, in the window before.
    """
    seconds = max(window.seconds, 1e-3)
    late = min(1.0, latency / seconds)
    in_flight = window.in_flight * (1 - late) + (now.before or window.in_flight) * late
    return Rate(in_flight, window.answered / seconds, window.completion_tokens / seconds)


def _grown(now: Learnt) -> Learnt:
    level = max(now.level * GROWTH, now.level + 1) if now.steady else now.level * 2
    return replace(now, level=level, falling=False)


def _fallen(now: Learnt) -> Learnt:
    """A step down; from slow start back to where its last step came from."""
    if now.steady:
        return replace(now, level=now.level * AFTER_STRAIN, falling=True)
    return replace(now, level=now.level / 2, steady=True)


def _gain(rates: Sequence[Rate]) -> float | None:
    """How much of a step in what is in flight arrives in the rate of calls or, if more, of tokens.

    None when it was the same in all of the latest windows that are near the last one.
    """
    here = rates[-1].in_flight
    near = [
        (FADING**age, rate)
        for age, rate in enumerate(reversed(rates))
        if abs(rate.in_flight - here) <= max(1.5, here * REACH)
    ]
    weights = [weight for weight, _ in near]
    sizes = [math.log(max(rate.in_flight, 1e-3)) for _, rate in near]
    middle = _dot(weights, sizes) / sum(weights)
    apart = [size - middle for size in sizes]
    spread = sum(weight * distance**2 for weight, distance in zip(weights, apart, strict=True))
    if spread < SPREAD**2 * sum(weights):
        return None
    pull = [weight * distance / spread for weight, distance in zip(weights, apart, strict=True)]
    return max(
        _dot(pull, [math.log(max(rate.calls, 1e-3)) for _, rate in near]),
        _dot(pull, [math.log(max(rate.tokens, 1e-3)) for _, rate in near]),
    )


def _dot(first: Sequence[float], second: Sequence[float]) -> float:
    return sum(one * other for one, other in zip(first, second, strict=True))


def _thinned(latencies: tuple[float, ...]) -> tuple[float, ...]:
    """At most so many, spread as all of them are."""
    if len(latencies) <= MOST_LATENCIES:
        return latencies
    step = -(-len(latencies) // MOST_LATENCIES)
    return tuple(sorted(latencies)[step // 2 :: step])
