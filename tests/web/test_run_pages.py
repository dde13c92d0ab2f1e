"""New runs and runs at work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from synthesis.core.chat import ROLES
from synthesis.core.permissions import Role
from synthesis.core.values import Seed
from synthesis.models import Episode, EpisodeStatus, Run, RunStatus
from synthesis.services.endpoint_edits import give_role
from synthesis.services.subsets import save_subset
from synthesis.tools import catalogue, seeds
from tests.review.factories import make_run
from tests.synthesis.model_runs import make_endpoint

pytestmark = pytest.mark.django_db

IMPOSSIBLE = [
    ({"count": 0}, "A run needs at least one episode; 0 were asked for."),
    ({"toolset_min": 9, "toolset_max": 5}, "The largest toolset (5) is smaller"),
    (
        {"subset": "SMALL", "toolset_min": 15, "toolset_max": 20},
        "cannot be drawn from a subset of 1",
    ),
    ({"subset": "SMALL", "tool_domains": "coding"}, "The pool subset is empty"),
    ({"iterations": 0}, "Iterations must be 1 to"),
    ({"count": "many"}, "Episodes must be a whole number."),
    ({"subset": 999}, "That subset is gone; choose another."),
    ({"strategy": "query-first"}, "needs a model to invent queries"),
    ({"strategy": "sideways"}, "sideways is not one of the available choices"),
    ({"solver_turns": 0}, "turns must be 1 to 100, not 0."),
    ({"attempts": "some"}, "Attempts must be a whole number."),
    ({"keep": "sometimes"}, "ask for at least one attempt"),
    ({"budget_money": "much"}, "Money must be a number."),
    ({"budget_seconds": -1}, "The budget of seconds must not be negative"),
]

OF_MODELS = {
    "engine": "openai",
    "strategy": "query-first",
    "iterations": 1,
    "attempts": 4,
    "solver_turns": 7,
    "keep": "sometimes",
    "budget_tokens": 5000,
    "budget_money": "2.5",
    "budget_seconds": "600",
}


@pytest.fixture
def curating(signed_in: Callable[..., Client]) -> Client:
    return signed_in(Role.CURATOR)


@pytest.fixture(autouse=True)
def few_seeds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A handful of molecules, so that no test enumerates every pack."""
    found = [Seed("C" * n + "O", "smiles", "chemistry", "tests") for n in range(1, 20)]
    monkeypatch.setattr(seeds, "load_or_build", lambda: found)


@pytest.fixture
def form() -> dict[str, object]:
    chemistry = [name for name, spec in catalogue.specs().items() if spec.domain == "chemistry"]
    subset = save_subset("Chemistry", chemistry)
    return {
        "subset": subset.pk,
        "domains": "chemistry",
        "count": 2,
        "toolset_min": 5,
        "toolset_max": 8,
        "iterations": 1,
        "steps": 3,
        "engine": "builtin",
        "random_seed": 3,
    }


def test_a_run_is_launched_and_its_page_opens(curating: Client, form: dict[str, object]) -> None:
    response = curating.post(reverse("new-run"), form | {"action": "launch", "name": "Mine"})

    run = Run.objects.get()
    assert response.headers["Location"] == reverse("run", args=[run.pk])
    assert (run.name, run.status) == ("Mine", RunStatus.RUNNING)
    assert Episode.objects.of(run.pk).count() == 2


def test_htmx_is_told_to_open_the_page_of_the_run(
    curating: Client, form: dict[str, object]
) -> None:
    response = curating.post(
        reverse("new-run"), form | {"action": "launch"}, headers={"HX-Request": "true"}
    )

    assert response.headers["HX-Redirect"] == reverse("run", args=[Run.objects.get().pk])


def test_a_preview_shows_configurations_and_stores_nothing(
    curating: Client, form: dict[str, object]
) -> None:
    response = curating.post(reverse("new-run"), form | {"count": 9, "action": "preview"})

    assert [item.episode for item in response.context["sampled"]] == [1, 2, 3]
    assert not Run.objects.exists()


@pytest.mark.parametrize(("changed", "sentence"), IMPOSSIBLE, ids=[str(c) for c, _ in IMPOSSIBLE])
@pytest.mark.parametrize("action", ["launch", "preview"])
def test_an_impossible_run_is_a_sentence_and_keeps_the_input(
    curating: Client,
    form: dict[str, object],
    changed: dict[str, object],
    sentence: str,
    action: str,
) -> None:
    small = save_subset("Small", ["molar_mass"]).pk
    changed = {key: small if value == "SMALL" else value for key, value in changed.items()}

    response = curating.post(
        reverse("new-run"), form | changed | {"action": action, "name": "Kept name"}
    )

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert "Kept name" in response.content.decode()
    assert not Run.objects.exists()


def test_an_engine_that_is_not_there_is_refused(curating: Client, form: dict[str, object]) -> None:
    response = curating.post(reverse("new-run"), form | {"engine": "magic"})

    assert response.status_code == 422
    assert b"magic" in response.content


# Models -----------------------------------------------------------------------------------


def test_a_run_of_models_has_the_settings_that_the_form_gave(
    curating: Client, form: dict[str, object]
) -> None:
    endpoint = make_endpoint()
    for role in ROLES:
        give_role(role, endpoint)

    curating.post(reverse("new-run"), form | OF_MODELS | {"action": "launch"})

    run = Run.objects.get()
    assert {name: run.settings[name] for name in OF_MODELS} == {
        **OF_MODELS,
        "budget_money": 2.5,
        "budget_seconds": 600.0,
    }
    assert set(run.endpoints) == set(ROLES)


def test_what_is_left_empty_about_models_is_the_default(
    curating: Client, form: dict[str, object]
) -> None:
    empty = dict.fromkeys(OF_MODELS, "") | {"engine": "builtin", "iterations": 1}

    curating.post(reverse("new-run"), form | empty | {"action": "launch"})

    settings = Run.objects.get().settings
    assert (settings["strategy"], settings["attempts"]) == ("evidence-first", 0)
    assert (settings["solver_turns"], settings["keep"]) == (10, "all")
    assert settings["budget_tokens"] == settings["budget_money"] == settings["budget_seconds"] == 0


def test_a_run_of_models_without_an_endpoint_is_a_sentence(
    curating: Client, form: dict[str, object]
) -> None:
    response = curating.post(
        reverse("new-run"), form | {"engine": "openai", "action": "launch", "budget_tokens": 5000}
    )

    assert response.status_code == 422
    assert "No endpoint plays the explorer." in response.content.decode()
    assert 'value="5000"' in response.content.decode()
    assert not Run.objects.exists()


def test_the_form_says_who_would_play_which_role(curating: Client) -> None:
    teacher, judge = make_endpoint(), make_endpoint("other")
    for role in ROLES:
        give_role(role, judge if role == "judge" else teacher)

    page = curating.get(reverse("new-run")).content.decode()

    assert "<b>teacher</b> (teacher-8b) is the explorer, deriver and solver" in page
    assert "<b>other</b> (other-8b) is the judge" in page


def test_without_any_endpoint_a_curator_is_sent_to_an_operator(curating: Client) -> None:
    page = curating.get(reverse("new-run")).content.decode()

    assert "only the built-in engine can work. Ask an operator for one." in page


def test_without_any_endpoint_an_operator_is_led_to_where_one_is_set_up(
    signed_in: Callable[..., Client],
) -> None:
    page = signed_in(Role.OPERATOR).get(reverse("new-run")).content.decode()

    assert f'<a href="{reverse("endpoints")}">Set one up</a>' in page


def test_the_part_about_models_is_folded_until_it_matters(
    curating: Client, form: dict[str, object]
) -> None:
    def is_open(response: Any) -> bool:
        return b'id="model-settings"><details open>' in response.content

    wrong = form | {"action": "preview", "attempts": "some"}
    chosen = form | {"action": "preview", "engine": "openai", "count": 0}

    assert not is_open(curating.get(reverse("new-run")))
    assert not is_open(curating.post(reverse("new-run"), form | {"action": "preview"}))
    assert is_open(curating.post(reverse("new-run"), wrong))
    assert is_open(curating.post(reverse("new-run"), chosen))


# Runs at work -----------------------------------------------------------------------------


def test_progress_is_asked_for_again_only_while_the_run_works(curating: Client) -> None:
    run = make_run(1)
    at_work = Run.objects.create(
        name="At work", engine="builtin", random_seed=1, settings={}, status=RunStatus.RUNNING
    )

    def page(run: Run) -> bytes:
        return curating.get(reverse("run", args=[run.pk])).content

    assert b"every 1500ms" in page(at_work)
    assert b"every 1500ms" not in page(run)


def test_a_run_at_work_says_how_many_episodes_are_being_verified(curating: Client) -> None:
    run = make_run(3)
    lease = {"lease_owner": "a worker", "lease_until": timezone.now()}
    run.episodes.update(status=EpisodeStatus.RUNNING, **lease)
    run.episodes.filter(number=1).update(iteration=2)
    Run.objects.update(status=RunStatus.RUNNING, settings={"iterations": 2})

    page = curating.get(reverse("run", args=[run.pk])).content.decode()

    assert "3 running, 1 of them in verification" in page


def test_failures_are_shown_by_reason_with_their_counts(curating: Client) -> None:
    run = make_run(1)
    for number in (5, 6):
        Episode.objects.create(
            run=run,
            number=number,
            configuration={},
            status=EpisodeStatus.FAILED,
            failure_kind="derivation",
            failure_reason="The evidence gave no question that holds.",
        )

    page = curating.get(reverse("run", args=[run.pk])).content.decode()

    assert "The evidence gave no question that holds." in page
    assert "Retry 2 failed" in page


def test_a_refused_action_is_a_sentence_on_the_page_of_the_run(curating: Client) -> None:
    run = make_run(1)

    response = curating.post(reverse("act-on-run", args=[run.pk, "pause"]), follow=True)

    assert response.status_code == 200
    assert "cannot become paused" in response.content.decode()


def test_those_who_may_not_curate_see_no_buttons(signed_in: Callable[..., Client]) -> None:
    run = Run.objects.create(
        name="At work", engine="builtin", random_seed=1, settings={}, status=RunStatus.RUNNING
    )

    page = signed_in(Role.REVIEWER).get(reverse("run", args=[run.pk])).content

    assert b"Cancel" not in page


def test_older_runs_are_a_page_further(curating: Client) -> None:
    for number in range(31):
        Run.objects.create(name=f"Run {number}", engine="builtin", random_seed=1, settings={})

    first = curating.get(reverse("runs"))
    second = curating.get(reverse("runs"), {"before": first.context["older"]})

    assert len(first.context["rows"]) == 30
    assert [run.name for run, _ in second.context["rows"]] == ["Run 0"]
