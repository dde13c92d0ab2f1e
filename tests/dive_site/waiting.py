"""Waiting for other processes, within limits."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def eventually(ask: Callable[[], T], within: float = 20.0, every: float = 0.05) -> T:
    """The first true answer of ``ask``; fails when there is none in time."""
    deadline = time.monotonic() + within
    pause = threading.Event()
    while not (answer := ask()):
        assert time.monotonic() < deadline, f"this did not come about within {within} seconds"
        pause.wait(every)
    return answer
