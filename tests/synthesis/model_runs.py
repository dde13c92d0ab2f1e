"""Runs that models drive, as rows: for tests of what is shown and summed, not of the driving."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from synthesis.models import Candidate, Endpoint, Episode, EpisodeStatus, ModelCall, Run, RunStatus
from synthesis.services import endpoints

PROMPT = {"digest": "0123456789abcdef" * 4, "text": "You explore with tools <b>."}


def make_endpoint(name: str = "teacher", **changes: Any) -> Endpoint:
    given = {"base_url": "http://127.0.0.1:9/v1", "model": f"{name}-8b", "price_in": 2.0}
    return Endpoint.objects.create(name=name, **{**given, **changes})


def make_model_run(
    statuses: Sequence[str] = (EpisodeStatus.VERIFIED,),
    endpoint: Endpoint | None = None,
    roles: Sequence[str] = ("explorer", "deriver"),
    plan_digest: str = "a plan",
    status: str = RunStatus.RUNNING,
    settings: dict[str, Any] | None = None,
    **columns: Any,
) -> Run:
    """A run of ``openai`` with an episode for each status, in domains by turns."""
    found = endpoint or Endpoint.objects.filter(name="teacher").first() or make_endpoint()
    run = Run.objects.create(
        name="A run with models",
        status=status,
        engine="openai",
        random_seed=1,
        settings={"strategy": "evidence-first", "pool": ["molar_mass"], **(settings or {})},
        plan_digest=plan_digest,
        endpoints={role: endpoints.stored(found) for role in roles},
        prompts={"explorer": PROMPT},
        started_at=timezone.now(),
        **columns,
    )
    for number, state in enumerate(statuses, start=1):
        Episode.objects.create(
            run=run,
            number=number,
            status=state,
            domain=("chemistry", "finance")[number % 2],
            configuration={},
        )
    return run


def make_call(run: Run, stage: str = "explore 1", number: int = 1, **columns: Any) -> ModelCall:
    """A call in an episode of the run, answered unless its outcome is given."""
    roles = {"explore": "explorer", "derive": "deriver", "invent": "deriver"}
    kind = stage.partition(" ")[0]
    given = {
        "role": roles.get(kind, "solver"),
        "endpoint": "teacher",
        "prompt_tokens": 100,
        "completion_tokens": 10,
        "cached_tokens": 60,
        "cost": 0.5,
        "seconds": 2.0,
    }
    if columns.get("outcome", ModelCall.ANSWERED) != ModelCall.ANSWERED:
        given |= {"prompt_tokens": 0, "completion_tokens": 0, "cached_tokens": 0, "cost": 0.0}
    episode = Episode.objects.get(run=run, number=number)
    return ModelCall.objects.create(run=run, episode=episode, stage=stage, **{**given, **columns})


def make_candidate(run: Run, number: int, difficulty: str = "") -> Candidate:
    """What lists show of a verified record; the record itself is not there."""
    return Candidate.objects.create(
        run=run,
        episode=Episode.objects.get(run=run, number=number),
        number=number,
        record_id=f"t-{run.pk}-{number}",
        domain="chemistry",
        query=f"Question {number}?",
        answer_text="1",
        form="fact",
        depth=1,
        width=1,
        signature="x",
        tools_used=[],
        digest="d",
        difficulty=difficulty,
        query_fingerprint=f"q{number}",
        proof_fingerprint=f"p{number}",
    )
