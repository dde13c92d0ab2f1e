"""What a release's manifest says of its lines. No database."""

from __future__ import annotations

import hashlib
import json

import pytest

from review.core.releases import Selection, Summary, line, manifest
from synthesis.core.serial import Record
from tests.review.factories import sealed


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return [sealed(1), sealed(2)]


def summary_of(records: list[Record]) -> Summary:
    summary = Summary()
    for record in records:
        if summary.takes(record["id"]):
            summary.add(record, line(record), "single fact")
    return summary


def test_a_line_is_canonical_json_and_one_newline(records: list[Record]) -> None:
    written = line(records[0])

    assert json.loads(written) == records[0]
    assert written.count(b"\n") == 1
    assert list(json.loads(written)) == sorted(records[0])


def test_the_checksum_is_that_of_all_lines_together(records: list[Record]) -> None:
    whole = b"".join(line(record) for record in records)

    summary = summary_of(records)

    assert summary.sha256 == hashlib.sha256(whole).hexdigest()
    assert (summary.count, summary.size) == (2, len(whole))


def test_a_record_that_comes_twice_is_taken_once_and_counted(records: list[Record]) -> None:
    summary = summary_of([*records, records[0]])

    assert (summary.count, summary.repeated) == (2, 1)


def test_the_manifest_counts_by_domain_form_kind_and_names_tool_versions(
    records: list[Record],
) -> None:
    told = manifest(3, "first", "ada", Selection().as_json(), summary_of(records))

    assert told["by"]["domain"] == {"chemistry": 2}
    assert told["by"]["form"] == {"single fact": 2}
    assert told["by"]["kind"] == {"processing": 2}
    assert told["tools"]["molar_mass"].startswith("rdkit ")
    assert told["schema"] == [1]
    assert "created_at" not in told


def test_the_same_records_give_the_same_manifest(records: list[Record]) -> None:
    first, second = (
        manifest(1, "a", "ada", Selection().as_json(), summary_of(records)) for _ in range(2)
    )

    assert json.dumps(first) == json.dumps(second)


@pytest.mark.parametrize(
    ("selection", "part"),
    [(Selection(domains=("alchemy",)), "domains"), (Selection(run=0), "run")],
)
def test_an_impossible_selection_names_its_part(selection: Selection, part: str) -> None:
    assert [name for name, _ in selection.problems()] == [part]
