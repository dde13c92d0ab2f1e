"""The queue: taking candidates in and handing each to one reviewer at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from review.core.errors import Conflict
from review.core.filters import Filters
from review.jobs import intake as intake_job
from review.models import ReviewItem
from review.services import queue
from review.services.intake import intake
from synthesis.core.permissions import Role
from tests.review.factories import approve, make_items, make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(make_person: Callable[..., User]) -> User:
    return make_person("other", Role.REVIEWER)


def test_every_verified_candidate_becomes_one_item_however_often_the_job_runs() -> None:
    run = make_run(3)

    assert [intake_job(), intake_job()] == [3, 0]
    assert ReviewItem.objects.filter(run=run).count() == 3


def test_a_candidate_that_was_passed_over_long_ago_is_found_by_the_job(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, _ = make_items(2)
    first.delete()
    monkeypatch.setattr("review.services.intake.RECENT", 0)

    assert [intake(), intake_job(), intake_job()] == [0, 1, 0]


def test_an_item_repeats_what_lists_show_of_its_candidate() -> None:
    (item,) = make_items(1)

    candidate = item.candidate
    assert (item.record_id, item.number) == (candidate.record_id, candidate.number)
    assert (item.domain, item.form, item.depth) == ("chemistry", "single fact", 1)
    assert (item.query, item.answer_text) == (candidate.query, candidate.answer_text)


def test_the_queue_takes_in_new_candidates_by_itself_when_it_runs_dry(reviewer: User) -> None:
    make_run(1)

    assert queue.next_item(reviewer) is not None


def test_the_oldest_item_comes_first_and_stays_until_it_is_decided(reviewer: User) -> None:
    first, second = make_items(2)

    assert queue.next_item(reviewer) == queue.next_item(reviewer) == first
    approve(first, reviewer)
    assert queue.next_item(reviewer) == second


def test_two_reviewers_get_different_items(reviewer: User, other: User) -> None:
    first, second = make_items(2)

    assert queue.next_item(reviewer) == first
    assert queue.next_item(other) == second


def test_an_empty_queue_gives_nothing(reviewer: User, other: User) -> None:
    assert queue.next_item(reviewer) is None
    make_items(1)
    queue.next_item(reviewer)
    assert queue.next_item(other) is None


def test_a_skipped_item_is_not_handed_out_and_the_next_can_be_fetched_ahead(
    reviewer: User,
) -> None:
    first, second = make_items(2)

    assert queue.next_item(reviewer) == first
    assert queue.next_item(reviewer, skip=[first.pk]) == second


def test_a_claim_ends_after_ten_minutes_and_lasts_with_a_heartbeat(
    reviewer: User, other: User
) -> None:
    (item,) = make_items(1)
    queue.next_item(reviewer)
    _age_claim(item, timedelta(minutes=9))
    assert queue.extend(item.pk, reviewer)

    _age_claim(item, timedelta(minutes=9))
    assert queue.next_item(other) is None

    _age_claim(item, timedelta(minutes=2))
    assert queue.next_item(other) == item
    assert not queue.extend(item.pk, reviewer)


def test_a_released_claim_is_free_at_once_and_only_its_holder_releases_it(
    reviewer: User, other: User
) -> None:
    (item,) = make_items(1)
    queue.next_item(reviewer)

    assert not queue.release_claim(item.pk, other)
    assert queue.release_claim(item.pk, reviewer)
    assert queue.next_item(other) == item


def test_opening_an_item_claims_it_unless_somebody_else_is_at_work_on_it(
    reviewer: User, other: User
) -> None:
    _, second = make_items(2)

    assert queue.claim(second.pk, reviewer).claimed_by == reviewer
    with pytest.raises(Conflict, match="reviewer is reviewing this task now"):
        queue.claim(second.pk, other)
    approve(queue.claim(second.pk, reviewer), reviewer)
    with pytest.raises(Conflict, match="already approved"):
        queue.claim(second.pk, other)


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        (Filters(domain="biology"), [1, 3]),
        (Filters(domain="biology", depth_min=2), []),
        (Filters(form="single fact"), [1, 2, 3, 4]),
        (Filters(q="structure CCCO?"), [2]),
        (Filters(q="structure CCOC?"), []),
    ],
)
def test_filters_narrow_what_is_handed_out_and_listed(
    reviewer: User, filters: Filters, numbers: list[int]
) -> None:
    make_items(4, domains=["chemistry", "biology"])

    listed = ReviewItem.objects.matching(filters).oldest_first()
    handed = queue.next_item(reviewer, filters)

    assert [item.number for item in listed] == numbers
    assert (handed.number if handed else None) == next(iter(numbers), None)


def test_a_list_never_loads_a_record_and_asks_one_query() -> None:
    make_items(3)

    with CaptureQueriesContext(connection) as queries:
        rows = [(item.query, item.claimed_by, item.run.name) for item in _listed()]

    assert len(rows) == 3
    assert len(queries) == 1
    assert '"record"' not in queries[0]["sql"]


def test_a_deep_part_of_the_list_starts_after_an_item_by_index() -> None:
    items = make_items(4)

    assert list(ReviewItem.objects.pending().after(items[1].pk)) == items[2:]
    plan = ReviewItem.objects.pending().after(items[1].pk).explain()
    assert "item_queue" in plan or "PRIMARY KEY" in plan


def test_counts_name_every_state(reviewer: User) -> None:
    first, *_ = make_items(2)
    approve(first, reviewer)

    assert ReviewItem.objects.counts() == {"pending": 1, "approved": 1, "rejected": 0}


def _listed() -> Any:
    return ReviewItem.objects.pending().for_list().oldest_first()


def _age_claim(item: ReviewItem, age: timedelta) -> None:
    """As if the claim had been made, or lengthened, that long ago."""
    item.refresh_from_db()
    assert item.claimed_until is not None
    ReviewItem.objects.filter(pk=item.pk).update(claimed_until=item.claimed_until - age)
