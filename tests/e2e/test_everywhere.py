"""What every page shares: the theme, the end of a session, and pieces loaded on demand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from synthesis.models import Run, RunStatus
from tests.review.factories import approve, make_items

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

Visit = Callable[[str], Page]


def test_the_theme_is_switched_at_once_and_kept(
    reviewer: User, enter: Callable[[User], None], visit: Visit
) -> None:
    enter(reviewer)
    page = visit("/")
    page.locator("#theme-button").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")

    page = visit("/review/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.locator("#theme-button").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


def test_a_page_that_asks_by_itself_stops_when_the_session_ends(
    reviewer: User, enter: Callable[[User], None], visit: Visit, page: Page
) -> None:
    run = Run.objects.create(
        name="At work", engine="builtin", random_seed=1, settings={}, status=RunStatus.RUNNING
    )
    enter(reviewer)
    page.clock.install()
    visit(f"/runs/{run.pk}/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    Session.objects.all().delete()
    page.clock.run_for(2_000)

    expect(page.locator("#toasts")).to_contain_text("Your session has ended")
    so_far = len(asked)
    page.clock.run_for(20_000)
    assert len(asked) == so_far > 0


def test_the_history_of_a_task_unfolds_on_its_page(
    reviewer: User, enter: Callable[[User], None], visit: Visit
) -> None:
    (item,) = make_items(1)
    approve(item, reviewer)
    enter(reviewer)
    page = visit(f"/review/{item.pk}/")
    page.get_by_text("History of this task").click()

    expect(page.locator("#history-fold")).to_contain_text("reviewer approve")


def test_typing_narrows_the_tool_pool_and_keeps_the_focus(
    reviewer: User, enter: Callable[[User], None], visit: Visit
) -> None:
    enter(reviewer)
    page = visit("/tools/")
    page.locator("#q").press_sequentially("molar_mass")

    expect(page.locator(".pool a").first).to_contain_text("molar_mass")
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator("#q")).to_have_value("molar_mass")
