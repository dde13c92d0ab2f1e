"""Tasks over the API: lists in parts, full records, votes and edits by the same services."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from rest_framework.test import APIClient

from review.services.recording import current_record
from synthesis.core.record import digest
from tests.api.conftest import problem
from tests.review.factories import approve, make_items

pytestmark = pytest.mark.django_db


def test_a_list_comes_in_parts_of_the_asked_size_and_misses_nothing(
    as_engineer: APIClient,
) -> None:
    items = make_items(5)
    found, address, sizes = [], "/api/v1/tasks/?limit=2", []
    while address:
        part = as_engineer.get(address).json()
        found += [row["id"] for row in part["results"]]
        sizes.append(len(part["results"]))
        assert part["limit"] == 2
        address = part["next"]

    assert found == [item.pk for item in items]
    assert sizes == [2, 2, 1]


def test_a_list_never_holds_records(as_engineer: APIClient) -> None:
    make_items(1)

    (row,) = as_engineer.get("/api/v1/tasks/").json()["results"]

    assert "record" not in row
    assert row["answer"] == "46.07 g/mol"


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("status=approved", [1]),
        ("status=pending", [2, 3, 4]),
        ("domain=biology", [1, 3]),
        ("domain=biology&status=pending", [3]),
        ("form=single%20fact&depth_min=1", [1, 2, 3, 4]),
        ("depth_min=2", []),
        ("q=structure%20CCCO", [2]),
        ("release=1", [1]),
        ("run=1000", []),
    ],
)
def test_filters_narrow_the_list(
    as_curator: APIClient, reviewer: User, query: str, numbers: list[int]
) -> None:
    first, *_ = make_items(4, domains=["chemistry", "biology"])
    approve(first, reviewer)
    as_curator.post("/api/v1/releases/", {})

    rows = as_curator.get(f"/api/v1/tasks/?{query}").json()["results"]

    assert [row["number"] for row in rows] == numbers


def test_tasks_are_found_by_their_difficulty(as_engineer: APIClient) -> None:
    make_items(1)
    make_items(1, random_seed=2, answers=["46.07 g/mol", "12 g/mol", "13 g/mol"])

    (row,) = as_engineer.get("/api/v1/tasks/?difficulty=sometimes").json()["results"]
    record = as_engineer.get(f"/api/v1/tasks/{row['id']}/").json()["record"]

    assert row["difficulty"] == "sometimes"
    assert [attempt["verdict"] for attempt in record["attempts"]] == [
        "correct",
        "incorrect",
        "incorrect",
    ]
    assert record["difficulty"]["pass_at"] == {"1": 0.333333, "2": 0.666667, "3": 1.0}
    assert as_engineer.get("/api/v1/tasks/?difficulty=odd").status_code == 400


def test_a_task_has_its_full_record_and_times_beside_it(as_engineer: APIClient) -> None:
    (item,) = make_items(1)

    shown = as_engineer.get(f"/api/v1/tasks/{item.pk}/").json()

    assert shown["record"] == current_record(item)
    assert shown["record"]["digest"] == digest(shown["record"])
    assert shown["usage"] == {"tool_calls": 1, "tries": 1}
    assert shown["timing"]["tool_seconds"] > 0
    assert shown["timing"]["finished_at"] is not None


def test_a_task_is_found_by_its_records_id_as_well(as_engineer: APIClient) -> None:
    (item,) = make_items(1)

    assert as_engineer.get(f"/api/v1/tasks/{item.record_id}/").json()["id"] == item.pk


def test_a_vote_decides_and_is_listed(as_reviewer: APIClient) -> None:
    (item,) = make_items(1)

    body = {"verdict": "approve", "version": 1, "rating": 4}
    made = as_reviewer.post(f"/api/v1/tasks/{item.pk}/votes/", body)
    (vote,) = as_reviewer.get(f"/api/v1/tasks/{item.pk}/votes/").json()["results"]

    assert made.status_code == 201
    assert made.json() == {
        "task": item.pk,
        "record_id": item.record_id,
        "status": "approved",
        "version": 2,
    }
    assert (vote["reviewer"], vote["verdict"], vote["rating"]) == ("reviewer", "approve", 4)


def test_a_vote_that_lost_the_race_is_a_409(as_reviewer: APIClient, operator: User) -> None:
    (item,) = make_items(1)
    approve(item, operator)

    answer = as_reviewer.post(
        f"/api/v1/tasks/{item.pk}/votes/", {"verdict": "reject", "reason": "Bad.", "version": 1}
    )

    assert answer.status_code == 409
    assert "already approved" in problem(answer)["detail"]


@pytest.mark.slow
def test_an_edit_is_checked_kept_and_listed(as_reviewer: APIClient) -> None:
    (item,) = make_items(1)
    query = "How heavy is one mole of the molecule CCO, in grams?"

    body = {"query": query, "reason": "clearer", "version": 1}
    made = as_reviewer.post(f"/api/v1/tasks/{item.pk}/edits/", body)
    (edit,) = as_reviewer.get(f"/api/v1/tasks/{item.pk}/edits/").json()["results"]

    assert made.status_code == 201
    assert made.json()["record"]["query"] == made.json()["query"] == query
    assert made.json()["version"] == 2
    assert (edit["author"], edit["field"], edit["new"]) == ("reviewer", "query", query)


def test_an_edit_after_which_a_check_fails_is_a_422_with_the_verdicts(
    as_reviewer: APIClient,
) -> None:
    (item,) = make_items(1)

    body = {"answer": [{"name": "molar_mass", "value": 47}], "version": 1}
    answer = as_reviewer.post(f"/api/v1/tasks/{item.pk}/edits/", body)

    assert answer.status_code == 422
    assert problem(answer)["checks"]["grounded"]["verdict"] == "fail"


def test_an_edit_of_what_has_changed_is_a_409(as_reviewer: APIClient, operator: User) -> None:
    (item,) = make_items(1)
    approve(item, operator)

    answer = as_reviewer.post(f"/api/v1/tasks/{item.pk}/edits/", {"query": "Other?", "version": 1})

    assert answer.status_code == 409
    problem(answer)
