"""Edits run every check, with real tools in a real host, before they are kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from review.core.edits import EDITED, Changes
from review.core.errors import Conflict, EditRefused, MalformedEdit
from review.models import AuditEvent, Edit, ReviewItem
from review.services import deciding, editing, queue
from review.services.recording import current_record, current_text
from synthesis.core.canonical import canonical
from synthesis.core.permissions import Role
from synthesis.core.record import digest
from synthesis.core.values import Verdict
from tests.review.factories import FIELD, LocalRunner, approve, make_items

pytestmark = pytest.mark.django_db

CLEARER = Changes(query="How heavy is one mole of the molecule CCO, in grams?")


@pytest.fixture
def item() -> ReviewItem:
    return make_items(1)[0]


def edit(item: ReviewItem, author: User, changes: Changes, version: int = 1) -> ReviewItem:
    return editing.edit(item.pk, author, changes, "clearer", version, LocalRunner())


@pytest.mark.slow
def test_an_edit_is_checked_by_replaying_its_steps_in_a_fresh_process(
    item: ReviewItem, reviewer: User
) -> None:
    kept = editing.edit(item.pk, reviewer, CLEARER, "clearer", 1)

    replay = current_record(kept)["checks"]["replay"]
    assert replay["verdict"] == "pass"
    assert "fresh process" in replay["reason"]


def test_a_kept_edit_changes_the_record_and_what_lists_show(
    item: ReviewItem, reviewer: User
) -> None:
    kept = edit(item, reviewer, CLEARER)

    record = current_record(kept)
    assert kept.query == record["query"] == CLEARER.query
    assert kept.edited
    assert kept.version == 2
    assert record["digest"] == digest(record)
    assert current_text(kept).encode() == canonical(record)


def test_the_candidate_keeps_what_was_generated(item: ReviewItem, reviewer: User) -> None:
    before = item.candidate.body.record

    edit(item, reviewer, CLEARER)

    item.candidate.body.refresh_from_db()
    assert item.candidate.body.record == before


def test_an_edit_is_a_row_with_author_reason_old_and_new_and_an_audit_event(
    item: ReviewItem, reviewer: User
) -> None:
    edit(item, reviewer, CLEARER)

    (row,) = Edit.objects.of(item.pk)
    assert (row.author, row.reason, row.field, row.version) == (reviewer, "clearer", "query", 2)
    assert (row.old, row.new) == (item.query, CLEARER.query)
    (event,) = AuditEvent.objects.about("reviewitem", item.pk)
    assert (event.action, event.data["fields"]) == ("edit", ["query"])


def test_an_edited_item_belongs_to_its_editor_who_approves_it_next(
    item: ReviewItem, reviewer: User
) -> None:
    kept = edit(item, reviewer, CLEARER)

    assert queue.next_item(reviewer) == item
    approve(kept, reviewer)
    (_, event) = AuditEvent.objects.about("reviewitem", item.pk)
    assert event.data["edited"] is True


@pytest.mark.parametrize(
    ("changes", "check"),
    [
        (Changes(query="Is the molar mass of CCO 46.07 g/mol?"), "leak"),
        (Changes(answer=[{"name": "molar_mass", "value": 47}]), "grounded"),
        (
            Changes(
                citations=[
                    {
                        "value": "molar_mass",
                        "sources": [{"step": 9, "pointer": f"/result/{FIELD}"}],
                        "transform": {"name": "round", "digits": 2},
                    }
                ]
            ),
            "grounded",
        ),
        (
            Changes(
                citations=[
                    {"value": "other", "sources": [{"step": 1, "pointer": f"/result/{FIELD}"}]}
                ]
            ),
            "structure",
        ),
    ],
)
def test_an_edit_after_which_a_check_fails_is_refused_with_every_verdict(
    item: ReviewItem, reviewer: User, changes: Changes, check: str
) -> None:
    with pytest.raises(EditRefused, match="The edit was not kept") as refusal:
        edit(item, reviewer, changes)

    assert refusal.value.verdicts[check].verdict == "fail"
    item.refresh_from_db()
    assert (item.version, item.edited) == (1, False)
    assert not Edit.objects.exists()
    assert not AuditEvent.objects.exists()


def test_answer_and_citation_can_be_changed_together(item: ReviewItem, reviewer: User) -> None:
    citation = {
        "value": "molar_mass",
        "sources": [{"step": 1, "pointer": f"/result/{FIELD}"}],
        "transform": {"name": "round", "digits": 1},
    }
    answer = [{"name": "molar_mass", "value": 46.1, "tolerance": {"abs": 0.1}}]

    kept = edit(item, reviewer, Changes(answer=answer, citations=[citation]))

    assert kept.answer_text == "46.1 g/mol"
    assert [row.field for row in Edit.objects.of(item.pk)] == ["answer", "citations"]


def test_a_question_that_another_task_asks_already_is_refused(reviewer: User) -> None:
    first, second = make_items(2)

    with pytest.raises(EditRefused) as refusal:
        edit(second, reviewer, Changes(query=first.query))

    assert refusal.value.verdicts["duplicate"].verdict == "fail"


def test_a_malformed_edit_runs_no_check(item: ReviewItem, reviewer: User) -> None:
    with pytest.raises(MalformedEdit, match="The query is empty"):
        edit(item, reviewer, Changes(query=" "))
    with pytest.raises(MalformedEdit, match="reason is longer"):
        editing.edit(item.pk, reviewer, CLEARER, "x" * 2001, 1)


def test_an_edit_of_a_decided_or_changed_item_is_a_conflict(
    item: ReviewItem, reviewer: User, make_person: Callable[..., User]
) -> None:
    other = make_person("other", Role.REVIEWER)
    kept = edit(item, reviewer, CLEARER)
    with pytest.raises(Conflict, match="changed after you opened it"):
        edit(item, reviewer, Changes(query="Later?"))
    with pytest.raises(Conflict, match="reviewer is reviewing"):
        edit(item, other, Changes(query="Later?"), version=2)
    approve(kept, reviewer)
    with pytest.raises(Conflict, match="already approved"):
        edit(item, reviewer, Changes(query="Later?"), version=3)


def test_an_item_that_changes_while_the_checks_run_keeps_what_came_first(
    item: ReviewItem, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*args: Any) -> dict[str, Verdict]:
        ReviewItem.objects.filter(pk=item.pk).update(version=2)
        return {}

    monkeypatch.setattr(editing, "judge", slow)

    with pytest.raises(Conflict, match="during the checks"):
        edit(item, reviewer, CLEARER)

    assert not Edit.objects.exists()


def test_a_check_on_what_an_engine_derived_says_that_a_person_edited(
    item: ReviewItem, reviewer: User
) -> None:
    body = item.candidate.body
    record = item.candidate.record
    record["checks"]["derivable"] = {"verdict": "pass", "reason": "Same."}
    body.record = canonical(record).decode()
    body.save()

    kept = edit(item, reviewer, CLEARER)

    derivable = current_record(kept)["checks"]["derivable"]
    assert (derivable["verdict"], derivable["reason"]) == (EDITED.verdict, EDITED.reason)
    assert kept.undetermined == 1


def test_an_undone_decision_leaves_the_edit_in_place(item: ReviewItem, reviewer: User) -> None:
    approve(edit(item, reviewer, CLEARER), reviewer)

    deciding.undo(item.pk, reviewer)

    assert ReviewItem.objects.get(pk=item.pk).query == CLEARER.query
