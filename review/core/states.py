"""The states of a review item, the table of moves, and the one function that moves."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from review.core.errors import Conflict


class ItemState(StrEnum):
    """Where a candidate stands in review."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"


class Move(StrEnum):
    """What a reviewer's verdict, or taking it back, does to an item."""

    APPROVE = "approve"
    REJECT = "reject"
    UNDO = "undo"


TRANSITIONS: Mapping[tuple[ItemState, Move], ItemState] = {
    (ItemState.PENDING, Move.APPROVE): ItemState.APPROVED,
    (ItemState.PENDING, Move.REJECT): ItemState.REJECTED,
    (ItemState.APPROVED, Move.UNDO): ItemState.PENDING,
    (ItemState.REJECTED, Move.UNDO): ItemState.PENDING,
}


def moved(state: ItemState, move: Move) -> ItemState:
    """The state after ``move``; raises ``Conflict`` where the table has no such move."""
    try:
        return TRANSITIONS[state, move]
    except KeyError:
        if move is Move.UNDO:
            raise Conflict("This task has no decision to take back.") from None
        raise Conflict(f"This task is already {state}; undo that decision first.") from None
