"""Votes: one decides; a lost race is told; one's own decision can be taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from review.core.errors import Conflict, MalformedVote
from review.core.states import ItemState
from review.models import AuditEvent, ReviewItem, Vote
from review.services import deciding, queue
from synthesis.core.permissions import Role
from tests.review.factories import approve, make_items

pytestmark = pytest.mark.django_db


@pytest.fixture
def item() -> ReviewItem:
    return make_items(1)[0]


@pytest.fixture
def other(make_person: Callable[..., User]) -> User:
    return make_person("other", Role.REVIEWER)


def test_one_approval_decides(item: ReviewItem, reviewer: User) -> None:
    made = deciding.vote(item.pk, reviewer, "approve", rating=5, version=1)

    assert (made.status, made.version) == (ItemState.APPROVED, 2)
    item.refresh_from_db()
    assert (item.status, item.decided_by, item.claimed_by) == ("approved", reviewer, None)


def test_a_rejection_keeps_its_reason(item: ReviewItem, reviewer: User) -> None:
    deciding.vote(item.pk, reviewer, "reject", "  Reads badly. ", version=1)

    vote = Vote.objects.get(item=item)
    assert (vote.verdict, vote.reason, vote.rating) == ("reject", "Reads badly.", None)


def test_the_vote_and_its_audit_event_are_kept_together(item: ReviewItem, reviewer: User) -> None:
    approve(item, reviewer)

    (event,) = AuditEvent.objects.about("reviewitem", item.pk)
    assert (event.actor, event.action) == (reviewer, "approve")
    assert event.data == {"version": 2, "reason": "", "rating": None, "edited": False}


def test_a_vote_on_what_has_changed_is_a_conflict_and_keeps_nothing(
    item: ReviewItem, reviewer: User, other: User
) -> None:
    approve(item, other)

    with pytest.raises(Conflict, match="already approved"):
        approve(item, reviewer)

    assert Vote.objects.count() == AuditEvent.objects.count() == 1


def test_a_vote_on_an_item_in_other_hands_is_a_conflict(
    item: ReviewItem, reviewer: User, other: User
) -> None:
    queue.next_item(other)

    with pytest.raises(Conflict, match="other is reviewing"):
        approve(item, reviewer)


@pytest.mark.parametrize(
    ("verdict", "reason", "rating", "field"),
    [
        ("maybe", "", None, "verdict"),
        ("undo", "", None, "verdict"),
        ("reject", "", None, "reason"),
        ("approve", "", 9, "rating"),
    ],
)
def test_a_malformed_vote_is_refused(
    item: ReviewItem, reviewer: User, verdict: str, reason: str, rating: int | None, field: str
) -> None:
    with pytest.raises(MalformedVote) as refusal:
        deciding.vote(item.pk, reviewer, verdict, reason, rating, version=1)

    assert refusal.value.field == field
    assert not Vote.objects.exists()


def test_taking_a_decision_back_makes_the_item_pending_and_ones_own(
    item: ReviewItem, reviewer: User, other: User
) -> None:
    approve(item, reviewer)

    undone = deciding.undo(item.pk, reviewer)

    assert (undone.status, undone.version) == (ItemState.PENDING, 3)
    assert queue.next_item(other) is None
    assert queue.next_item(reviewer) == item
    assert not Vote.objects.standing().exists()
    assert [e.action for e in AuditEvent.objects.about("reviewitem", item.pk)] == [
        "approve",
        "undo",
    ]


def test_nobody_takes_back_what_another_decided(
    item: ReviewItem, reviewer: User, other: User
) -> None:
    approve(item, reviewer)

    with pytest.raises(Conflict, match="Only reviewer can"):
        deciding.undo(item.pk, other)


def test_an_item_can_be_decided_again_after_an_undo(item: ReviewItem, reviewer: User) -> None:
    approve(item, reviewer)
    undone = deciding.undo(item.pk, reviewer)

    deciding.vote(item.pk, reviewer, "reject", "On second thought.", version=undone.version)

    assert [vote.verdict for vote in Vote.objects.standing()] == ["reject"]
    assert Vote.objects.of(item.pk).count() == 2


def test_the_last_decision_of_a_reviewer_is_known(reviewer: User) -> None:
    first, second = make_items(2)
    approve(first, reviewer)
    approve(second, reviewer)

    assert deciding.last_decided(reviewer) == second
    deciding.undo(second.pk, reviewer)
    assert deciding.last_decided(reviewer) == first
