"""Pages about the pool as a whole, validating a tool from its page, and what is not installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from synthesis.core.permissions import Role
from synthesis.services.sources import default_pool
from synthesis.tools import catalogue
from synthesis.tools.catalogue import entries
from synthesis.tools.validation import reports
from synthesis.tools.validation.reports import Report
from synthesis.views import tools as pages
from tests.support.reports import report_on

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports of this test alone."""
    monkeypatch.setattr(reports, "default_path", lambda: tmp_path / "tool-reports.json")


def keep(name: str, status: reports.Status, *reasons: str) -> Report:
    report = report_on(catalogue.spec(name), status, *reasons)
    reports.save([report])
    return report


def test_the_report_counts_the_pool_by_domain_kind_and_status(
    signed_in: Callable[..., Client],
) -> None:
    keep("molar_mass", "pass")
    keep("crippen_log_p", "fail", "Bad.")

    found = signed_in(Role.REVIEWER).get(reverse("api-pool-validation")).json()

    chemistry = next(row for row in found["domains"] if row["domain"] == "chemistry")
    assert chemistry["statuses"]["pass"] == chemistry["statuses"]["fail"] == 1
    assert sum(chemistry["kinds"].values()) == chemistry["tools"]
    assert found["total"]["tools"] == len(catalogue.pool().specs)
    assert [row["reasons"] for row in found["quarantined"]] == [["Bad."]]
    assert {c["name"]: c["failing"] for c in found["checks"]}["examples"] == 1


def test_the_page_names_what_is_quarantined_and_why(signed_in: Callable[..., Client]) -> None:
    keep("molar_mass", "fail", "Ten equal calls gave two results.")

    page = signed_in(Role.CURATOR).get(reverse("pool-validation")).content.decode()

    assert "Ten equal calls gave two results." in page
    assert "chains" in page.lower()


def test_every_pack_states_its_licence_and_its_data(signed_in: Callable[..., Client]) -> None:
    rows = signed_in(Role.ENGINEER).get(reverse("api-pool-provenance")).json()

    assert {row["pack"] for row in rows} == set(catalogue.packs())
    assert [row["pack"] for row in rows if not row["licence"]] == []
    terms = ("data_licence", "data_date")
    assert [r["pack"] for r in rows if r["data"] and not all(r[term] for term in terms)] == []


def test_a_curator_validates_a_tool_from_its_page(
    signed_in: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    judged = report_on(catalogue.spec("molar_mass"), "fail", "It tries to reach the network.")
    asked: list[list[str]] = []

    def validate(names: list[str]) -> tuple[Report, ...]:
        asked.append(names)
        reports.save([judged])
        return (judged,)

    monkeypatch.setattr(pages, "validate_tools", validate)
    address = reverse("validate-tool", args=["molar_mass"])

    page = signed_in(Role.CURATOR).post(address, follow=True).content.decode()

    assert asked == [["molar_mass"]]
    assert "molar_mass fails validation and is quarantined." in page
    assert "It tries to reach the network." in page
    assert "molar_mass" not in default_pool()


@pytest.fixture
def without_rdkit(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation that lacks one library."""
    real = entries._version

    def version(distribution: str) -> str | None:
        return None if distribution == "rdkit" else real(distribution)

    monkeypatch.setattr(entries, "_version", version)
    catalogue.forget()
    yield
    catalogue.forget()


def test_tools_without_their_library_are_shown_and_never_drawn(
    without_rdkit: None, signed_in: Callable[..., Client]
) -> None:
    client = signed_in(Role.CURATOR)
    page = client.get(reverse("tool", args=["molar_mass"])).content.decode()
    listed = client.get(reverse("tools"), {"status": "not_installed"}).context["found"]

    assert "needs rdkit, which is not installed: run `make env`" in page.replace("&#x27;", "'")
    assert "molar_mass" in [item.spec.name for item in listed]
    assert "molar_mass" not in default_pool()
