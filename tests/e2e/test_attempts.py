"""Reading what solvers made of a task: on demand, and never in the way of the keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from review.models import ReviewItem
from tests.review.factories import make_items

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

Visit = Callable[[str], Page]


@pytest.fixture
def tried(enter: Callable[[User], None], reviewer: User) -> list[ReviewItem]:
    """Two tasks that were never solved, and a reviewer who is signed in."""
    enter(reviewer)
    return make_items(2, answers=["12.5 g/mol", "some 46 g/mol"])


def test_a_trajectory_unfolds_in_its_place(visit: Visit, tried: list[ReviewItem]) -> None:
    page = visit(f"/review/{tried[0].pk}/")
    expect(page.locator("#attempt-2 .trajectory")).to_have_count(0)

    page.locator("#trajectory-2 summary").click()

    expect(page.locator("#attempt-2 .trajectory")).to_contain_text("Answer: some 46 g/mol")
    expect(page.locator("#attempt-1 .trajectory")).to_have_count(0)


def test_the_keys_go_on_after_a_trajectory_was_read(visit: Visit, tried: list[ReviewItem]) -> None:
    page = visit(f"/review/{tried[0].pk}/?difficulty=never")
    page.locator("#trajectory-1 summary").click()
    expect(page.locator("#attempt-1 .trajectory")).to_be_visible()

    page.keyboard.press("a")

    expect(page.locator("#work")).to_have_attribute("data-item", str(tried[1].pk))
    assert page.url.endswith(f"/review/{tried[1].pk}/?difficulty=never")
