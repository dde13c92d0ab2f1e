"""A run of models as somebody watches it: each part of the page is asked for by itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from synthesis.core.permissions import Role
from synthesis.models import Run, RunStatus
from tests.synthesis.metrics_server import VLLM, metrics_server
from tests.synthesis.model_runs import make_call, make_endpoint, make_model_run

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

SOON = 15_000
"""Milliseconds that a part may take to be asked for again on a busy machine."""


@pytest.fixture(autouse=True)
def watching(make_person: Callable[..., User], enter: Callable[[User], None]) -> None:
    enter(make_person("ada", Role.CURATOR))


def test_servers_and_usage_follow_the_run_until_it_ends(visit: Callable[[str], Page]) -> None:
    with metrics_server(VLLM) as server:
        run = make_model_run(endpoint=make_endpoint(base_url=server.base_url))
        page = visit(f"/runs/{run.pk}/")

        expect(page.get_by_role("row", name="In flight 0 15")).to_be_visible(timeout=SOON)
        expect(page.locator("#usage")).to_contain_text("No model was called yet.")

        server.text = VLLM.replace(" 12.0", " 60.0")
        make_call(run)
        expect(page.get_by_role("row", name="In flight 0 63")).to_be_visible(timeout=SOON)
        expect(page.locator("#usage")).to_contain_text("explorer: explore", timeout=SOON)

        Run.objects.filter(pk=run.pk).update(status=RunStatus.FINISHED)
        expect(page.locator("#server")).to_contain_text("asks nothing", timeout=SOON)
        expect(page.locator("[hx-trigger*=every]")).to_have_count(0, timeout=SOON)


def test_a_run_that_its_budget_stopped_goes_on_with_a_larger_one(
    visit: Callable[[str], Page],
) -> None:
    run = make_model_run(
        ("waiting",),
        status=RunStatus.PAUSED,
        settings={"budget_tokens": 100},
        tokens_spent=120,
        stopped_because="The run's budget of 100 tokens is spent (120).",
    )
    page = visit(f"/runs/{run.pk}/")

    page.get_by_role("button", name="Raise the budget and resume").click()
    expect(page.locator("#messages")).to_contain_text("120 tokens are spent already")
    page.get_by_label("Tokens").fill("500")
    page.get_by_role("button", name="Raise the budget and resume").click()

    expect(page.locator("#progress")).to_have_attribute("data-status", "running")
    expect(page.locator("#budgets")).to_contain_text("120 of 500")


def test_the_form_of_a_new_run_unfolds_what_concerns_models(visit: Callable[[str], Page]) -> None:
    page = visit("/runs/new/")

    expect(page.get_by_label("Attempts")).to_be_hidden()
    page.locator("#model-settings summary").click()
    page.get_by_label("Attempts").fill("65")
    page.locator("#preview-button").click()

    expect(page.locator("#refusal")).to_contain_text("Attempts must be 0 to 64")
    expect(page.get_by_label("Attempts")).to_have_value("65")
