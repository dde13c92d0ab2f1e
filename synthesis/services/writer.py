"""The one thread through which an event loop talks to the database.

The loop never blocks on a lock, writes are in the order in which they were asked for, and a
shard of hundreds of episodes takes one connection.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, MutableSequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import Any, ParamSpec, TypeVar

from django.db import close_old_connections, connections

P = ParamSpec("P")
T = TypeVar("T")

LATER_AT_ONCE = 4
"""What can wait goes to the thread in such portions, so that it holds up little."""


class Writer:
    """``await writer(function, ...)`` calls a function in the database thread.

    What is asked for while the thread is busy goes to it together: to hand something to
    another thread and back takes as long as a small write. ``await writer.later(function,
    ...)`` is for what no call of a model waits for: it lets the others pass.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="database")
        self._waiting: list[_Work] = []
        self._later: deque[_Work] = deque()
        self._busy = False

    async def __call__(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await self._done(self._waiting, partial(function, *args, **kwargs))

    async def later(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same at leisure."""
        return await self._done(self._later, partial(function, *args, **kwargs))

    async def __aenter__(self) -> Writer:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self(connections.close_all)
        self._thread.shutdown()

    async def _done(self, line: MutableSequence[_Work], call: Callable[[], T]) -> T:
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        line.append(_Work(call, done))
        if not self._busy:
            self._hand_over()
        # Once begun, a write is not given up half-way because its caller was cancelled.
        return await asyncio.shield(done)

    def _hand_over(self) -> None:
        batch, self._waiting = self._waiting, []
        batch += [self._later.popleft() for _ in range(min(LATER_AT_ONCE, len(self._later)))]
        self._busy = True
        loop = asyncio.get_running_loop()
        loop.run_in_executor(self._thread, _do, batch).add_done_callback(self._hand_back)

    def _hand_back(self, batch: asyncio.Future[list[_Work]]) -> None:
        self._busy = False
        if self._waiting or self._later:
            self._hand_over()
        for work in batch.result():
            work.tell()


@dataclass(slots=True)
class _Work:
    """A call that somebody waits for, and what came of it."""

    call: Callable[[], Any]
    done: asyncio.Future[Any]
    result: Any = None
    error: Exception | None = None

    def do(self) -> None:
        close_old_connections()
        try:
            self.result = self.call()
        except Exception as error:  # noqa: BLE001  it is raised where somebody waits
            self.error = error

    def tell(self) -> None:
        if self.error is not None:
            self.done.set_exception(self.error)
        else:
            self.done.set_result(self.result)


def _do(batch: list[_Work]) -> list[_Work]:
    """Runs in the thread."""
    for work in batch:
        work.do()
    return batch
