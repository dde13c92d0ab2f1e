"""The gate: never more in flight than the limit, in order, and no place is ever lost."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from synthesis.engines.openai.gate import Gate, Taken


async def turn() -> None:
    """Let everything that is ready go on."""
    for _ in range(5):
        await asyncio.sleep(0)


class Callers:
    """Tasks that pass the gate and stay until they are told to leave."""

    def __init__(self, gate: Gate) -> None:
        self.gate = gate
        self.inside: list[int] = []
        self.arrived: list[int] = []
        self.leave: dict[int, asyncio.Event] = {}
        self.tasks: dict[int, asyncio.Task[None]] = {}

    async def come(self, rank: int = 0) -> int:
        number = len(self.leave)
        self.leave[number] = asyncio.Event()
        self.tasks[number] = asyncio.create_task(self._call(number, rank))
        await turn()
        return number

    async def _call(self, number: int, rank: int) -> None:
        async with self.gate.place(rank):
            self.arrived.append(number)
            self.inside.append(number)
            try:
                await self.leave[number].wait()
            finally:
                self.inside.remove(number)

    async def go(self, number: int) -> None:
        self.leave[number].set()
        await turn()

    async def cancel(self, number: int) -> None:
        self.tasks[number].cancel()
        await turn()

    async def end(self) -> None:
        for event in self.leave.values():
            event.set()
        await asyncio.gather(*self.tasks.values(), return_exceptions=True)


async def test_no_more_than_the_limit_are_in_flight_and_the_rest_wait_in_order() -> None:
    callers = Callers(Gate(2))
    for _ in range(5):
        await callers.come()
    assert (callers.inside, callers.gate.in_flight, callers.gate.waiting) == ([0, 1], 2, 3)

    await callers.go(1)
    await callers.go(0)

    assert callers.arrived == [0, 1, 2, 3]
    await callers.end()
    assert (callers.gate.in_flight, callers.gate.waiting) == (0, 0)


async def test_of_those_who_wait_the_lowest_rank_goes_first_and_then_who_came_first() -> None:
    callers = Callers(Gate(1))
    for rank in (0, 2, 1, 1):
        await callers.come(rank)

    for number in (0, 2, 3):
        await callers.go(number)

    assert callers.arrived == [0, 2, 3, 1]
    await callers.end()


async def test_a_higher_limit_lets_those_in_who_wait() -> None:
    callers = Callers(Gate(1))
    for _ in range(4):
        await callers.come()

    callers.gate.limit = 3
    await turn()

    assert callers.inside == [0, 1, 2]
    await callers.end()


async def test_a_lower_limit_lets_nobody_in_until_enough_left() -> None:
    callers = Callers(Gate(3))
    for _ in range(5):
        await callers.come()

    callers.gate.limit = 1
    await callers.go(0)
    await callers.go(1)
    assert callers.inside == [2]

    await callers.go(2)
    assert callers.inside == [3]
    await callers.end()


async def test_where_there_are_no_places_all_wait_until_there_is_one() -> None:
    callers = Callers(Gate(0))
    await callers.come()
    assert (callers.inside, callers.gate.waiting) == ([], 1)

    callers.gate.limit = 1
    await turn()

    assert callers.inside == [0]
    await callers.end()
    callers.gate.limit = -3
    assert callers.gate.limit == 0


async def test_one_who_gives_up_waiting_is_passed_over() -> None:
    callers = Callers(Gate(1))
    for _ in range(3):
        await callers.come()

    await callers.cancel(1)
    assert callers.gate.waiting == 1
    await callers.go(0)

    assert callers.inside == [2]
    await callers.end()


async def test_a_place_given_to_one_who_gave_up_at_that_moment_goes_to_the_next() -> None:
    callers = Callers(Gate(1))
    for _ in range(3):
        await callers.come()

    callers.leave[0].set()
    await asyncio.sleep(0)  # 0 leaves and gives its place to 1, who has not noticed yet
    assert callers.gate.waiting == 1
    await callers.cancel(1)

    assert callers.inside == [2]
    await callers.end()
    assert callers.gate.in_flight == 0


async def test_nobody_who_comes_slips_in_before_those_who_wait() -> None:
    callers = Callers(Gate(1))
    for _ in range(2):
        await callers.come()

    callers.leave[0].set()
    newcomer = await callers.come()

    assert callers.inside == [1]
    assert newcomer not in callers.arrived
    await callers.end()


async def test_it_tells_how_it_was_used_since_it_was_last_asked() -> None:
    now = 100.0
    callers = Callers(Gate(2, lambda: now))
    for _ in range(3):
        await callers.come()
    now += 4
    await callers.go(0)
    await callers.go(1)
    now += 1

    assert callers.gate.taken() == Taken(most=2, seconds=9.0)
    now += 0.5
    assert callers.gate.taken() == Taken(most=1, seconds=0.5)
    await callers.go(2)
    callers.gate.taken()
    assert callers.gate.taken() == Taken(most=0, seconds=0.0)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("come"), st.just(0)),
        st.tuples(st.just("go"), st.integers(0, 30)),
        st.tuples(st.just("cancel"), st.integers(0, 30)),
        st.tuples(st.just("leave and cancel"), st.integers(0, 30)),
        st.tuples(st.just("limit"), st.integers(0, 5)),
    ),
    max_size=40,
)


@given(STEPS)
@settings(max_examples=150, deadline=None)
def test_whatever_happens_the_gate_is_as_full_as_it_may_be_and_in_order(
    steps: Sequence[tuple[str, int]],
) -> None:
    asyncio.run(_follow(steps))


async def _follow(steps: Sequence[tuple[str, int]]) -> None:
    gate = Gate(2)
    callers = Callers(gate)
    allowed = 2
    for what, value in steps:
        number = value % len(callers.leave) if callers.leave else None
        if what == "come":
            await callers.come()
        elif what == "limit":
            gate.limit = value
            await turn()
        elif number is not None and what == "go":
            await callers.go(number)
        elif number is not None and what == "cancel":
            await callers.cancel(number)
        elif number is not None:
            callers.leave[number].set()
            await asyncio.sleep(0)
            await callers.cancel((number + 1) % len(callers.leave))
        allowed = max(gate.limit, min(allowed, gate.in_flight))
        present = [n for n, task in callers.tasks.items() if not task.done()]
        assert gate.in_flight == len(callers.inside) <= allowed
        assert gate.waiting == len(present) - len(callers.inside)
        assert not gate.waiting or gate.in_flight >= gate.limit, "a place is free and one waits"
        assert callers.arrived == sorted(callers.arrived)
    gate.limit = 1
    await callers.end()
    assert (gate.in_flight, gate.waiting) == (0, 0)
