"""Exemplars are many, varied, our own, and far from every benchmark that was read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from synthesis import exemplars
from synthesis.core.sampling import FORMS
from synthesis.core.values import DOMAINS, Exemplar
from synthesis.exemplars import contamination

ASKED = "How far is it in kilometres from the oldest lighthouse of Portugal to the newest?"


@pytest.fixture
def benchmark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A benchmark of one question, kept where this test alone sees it."""
    monkeypatch.setattr(contamination, "HASHES", tmp_path / "benchmarks.bin")
    monkeypatch.setattr(contamination, "SOURCES", tmp_path / "benchmarks.json")
    contamination.benchmark_shingles.cache_clear()
    folder = tmp_path / "package"
    folder.mkdir()
    rows = [
        {"question": [[{"role": "user", "content": ASKED}]]},
        {"question": [[{"role": "system", "content": "Answer every question in one sentence."}]]},
        {"id": "simple_0", "name": "A name that is no question at all"},
    ]
    (folder / "data.json").write_text("\n".join(json.dumps(row) for row in rows) + "\n{broken")
    yield folder
    contamination.benchmark_shingles.cache_clear()


def exemplar(query: str, name: str = "x-1") -> Exemplar:
    return Exemplar(name, query, "fact", "general")


def test_the_questions_of_a_package_are_what_its_users_say(benchmark: Path) -> None:
    assert contamination.questions(benchmark) == [ASKED]


def test_a_question_of_a_benchmark_is_recognised_when_it_is_reworded_a_little(
    benchmark: Path,
) -> None:
    call_command("exemplars", "read", f"lighthouses=1.0={benchmark}")
    reworded = "how far is it, in kilometres, from the OLDEST lighthouse of Portugal to Faro"

    ((found, part),) = contamination.near([exemplar(reworded), exemplar("What is 3 + 4?", "x-2")])

    assert found.query == reworded
    assert part > 0.5
    assert contamination.sources() == [{"package": "lighthouses", "version": "1.0", "questions": 1}]


def test_two_exemplars_that_say_the_same_are_named() -> None:
    first, second = exemplar(ASKED), exemplar(ASKED.replace("newest", "tallest"), "x-2")

    assert contamination.alike([first, second]) == [(first, second)]


def test_a_folder_without_questions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No question was found"):
        call_command("exemplars", "read", f"empty=1={tmp_path}")


def test_no_exemplar_is_near_a_benchmark_or_another_exemplar() -> None:
    found = exemplars.load()

    assert contamination.near(found) == []
    assert contamination.alike(found) == []
    assert sum(row["questions"] for row in contamination.sources()) > 5_000


def test_exemplars_are_many_and_of_every_domain_and_form() -> None:
    found = exemplars.load()
    domains = Counter(item.domain for item in found)
    forms = Counter((item.domain, item.form) for item in found)

    assert len(found) >= 600
    assert min(domains[domain] for domain in DOMAINS) >= 80
    assert min(forms[domain, form] for domain in DOMAINS for form in FORMS) >= 5
    assert all(item.tags for item in found)
    assert {len(item.query.split()) // 15 for item in found} >= {0, 1, 2, 3}
