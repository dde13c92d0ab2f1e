"""An operator adds a model server in the browser, tests it and gives it a role."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from synthesis.models import Endpoint
from synthesis.services.endpoint_edits import save_endpoint
from synthesis.services.endpoints import endpoint_for, settings_of
from tests.support.small_model import small_model

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

Visit = Callable[[str], Page]
KEY = "sk-the-operators-own-key"
TEST = 30_000
"""Milliseconds that a test of an endpoint may take."""


def test_an_endpoint_is_added_tested_in_place_and_given_a_role(
    operator: User, enter: Callable[[User], None], visit: Visit
) -> None:
    with small_model(key=KEY, tools=False) as server:
        enter(operator)
        page = visit("/endpoints/new/")
        page.get_by_label("Address").fill(server.base_url)
        page.get_by_label("Model", exact=True).fill("small")
        page.get_by_label("Name", exact=True).fill("teacher")
        page.get_by_label("typed here").check()
        page.get_by_label("Key", exact=True).fill(KEY)
        page.get_by_role("button", name="Add").click()
        expect(page.locator("#messages")).to_contain_text("Added teacher.")

        page.locator("#test-now").click()
        expect(page.locator("#report")).to_contain_text("test failed", timeout=TEST)
        expect(page.locator("#report")).to_contain_text("constrained JSON: change the setting")

        page.get_by_label("Tool calling").select_option("json")
        page.locator("#save-endpoint").click()
        expect(page.locator("#messages")).to_contain_text("Saved teacher.")
        page.locator("#test-now").click()
        expect(page.locator("#report")).to_contain_text("test passed", timeout=TEST)

    page = visit("/endpoints/")
    page.get_by_label("Explorer").select_option("teacher")
    page.get_by_role("button", name="Save roles").click()
    expect(page.locator(".rows")).to_contain_text("explorer")

    assert settings_of(endpoint_for("explorer")).api_key == KEY
    assert KEY not in page.content()


def test_a_refused_change_keeps_what_was_typed_and_the_rest_of_the_page(
    operator: User, enter: Callable[[User], None], visit: Visit
) -> None:
    save_endpoint({"name": "teacher", "base_url": "http://one/v1", "model": "big", "key": KEY})
    enter(operator)
    page = visit("/endpoints/teacher/")
    page.get_by_label("Model", exact=True).fill("a model of mine")
    page.get_by_label("Address").fill("http://two/v1")
    page.locator("#save-endpoint").click()

    expect(page.locator("#endpoint-form")).to_contain_text("give the key again")
    expect(page.get_by_label("Model", exact=True)).to_have_value("a model of mine")
    expect(page.locator("#report")).to_be_visible()
    assert Endpoint.objects.get().base_url == "http://one/v1"
