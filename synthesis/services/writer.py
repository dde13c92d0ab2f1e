"""The one thread through which an event loop talks to the database.

The loop never blocks on a lock, writes are in the order in which they were asked for, and a
shard of hundreds of episodes takes one connection.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import ParamSpec, TypeVar

from django.db import close_old_connections, connections

P = ParamSpec("P")
T = TypeVar("T")


class Writer:
    """``await writer(function, ...)`` calls a function in the database thread."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="database")

    async def __call__(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        loop = asyncio.get_running_loop()
        # Once begun, a write is not given up half-way because its caller was cancelled.
        return await asyncio.shield(
            loop.run_in_executor(self._thread, lambda: _fresh(function, *args, **kwargs))
        )

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


def _fresh(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    close_old_connections()
    return function(*args, **kwargs)
