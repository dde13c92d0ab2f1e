"""Episodes that a model drives, from plan to verified candidate: the model is a script behind a
real server, the tools are real."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from django.db.models import Sum
from django.utils import timezone

from benchmarks.scripted import faults
from synthesis import exemplars
from synthesis.core.chat import ROLES
from synthesis.core.sampling import PlanSettings
from synthesis.core.values import Seed
from synthesis.models import (
    Candidate,
    Endpoint,
    Episode,
    EpisodeStatus,
    ModelCall,
    RoleChoice,
    Run,
    RunStatus,
)
from synthesis.services import reading, running
from synthesis.services.driving import Terms, drive
from synthesis.services.parts import Parts, parts_for
from synthesis.services.planning import plan_run
from synthesis.services.sources import Sources
from synthesis.tools import catalogue
from tests.support.model_server import RunningServer, running_model_server

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

EPISODES = 12
POOL = (
    "country_capital",
    "country_currency",
    "country_independence",
    "country_languages",
    "country_population",
    "currency_countries",
    "currency_record",
    "date_in_calendar",
    "day_record",
    "days_later",
    "language_countries",
    "language_record",
)
"""Tools that are quick to load and lead from one to the next."""

COUNTRIES = (
    *("Chile", "Denmark", "Ghana", "Hungary", "Iceland", "Japan"),
    *("Kenya", "Mexico", "Norway", "Peru", "Thailand", "Vietnam"),
)


def started(server: RunningServer, **settings: Any) -> Run:
    """A run that this server plays every role of."""
    endpoint = Endpoint.objects.create(
        name="script", base_url=server.base_url, model="scripted", timeout_seconds=2
    )
    for role in ROLES:
        RoleChoice.objects.create(role=role, endpoint=endpoint)
    chosen: dict[str, Any] = {"iterations": 2, "steps": 3, **settings}
    seeds = tuple(Seed(name, "country", "general", "Factbook") for name in COUNTRIES)
    planned = PlanSettings(
        count=EPISODES,
        pool=POOL,
        domains=("general",),
        toolset_min=8,
        toolset_max=12,
        engine="openai",
        **chosen,
    )
    sources = Sources(catalogue.specs(), seeds, exemplars.load())
    return running.start_run(plan_run(planned, sources=sources))


def worked_through(run: Run) -> Run:
    """The run after it was driven to its end; nobody waits for what is to be tried later."""

    async def work(made: AbstractAsyncContextManager[Parts]) -> None:
        async with made as parts:
            await drive(run.pk, parts, Terms("worker", EPISODES, tick=0.05))

    while Run.objects.get(pk=run.pk).status == RunStatus.RUNNING:
        Episode.objects.of(run.pk).waiting().update(not_before=timezone.now())
        asyncio.run(work(parts_for(run)))
    return Run.objects.get(pk=run.pk)


def test_a_model_that_works_gives_verified_candidates_whose_calls_lead_to_each_other() -> None:
    with running_model_server(bad_drafts=0.3) as server:
        run = worked_through(started(server))
        counts = server.counts()

    records = [candidate.record for candidate in Candidate.objects.of(run.pk).in_order()]
    assert run.status == RunStatus.FINISHED
    assert len(records) >= EPISODES - 2, Episode.objects.failed().values_list("failure_reason")
    links = [link for r in records for step in r["evidence"] for link in step["inputs_from"]]
    assert links
    assert all(link["inferred"] for link in links)
    assert all(record["engine"] == "openai" for record in records)
    assert counts["roles"]["explorer"] >= 2 * 3 * EPISODES
    assert counts["repeats"] == 0


def test_candidates_are_tried_by_a_solver_whose_trajectory_is_kept() -> None:
    with running_model_server(solver_errs=0.5) as server:
        run = worked_through(started(server, iterations=1, attempts=2))

    records = [candidate.record for candidate in Candidate.objects.of(run.pk).in_order()]
    assert records
    assert all(len(record["attempts"]) == 2 for record in records)
    assert all(attempt["messages"] for record in records for attempt in record["attempts"])
    assert all(record["difficulty"]["k"] == 2 for record in records)


def test_with_three_faults_in_ten_calls_every_episode_has_one_outcome_and_the_sums_agree() -> None:
    with running_model_server(faults=0.3, retry_after=0.1, random_seed=4) as server:
        run = worked_through(started(server))
        counts = server.counts()

    episodes = Episode.objects.of(run.pk)
    verified = episodes.filter(status=EpisodeStatus.VERIFIED)
    failed = episodes.failed()
    assert verified.count() + failed.count() == EPISODES
    assert all(
        kind and kind != "internal" for kind in failed.values_list("failure_kind", flat=True)
    )
    made = Candidate.objects.of(run.pk).values_list("episode_id", flat=True)
    assert sorted(made) == sorted(verified.values_list("pk", flat=True))

    calls = ModelCall.objects.of(run.pk)
    recorded = Counter(calls.values_list("outcome", flat=True))
    counted = Counter({"answered": counts["answered"]})
    for kind, outcome in faults.WIRE.items():
        counted[outcome] += counts["faults"].get(kind, 0)
    assert +counted == +recorded
    assert sum(counts["faults"].values()) >= 0.2 * counts["calls"]
    assert calls.aggregate(sum=Sum("prompt_tokens"))["sum"] == counts["prompt_tokens"]


def test_a_model_that_asks_for_the_same_again_and_again_is_recorded_for_each_iteration() -> None:
    with running_model_server(fault="same_call") as server:
        run = worked_through(started(server))

    ends = reading.early_ends(run.pk)
    assert list(ends) == ["loop"]
    assert EPISODES < ends["loop"] <= 2 * EPISODES  # where no call succeeded it is a failure


def test_query_first_works_on_the_same_configurations() -> None:
    with running_model_server(answerable=0.5) as server:
        run = worked_through(started(server, strategy="query-first", iterations=1))
        counts = server.counts()

    kinds = Counter(Episode.objects.of(run.pk).values_list("failure_kind", flat=True))
    assert counts["roles"]["query_first"] == EPISODES
    assert set(kinds) <= {"", "derivation: unanswerable", "check: duplicate"}
    assert kinds["derivation: unanswerable"]
    assert Candidate.objects.of(run.pk).count() == kinds[""] > 0
