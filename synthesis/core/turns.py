"""Turns of the event loop that all episodes of a process share."""

from __future__ import annotations

import asyncio


async def let_pass() -> None:
    """Let other episodes go on, between two pieces of work that take a millisecond each.

    A reply that arrives is seen to after everything that is ready by then, three or four
    times over until the next call has left: the model waits for as long as the pieces are.
    """
    await asyncio.sleep(0)
