"""Lists in results are complete, or the tool says that they would be too long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from synthesis.core.errors import ToolError

MOST = 50
Item = TypeVar("Item")


def complete(items: Sequence[Item], what: str) -> list[Item]:
    """The items as a list; ``what`` they are, for the sentence when they are too many."""
    if len(items) > MOST:
        raise ToolError(f"There are {len(items)} {what}, too many to list: at most {MOST} are.")
    return list(items)
