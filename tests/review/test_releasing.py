"""Releases: frozen, numbered, and the same bytes as what was approved."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError

from review.core.edits import Changes
from review.core.errors import NothingToRelease, UnknownFormat
from review.core.releases import Selection
from review.models import AuditEvent, Release, ReviewItem
from review.services import deciding, editing, exporting
from review.services.recording import current_text
from review.services.releasing import create_release, release_lines
from synthesis.core.errors import ConfigurationError, StudioError
from tests.review.factories import LocalRunner, approve, make_items

pytestmark = pytest.mark.django_db


def approved_items(reviewer: User, count: int = 3, **options: Any) -> list[ReviewItem]:
    items = make_items(count, **options)
    for item in items:
        approve(item, reviewer)
    return items


def test_a_release_holds_the_approved_records_byte_for_byte_in_episode_order(
    reviewer: User, curator: User
) -> None:
    items = approved_items(reviewer)
    expected = [current_text(item).encode() + b"\n" for item in items]

    release = create_release("first", None, curator)

    assert list(release_lines(release)) == expected
    assert release.sha256 == hashlib.sha256(b"".join(expected)).hexdigest()
    assert (release.number, release.count, release.created_by) == (1, 3, curator)


def test_pending_and_rejected_items_stay_out(reviewer: User, curator: User) -> None:
    pending, rejected, good = make_items(3)
    deciding.vote(rejected.pk, reviewer, "reject", "Bad.", version=1)
    approve(good, reviewer)

    release = create_release("", None, curator)

    assert [json.loads(line)["id"] for line in release_lines(release)] == [good.record_id]
    assert pending.status == "pending"
    assert release.name == "Release 1"


def test_edits_are_in_the_release(reviewer: User, curator: User) -> None:
    (item,) = make_items(1)
    changes = Changes(query="How heavy is one mole of CCO, in grams?")
    edited = editing.edit(item.pk, reviewer, changes, "", 1, LocalRunner())
    approve(edited, reviewer)

    release = create_release("", None, curator)

    (line,) = release_lines(release)
    assert json.loads(line)["query"] == changes.query
    assert release.manifest["by"]["edited"] == {"yes": 1}


def test_a_release_stays_as_it_is_whatever_happens_to_its_items(
    reviewer: User, curator: User
) -> None:
    (item,) = approved_items(reviewer, 1)
    release = create_release("", None, curator)
    before = list(release_lines(release))

    undone = deciding.undo(item.pk, reviewer)
    changes = Changes(query="How heavy is one mole of CCO, in grams?")
    editing.edit(item.pk, reviewer, changes, "", undone.version, LocalRunner())
    item.run.delete()

    assert not ReviewItem.objects.exists()
    assert list(release_lines(Release.objects.get())) == before


def test_releases_are_numbered_on_and_the_same_items_give_the_same_checksum(
    reviewer: User, curator: User
) -> None:
    approved_items(reviewer)

    first, second = create_release("a", None, curator), create_release("b", None, curator)

    assert (first.number, second.number) == (1, 2)
    assert first.sha256 == second.sha256


def test_a_selection_narrows_by_run_and_domain(reviewer: User, curator: User) -> None:
    approved_items(reviewer, 4, domains=["chemistry", "biology"])
    other = approved_items(reviewer, 2, random_seed=2)

    by_domain = create_release("", Selection(domains=("biology",)), curator)
    by_run = create_release("", Selection(run=other[0].run_id), curator)

    assert by_domain.manifest["by"]["domain"] == {"biology": 2}
    assert (by_run.count, by_run.filters) == (2, {"run": other[0].run_id, "domains": []})


def test_the_same_record_from_two_runs_is_released_once(reviewer: User, curator: User) -> None:
    approved_items(reviewer, 2)
    approved_items(reviewer, 2)

    release = create_release("", None, curator)

    assert (release.count, release.manifest["repeated"]) == (2, 2)


def test_an_empty_selection_is_a_sentence_and_leaves_no_release(curator: User) -> None:
    make_items(1)

    with pytest.raises(NothingToRelease, match="No approved task matches"):
        create_release("", None, curator)

    assert not Release.objects.exists()
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    ("name", "selection", "sentence"),
    [
        ("x" * 101, Selection(), "longer than 100"),
        ("", Selection(domains=("alchemy",)), "no domain 'alchemy'"),
        ("", Selection(run=99), "There is no run 99"),
    ],
)
def test_an_impossible_release_is_refused(
    curator: User, name: str, selection: Selection, sentence: str
) -> None:
    with pytest.raises(ConfigurationError, match=sentence):
        create_release(name, selection, curator)


def test_a_damaged_record_is_not_released(reviewer: User, curator: User) -> None:
    (item,) = approved_items(reviewer, 1)
    body = item.candidate.body
    body.record = body.record.replace("46.07", "46.08")
    body.save()

    with pytest.raises(StudioError, match="was damaged"):
        create_release("", None, curator)


def test_an_export_of_records_is_the_lines_and_the_manifest(
    reviewer: User, curator: User, tmp_path: Path
) -> None:
    approved_items(reviewer)
    release = create_release("", None, curator)

    written = exporting.write(release, "records", tmp_path / "new" / "folder")

    assert [path.name for path in written] == ["tasks.jsonl", "manifest.json"]
    assert written[0].read_bytes() == b"".join(release_lines(release))
    assert json.loads(written[1].read_text()) == release.manifest
    assert len(list(written[0].parent.iterdir())) == 2


def test_an_unknown_format_names_those_that_there_are(
    reviewer: User, curator: User, tmp_path: Path
) -> None:
    approved_items(reviewer, 1)
    release = create_release("", None, curator)

    with pytest.raises(UnknownFormat, match="available formats are: records"):
        exporting.write(release, "papyrus", tmp_path)


# Commands ---------------------------------------------------------------------------------


def test_the_release_command_creates_lists_and_shows(reviewer: User, capsys: Any) -> None:
    approved_items(reviewer)

    call_command("release", "create", "--name", "first", "--format", "json")
    created = json.loads(capsys.readouterr().out)
    call_command("release", "list", "--format", "json")
    (listed,) = json.loads(capsys.readouterr().out)
    call_command("release", "show", "1")
    shown = capsys.readouterr().out

    assert (created["number"], created["count"], created["name"]) == (1, 3, "first")
    assert (listed["number"], listed["sha256"]) == (1, created["sha256"])
    assert f"sha256: {created['sha256']}" in shown


def test_the_export_command_prints_what_it_wrote(
    reviewer: User, capsys: Any, tmp_path: Path
) -> None:
    approved_items(reviewer)
    call_command("release", "create")
    capsys.readouterr()

    call_command("export", "1", "--to", "records", "--out", str(tmp_path))

    assert capsys.readouterr().out.split() == [
        str(tmp_path / "tasks.jsonl"),
        str(tmp_path / "manifest.json"),
    ]


@pytest.mark.parametrize(
    ("command", "code", "sentence"),
    [
        (["release", "create"], 1, "No approved task"),
        (["release", "create", "--domain", "alchemy"], 2, "no domain 'alchemy'"),
        (["release", "create", "--run", "7"], 2, "no run 7"),
        (["release", "show", "7"], 2, "no release 7; there are none yet"),
        (["export", "7", "--to", "records", "--out", "x"], 2, "no release 7"),
        (["export", "7", "--to", "papyrus", "--out", "x"], 2, "formats are: records"),
    ],
)
def test_commands_refuse_with_a_sentence_and_an_exit_code(
    command: list[str], code: int, sentence: str
) -> None:
    with pytest.raises(CommandError, match=sentence) as refusal:
        call_command(*command)

    assert refusal.value.returncode == code
