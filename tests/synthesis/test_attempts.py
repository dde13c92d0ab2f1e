"""Solvers try what was verified: how often is kept with the record, and decides what is kept."""

from __future__ import annotations

import pytest

from synthesis.core.chat import ChatRequest
from synthesis.models import Candidate, Episode, ModelCall, Run
from tests.synthesis import fakes
from tests.synthesis.fake_models import Server, go, started

pytestmark = pytest.mark.django_db(transaction=True)


def thing_of(request: ChatRequest) -> str:
    """The thing that the solver is asked about."""
    question = next(m["content"] for m in request.messages if m["role"] == "user")
    return str(question).partition("How many grams does ")[2].partition(" weigh?")[0]


def knows(request: ChatRequest) -> str:
    """A solver that is always right."""
    if request.role != "solver":
        return "go on"
    return f"I weighed it.\nAnswer: {fakes.weight(thing_of(request))}"


def knows_at_first(request: ChatRequest) -> str:
    """A solver that is right in its first attempt alone."""
    return knows(request) if request.stage == "solve 1" else "Answer: 7"


def never_knows(request: ChatRequest) -> str:
    return "Answer: 7"


def tried(monkeypatch: pytest.MonkeyPatch, words: object, **settings: object) -> Run:
    run = started(1, **{"attempts": 2, "solver_turns": 3, "keep": "all", **settings})
    go(run, Server(words=words), monkeypatch)  # type: ignore[arg-type]
    return run


def test_attempts_and_difficulty_are_part_of_the_record(monkeypatch: pytest.MonkeyPatch) -> None:
    tried(monkeypatch, knows_at_first)

    candidate = Candidate.objects.get()
    record = candidate.record
    assert [item["verdict"] for item in record["attempts"]] == ["correct", "incorrect"]
    assert record["difficulty"]["pass_at"] == {"1": 0.5, "2": 1}
    assert candidate.difficulty == record["difficulty"]["band"] == "often"
    assert record["checks"]["structure"]["verdict"] == "pass"


def test_a_trajectory_holds_what_the_solver_read_and_said_and_no_evidence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried(monkeypatch, knows)

    messages = Candidate.objects.get().record["attempts"][0]["messages"]
    assert [message["role"] for message in messages] == ["system", "user", "assistant"]
    assert messages[-1]["content"].startswith("I weighed it.")
    assert str(fakes.weight(fakes.thing(0))) not in messages[1]["content"]


def test_what_is_always_solved_is_left_out_where_the_run_asks_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried(monkeypatch, knows, keep="sometimes")

    episode = Episode.objects.get()
    assert (episode.status, episode.failure_kind) == ("failed", "difficulty: always solved")
    assert "all 2 attempts" in episode.failure_reason
    assert not Candidate.objects.exists()


def test_what_is_never_solved_is_kept_for_people(monkeypatch: pytest.MonkeyPatch) -> None:
    tried(monkeypatch, never_knows, keep="sometimes")

    record = Candidate.objects.get().record
    assert record["difficulty"]["audit"] is True


def test_a_run_without_attempts_asks_no_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    tried(monkeypatch, knows, attempts=0)

    record = Candidate.objects.get().record
    assert (record["attempts"], record["difficulty"]) == ([], None)
    assert not ModelCall.objects.filter(role="solver").exists()
