"""axe-core finds nothing on any page: in light on a desk, in dark on a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page

from review.models import ReviewItem
from review.services.releasing import create_release
from synthesis.core.permissions import Role
from synthesis.models import Endpoint, Run, RunStatus
from synthesis.services.endpoint_edits import give_role, save_endpoint
from synthesis.services.subsets import save_subset
from tests.review.factories import approve, make_items
from tests.synthesis.model_runs import make_call, make_model_run

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
LOOKS = [("light", 1440), ("dark", 390)]
REPORT = {
    "passed": False,
    "seconds": 1.5,
    "probes": [
        {"name": "chat", "verdict": verdict, "sentence": "A sentence.", "needed": needed}
        for verdict, needed in [("pass", True), ("fail", True), ("fail", False), ("skipped", False)]
    ],
    "suggestions": {},
}


@pytest.fixture
def addresses(make_person: Callable[..., User], enter: Callable[[User], None]) -> list[str]:
    """Every page, with something on it."""
    ada = make_person("ada", Role.OPERATOR)
    items: list[ReviewItem] = make_items(3)
    (tried,) = make_items(1, random_seed=2, answers=["12.5 g/mol", "some 46 g/mol", None])
    approve(items[1], ada)
    create_release("First", None, ada)
    subset = save_subset("Weights", ["molar_mass"], ada)
    teacher = save_endpoint({"name": "teacher", "base_url": "http://localhost/v1", "model": "big"})
    give_role("judge", teacher)
    Endpoint.objects.update(test_report=REPORT, tested_at=timezone.now())
    enter(ada)
    item = f"/review/{items[0].pk}/"
    pages = ["/", "/profile/", "/tools/", "/tools/molar_mass/", "/subsets/", "/subsets/new/"]
    pages += [f"/subsets/{subset.pk}/", "/runs/", "/runs/new/", f"/runs/{items[0].run_id}/"]
    pages += [f"/runs/{run.pk}/" for run in runs_of_models(teacher, tried.run)]
    pages += ["/review/", item, item + "edit/", item + "history/", item + "steps/1/"]
    pages += [f"/review/{tried.pk}/", f"/review/{tried.pk}/attempts/2/"]
    pages += ["/endpoints/", "/endpoints/new/", "/endpoints/teacher/"]
    return [*pages, "/releases/", "/releases/new/", "/releases/1/", "/nowhere/"]


def runs_of_models(endpoint: Endpoint, tried: Run) -> list[Run]:
    """One at work, one that its budget stopped, and one whose tasks a solver tried."""
    asked = {"budget_tokens": 900, "budget_money": 2.0, "iterations": 1}
    working = make_model_run(("verified", "failed"), endpoint, settings=asked, tokens_spent=300)
    make_call(working)
    make_call(working, "derive 1", 2, outcome="timeout")
    stopped = make_model_run(
        ("failed", "waiting"),
        endpoint,
        status=RunStatus.PAUSED,
        settings={**asked, "strategy": "query-first"},
        tokens_spent=901,
        stopped_because="The run's budget of 900 tokens is spent (901).",
    )
    tried.endpoints = working.endpoints
    tried.save()
    return [working, stopped, tried]


@pytest.mark.parametrize(("theme", "width"), LOOKS)
def test_every_page_is_accessible_and_fits(
    theme: str,
    width: int,
    addresses: list[str],
    visit: Callable[[str], Page],
    page: Page,
    silent_console: list[str],
) -> None:
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for address in addresses:
        visit(address)
        if problems := violations(page) + too_wide(page, width):
            found[address] = problems
    silent_console[:] = [line for line in silent_console if "404" not in line]

    assert found == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_sign_in_page_is_accessible(
    theme: str, visit: Callable[[str], Page], page: Page
) -> None:
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    visit("/sign-in/")

    assert violations(page) == []


def violations(page: Page) -> list[Any]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [(rule["id"], [node["html"][:120] for node in rule["nodes"][:3]]) for rule in found]


def too_wide(page: Page, width: int) -> list[str]:
    actual = page.evaluate("document.documentElement.scrollWidth")
    return [f"{actual} pixels wide"] if actual > width else []
