"""What a run may spend: how far it is spent, and giving it more."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from synthesis.core.errors import BudgetError, ConfigurationError
from synthesis.models import Run, RunStatus
from synthesis.services.budgets import budgets, check_budgets, raise_budget, stopped_by_budget
from synthesis.services.model_calls import Spent
from tests.synthesis.model_runs import make_model_run

pytestmark = pytest.mark.django_db

LIMITED = {"budget_tokens": 1000, "budget_money": 2.0}


def paused(**columns: Any) -> Run:
    given = {"status": RunStatus.PAUSED, "settings": LIMITED, "tokens_spent": 1000}
    return make_model_run(**{**given, **columns})


def test_each_limit_tells_how_far_it_is_spent() -> None:
    run = paused(money_spent=0.5, seconds_spent=40.0)

    tokens, money, seconds = budgets(run)

    assert (tokens.limit, tokens.spent, tokens.share, tokens.is_spent) == (1000, 1000, 1.0, True)
    assert (money.share, money.is_spent) == (0.25, False)
    assert (seconds.limit, seconds.spent, seconds.share, seconds.is_spent) == (0, 40.0, 0.0, False)


def test_the_spell_that_is_going_on_counts_towards_the_seconds() -> None:
    run = make_model_run(seconds_spent=40.0, went_on_at=timezone.now() - timedelta(seconds=20))

    assert 60 <= budgets(run)[2].spent < 70


def test_a_pause_does_not_count_towards_the_seconds() -> None:
    run = paused(seconds_spent=40.0, went_on_at=timezone.now() - timedelta(hours=1))

    assert budgets(run)[2].spent == 40.0


@pytest.mark.parametrize(
    ("limit", "seconds", "sentence"),
    [
        ({"budget_tokens": 500}, 0, "The run's budget of 500 tokens is spent (500)."),
        ({"budget_money": 0.25}, 0, "The run's budget of 0.25 of money is spent (0.25)."),
        ({"budget_seconds": 60.0}, 61.5, "The run's budget of 60 seconds is spent (61.5)."),
    ],
)
def test_a_run_stops_where_a_limit_is_reached(
    limit: dict[str, float], seconds: float, sentence: str
) -> None:
    """What was spent is what the drive knows; the run was read when it began."""
    with pytest.raises(BudgetError) as raised:
        check_budgets(paused(settings=limit, seconds_spent=seconds), Spent(500, 0.25))

    assert str(raised.value) == sentence


def test_a_run_goes_on_below_its_limits_and_without_any() -> None:
    check_budgets(paused(settings={"budget_tokens": 501, "budget_money": 0.26}), Spent(500, 0.25))
    check_budgets(paused(settings={}, seconds_spent=1e6), Spent(10**9, 1e6))


def test_a_paused_run_with_a_spent_limit_was_stopped_by_it() -> None:
    assert stopped_by_budget(paused())
    assert not stopped_by_budget(paused(tokens_spent=999))
    assert not stopped_by_budget(paused(status=RunStatus.RUNNING))


def test_a_limit_is_raised_and_the_others_stay() -> None:
    run = raise_budget(paused(), tokens=5000)

    assert run.settings["budget_tokens"] == 5000
    assert Run.objects.get().settings == {**run.settings, "budget_money": 2.0}
    assert not stopped_by_budget(run)


def test_a_limit_of_0_is_taken_away() -> None:
    run = raise_budget(paused(), tokens=0)

    assert not stopped_by_budget(run)


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        ({"tokens": 1000}, "1,000 tokens are spent already"),
        ({"tokens": 10}, "so a budget of 10 would stop the run again at once"),
        ({"money": -1.0}, "must not be negative"),
        ({"seconds": float("inf")}, "nor endless"),
        ({"seconds": float("nan")}, "nor endless"),
    ],
)
def test_a_limit_that_cannot_help_is_refused_and_nothing_is_changed(
    limits: dict[str, Any], sentence: str
) -> None:
    run = paused()

    with pytest.raises(ConfigurationError, match=sentence):
        raise_budget(run, **limits)
    assert Run.objects.get(pk=run.pk).settings == run.settings


@pytest.mark.parametrize("status", [RunStatus.FINISHED, RunStatus.CANCELLED])
def test_the_budget_of_a_run_that_is_over_stays(status: str) -> None:
    with pytest.raises(ConfigurationError, match="its budget is history"):
        raise_budget(paused(status=status), tokens=5000)
