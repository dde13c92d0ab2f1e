"""What an item's state, version and claim allow; each check raises a sentence.

Who may act is in ``permissions``; here it is only about the item. A *claim* is a lease:
the item is one reviewer's until ``claimed_until``, so that nobody else is handed it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from review.core.errors import Conflict, MalformedVote
from review.core.states import ItemState, Move, moved

CLAIM_LASTS = timedelta(minutes=10)
LONGEST_REASON = 2_000
RATINGS = range(1, 6)


@dataclass(frozen=True, slots=True)
class Item:
    """A review item, as rules see one. ``decided_by`` is whose decision stands."""

    state: ItemState
    version: int
    claimed_by: str | None = None
    claimed_until: datetime | None = None
    decided_by: str | None = None

    def holder(self, now: datetime) -> str | None:
        """Who holds a live claim on the item."""
        live = self.claimed_until is not None and self.claimed_until > now
        return self.claimed_by if live else None


def check_version(item: Item, version: int) -> None:
    """The item must still be as the person saw it."""
    if item.version != version:
        raise Conflict(
            "This task changed after you opened it (you saw version "
            f"{version}, it is now at {item.version}). Look at it again; nothing was saved."
        )


def check_claim(item: Item, username: str, now: datetime) -> None:
    """Nobody else may be at work on the item."""
    holder = item.holder(now)
    if holder is not None and holder != username:
        raise Conflict(f"{holder} is reviewing this task now; take the next one.")


def check_may_decide(item: Item, username: str, version: int, now: datetime) -> None:
    """A vote needs a pending item, seen as it is now, that nobody else holds."""
    moved(item.state, Move.APPROVE)
    check_version(item, version)
    check_claim(item, username, now)


def check_may_change(item: Item, username: str, version: int, now: datetime) -> None:
    """An edit needs the same as a vote."""
    check_may_decide(item, username, version, now)


def check_may_undo(item: Item, username: str) -> None:
    """Only the person whose decision stands may take it back."""
    moved(item.state, Move.UNDO)
    if item.decided_by != username:
        raise Conflict(f"Only {item.decided_by} can take this decision back.")


def check_vote(move: Move, reason: str, rating: int | None) -> None:
    """A rejection says why; a rating is 1 to 5 or left out."""
    if move is Move.UNDO:
        raise MalformedVote("A vote is either approve or reject.", "verdict")
    if move is Move.REJECT and not reason.strip():
        raise MalformedVote("Give a reason for the rejection.", "reason")
    if len(reason) > LONGEST_REASON:
        raise MalformedVote(f"The reason is longer than {LONGEST_REASON} characters.", "reason")
    if rating is not None and rating not in RATINGS:
        raise MalformedVote("A rating is a whole number from 1 to 5.", "rating")
