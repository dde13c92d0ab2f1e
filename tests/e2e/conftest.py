"""A real Chromium against a real server; what the console says is read after every test."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import BrowserContext, Page

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Chromium and htmx report every answer of 400 and above; refusals are part of these tests.
REFUSAL = re.compile(r"(status of|Status Error Code) (401|403|409|413|422)")

# Playwright's own event loop runs in the thread of the test, which Django takes for async code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def base_url() -> None:
    """Addresses are built from ``live_server``, not from the command line."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": list(QUIET)}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "viewport": {"width": 1440, "height": 900}}


@pytest.fixture(autouse=True)
def silent_console(context: BrowserContext) -> Iterator[list[str]]:
    """Fails the test when a page logs an error, breaks the policy, or throws."""
    said: list[str] = []
    context.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    context.on("weberror", lambda error: said.append(f"error: {error.error}"))
    yield said
    loud = [line for line in said if line.startswith(("error", "warning"))]
    assert [line for line in loud if not REFUSAL.search(line)] == []


@pytest.fixture
def visit(page: Page, live_server: Any) -> Callable[[str], Page]:
    """Opens an address of the server and waits until its scripts have run."""

    def go(path: str) -> Page:
        page.goto(live_server.url + path)
        return page

    return go


@pytest.fixture
def enter(context: BrowserContext, live_server: Any) -> Callable[[User], None]:
    """Signs a person in without the form, as a second visit would be."""

    def sign_in(user: User) -> None:
        client = Client()
        client.force_login(user)
        name = django_settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
        context.add_cookies([cookie])  # type: ignore[list-item]

    return sign_in
