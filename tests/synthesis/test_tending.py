"""When a process looks at its share of an endpoint, by a clock that the test turns."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

from django.db import OperationalError

from synthesis.engines.openai.gate import Gate
from synthesis.services import sharing
from synthesis.services.sharing import Share
from synthesis.services.tending import SOON_LOOKS, TEND_EVERY, TEND_SOON, Line, Tender
from tests.synthesis.fake_models import Server

SOON, LATE = TEND_SOON, TEND_EVERY


class Table:
    """Stands for the database thread: gives the shares one after the other, the last for ever."""

    def __init__(self, *shares: int, even: int = 1) -> None:
        self.shares = list(shares)
        self.even = even
        self.others: dict[int, Share] = {}
        self.forgotten: list[str] = []
        self.limits: list[int] = []
        """By which limit calls were let in, at each look."""

    async def __call__(self, function: Any, *args: Any) -> Any:
        if function is sharing.forget:
            self.forgotten += args
            return None
        _, used = args
        self.limits += [seen.limit for seen in used.values()]
        share = self.shares.pop(0) if len(self.shares) > 1 else self.shares[0]
        if share < 0:
            raise OperationalError("The database is away.")
        return {endpoint_id: Share(share, self.even) for endpoint_id in used} | self.others


class Clock:
    """Notes how long is waited, and after ``most`` waits lets no time pass any more."""

    def __init__(self, most: int) -> None:
        self.waits: list[float] = []
        self.most = most
        self.over = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        if len(self.waits) == self.most:
            self.over.set()
            await asyncio.Event().wait()


def new_line() -> Line:
    gate = Gate(0)
    return Line(7, Server().client(None, None, gate), gate)  # type: ignore[arg-type]


def tender_of(table: Table, *lines: Line, **others: Any) -> Tender:
    given = {"ending": lambda: False, **others}
    return Tender(table, "me", lines, **given)  # type: ignore[arg-type]


async def waits(table: Table, looks: int, line: Line | None = None, **others: Any) -> list[float]:
    """How long it waited before each look after the first."""
    clock = Clock(looks)
    async with tender_of(table, line or new_line(), sleep=clock.sleep, **others).at_work():
        await asyncio.wait_for(clock.over.wait(), 10)
    return clock.waits


async def test_a_drive_looks_often_when_it_begins_and_then_less() -> None:
    assert await waits(Table(1), SOON_LOOKS + 2) == [SOON] * SOON_LOOKS + [LATE] * 2


async def test_when_a_share_has_moved_both_sides_look_again_soon() -> None:
    """What one gives up is empty until the other has seen it."""
    settled = [32] * (SOON_LOOKS + 1)

    assert await waits(Table(*settled, 16), SOON_LOOKS + 4) == [
        *[SOON] * SOON_LOOKS,
        LATE,
        *[SOON] * 3,
    ]


async def test_a_share_that_wavers_is_looked_at_no_sooner() -> None:
    settled = [32] * (SOON_LOOKS + 1)

    assert (await waits(Table(*settled, 28, 31, 29), SOON_LOOKS + 4))[-4:] == [LATE] * 4


async def test_a_small_share_wavers_by_one_place() -> None:
    settled = [1] * (SOON_LOOKS + 1)

    assert (await waits(Table(*settled, 2, 1, 2), SOON_LOOKS + 4))[-4:] == [LATE] * 4


async def test_that_there_is_no_place_is_looked_at_soon_and_not_for_ever() -> None:
    settled = [1] * (SOON_LOOKS + 1)

    assert (await waits(Table(*settled, 0), 2 * SOON_LOOKS + 2))[SOON_LOOKS:] == [
        LATE,
        *[SOON] * SOON_LOOKS,
        LATE,
    ]


async def test_who_has_to_give_way_says_at_once_that_it_has() -> None:
    """The others may not count on its places before."""
    table, clock = Table(8, 5, 5, 6, 6), Clock(3)

    async with tender_of(table, new_line(), sleep=clock.sleep).at_work():
        await asyncio.wait_for(clock.over.wait(), 10)

    assert table.limits == [0, 8, 5, 5]


async def test_what_has_to_be_given_up_even_then_is_said_at_the_next_look() -> None:
    """A share that falls and falls does not keep the database busy."""
    table, clock = Table(8, 5, 4, 4), Clock(2)

    async with tender_of(table, new_line(), sleep=clock.sleep).at_work():
        await asyncio.wait_for(clock.over.wait(), 10)

    assert table.limits == [0, 8, 5]


async def test_at_the_end_of_a_run_it_looks_soon_for_as_long_as_there_are_calls() -> None:
    line = new_line()
    line.gate.limit = 1
    assert (await waits(Table(1), SOON_LOOKS + 2, line, ending=lambda: True))[-2:] == [LATE] * 2

    async with line.gate.place():
        assert await waits(Table(1), 30, line, ending=lambda: True) == [SOON] * 30


async def test_the_gate_has_the_share_and_episodes_are_held_for_what_will_be_its_part() -> None:
    """Whoever has just come has one place until the others gave way, and would else hold so few
    episodes that nobody had reason to."""
    line, table = new_line(), Table(1, even=15)
    tender = tender_of(table, line)

    async with tender.at_work():
        assert (line.gate.limit, tender.places()) == (1, 15)
        assert not table.forgotten
    assert table.forgotten == ["me"]


async def test_a_larger_share_than_an_even_one_is_used() -> None:
    tender = tender_of(Table(60, even=32), new_line())

    async with tender.at_work():
        assert tender.places() == 60


async def test_each_endpoint_counts_by_itself() -> None:
    """One of two has given way already, the other has just come to be shared."""
    near, far = new_line(), replace(new_line(), endpoint_id=8)
    table = Table(60, even=32)
    table.others = {8: Share(places=1, even=32)}
    tender = tender_of(table, near, far)

    async with tender.at_work():
        assert (near.gate.limit, far.gate.limit) == (60, 1)
        assert tender.places() == 92


async def test_a_look_that_fails_leaves_the_share_as_it_was_and_the_next_one_counts() -> None:
    clock, line = Clock(2), new_line()
    async with tender_of(Table(8, -1, 9), line, sleep=clock.sleep).at_work():
        await asyncio.wait_for(clock.over.wait(), 10)
        assert line.gate.limit == 8

    clock, line = Clock(3), new_line()
    async with tender_of(Table(8, -1, 9), line, sleep=clock.sleep).at_work():
        await asyncio.wait_for(clock.over.wait(), 10)
        assert line.gate.limit == 9
