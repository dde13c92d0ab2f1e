"""How many calls at once: held against simulated servers whose capacity is known.

The simulation runs in its own time: callers keep as many calls in flight as the level says,
and a server answers so many at once while the others queue, or are refused.
"""

from __future__ import annotations

import heapq
import json
import random
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesis.engines.openai.level import (
    FIRST,
    Learnt,
    Rate,
    Window,
    is_due,
    next_level,
    places,
)

LOOK = 0.5
Service = Callable[[random.Random, int], float]


def constant(seconds: float) -> Service:
    return lambda chance, busy: seconds


def varied(seconds: float) -> Service:
    """As tokens vary: half of the calls within 0.7 to 1.4 times the middle one."""
    return lambda chance, busy: seconds * chance.lognormvariate(0, 0.5)


def batching(seconds: float, batch: int) -> Service:
    """As a GPU: slower with each more at once, and yet more in all."""
    return lambda chance, busy: seconds * (1 + busy / batch) * chance.lognormvariate(0, 0.2)


class Simulation:
    """A server with ``slots``, that refuses beyond ``room``, and callers who follow the level.

    With ``stalls`` for half a second or less at a time, in that part of all looks.
    """

    def __init__(
        self,
        slots: int,
        service: Service,
        room: int | None = None,
        most: int = 1024,
        demand: int = 4096,
        faulty: float = 0.0,
        stalls: float = 0.0,
        seed: int = 1,
    ) -> None:
        self.slots, self.service, self.room, self.most = slots, service, room, most
        self.demand, self.faulty, self.stalls = demand, faulty, stalls
        self.chance = random.Random(seed)
        self.learnt = Learnt()
        self.now = 0.0
        self.busy = self.refused = self.backing_off = 0
        self.queue: deque[float] = deque()
        self.events: list[tuple[float, int, float | None]] = []
        self.latencies: list[float] = []
        self.looked = self.stalled_until = self.busy_seconds = 0.0
        self.count = self.answered = 0

    def run(self, seconds: float) -> tuple[list[int], float]:
        """The level at every look, and calls answered per second."""
        levels: list[int] = []
        before, end = self.answered, self.now + seconds
        while self.now < end:
            if self.chance.random() < self.stalls:
                self.stalled_until = self.now + self.chance.uniform(0, LOOK)
            self._send()
            self._pass_until(self.now + LOOK)
            self._look()
            levels.append(self.level)
        return levels, (self.answered - before) / seconds

    def pause(self, seconds: float) -> None:
        """Nobody asks for so long."""
        self.stalled_until = self.now + seconds
        self.run(seconds)

    @property
    def level(self) -> int:
        return places(self.learnt.level, self.most)

    def _look(self) -> None:
        window = Window(
            seconds=self.now - self.looked,
            answered=len(self.latencies),
            refused=self.refused,
            latencies=tuple(self.latencies),
            busy=self.busy_seconds,
            wanted=self.demand,
        )
        if is_due(self.learnt, window):
            self.learnt = next_level(self.learnt, window, self.most)
            self.looked, self.busy_seconds, self.latencies, self.refused = self.now, 0.0, [], 0

    def _send(self) -> None:
        if self.now < self.stalled_until:
            return
        while self._in_flight() < min(self.level, self.demand - self.backing_off):
            full = self.room is not None and self._in_flight() >= self.room
            if full or self.chance.random() < self.faulty:
                self.refused += 1
                self.backing_off += 1
                self._after(self.chance.uniform(0.25, 2.0), None)
            else:
                self.queue.append(self.now)
                self._serve()

    def _serve(self) -> None:
        while self.queue and self.busy < self.slots:
            self.busy += 1
            self._after(self.service(self.chance, self.busy), self.queue.popleft())

    def _pass_until(self, then: float) -> None:
        while self.events and self.events[0][0] <= then:
            at, _, begun = heapq.heappop(self.events)
            self._turn_to(at)
            if begun is None:
                self.backing_off -= 1
            else:
                self.busy -= 1
                self.answered += 1
                self.latencies.append(self.now - begun)
                self._serve()
            self._send()
        self._turn_to(then)

    def _turn_to(self, then: float) -> None:
        self.busy_seconds += self._in_flight() * (then - self.now)
        self.now = then

    def _in_flight(self) -> int:
        return self.busy + len(self.queue)

    def _after(self, seconds: float, begun: float | None) -> None:
        self.count += 1
        heapq.heappush(self.events, (self.now + seconds, self.count, begun))


def settled(simulation: Simulation, seconds: float = 120) -> tuple[float, float]:
    """The mean level and the rate, after some time to settle."""
    simulation.run(60)
    levels, rate = simulation.run(seconds)
    return mean(levels), rate


@pytest.mark.parametrize("slots", [10, 40, 100])
@pytest.mark.parametrize("service", [constant, varied])
def test_it_settles_near_what_a_queueing_server_takes(slots: int, service: type) -> None:
    simulation = Simulation(slots, service(0.2))
    level, rate = settled(simulation)

    assert 0.85 * slots <= level <= 1.3 * slots
    best = slots / mean(service(0.2)(random.Random(1), 1) for _ in range(2000))
    assert rate >= 0.93 * best


@pytest.mark.parametrize("room", [10, 40, 100])
def test_it_settles_below_what_a_server_refuses(room: int) -> None:
    level, _ = settled(Simulation(1024, varied(0.2), room=room, demand=3 * room))

    assert 0.75 * room <= level <= room


def test_a_server_with_room_gets_all_that_may_be_asked_of_it_within_seconds() -> None:
    simulation = Simulation(1024, varied(0.2), most=64)

    levels, _ = simulation.run(3)
    assert levels[-1] == 64
    assert set(simulation.run(120)[0]) == {64}


def test_a_server_of_one_place_is_found_though_it_starts_full() -> None:
    level, _ = settled(Simulation(1, constant(0.1)), 300)

    assert level <= 3


def test_a_server_that_batches_gets_more_though_it_becomes_slower() -> None:
    simulation = Simulation(1024, batching(0.2, 100), most=256)
    level, rate = settled(simulation)

    assert level > 150
    assert rate > 0.75 * 256 / (0.2 * 3.56)


def test_it_gives_way_to_a_brown_out_and_comes_back() -> None:
    simulation = Simulation(64, varied(0.2))
    settled(simulation)

    simulation.slots = 16
    simulation.run(60)
    assert mean(simulation.run(60)[0]) < 28

    simulation.slots = 64
    simulation.run(60)
    assert 54 <= mean(simulation.run(60)[0]) <= 83


def test_a_server_that_only_became_slower_keeps_its_level() -> None:
    """As when prompts become longer: fewer calls would only bring less."""
    simulation = Simulation(1024, varied(0.2), most=64)
    simulation.run(30)

    simulation.service = varied(0.8)
    simulation.run(30)

    assert mean(simulation.run(120)[0]) > 58


def test_refusals_by_chance_do_not_keep_it_down() -> None:
    level, _ = settled(Simulation(1024, varied(0.2), most=64, demand=128, faulty=0.03))

    assert level > 58


@pytest.mark.parametrize("service", [constant, varied])
def test_a_pause_of_the_callers_is_not_held_against_the_server(service: type) -> None:
    """As between two runs, while what was learnt of the first steps is still remembered."""
    simulation = Simulation(1024, service(0.2), most=64)
    simulation.run(3)

    simulation.pause(3)

    assert set(simulation.run(60)[0]) == {64}


@pytest.mark.parametrize("service", [constant, varied])
def test_callers_who_are_slow_themselves_keep_the_level(service: type) -> None:
    simulation = Simulation(1024, service(0.2), most=64, stalls=0.6)
    simulation.run(30)

    assert set(simulation.run(120)[0]) == {64}


def test_a_level_that_is_not_used_up_stays() -> None:
    simulation = Simulation(1024, varied(0.2), demand=5)

    assert set(simulation.run(60)[0]) == {FIRST}


CALM = Window(seconds=1.0, answered=100, latencies=(0.2,) * 100, busy=100.0, wanted=500)


def test_what_is_known_of_an_endpoint_starts_small_and_doubles_while_calm() -> None:
    once = next_level(Learnt(), CALM, 100)
    twice = next_level(once, CALM, 100)
    thrice = next_level(twice, CALM, 100)

    assert [once.level, twice.level, thrice.level] == [32, 64, 100]


def test_after_slow_start_it_grows_by_steps() -> None:
    grown = next_level(Learnt(level=40, before=40, steady=True), CALM, 100)
    few = next_level(Learnt(level=4, before=4, steady=True), CALM, 100)

    assert (grown.level, few.level) == (42, 5)


def test_after_slow_start_a_level_counts_when_it_was_used_up_in_two_windows() -> None:
    """The last calls of a window come from the one before."""
    known = Learnt(level=40, steady=True)

    idle = next_level(known, replace(CALM, busy=20.0), 100)
    first = next_level(idle, CALM, 100)
    second = next_level(first, CALM, 100)

    assert [one.level for one in (idle, first, second)] == [40, 40, 42]
    assert [one.before for one in (idle, first, second)] == [0, 100, 100]
    assert [len(one.rates) for one in (idle, first, second)] == [0, 0, 1]


def test_a_window_with_many_refusals_takes_three_tenths_once() -> None:
    full = replace(CALM, refused=30)

    assert next_level(Learnt(level=40), full, 100).level == pytest.approx(28)
    assert next_level(Learnt(level=40), replace(CALM, refused=5), 100).level > 40
    assert next_level(Learnt(level=2), Window(1.0, 0, 3), 100).level == pytest.approx(1.4)


def test_slow_start_ends_where_the_server_becomes_slow() -> None:
    slow = replace(CALM, latencies=(0.5,) * 100)

    ended = next_level(Learnt(level=64, calm=0.2), slow, 100)

    assert (ended.level, ended.steady) == (32, True)


def test_a_window_without_an_answer_changes_nothing() -> None:
    assert next_level(Learnt(level=40), Window(seconds=30.0), 100) == Learnt(level=40)


def test_a_window_is_long_enough_when_each_call_in_flight_was_answered() -> None:
    learnt = Learnt(level=100, steady=True)

    assert not is_due(learnt, replace(CALM, answered=60))
    assert is_due(learnt, replace(CALM, answered=90, refused=10))
    assert not is_due(learnt, replace(CALM, seconds=0.5))
    assert is_due(learnt, Window(seconds=31.0, answered=1))


def test_after_a_pause_the_level_is_believed_and_the_rates_are_not() -> None:
    known = Learnt(40, 38, 0.2, True, True, (Rate(40, 200, 0),))

    assert known.rested() == Learnt(40, 0, 0.2, True, False, ())


def test_windows_of_two_owners_add_up() -> None:
    both = CALM.joined(Window(0.5, 7, 2, (0.3,), 70, 1.5, 3, 9))

    assert (both.answered, both.refused, both.completion_tokens) == (107, 2, 70)
    assert (both.busy, both.in_flight) == (101.5, 101.5)
    assert (both.seconds, both.wanted, both.most_in_flight) == (1.0, 500, 9)
    assert len(CALM.joined(replace(CALM, latencies=(0.9,) * 200)).latencies) <= 128


def test_what_is_learnt_goes_through_json() -> None:
    learnt = next_level(next_level(Learnt(), CALM, 100), CALM, 100)

    assert Learnt.from_json(json.loads(json.dumps(learnt.to_json()))) == learnt
    assert Learnt.from_json({}) == Learnt()
    assert Window.from_json(json.loads(json.dumps(CALM.to_json()))) == CALM


WINDOWS = st.builds(
    lambda seconds, latencies, refused, tokens, busy, wanted: Window(
        seconds, len(latencies), refused, tuple(latencies), tokens, busy, wanted
    ),
    st.floats(0, 100),
    st.lists(st.floats(0, 1000), max_size=20),
    st.integers(0, 50),
    st.integers(0, 10**6),
    st.floats(0, 10**5),
    st.integers(0, 300),
)


@given(st.lists(st.tuples(WINDOWS, st.integers(1, 200)), max_size=60))
@settings(max_examples=100, deadline=None)
def test_whatever_is_seen_the_level_is_between_one_and_the_most(
    seen: list[tuple[Window, int]],
) -> None:
    learnt = Learnt()
    for window, most in seen:
        learnt = Learnt.from_json(next_level(learnt, window, most).to_json())
        assert 1 <= learnt.level <= most
        assert 1 <= places(learnt.level, most) <= most
