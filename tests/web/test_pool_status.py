"""What validation said of a tool is shown, and a failing tool is never drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from synthesis.services.sources import default_pool
from synthesis.tools import catalogue
from synthesis.tools.validation import reports
from synthesis.tools.validation.reports import Status
from tests.support.reports import report_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Reports of this test alone."""
    path = tmp_path / "tool-reports.json"
    monkeypatch.setattr(reports, "default_path", lambda: path)
    return path


def judged(name: str, status: Status, *reasons: str, spec: str | None = None) -> None:
    tool = catalogue.spec(name)
    reports.save([report_on(tool, status, *reasons, digest=spec)])


def test_a_failing_tool_is_shown_with_its_reason(kept: Path, client: Client, curator: User) -> None:
    judged("molar_mass", "fail", "Ten equal calls gave two results.")
    client.force_login(curator)

    page = client.get("/tools/molar_mass/").content.decode()

    assert "quarantined" in page
    assert "Ten equal calls gave two results." in page


def test_a_failing_tool_is_left_out_of_new_runs(kept: Path) -> None:
    judged("molar_mass", "fail", "Ten equal calls gave two results.")

    assert "molar_mass" not in default_pool()
    assert len(default_pool()) == len(catalogue.specs()) - 1


def test_a_report_on_an_earlier_version_of_a_tool_counts_for_nothing(
    kept: Path, client: Client, curator: User
) -> None:
    judged("molar_mass", "fail", "Ten equal calls gave two results.", spec="0" * 16)
    client.force_login(curator)

    assert "molar_mass" in default_pool()
    assert "not checked" in client.get("/tools/molar_mass/").content.decode()


def test_tools_can_be_narrowed_to_those_that_fail(
    kept: Path, client: Client, curator: User
) -> None:
    judged("molar_mass", "fail", "Ten equal calls gave two results.")
    client.force_login(curator)

    page = client.get("/tools/?status=fail").content.decode()

    assert "molar_mass" in page
    assert "crippen_logp" not in page
