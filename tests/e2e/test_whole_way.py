"""From an empty studio to a downloaded release, as one person does it in a browser.

The worker, the broker and the tool host are real processes on the database of the test.
"""

from __future__ import annotations

import json
import re
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from review.models import ReviewItem
from synthesis.core.permissions import Role
from tests.conftest import PASSWORD

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, serialized_rollback=False),
    pytest.mark.usefixtures("chemical_seeds"),
]

EPISODES = 8


def test_from_sign_in_to_a_downloaded_release(
    page: Page, live_server: Any, worker: Path, make_person: Callable[..., User]
) -> None:
    make_person("ada", Role.OPERATOR)

    sign_in(page, live_server.url)
    pick_a_subset(page)
    launch(page)
    watch_it_finish(page, worker)
    approved, edited, rejected = decide_by_keyboard(page)
    number = release(page)
    lines = download(live_server.url, number, make_a_token(page, live_server.url))

    by_id = {line["id"]: line for line in lines}
    assert set(by_id) == {approved, edited}
    assert rejected not in by_id
    assert by_id[edited]["query"].endswith("Answer in one line.")
    assert by_id[edited]["edits"][0]["author"] == "ada"
    assert all(line == standing(line["id"]) for line in lines)


def sign_in(page: Page, url: str) -> None:
    page.goto(url)
    page.fill("#id_username", "ada")
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Hello, ada")).to_be_visible()


def pick_a_subset(page: Page) -> None:
    page.get_by_role("link", name="Tools", exact=True).click()
    page.locator("#f-domain-chemistry").check()
    expect(page).to_have_url(re.compile("domain=chemistry"))
    page.get_by_role("link", name="Save as subset").click()
    page.locator("#id_name").fill("Chemistry")
    page.get_by_role("button", name="Save subset").click()
    expect(page.get_by_text("Saved “Chemistry”")).to_be_visible()


def launch(page: Page) -> None:
    page.get_by_role("link", name="New run with it").click()
    page.locator("#id_count").fill(str(EPISODES))
    page.locator("#id_toolset_min").fill("8")
    page.locator("#id_toolset_max").fill("400")
    page.locator("#id_toolset_min").fill("500")
    page.locator("#launch").click()
    expect(page.locator("#refusal")).to_contain_text("is smaller than the smallest")
    page.locator("#id_toolset_min").fill("8")
    page.locator("#id_toolset_max").fill("20")
    page.locator("input[name=domains][value=chemistry]").check()
    page.locator("#preview-button").click()
    expect(page.locator("#preview article")).to_have_count(3)
    page.locator("#launch").click()
    page.wait_for_url(re.compile(r"/runs/\d+/"))


def watch_it_finish(page: Page, log: Path) -> None:
    progress = page.locator("#progress")
    try:
        expect(progress).to_have_attribute("data-status", "finished", timeout=240_000)
    except AssertionError as error:
        raise AssertionError(log.read_text(errors="replace")[-4000:]) from error
    expect(page.get_by_text(f"{EPISODES} of {EPISODES} settled")).to_be_visible()
    assert progress.get_attribute("hx-get") is None


def decide_by_keyboard(page: Page) -> list[str]:
    page.get_by_role("link", name=re.compile("^Review its")).click()
    page.locator("#start").click()
    # A key that is pressed before the page's script has run is nobody's.
    page.wait_for_url(re.compile(r"/review/\d+/"), wait_until="load")
    return [approve(page), edit(page), reject(page)]


def approve(page: Page) -> str:
    item = current(page)
    page.keyboard.press("a")
    moved_on(page, item)
    return item.record_id


def edit(page: Page) -> str:
    item = current(page)
    page.keyboard.press("e")
    expect(page.locator("#edit-first")).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Answer in one line.")
    page.locator("#save-edit").press("Enter")
    expect(page.locator("#query ins")).to_have_text(" Answer in one line.", timeout=90_000)
    page.keyboard.press("a")
    moved_on(page, item)
    return item.record_id


def reject(page: Page) -> str:
    item = current(page)
    page.keyboard.press("r")
    page.keyboard.press("5")
    page.keyboard.press("Enter")
    moved_on(page, item)
    return item.record_id


def current(page: Page) -> ReviewItem:
    return ReviewItem.objects.get(pk=page.locator("#work").get_attribute("data-item"))


def moved_on(page: Page, item: ReviewItem) -> None:
    expect(page.locator("#work")).not_to_have_attribute("data-item", str(item.pk))


def release(page: Page) -> int:
    page.get_by_role("link", name="Releases", exact=True).click()
    page.get_by_role("link", name="New release").click()
    expect(page.get_by_text("It would hold 2 tasks")).to_be_visible()
    page.locator("#freeze").click()
    expect(page.get_by_text("is frozen with 2 tasks")).to_be_visible()
    return int(page.url.rstrip("/").rsplit("/", 1)[1])


def make_a_token(page: Page, url: str) -> str:
    page.goto(url + "/profile/")
    page.locator("#id_name").fill("Training")
    page.get_by_role("button", name="Make a token").click()
    return page.locator("#secret").inner_text()


def download(url: str, number: int, token: str) -> list[dict[str, Any]]:
    address = f"{url}/api/v1/releases/{number}/exports/records/"
    request = urllib.request.Request(address, headers={"Authorization": f"Token {token}"})  # noqa: S310 (our own server)
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
        return [json.loads(line) for line in answer]


def standing(record_id: str) -> Any:
    """The record as it stands in review."""
    item = ReviewItem.objects.for_page().get(record_id=record_id)
    edited = getattr(item, "edited_record", None)
    return json.loads((edited or item.candidate.body).record)
