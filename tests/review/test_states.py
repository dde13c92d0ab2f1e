"""States, moves, and what an item's state, version and claim allow. No database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from review.core import policies
from review.core.errors import Conflict, MalformedVote
from review.core.policies import Item
from review.core.states import TRANSITIONS, ItemState, Move, moved

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
PENDING = Item(ItemState.PENDING, version=3)


@pytest.mark.parametrize(("state", "move"), list(product(ItemState, Move)))
def test_every_state_and_move_is_either_in_the_table_or_refused_with_a_sentence(
    state: ItemState, move: Move
) -> None:
    if (state, move) in TRANSITIONS:
        assert moved(state, move) in ItemState
    else:
        with pytest.raises(Conflict, match=r"\.$"):
            moved(state, move)


def test_every_state_can_be_reached_and_left() -> None:
    assert {state for state, _ in TRANSITIONS} == set(ItemState)
    assert set(TRANSITIONS.values()) == set(ItemState)


def test_a_vote_needs_the_version_that_was_seen() -> None:
    policies.check_may_decide(PENDING, "ada", 3, NOW)

    with pytest.raises(Conflict, match="changed after you opened it"):
        policies.check_may_decide(PENDING, "ada", 2, NOW)


@pytest.mark.parametrize("state", [ItemState.APPROVED, ItemState.REJECTED])
def test_a_decided_item_takes_no_vote_and_no_edit(state: ItemState) -> None:
    decided = Item(state, version=4, decided_by="ben")

    with pytest.raises(Conflict, match=f"already {state}"):
        policies.check_may_decide(decided, "ada", 4, NOW)
    with pytest.raises(Conflict, match=f"already {state}"):
        policies.check_may_change(decided, "ada", 4, NOW)


def test_a_live_claim_keeps_others_out_and_an_ended_one_does_not() -> None:
    claimed = Item(ItemState.PENDING, 1, claimed_by="ben", claimed_until=NOW + timedelta(seconds=1))

    policies.check_claim(claimed, "ben", NOW)
    policies.check_claim(claimed, "ada", NOW + timedelta(seconds=2))
    with pytest.raises(Conflict, match="ben is reviewing this task now"):
        policies.check_claim(claimed, "ada", NOW)


def test_only_the_person_whose_decision_stands_takes_it_back() -> None:
    decided = Item(ItemState.APPROVED, version=4, decided_by="ben")

    policies.check_may_undo(decided, "ben")
    with pytest.raises(Conflict, match="Only ben can"):
        policies.check_may_undo(decided, "ada")
    with pytest.raises(Conflict, match="no decision to take back"):
        policies.check_may_undo(PENDING, "ada")


@pytest.mark.parametrize(
    ("move", "reason", "rating", "field"),
    [
        (Move.REJECT, "  ", None, "reason"),
        (Move.APPROVE, "x" * 2001, None, "reason"),
        (Move.APPROVE, "", 0, "rating"),
        (Move.APPROVE, "", 6, "rating"),
        (Move.UNDO, "", None, "verdict"),
    ],
)
def test_a_vote_that_says_too_little_or_too_much_names_the_field(
    move: Move, reason: str, rating: int | None, field: str
) -> None:
    with pytest.raises(MalformedVote) as refusal:
        policies.check_vote(move, reason, rating)

    assert refusal.value.field == field


def test_an_approval_needs_no_reason_and_no_rating() -> None:
    policies.check_vote(Move.APPROVE, "", None)
    policies.check_vote(Move.REJECT, "The unit is wrong.", 1)
