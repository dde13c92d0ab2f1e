"""The database thread of an event loop."""

from __future__ import annotations

import asyncio
import threading

import pytest

from synthesis.services.writer import Writer

pytestmark = pytest.mark.django_db(transaction=True)


async def test_writes_are_made_in_the_order_in_which_they_were_asked_for() -> None:
    made: list[int] = []
    async with Writer() as write:
        await asyncio.gather(*(write(made.append, number) for number in range(100)))

    assert made == list(range(100))


async def test_all_writes_are_made_by_one_thread_that_is_not_the_loops() -> None:
    async with Writer() as write:
        threads = set(await asyncio.gather(*(write(threading.get_ident) for _ in range(10))))

    assert len(threads) == 1
    assert threading.get_ident() not in threads


async def test_the_error_of_a_write_reaches_its_caller_alone() -> None:
    async with Writer() as write:
        refused, other = await asyncio.gather(
            write(int, "no number"), write(int, "7"), return_exceptions=True
        )

    assert isinstance(refused, ValueError)
    assert other == 7


async def test_what_is_asked_for_while_the_thread_is_busy_is_made_next() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> str:
        begun.set()
        go_on.wait(10)
        return "first"

    async with Writer() as write:
        first = asyncio.create_task(write(slow))
        await asyncio.to_thread(begun.wait, 10)
        later = [asyncio.create_task(write(str, number)) for number in range(3)]
        await asyncio.sleep(0)
        go_on.set()

        assert await asyncio.gather(first, *later) == ["first", "0", "1", "2"]


async def test_a_write_is_made_although_its_caller_was_cancelled() -> None:
    begun, go_on = threading.Event(), threading.Event()
    made: list[str] = []

    def slow() -> None:
        begun.set()
        go_on.wait(10)

    async with Writer() as write:
        first = asyncio.create_task(write(slow))
        await asyncio.to_thread(begun.wait, 10)
        given_up = asyncio.create_task(write(made.append, "given up"))
        await asyncio.sleep(0)
        given_up.cancel()
        go_on.set()
        await first
        await write(made.append, "after it")

    assert made == ["given up", "after it"]
