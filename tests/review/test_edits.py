"""Edits applied to a record: what changes, what follows, what is refused. No database."""

from __future__ import annotations

from typing import Any

import pytest

from review.core.edits import EDITED, Changes, FieldEdit, apply, field_edits, verdicts_after
from review.core.errors import MalformedEdit
from synthesis.core.canonical import canonical
from synthesis.core.record import digest, seal
from synthesis.core.serial import Record
from synthesis.core.values import Verdict
from tests.review.factories import FIELD, sealed

KINDS: dict[str, Any] = {"molar_mass": "processing"}


@pytest.fixture(scope="module")
def record() -> Record:
    return sealed()


def edited(record: Record, changes: Changes) -> Record:
    return apply(record, field_edits(record, changes), "ada", "clearer", KINDS)


def test_a_new_query_replaces_the_old_one_and_is_listed(record: Record) -> None:
    after = edited(record, Changes(query="  How heavy is a mole of CCO, in g/mol?  "))

    assert after["query"] == "How heavy is a mole of CCO, in g/mol?"
    assert after["edits"] == [
        {
            "field": "query",
            "old": record["query"],
            "new": after["query"],
            "author": "ada",
            "reason": "clearer",
        }
    ]


def test_the_record_that_was_edited_stays_as_it_was(record: Record) -> None:
    before = canonical(record)

    edited(record, Changes(query="Another?"))

    assert canonical(record) == before


def test_the_answer_text_follows_from_the_edited_values(record: Record) -> None:
    after = edited(record, Changes(answer=[{"name": "molar_mass", "value": 46.069}]))

    assert after["answer"]["text"] == "46.069 g/mol"
    assert after["answer"]["values"][0]["tolerance"] == {"abs": 0.01}


def test_an_answer_value_may_get_another_unit_and_tolerance(record: Record) -> None:
    value = {"name": "molar_mass", "value": 46.07, "unit": "Da", "tolerance": None}

    after = edited(record, Changes(answer=[value]))

    assert after["answer"]["text"] == "46.07 Da"


def test_the_pattern_follows_from_the_edited_citations(record: Record) -> None:
    source = {"step": 1, "pointer": f"/result/{FIELD}"}
    twice = {"value": "molar_mass", "sources": [source], "transform": {"name": "round"}}

    after = edited({**record, "pattern": {}}, Changes(citations=[twice]))

    assert after["pattern"] == record["pattern"]
    assert after["citations"] == [twice]


def test_a_second_edit_is_listed_after_the_first(record: Record) -> None:
    first = edited(record, Changes(query="One?"))

    second = edited(first, Changes(query="Two?"))

    assert [edit["new"] for edit in second["edits"]] == ["One?", "Two?"]


def test_an_edited_record_sealed_again_has_a_digest_of_its_own(record: Record) -> None:
    after = seal(edited(record, Changes(query="Another?")), {})

    assert after["digest"] == digest(after) != record["digest"]


def test_edits_come_in_a_fixed_order(record: Record) -> None:
    changes = Changes(query="Another?", answer=[{"name": "molar_mass", "value": 46}])

    assert [edit.field for edit in field_edits(record, changes)] == ["query", "answer"]


def test_parts_that_stay_the_same_are_no_edits(record: Record) -> None:
    changes = Changes(query="Another?", citations=record["citations"])

    assert field_edits(record, changes) == (FieldEdit("query", record["query"], "Another?"),)


GOOD_SOURCE = {"step": 1, "pointer": "/result"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        (Changes(), "query"),
        (Changes(query="   "), "query"),
        (Changes(query="a\x00b"), "query"),
        (Changes(query="x" * 10_001), "query"),
        (Changes(answer=[]), "answer"),
        (Changes(answer=[{}]), "answer"),
        (Changes(answer=[{"name": "molar_mass"}]), "answer"),
        (Changes(answer=[{"name": "molar_mass", "value": "46"}]), "answer"),
        (Changes(answer=[{"name": "molar_mass", "value": True}]), "answer"),
        (Changes(answer=[{"name": "molar_mass", "value": None}]), "answer"),
        (Changes(answer=[{"name": "other", "value": 1}]), "answer"),
        (Changes(answer=[{"name": "molar_mass", "value": 1, "unit": 3}]), "answer"),
        (Changes(answer=[{"name": "molar_mass", "value": 1, "tolerance": {"x": 1}}]), "answer"),
        (Changes(answer=[{"name": "molar_mass", "value": 1, "tolerance": {"abs": -1}}]), "answer"),
        (Changes(answer=[{"name": "molar_mass", "value": 1, "colour": "red"}]), "answer"),
        (Changes(answer=[{"name": "molar_mass", "value": 2**60}]), "answer"),
        (Changes(answer=[{"name": "molar_mass", "value": 1}] * 2), "answer"),
        (Changes(citations=[]), "citations"),
        (Changes(citations=[{}]), "citations"),
        (Changes(citations=[{"value": "molar_mass", "sources": []}]), "citations"),
        (Changes(citations=[{"value": "molar_mass", "sources": ["/result"]}]), "citations"),
        (
            Changes(citations=[{"value": "m", "sources": [{"step": "1", "pointer": ""}]}]),
            "citations",
        ),
        (
            Changes(citations=[{"value": "m", "sources": [{"step": True, "pointer": ""}]}]),
            "citations",
        ),
        (
            Changes(citations=[{"value": "m", "sources": [GOOD_SOURCE], "transform": 1}]),
            "citations",
        ),
        (Changes(citations=[{"value": "m", "sources": [GOOD_SOURCE], "x": 1}]), "citations"),
    ],
)
def test_a_malformed_edit_is_refused_with_a_sentence_that_names_the_part(
    record: Record, changes: Changes, field: str
) -> None:
    with pytest.raises(MalformedEdit, match=r"\.$") as refusal:
        field_edits(record, changes)

    assert refusal.value.field == field


def test_changing_nothing_is_refused(record: Record) -> None:
    with pytest.raises(MalformedEdit, match="changes nothing"):
        field_edits(record, Changes(query=record["query"]))


def test_every_check_of_the_record_is_judged_again_or_says_that_it_was_edited() -> None:
    passed = {"verdict": "pass", "reason": "Good."}
    record = {"checks": {"leak": passed, "derivable": passed}}
    again = {"leak": Verdict("pass", "Still good.")}

    assert verdicts_after(record, again) == {"leak": again["leak"], "derivable": EDITED}
