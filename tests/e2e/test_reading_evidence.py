"""The flow of values through a longer trace, seen; and the same page without scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Locator, Page, expect

from review.models import ReviewItem, Vote
from synthesis.models import CandidateBody
from tests.conftest import PASSWORD
from tests.review.factories import make_items
from tests.web.records import task_record

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

LIT = re.compile(r"\blit\b")


@pytest.fixture
def item(transactional_db: None) -> ReviewItem:
    """A task with six steps, a long result and values that flow between steps."""
    (made,) = make_items(1)
    CandidateBody.objects.update(record=json.dumps(task_record()))
    return made


@pytest.fixture
def trace(
    item: ReviewItem,
    reviewer: User,
    enter: Callable[[User], None],
    visit: Callable[[str], Page],
) -> Page:
    enter(reviewer)
    return visit(f"/review/{item.pk}/")


def row(page: Page, at: str) -> Locator:
    return page.locator(f'[id="{at}"]')


def test_a_line_is_drawn_for_every_value_that_flows(trace: Page) -> None:
    expect(trace.locator(".flows path")).to_have_count(4)


def test_an_argument_lights_its_source_and_the_line_between(trace: Page) -> None:
    row(trace, "s3:/arguments/smiles").hover()

    expect(row(trace, "s2:/result/smiles")).to_have_class(LIT)
    expect(trace.locator(".flows .lit-flow")).to_have_count(1)


def test_a_source_lights_everything_that_took_it(trace: Page) -> None:
    row(trace, "s2:/result/smiles").hover()

    expect(row(trace, "s3:/arguments/smiles")).to_have_class(LIT)
    expect(row(trace, "s4:/arguments/smiles")).to_have_class(LIT)
    expect(trace.locator(".flows .lit-flow")).to_have_count(2)


def test_an_answer_lights_the_whole_way_that_led_to_it(trace: Page) -> None:
    trace.locator("#answer-formula").hover()

    expect(trace.locator(".flows .lit-flow")).to_have_count(2)


def test_a_citation_brings_the_proving_step_into_sight(trace: Page) -> None:
    trace.set_viewport_size({"width": 1440, "height": 500})
    trace.locator("#answer-formula .cite").hover()

    expect(row(trace, "s4:/result/matches/21/formula")).to_be_in_viewport()
    expect(row(trace, "s4:/result/matches/21/formula")).to_have_class(LIT)


def test_a_long_result_unfolds_in_place(trace: Page) -> None:
    expect(row(trace, "s4:/result/matches/19/name")).to_have_count(0)
    trace.get_by_role("link", name=re.compile("^Show .* more lines")).click()

    expect(row(trace, "s4:/result/matches/19/name")).to_be_visible()
    expect(trace.locator(".flows path")).to_have_count(4)


@pytest.fixture
def plain(browser: Browser, live_server: Any, reviewer: User) -> Iterator[Page]:
    """A browser without scripts, signed in by the form."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + "/sign-in/")
    page.fill("#id_username", reviewer.username)
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    yield page
    context.close()


def test_without_scripts_a_task_is_rejected_with_a_reason(
    plain: Page, item: ReviewItem, live_server: Any
) -> None:
    plain.goto(live_server.url + "/review/next/")
    plain.get_by_text("Reject…").click()
    plain.fill("#reason", "Too easy")
    plain.locator("#reject").click()

    expect(plain.get_by_role("heading", name="Nothing left to review here")).to_be_visible()
    assert Vote.objects.get().reason == "Too easy"


def test_without_scripts_a_cited_value_is_an_anchor(
    plain: Page, item: ReviewItem, live_server: Any
) -> None:
    plain.goto(f"{live_server.url}/review/{item.pk}/")
    plain.locator("#answer-formula .cite").click()

    expect(plain.locator('[id="s4:/result/matches/21/formula"]')).to_be_in_viewport()
