"""What was released is not asked again by runs that are planned later."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from review.models import ReviewItem
from review.services.releasing import create_release
from synthesis.models import Episode, ReleasedFingerprint, Run
from synthesis.services.planning import plan_run
from tests.review.factories import approve, make_items, make_run
from tests.synthesis import fakes

pytestmark = pytest.mark.django_db


@pytest.fixture
def released(reviewer: User, curator: User) -> list[ReviewItem]:
    """Two tasks that a release has frozen."""
    items = make_items(2)
    for item in items:
        approve(item, reviewer)
    create_release("first", None, curator)
    return items


def outcomes(run: Run) -> list[tuple[str, str]]:
    episodes = Episode.objects.of(run.pk).in_order()
    return list(episodes.values_list("status", "failure_kind"))


def test_the_same_tasks_are_duplicates_in_a_run_planned_after_the_release(
    released: list[ReviewItem],
) -> None:
    later = make_run(3, released_until=ReleasedFingerprint.objects.last_id())

    assert outcomes(later) == [("failed", "check: duplicate")] * 2 + [("verified", "")]
    reason = Episode.objects.of(later.pk).get(number=1).failure_reason
    assert released[0].record_id in reason


def test_a_run_planned_before_the_release_does_not_know_it(released: list[ReviewItem]) -> None:
    assert outcomes(make_run(2, released_until=0)) == [("verified", "")] * 2


def test_a_plan_keeps_what_was_released_when_it_was_made(released: list[ReviewItem]) -> None:
    run = plan_run(fakes.settings(1), sources=fakes.sources(1))

    assert run.released_until == ReleasedFingerprint.objects.last_id() > 0


def test_releasing_a_task_again_remembers_it_once(
    released: list[ReviewItem], curator: User
) -> None:
    before = ReleasedFingerprint.objects.count()

    create_release("second", None, curator)

    assert ReleasedFingerprint.objects.count() == before == 4
