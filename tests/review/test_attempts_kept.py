"""Attempts go with their task: into releases, exports and past ``verify``."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from review.services import exporting
from review.services.releasing import create_release
from synthesis.core.canonical import canonical
from synthesis.core.record import digest
from synthesis.core.serial import Record
from synthesis.services.verifying import Report, verify_file
from synthesis.tools import catalogue
from tests.review.factories import LocalRunner, approve, make_items, sealed, with_attempts

ANSWERS = ["46.07 g/mol", "12.5 g/mol", None]


def tried() -> Record:
    record = with_attempts(sealed(), ANSWERS)
    return {**record, "digest": digest(record)}


def verified(path: Path, record: Record) -> Report:
    path.write_bytes(canonical(record) + b"\n")
    return asyncio.run(verify_file(path, catalogue.specs(), LocalRunner()))


@pytest.mark.django_db
def test_a_release_and_its_export_hold_the_attempts_of_a_task(
    reviewer: User, curator: User, tmp_path: Path
) -> None:
    (item,) = make_items(answers=ANSWERS)
    approve(item, reviewer)

    written = exporting.write(create_release("", None, curator), "records", tmp_path)

    record = json.loads(written[0].read_bytes())
    assert record["attempts"] == item.candidate.record["attempts"]
    assert [attempt["verdict"] for attempt in record["attempts"]] == [
        "correct",
        "incorrect",
        "none",
    ]
    assert record["difficulty"]["band"] == "sometimes"


def test_verify_finds_nothing_wrong_with_attempts(tmp_path: Path) -> None:
    without = sealed()
    report = verified(tmp_path / "tasks.jsonl", tried())
    assert report.failed == 0
    assert report.problems == verified(tmp_path / "without.jsonl", without).problems


def test_verify_names_attempts_that_were_changed(tmp_path: Path) -> None:
    record = tried()
    record["attempts"][1]["verdict"] = "correct"
    record["digest"] = digest(record)
    report = verified(tmp_path / "tasks.jsonl", record)
    assert report.failed == 1
    assert "The difficulty is not what the attempts come to." in str(report.problems[0])
