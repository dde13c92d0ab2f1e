"""A run with the bundled model, launched in a browser: how it ends is told as it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from synthesis.core.permissions import Role
from synthesis.engines.local.model import MODEL, SAMPLING
from synthesis.models import Endpoint, Episode, ModelCall
from synthesis.services.endpoint_edits import save_endpoint
from synthesis.services.local_model import register
from tests.support.local_model import running_local_model

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("chemical_seeds"),
]

EPISODES = 4
LONGEST = 240_000
"""Milliseconds on a busy machine; alone it takes a fraction of that."""


@pytest.fixture
def local_model(transactional_db: None) -> Iterator[Endpoint]:
    """The model's server, and its endpoint in all roles, with short replies."""
    with running_local_model("--threads", "2") as running:
        register(running.base_url)
        endpoint = Endpoint.objects.get(name="local")
        save_endpoint({"sampling": {**SAMPLING, "max_tokens": 64}}, endpoint)
        yield endpoint


def test_a_run_with_the_bundled_model_ends_with_its_reasons(
    visit: Callable[[str], Page],
    enter: Callable[[User], None],
    make_person: Callable[..., User],
    local_model: Endpoint,
    worker: Path,
) -> None:
    enter(make_person("ada", Role.CURATOR))

    page = visit("/runs/new/")
    fill_in(page)
    page.locator("#launch").click()
    page.wait_for_url(re.compile(r"/runs/\d+/"))
    wait_for_the_end(page, worker)

    run = int(page.url.rstrip("/").rpartition("/")[2])
    reasons = Counter(
        Episode.objects.filter(run_id=run, status="failed").values_list("failure_kind", flat=True)
    )
    verified = Episode.objects.filter(run_id=run, status="verified").count()
    assert verified + reasons.total() == EPISODES
    assert {kind.partition(":")[0] for kind in reasons} <= {"derivation", "check", "context"}
    shown = dict(
        zip(
            page.locator(".reasons .kind").all_inner_texts(),
            page.locator(".reasons td.num").all_inner_texts(),
            strict=True,
        )
    )
    assert shown == {kind: str(count) for kind, count in reasons.items()}

    calls = ModelCall.objects.of(run).answered()
    assert set(calls.values_list("model", flat=True)) == {MODEL}
    assert calls.count() >= EPISODES
    page.reload()
    expect(page.locator("#usage-table tfoot")).to_contain_text(f"{calls.count()}")


def fill_in(page: Page) -> None:
    """Few tools and few steps: the model reads some hundred tokens a second."""
    numbers = {"count": EPISODES, "toolset_min": 4, "toolset_max": 6, "iterations": 1, "steps": 2}
    for name, value in numbers.items():
        page.locator(f"#id_{name}").fill(str(value))
    page.locator("input[name=domains][value=chemistry]").check()
    page.locator("#id_engine").select_option("openai")


def wait_for_the_end(page: Page, log: Path) -> None:
    try:
        progress = page.locator("#progress")
        expect(progress).to_have_attribute("data-status", "finished", timeout=LONGEST)
    except AssertionError as error:
        raise AssertionError(log.read_text(errors="replace")[-4000:]) from error
    expect(page.get_by_text(f"{EPISODES} of {EPISODES} settled")).to_be_visible()
