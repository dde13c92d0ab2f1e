"""The review page as a reviewer works it: keys, lights, and input that survives."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from review.models import ReviewItem, Vote
from tests.conftest import PASSWORD
from tests.review.factories import approve, make_items

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

Visit = Callable[[str], Page]


@pytest.fixture
def items(transactional_db: None) -> list[ReviewItem]:
    return make_items(3)


@pytest.fixture
def review(
    items: list[ReviewItem], reviewer: User, enter: Callable[[User], None], visit: Visit
) -> Page:
    """The first task, open in the reviewer's hands."""
    enter(reviewer)
    return visit("/review/next/")


def shown(page: Page, item: ReviewItem) -> None:
    expect(page.locator("#work")).to_have_attribute("data-item", str(item.pk))


def test_a_approves_and_the_next_task_appears(review: Page, items: list[ReviewItem]) -> None:
    shown(review, items[0])

    review.keyboard.press("4")
    review.keyboard.press("a")

    shown(review, items[1])
    expect(review).to_have_url(re.compile(f"/review/{items[1].pk}/"))
    vote = Vote.objects.get()
    assert (vote.item_id, vote.verdict, vote.rating) == (items[0].pk, "approve", 4)


def test_r_and_a_digit_and_enter_reject(review: Page, items: list[ReviewItem]) -> None:
    review.keyboard.press("r")
    expect(review.locator("#reason")).to_be_focused()
    review.keyboard.press("2")
    expect(review.locator("#reason")).to_have_value("Query reads unnaturally")
    review.keyboard.press("Enter")

    shown(review, items[1])
    assert Vote.objects.get().reason == "Query reads unnaturally"


def test_keys_are_letters_inside_text_fields(review: Page, items: list[ReviewItem]) -> None:
    review.keyboard.press("r")
    review.keyboard.type("as used, a rare query")

    expect(review.locator("#reason")).to_have_value("as used, a rare query")
    shown(review, items[0])
    assert not Vote.objects.exists()


def test_s_skips_and_u_takes_the_last_decision_back(review: Page, items: list[ReviewItem]) -> None:
    review.keyboard.press("s")
    shown(review, items[1])
    review.keyboard.press("a")
    shown(review, items[2])
    review.keyboard.press("u")
    shown(review, items[1])

    items[1].refresh_from_db()
    assert items[1].status == "pending"


def test_j_lights_the_value_that_proves_the_answer(review: Page) -> None:
    review.keyboard.press("j")

    proof = review.locator('[id="s1:/result/molar_mass_g_per_mol"]')
    expect(proof).to_have_class(re.compile(r"\blit\b"))


def test_hovering_a_cited_value_lights_the_answer(review: Page) -> None:
    review.locator('[id="s1:/result/molar_mass_g_per_mol"]').hover()

    expect(review.locator("#answer-molar_mass")).to_have_class(re.compile(r"\blit\b"))


def test_question_mark_opens_the_keys_and_escape_closes_them(review: Page) -> None:
    review.keyboard.press("?")
    expect(review.locator("#help")).to_be_visible()
    review.keyboard.press("a")
    review.keyboard.press("Escape")

    expect(review.locator("#help")).to_be_hidden()
    assert not Vote.objects.exists()


def test_a_lost_race_says_who_decided_and_keeps_the_reason(
    review: Page, items: list[ReviewItem], make_person: Callable[..., User]
) -> None:
    review.keyboard.press("r")
    review.keyboard.type("My long thought")
    ReviewItem.objects.update(claimed_by=None, claimed_until=None)
    approve(items[0], make_person("rival"))
    review.keyboard.press("Enter")

    expect(review.locator("#conflict")).to_contain_text("rival approved it")
    expect(review.locator("#reason")).to_have_value("My long thought")


def test_an_edit_survives_the_end_of_the_session(
    review: Page, items: list[ReviewItem], reviewer: User
) -> None:
    review.keyboard.press("e")
    query = review.locator("#edit-first")
    query.fill("What I typed while my session ended")
    Session.objects.all().delete()
    review.locator("#save-edit").click()

    expect(review.locator("#toasts")).to_contain_text("Your session has ended")
    expect(query).to_have_value("What I typed while my session ended")
    with review.context.expect_page() as opened:
        review.locator("#toasts a").click()
    sign_in(opened.value)
    review.locator("#edit-reason").fill("")
    review.locator("#value-0").fill("1")
    review.locator("#save-edit").click()

    # The token of the old page no longer fits; it is renewed and the form goes out again.
    expect(review.locator("#failing")).to_be_visible(timeout=60_000)
    expect(query).to_have_value("What I typed while my session ended")


def test_a_closed_page_keeps_its_draft(review: Page, items: list[ReviewItem], visit: Visit) -> None:
    review.keyboard.press("e")
    review.locator("#edit-first").fill("Half a thought")
    page = visit(f"/review/{items[0].pk}/")
    expect(page.locator("#draft-offer")).to_be_visible()
    page.keyboard.press("e")

    expect(page.locator("#edit-first")).to_have_value("Half a thought")
    expect(page.locator(".draft-notice")).to_contain_text("is back")


def test_an_open_page_keeps_its_claim(
    items: list[ReviewItem], reviewer: User, enter: Callable[[User], None], visit: Visit, page: Page
) -> None:
    enter(reviewer)
    page.clock.install()
    visit("/review/next/")
    with page.expect_response(re.compile("heartbeat")) as answer:
        page.clock.run_for(250_000)

    assert answer.value.status == 204


def test_both_columns_scroll_alone_and_the_verdict_stays_in_sight(review: Page) -> None:
    assert review.evaluate("document.documentElement.scrollHeight <= innerHeight")
    for column in ("#task", "#evidence"):
        overflow = review.locator(column).evaluate("element => getComputedStyle(element).overflowY")
        assert overflow == "auto"
    expect(review.locator("#approve")).to_be_in_viewport()


def sign_in(page: Page) -> None:
    page.fill("#id_username", "reviewer")
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile(r"/$"))
    page.close()
