"""What solvers made of a task: on its page, in the queue, and edited tasks beside it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from review.core.edits import Changes
from review.models import ReviewItem
from review.services import editing
from review.views.attempts import LONGEST_TEXT, trajectory
from tests.review.factories import LocalRunner, make_items

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
WRONG = "12.5 g/mol"


def page(client: Client, item: ReviewItem) -> str:
    return client.get(reverse("item", args=[item.pk])).content.decode()


@pytest.fixture
def tried() -> ReviewItem:
    """A task at which solvers failed twice, once without an answer."""
    return make_items(answers=[WRONG, None])[0]


def test_a_task_that_nobody_tried_shows_no_attempts(
    reviewing: Client, items: list[ReviewItem]
) -> None:
    assert 'id="attempts"' not in page(reviewing, items[0])


def test_each_attempt_shows_its_verdict_answer_and_reason(
    reviewing: Client, tried: ReviewItem
) -> None:
    shown = page(reviewing, tried)
    assert "0 of 2 right" in shown
    assert "✕ incorrect" in shown
    assert WRONG in shown
    assert "The number is another one." in shown
    assert "no answer" in shown
    assert "The reply was empty." in shown


def test_a_task_that_was_never_solved_asks_for_an_audit(
    reviewing: Client, tried: ReviewItem
) -> None:
    assert "never solved: audit" in page(reviewing, tried)
    solved = make_items(random_seed=2, answers=["46.07 g/mol", WRONG])[0]
    assert solved.difficulty == "often"
    shown = page(reviewing, solved)
    assert "often solved" in shown
    assert "pass@1 50%" in shown
    assert "audit" not in shown


def test_many_attempts_are_folded_away(reviewing: Client, tried: ReviewItem) -> None:
    many = make_items(random_seed=2, answers=[WRONG] * 9)[0]
    assert "All 9 attempts" in page(reviewing, many)
    assert "All 2 attempts" not in page(reviewing, tried)


def test_the_trajectory_is_read_on_demand(reviewing: Client, tried: ReviewItem) -> None:
    address = reverse("item-attempt", args=[tried.pk, 1])
    assert address in page(reviewing, tried)
    fragment = reviewing.get(address, headers=HTMX).content.decode()
    whole = reviewing.get(address).content.decode()
    for shown in (fragment, whole):
        assert tried.query in shown
        assert "molar_mass" in shown
        assert f"Answer: {WRONG}" in shown
    assert "<html" in whole
    assert "<html" not in fragment


def test_an_attempt_as_json_is_whole(reviewing: Client, tried: ReviewItem) -> None:
    got = reviewing.get(reverse("item-attempt-json", args=[tried.pk, 1])).json()
    assert got == tried.candidate.record["attempts"][0]


@pytest.mark.parametrize("name", ["item-attempt", "item-attempt-json"])
def test_an_attempt_that_was_not_made_is_not_found(
    reviewing: Client, tried: ReviewItem, name: str
) -> None:
    assert reviewing.get(reverse(name, args=[tried.pk, 3])).status_code == 404


def test_what_a_model_writes_is_text_and_no_page(reviewing: Client) -> None:
    said = "<script>alert(1)</script>"
    item = make_items(answers=[said])[0]
    for address in (
        reverse("item", args=[item.pk]),
        reverse("item-attempt", args=[item.pk, 1]),
    ):
        shown = reviewing.get(address).content.decode()
        assert said not in shown
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


def messages(*last: dict[str, Any]) -> dict[str, Any]:
    return {"messages": [{"role": "system", "content": "Solve."}, *last]}


def test_a_long_message_is_cut_and_says_so() -> None:
    text = json.dumps({"words": ["word"] * LONGEST_TEXT})
    short, long = trajectory(messages({"role": "tool", "content": text}), [])
    assert (short.cut, long.cut) == (False, True)
    assert len(long.text) == LONGEST_TEXT + 1


def test_a_call_of_an_unknown_tool_is_named_without_a_link() -> None:
    calls = [{"function": {"name": name, "arguments": "{"}} for name in ("a/b", "known")]
    said = {"role": "assistant", "content": None, "tool_calls": calls}
    view = trajectory(messages(said), ["known"])[1]
    assert [(call.tool, call.arguments, call.known) for call in view.calls] == [
        ("a/b", "{", False),
        ("known", "{", True),
    ]


def test_an_edited_task_says_that_the_attempts_are_older(
    reviewing: Client, reviewer: User, tried: ReviewItem
) -> None:
    note = "The attempts were made before the edit"
    assert note not in page(reviewing, tried)
    changes = Changes(query=tried.query.replace("What is", "Tell me"))
    edited = editing.edit(tried.pk, reviewer, changes, "", tried.version, LocalRunner())
    assert edited.difficulty == "never"
    assert note in page(reviewing, tried)


def test_the_queue_is_narrowed_by_difficulty(reviewing: Client, tried: ReviewItem) -> None:
    make_items(random_seed=2)

    def found(**query: str) -> list[int]:
        return [row.pk for row in reviewing.get(reverse("queue"), query).context["rows"]]

    assert len(found()) == 2
    assert found(difficulty="never") == [tried.pk]
    assert found(difficulty="always") == []
    assert len(found(difficulty="odd")) == 2


def test_the_next_task_is_of_the_difficulty_asked_for(reviewing: Client, tried: ReviewItem) -> None:
    make_items(random_seed=2)
    answer = reviewing.get(reverse("next-item"), {"difficulty": "never"})
    assert answer["Location"] == f"{reverse('item', args=[tried.pk])}?difficulty=never"
    shown = reviewing.get(answer["Location"])
    assert shown.context["left"] == 1
