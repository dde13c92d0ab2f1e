"""The queue and the review page: decisions, edits, races, and input that is never lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from review.models import Edit, ReviewItem, Vote
from synthesis.core.permissions import Role
from synthesis.core.values import Verdict
from tests.review.factories import approve

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def other(make_person: Callable[..., User]) -> User:
    """Another reviewer."""
    return make_person("other", Role.REVIEWER)


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> Callable[[Mapping[str, Verdict]], None]:
    """Lets a test say what the checks find; the real ones are tested in tests/review."""

    def verdicts(found: Mapping[str, Verdict]) -> None:
        monkeypatch.setattr("review.services.editing.judge", lambda *args: dict(found))

    verdicts({"grounded": Verdict("pass", "It follows.")})
    return verdicts


def address(name: str, item: ReviewItem) -> str:
    return reverse(name, args=[item.pk])


def vote(client: Client, item: ReviewItem, verdict: str, **data: Any) -> Any:
    return client.post(
        address("vote", item), {"verdict": verdict, "version": item.version, **data}, headers=HTMX
    )


def edit_of(item: ReviewItem, **changes: str) -> dict[str, Any]:
    return {"version": item.version, "query": item.query, "reason": "", **changes}


def test_the_queue_is_narrowed_by_its_address(reviewing: Client, items: list[ReviewItem]) -> None:
    def found(**query: str) -> int:
        return len(reviewing.get(reverse("queue"), query).context["rows"])

    assert found() == 3
    assert found(domain="chemistry", run=str(items[0].run_id)) == 3
    assert found(domain="coding") == 0
    assert found(status="approved") == 0
    assert found(q=items[1].record_id) == 1


def test_the_queue_goes_on_after_the_last_row(
    reviewing: Client, items: list[ReviewItem], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("review.views.queue.PAGE", 2)

    first = reviewing.get(reverse("queue"))
    second = reviewing.get(reverse("queue"), {"after": first.context["further"]})

    assert [item.pk for item in first.context["rows"]] == [items[0].pk, items[1].pk]
    assert [item.pk for item in second.context["rows"]] == [items[2].pk]
    assert second.context["further"] is None


def test_strange_filters_are_left_out(reviewing: Client, items: list[ReviewItem]) -> None:
    query = {"status": "odd", "domain": "x", "run": "-1", "after": "²", "form": "\x00", "q": "\x00"}

    assert len(reviewing.get(reverse("queue"), query).context["rows"]) == 3


def test_opening_a_task_claims_it(
    reviewing: Client, items: list[ReviewItem], reviewer: User
) -> None:
    reviewing.get(address("item", items[0]))

    items[0].refresh_from_db()
    assert items[0].claimed_by == reviewer


def test_a_task_in_other_hands_says_whose(
    reviewing: Client, items: list[ReviewItem], other: User, client_of: Callable[[User], Client]
) -> None:
    client_of(other).get(address("item", items[0]))

    assert b"other is reviewing this task now" in reviewing.get(address("item", items[0])).content


def test_approving_brings_the_next_task_in_the_same_answer(
    reviewing: Client, items: list[ReviewItem]
) -> None:
    response = vote(reviewing, items[0], "approve", rating="4")

    assert response.context["item"] == items[1]
    assert response.headers["HX-Push-Url"] == address("item", items[1])
    assert Vote.objects.get().rating == 4


def test_without_scripts_a_vote_redirects_to_the_next_task(
    reviewing: Client, items: list[ReviewItem]
) -> None:
    data = {"verdict": "approve", "version": items[0].version}

    response = reviewing.post(address("vote", items[0]) + "?domain=chemistry", data)

    assert response.headers["Location"] == address("item", items[1]) + "?domain=chemistry"


def test_a_rejection_without_a_reason_is_refused(
    reviewing: Client, items: list[ReviewItem]
) -> None:
    response = vote(reviewing, items[0], "reject")

    assert response.status_code == 422
    assert b"Give a reason for the rejection." in response.content
    assert not Vote.objects.exists()


def test_a_vote_that_cannot_be_read_is_refused(reviewing: Client, items: list[ReviewItem]) -> None:
    response = vote(reviewing, items[0], "approve", version="soon")

    assert response.status_code == 422


def test_the_loser_of_a_race_sees_the_decision_and_keeps_the_reason(
    reviewing: Client, items: list[ReviewItem], other: User
) -> None:
    reviewing.get(address("item", items[0]))
    ReviewItem.objects.update(claimed_by=None, claimed_until=None)
    approve(items[0], other)

    response = vote(reviewing, items[0], "reject", reason="My long thought")

    page = response.content.decode()
    assert response.status_code == 409
    assert "other approved it" in page
    assert "My long thought" in page
    assert Vote.objects.get().reviewer == other


def test_the_last_decision_ends_with_a_page_that_says_so(
    reviewing: Client, items: list[ReviewItem]
) -> None:
    for item in items:
        response = vote(reviewing, item, "approve")

    assert "Nothing left to review here" in response.content.decode()


def test_undo_brings_the_task_back(reviewing: Client, items: list[ReviewItem]) -> None:
    vote(reviewing, items[0], "approve")

    response = reviewing.post(address("undo", items[0]), headers=HTMX)

    assert response.context["item"] == items[0]
    assert response.context["item"].status == "pending"


def test_undoing_what_another_decided_is_refused(
    reviewing: Client, items: list[ReviewItem], other: User
) -> None:
    approve(items[0], other)

    response = reviewing.post(address("undo", items[0]), headers=HTMX)

    assert response.status_code == 409
    assert b"Only other can take this decision back." in response.content


def test_a_skipped_task_goes_to_others_and_comes_back_with_the_queue(
    reviewing: Client, items: list[ReviewItem], other: User, client_of: Callable[[User], Client]
) -> None:
    reviewing.get(address("item", items[0]))
    following = reviewing.post(address("skip", items[0]), headers=HTMX).context["item"]
    theirs = client_of(other).get(reverse("next-item"), follow=True).context["item"]

    assert (following, theirs) == (items[1], items[0])
    assert len(reviewing.get(reverse("queue")).context["rows"]) == 3


def test_a_kept_edit_shows_what_changed(
    reviewing: Client, items: list[ReviewItem], judged: Any
) -> None:
    changed = edit_of(items[0], query=items[0].query + " Round it.", reason="Clearer")

    response = reviewing.post(address("edit", items[0]), changed, headers=HTMX)

    assert "<ins> Round it.</ins>" in response.content.decode()
    assert Edit.objects.get().reason == "Clearer"
    history = reviewing.get(address("item-history", items[0])).content.decode()
    assert "Clearer" in history


def test_a_refused_edit_names_the_failing_checks_and_keeps_the_input(
    reviewing: Client, items: list[ReviewItem], judged: Any
) -> None:
    judged({"grounded": Verdict("fail", "12 is not what step 1 gave.")})
    changed = edit_of(items[0], **{"value-0": "12", "reason": "I think so"})

    response = reviewing.post(address("edit", items[0]), changed, headers=HTMX)

    page = response.content.decode()
    assert response.status_code == 422
    assert response.headers["HX-Retarget"] == "#task"
    assert "grounded fails" in page
    assert "12 is not what step 1 gave." in page
    assert 'value="12"' in page
    assert "I think so" in page
    assert not Edit.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "The edit changes nothing."),
        ({"query": "  "}, "The query is empty."),
        ({"value-0": "heavy"}, "“heavy” cannot be the value of"),
        ({"step-0-0": "first"}, "“first” is not the number of a step."),
    ],
)
def test_an_edit_that_cannot_be_is_a_sentence(
    reviewing: Client, items: list[ReviewItem], changes: dict[str, str], sentence: str
) -> None:
    response = reviewing.post(address("edit", items[0]), edit_of(items[0], **changes), headers=HTMX)

    assert response.status_code == 422
    assert sentence in response.content.decode().replace("&#x27;", "'")


def test_an_edit_that_lost_a_race_keeps_the_input_and_tells_the_decision(
    reviewing: Client, items: list[ReviewItem], other: User
) -> None:
    approve(items[0], other)
    changed = edit_of(items[0], query="My better wording")

    response = reviewing.post(address("edit", items[0]), changed, headers=HTMX)

    page = response.content.decode()
    assert response.status_code == 409
    assert "other approved this task" in page
    assert "My better wording" in page


def test_an_edit_after_the_session_ended_shows_what_was_written(
    client: Client, items: list[ReviewItem]
) -> None:
    response = client.post(address("edit", items[0]), edit_of(items[0], query="My better wording"))

    assert response.status_code == 401
    assert b"My better wording" in response.content
    assert b"Sign in again" in response.content


def test_the_heartbeat_lengthens_the_claim(reviewing: Client, items: list[ReviewItem]) -> None:
    reviewing.get(address("item", items[0]))

    assert reviewing.post(address("heartbeat", items[0])).status_code == 204


def test_those_who_only_look_get_no_verdict_bar_and_claim_nothing(
    signed_in: Callable[..., Client], items: list[ReviewItem]
) -> None:
    page = signed_in(Role.ENGINEER).get(address("item", items[0])).content

    items[0].refresh_from_db()
    assert b'id="verdict"' not in page
    assert items[0].claimed_by is None


def test_a_candidate_is_reached_from_its_run(reviewing: Client, items: list[ReviewItem]) -> None:
    response = reviewing.get(reverse("review-record", args=[items[1].run_id, items[1].number]))

    assert response.headers["Location"].startswith(address("item", items[1]))


def test_every_leaf_can_be_pointed_at(reviewing: Client, items: list[ReviewItem]) -> None:
    page = reviewing.get(address("item", items[0])).content.decode()

    assert 'id="s1:/result/molar_mass_g_per_mol"' in page
    assert 'data-pointer="/result/molar_mass_g_per_mol"' in page
    assert 'href="#s1%3A/result/molar_mass_g_per_mol"' in page


def test_the_record_is_given_as_a_release_would_take_it(
    reviewing: Client, items: list[ReviewItem]
) -> None:
    response = reviewing.get(address("item-record", items[0]))

    assert response.json()["id"] == items[0].record_id


def test_a_decided_task_shows_who_decided_and_offers_no_vote(
    reviewing: Client, items: list[ReviewItem], other: User
) -> None:
    approve(items[0], other)

    page = reviewing.get(address("item", items[0])).content.decode()

    assert "Approved by other on" in page
    assert 'id="approve"' not in page
