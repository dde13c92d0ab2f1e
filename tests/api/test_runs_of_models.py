"""Runs of models over the API: what they may be asked for, and what is told of them."""

from __future__ import annotations

from typing import Any

import pytest
from rest_framework.test import APIClient

from synthesis.core.chat import ROLES
from synthesis.models import EpisodeStatus, RunStatus
from synthesis.services.endpoint_edits import give_role
from tests.api.conftest import problem
from tests.synthesis.model_runs import (
    PROMPT,
    make_call,
    make_candidate,
    make_endpoint,
    make_model_run,
)

pytestmark = pytest.mark.django_db

ASKED = {
    "count": 3,
    "pool": ["molar_mass"],
    "domains": ["chemistry"],
    "toolset_min": 1,
    "toolset_max": 1,
    "iterations": 1,
    "engine": "openai",
    "strategy": "query-first",
    "attempts": 2,
    "solver_turns": 5,
    "keep": "sometimes",
    "budget_tokens": 9000,
    "budget_money": 1.5,
    "budget_seconds": 60,
}


@pytest.mark.usefixtures("few_seeds")
def test_a_run_of_models_takes_the_names_of_its_settings(as_curator: APIClient) -> None:
    endpoint = make_endpoint()
    for role in ROLES:
        give_role(role, endpoint)

    made = as_curator.post("/api/v1/runs/", ASKED)

    assert made.status_code == 201, made.json()
    told = made.json()
    assert {name: told["settings"][name] for name in ASKED} == ASKED
    assert told["strategy"] == "query-first"
    assert told["endpoints"]["solver"]["model"] == "teacher-8b"
    assert "key" not in str(told["endpoints"])
    assert told["budget"]["tokens"] == {"limit": 9000, "spent": 0}


@pytest.mark.usefixtures("few_seeds")
def test_a_run_of_models_without_an_endpoint_is_a_sentence(as_curator: APIClient) -> None:
    answer = as_curator.post("/api/v1/runs/", ASKED)

    assert answer.status_code in (400, 422)
    assert "No endpoint plays the explorer" in problem(answer)["detail"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"strategy": "sideways"},
        {"attempts": "2"},
        {"attempts": True},
        {"keep": None},
        {"budget_tokens": 1.5},
        {"budget_money": "2"},
        {"budget_money": True},
        {"budget": 5},
    ],
    ids=str,
)
def test_settings_of_the_wrong_kind_are_refused_by_name(
    as_curator: APIClient, wrong: dict[str, Any]
) -> None:
    answer = as_curator.post("/api/v1/runs/", {**ASKED, **wrong})

    assert answer.status_code == 400
    assert next(iter(wrong)) in str(problem(answer))


def test_a_run_tells_of_its_calls_prompts_and_difficulty(as_engineer: APIClient) -> None:
    run = make_model_run((EpisodeStatus.VERIFIED, EpisodeStatus.FAILED))
    make_call(run)
    make_call(run, outcome="timeout")
    make_candidate(run, 1, "never")
    run.episodes.filter(number=1).update(early_ends=["refusal", "loop", "loop"])

    told = as_engineer.get(f"/api/v1/runs/{run.pk}/").json()

    assert (told["usage"]["calls"], told["usage"]["failed"]) == (1, {"timeout": 1})
    assert told["usage"]["by_domain"]["finance"]["prompt_tokens"] == 100
    assert told["usage"]["per_verified"]["tokens"] == 110.0
    assert told["prompts"] == {"explorer": PROMPT["digest"]}
    assert told["difficulty"] == {"never": 1}
    assert told["early_ends"] == {"loop": 2, "refusal": 1}


# Budgets ----------------------------------------------------------------------------------


def stopped() -> Any:
    return make_model_run(
        (EpisodeStatus.WAITING,),
        status=RunStatus.PAUSED,
        settings={"budget_tokens": 100},
        tokens_spent=120,
        stopped_because="The run's budget of 100 tokens is spent (120).",
    )


def test_a_stopped_run_is_given_more_and_resumed(as_curator: APIClient) -> None:
    run = stopped()
    address = f"/api/v1/runs/{run.pk}/"

    before = as_curator.get(address).json()
    raised = as_curator.post(f"{address}budget/", {"budget_tokens": 500})
    resumed = as_curator.post(f"{address}resume/").json()

    assert before["stopped_because"].startswith("The run's budget of 100 tokens")
    assert raised.json()["budget"]["tokens"] == {"limit": 500, "spent": 120}
    assert raised.json()["status"] == "paused"
    assert (resumed["status"], resumed["stopped_because"]) == ("running", "")


@pytest.mark.parametrize(
    ("asked", "status", "sentence"),
    [
        ({"budget_tokens": 110}, 409, "120 tokens are spent already"),
        ({"budget_tokens": -1}, 409, "must not be negative"),
        ({}, 400, "Name at least one limit"),
        ({"tokens": 500}, 400, "There is no such field"),
    ],
    ids=str,
)
def test_a_budget_that_cannot_be_is_a_problem(
    as_curator: APIClient, asked: dict[str, Any], status: int, sentence: str
) -> None:
    run = stopped()

    answer = as_curator.post(f"/api/v1/runs/{run.pk}/budget/", asked)

    assert answer.status_code == status
    assert sentence in str(problem(answer))
    run.refresh_from_db()
    assert run.settings["budget_tokens"] == 100
