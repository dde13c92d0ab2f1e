"""The page of a run that models drive: who plays what, what it cost, what the servers do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from synthesis.core.permissions import Role
from synthesis.models import EpisodeStatus, Run, RunStatus
from synthesis.services import planning
from synthesis.services.endpoint_edits import give_role
from synthesis.services.planning import plan_run
from synthesis.tools import catalogue
from tests.synthesis import fakes
from tests.synthesis.metrics_server import VLLM, metrics_server
from tests.synthesis.model_runs import (
    PROMPT,
    make_call,
    make_candidate,
    make_endpoint,
    make_model_run,
)

pytestmark = pytest.mark.django_db

VERIFIED, FAILED, WAITING = EpisodeStatus.VERIFIED, EpisodeStatus.FAILED, EpisodeStatus.WAITING
HTMX = {"HX-Request": "true"}


@pytest.fixture
def curating(signed_in: Callable[..., Client]) -> Client:
    return signed_in(Role.CURATOR)


@pytest.fixture
def looking(signed_in: Callable[..., Client]) -> Client:
    return signed_in(Role.REVIEWER)


@pytest.fixture
def workshop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plans are drawn from the workshop of the fakes."""
    monkeypatch.setattr(planning, "load_sources", lambda: fakes.sources(2))
    monkeypatch.setattr(catalogue, "specs", lambda: fakes.SPECS)


def page(client: Client, run: Run) -> str:
    return client.get(reverse("run", args=[run.pk])).content.decode()


def part(client: Client, name: str, run: Run) -> str:
    return client.get(reverse(name, args=[run.pk]), headers=HTMX).content.decode()


# Explorations -----------------------------------------------------------------------------


def test_explorations_that_ended_early_are_counted_by_reason(looking: Client) -> None:
    run = make_model_run((VERIFIED, VERIFIED, FAILED))
    make_call(run)
    run.episodes.filter(number=1).update(early_ends=["loop"])
    run.episodes.filter(number=2).update(early_ends=["context", "loop"])

    shown = page(looking, run)

    assert "2 asked for the same again and again, 1 more to read than the model takes" in shown


def test_a_run_whose_explorations_all_went_on_says_nothing_of_it(looking: Client) -> None:
    run = make_model_run()
    make_call(run)

    assert "ended early" not in page(looking, run)


# Models -----------------------------------------------------------------------------------


def test_each_role_is_shown_with_its_endpoint_as_it_was_when_planned(looking: Client) -> None:
    endpoint = make_endpoint(sampling={"temperature": 0.5}, price_out=8.0)
    run = make_model_run(endpoint=endpoint)
    endpoint.model = "something newer"
    endpoint.save()

    shown = page(looking, run)

    for word in ("explorer", "deriver", "teacher", "teacher-8b", "temperature 0.5", "8.0000"):
        assert word in shown
    assert "something newer" not in shown


def test_the_prompts_are_readable_with_their_hashes(looking: Client) -> None:
    shown = page(looking, make_model_run())

    assert PROMPT["digest"] in shown
    assert "You explore with tools &lt;b&gt;." in shown


def test_a_run_without_models_shows_nothing_of_them(looking: Client) -> None:
    run = Run.objects.create(name="Plain", engine="builtin", random_seed=1, settings={})

    shown = page(looking, run)

    assert 'id="usage"' not in shown
    assert 'id="server"' not in shown
    assert 'id="models"' not in shown


def test_a_run_of_before_there_were_models_still_opens(looking: Client) -> None:
    run = make_model_run(settings={})
    run.settings = {}
    run.save()

    assert "evidence-first" in page(looking, run)


# Usage ------------------------------------------------------------------------------------


def test_calls_tokens_and_cost_are_shown_by_stage_and_in_all(looking: Client) -> None:
    run = make_model_run()
    for _ in range(12):
        make_call(run, prompt_tokens=1000)
    make_call(run, "derive 1")
    make_call(run, outcome="rate_limited")

    shown = part(looking, "run-usage", run)

    assert "explorer: explore" in shown
    assert "deriver: derive" in shown
    assert "12,100" in shown  # prompt tokens in all
    assert "6.5000" in shown  # cost in all
    assert "1 too many calls (429)" in shown
    assert "a verified candidate took 13.0 calls" in shown


def test_before_the_first_call_there_is_nothing_to_sum_up(looking: Client) -> None:
    assert "No model was called yet." in part(looking, "run-usage", make_model_run())


def test_usage_is_asked_for_again_only_while_the_run_works(looking: Client) -> None:
    at_work, over = make_model_run(), make_model_run(status=RunStatus.FINISHED)

    assert "every 5s" in part(looking, "run-usage", at_work)
    assert "every 5s" not in part(looking, "run-usage", over)
    assert "every 5s" not in page(looking, over)


def test_failures_are_told_in_words_and_by_their_kind(looking: Client) -> None:
    run = make_model_run((FAILED,))
    run.episodes.update(failure_kind="derivation: check", failure_reason="It does not hold.")

    shown = page(looking, run)

    assert "No draft held" in shown
    assert "derivation: check" in shown


def test_candidates_are_counted_by_difficulty_and_lead_to_their_queue(looking: Client) -> None:
    run = make_model_run((VERIFIED, VERIFIED, VERIFIED), settings={"attempts": 4})
    for number, band in enumerate(("never", "never", "always"), start=1):
        make_candidate(run, number, band)

    shown = page(looking, run)

    assert f'{reverse("queue")}?run={run.pk}&amp;difficulty=never">2</a>' in shown
    assert f'{reverse("queue")}?run={run.pk}&amp;difficulty=always">1</a>' in shown
    assert shown.index("difficulty=always") < shown.index("difficulty=never")
    assert "4 attempts each" in shown


def test_candidates_that_no_solver_tried_have_no_difficulty_to_show(looking: Client) -> None:
    run = make_model_run()
    make_candidate(run, 1)

    assert 'id="difficulty"' not in page(looking, run)


def test_a_budget_tells_how_far_it_is_spent(looking: Client) -> None:
    run = make_model_run(settings={"budget_tokens": 4000, "budget_money": 0}, tokens_spent=1000)

    shown = part(looking, "run-usage", run)

    assert "1,000 of 4,000" in shown
    assert 'aria-label="25% spent"' in shown
    assert "Money" not in shown


# Servers ----------------------------------------------------------------------------------


def test_the_server_is_shown_beside_what_we_ask_of_it(looking: Client) -> None:
    cache.clear()
    with metrics_server(VLLM) as server:
        run = make_model_run(endpoint=make_endpoint(base_url=server.base_url))
        shown = part(looking, "run-server", run)

    assert "50%" in shown
    assert ">15<" in shown
    assert "every 2s" in shown


def test_a_server_without_metrics_says_so(looking: Client) -> None:
    cache.clear()

    assert "The server offers no metrics." in part(looking, "run-server", make_model_run())


def test_the_page_itself_waits_for_no_server(looking: Client) -> None:
    with metrics_server(VLLM) as server:
        run = make_model_run(endpoint=make_endpoint(base_url=server.base_url))
        shown = page(looking, run)

        assert server.asked == []
    assert 'hx-trigger="load, every 2s"' in shown


def test_the_servers_of_a_run_that_is_over_are_left_alone(looking: Client) -> None:
    with metrics_server(VLLM) as server:
        endpoint = make_endpoint(base_url=server.base_url)
        run = make_model_run(endpoint=endpoint, status=RunStatus.FINISHED)

        assert "every 2s" not in part(looking, "run-server", run)
        assert 'id="server"' not in page(looking, run)
        assert server.asked == []


# Stopped by its budget --------------------------------------------------------------------

SPENT = "The run's budget of 1,000 tokens is spent (1,010)."


def stopped() -> Run:
    return make_model_run(
        (VERIFIED, WAITING),
        status=RunStatus.PAUSED,
        settings={"budget_tokens": 1000, "budget_money": 2.5, "budget_seconds": 0.0},
        tokens_spent=1010,
        stopped_because=SPENT,
    )


def test_a_run_that_its_budget_stopped_says_so_and_offers_a_larger_one(curating: Client) -> None:
    shown = page(curating, stopped()).replace("&#x27;", "'")

    assert SPENT in shown
    assert 'name="budget_tokens" value="1000"' in shown
    assert 'name="budget_money" value="2.5"' in shown
    assert 'id="raise-budget"' in shown
    assert 'id="resume"' not in shown


def test_the_list_of_runs_says_why_one_is_paused(looking: Client) -> None:
    stopped()

    assert SPENT in looking.get(reverse("runs")).content.decode().replace("&#x27;", "'")


def test_those_who_may_not_curate_are_told_but_not_asked(looking: Client) -> None:
    shown = page(looking, stopped()).replace("&#x27;", "'")

    assert SPENT in shown
    assert 'id="raise-budget"' not in shown


def test_a_raised_budget_lets_the_run_go_on(curating: Client) -> None:
    run = stopped()

    response = curating.post(
        reverse("raise-budget", args=[run.pk]), {"budget_tokens": "5000", "budget_money": ""}
    )

    assert response.headers["Location"] == reverse("run", args=[run.pk])
    run.refresh_from_db()
    assert (run.status, run.stopped_because) == (RunStatus.RUNNING, "")
    limits = {name: run.settings[f"budget_{name}"] for name in ("tokens", "money", "seconds")}
    assert limits == {"tokens": 5000, "money": 0.0, "seconds": 0.0}


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"budget_tokens": "900"}, "1,010 tokens are spent already"),
        ({"budget_tokens": "many"}, "Tokens must be a whole number."),
        ({"budget_tokens": "2000", "budget_money": "-1"}, "must not be negative"),
    ],
)
def test_a_budget_that_cannot_help_is_a_sentence_and_the_run_stays_paused(
    curating: Client, asked: dict[str, str], sentence: str
) -> None:
    run = stopped()

    response = curating.post(reverse("raise-budget", args=[run.pk]), asked, follow=True)

    assert sentence in response.content.decode()
    run.refresh_from_db()
    assert (run.status, run.settings["budget_tokens"]) == (RunStatus.PAUSED, 1000)


def test_a_run_that_stopped_for_another_reason_is_just_resumed(curating: Client) -> None:
    run = make_model_run((WAITING,), status=RunStatus.PAUSED, stopped_because="A key is missing.")

    shown = page(curating, run)

    assert "A key is missing." in shown
    assert 'id="resume"' in shown
    assert 'id="raise-budget"' not in shown


# The old way ------------------------------------------------------------------------------


def test_two_strategies_of_one_plan_stand_in_one_table(looking: Client) -> None:
    ours = make_model_run((VERIFIED, VERIFIED, VERIFIED, FAILED))
    old = make_model_run((VERIFIED, FAILED, FAILED, FAILED), settings={"strategy": "query-first"})

    shown = part(looking, "run-usage", ours)

    assert f'<a href="{reverse("run", args=[old.pk])}">run {old.pk}</a>' in shown
    assert "75%" in shown
    assert "25%" in shown


def test_a_curator_may_run_the_same_configurations_the_old_way(
    curating: Client, workshop: None
) -> None:
    run = _planned()

    assert 'id="other-strategy"' in page(curating, run)
    response = curating.post(reverse("run-other-strategy", args=[run.pk]))

    made = Run.objects.exclude(pk=run.pk).get()
    assert response.headers["Location"] == reverse("run", args=[made.pk])
    assert (made.settings["strategy"], made.status) == ("query-first", RunStatus.RUNNING)
    assert made.plan_digest == run.plan_digest
    assert made.name == "workshop, query-first"
    assert 'id="other-strategy"' not in page(curating, run)


def test_the_old_way_is_not_offered_where_there_are_several_iterations(curating: Client) -> None:
    shown = page(curating, make_model_run(settings={"iterations": 3}))

    assert 'id="other-strategy"' not in shown
    assert "has one iteration only" in shown


def test_the_old_way_is_not_offered_to_those_who_may_not_curate(looking: Client) -> None:
    run = make_model_run(settings={"iterations": 1})

    assert 'id="other-strategy"' not in page(looking, run)


def test_a_plan_that_cannot_be_drawn_again_is_refused_and_leaves_no_run(
    curating: Client, workshop: None
) -> None:
    run = _planned()
    Run.objects.filter(pk=run.pk).update(plan_digest="of a pool that was another")

    response = curating.post(reverse("run-other-strategy", args=[run.pk]), follow=True)

    assert "its configurations cannot be drawn again" in response.content.decode()
    assert Run.objects.count() == 1


def test_the_built_in_engine_knows_one_strategy_only(curating: Client) -> None:
    run = Run.objects.create(name="Plain", engine="builtin", random_seed=1, settings={})

    response = curating.post(reverse("run-other-strategy", args=[run.pk]), follow=True)

    assert "which knows one strategy only" in response.content.decode()


def _planned() -> Run:
    """A run of the workshop by the engine openai; who plays the roles is set up."""
    endpoint = make_endpoint()
    give_role("explorer", endpoint)
    give_role("deriver", endpoint)
    return plan_run(
        fakes.settings(2, engine="openai", iterations=1), None, "workshop", fakes.sources(2)
    )
