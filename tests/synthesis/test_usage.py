"""What the calls of a run came to, and one strategy beside the other."""

from __future__ import annotations

from typing import Any

import pytest

from synthesis.models import EpisodeStatus, RunStatus
from synthesis.services.usage import Spent, counterpart, strategies, usage, usage_json
from tests.synthesis.model_runs import make_call, make_model_run

pytestmark = pytest.mark.django_db

VERIFIED, FAILED, WAITING = EpisodeStatus.VERIFIED, EpisodeStatus.FAILED, EpisodeStatus.WAITING


def named(rows: Any) -> dict[str, Spent]:
    return {row.name: row.spent for row in rows}


def test_a_run_without_calls_used_nothing() -> None:
    found = usage(make_model_run().pk)

    assert found.total == Spent()
    assert (found.total.cached_share, found.total.seconds_a_call) == (None, None)
    assert (found.by_stage, found.by_domain) == ([], [])


def test_answered_calls_and_failed_tries_are_counted_apart() -> None:
    run = make_model_run()
    make_call(run)
    make_call(run, outcome="timeout")
    make_call(run, outcome="timeout")
    make_call(run, outcome="rate_limited")

    total = usage(run.pk).total

    assert (total.calls, total.tries_failed) == (1, 3)
    assert list(total.failed.items()) == [("timeout", 2), ("rate_limited", 1)]
    assert (total.prompt_tokens, total.completion_tokens, total.cached_tokens) == (100, 10, 60)
    assert (total.cost, total.seconds_a_call, total.cached_share) == (0.5, 2.0, 0.6)


def test_what_a_failed_try_cost_is_in_the_sums() -> None:
    run = make_model_run()
    make_call(run, outcome="truncated", prompt_tokens=7, completion_tokens=3, cost=0.25)

    total = usage(run.pk).total

    assert (total.calls, total.tokens, total.cost) == (0, 10, 0.25)


def test_stages_are_summed_over_their_numbers_in_the_order_of_the_work() -> None:
    run = make_model_run()
    for stage in ("solve 1", "derive 1", "explore 1", "explore 12", "judge 2", "invent 1"):
        make_call(run, stage, role="judge" if stage == "judge 2" else _role(stage))

    stages = named(usage(run.pk).by_stage)

    assert list(stages) == [
        "explorer: explore",
        "deriver: derive",
        "deriver: invent",
        "solver: solve",
        "judge: judge",
    ]
    assert stages["explorer: explore"].calls == 2


def _role(stage: str) -> str:
    return {"explore": "explorer", "solve": "solver"}.get(stage.split()[0], "deriver")


def test_calls_are_summed_by_role_domain_and_endpoint() -> None:
    run = make_model_run((VERIFIED, FAILED))
    make_call(run, number=1)
    make_call(run, number=2, endpoint="other", role="solver")
    make_call(run, number=2, endpoint="other", role="solver")

    found = usage(run.pk)

    assert {name: spent.calls for name, spent in named(found.by_domain).items()} == {
        "chemistry": 2,
        "finance": 1,
    }
    assert named(found.by_endpoint)["other"].tokens == 220
    assert list(named(found.by_role)) == ["explorer", "solver"]
    assert sum(spent.calls for spent in named(found.by_role).values()) == found.total.calls


def test_the_calls_of_other_runs_are_not_in_it() -> None:
    run, other = make_model_run(), make_model_run()
    make_call(other)

    assert usage(run.pk).total.calls == 0


def test_a_verified_candidate_takes_its_part_of_all_calls() -> None:
    run = make_model_run((VERIFIED, VERIFIED, FAILED))
    for number in (1, 2, 3):
        make_call(run, number=number)

    found = usage(run.pk)

    assert (found.calls_a_task, found.tokens_a_task, found.cost_a_task) == (1.5, 165.0, 0.75)


def test_without_a_verified_candidate_nothing_is_told_of_one() -> None:
    run = make_model_run((FAILED,))
    make_call(run)

    assert usage(run.pk).calls_a_task is None


def test_programs_see_the_same_sums() -> None:
    run = make_model_run()
    make_call(run)

    told = usage_json(usage(run.pk))

    assert (told["calls"], told["failed"], told["cost"]) == (1, {}, 0.5)
    assert told["by_stage"]["explorer: explore"]["prompt_tokens"] == 100
    assert told["per_verified"] == {"calls": 1.0, "tokens": 110.0, "cost": 0.5}


def test_two_runs_of_one_plan_stand_side_by_side_from_either() -> None:
    ours = make_model_run((VERIFIED, VERIFIED, FAILED, WAITING))
    old = make_model_run((VERIFIED, FAILED, FAILED, FAILED), settings={"strategy": "query-first"})
    for number in (1, 2, 3):
        make_call(ours, number=number)
        make_call(old, "invent 1", number=number)

    ours_first, theirs = strategies(ours)

    assert (ours_first.strategy, theirs.strategy) == ("evidence-first", "query-first")
    assert (ours_first.settled, ours_first.usable, ours_first.calls_a_task) == (3, 2, 1.5)
    assert (theirs.usable_share, theirs.calls_a_task, theirs.tokens_a_task) == (0.25, 3.0, 330.0)
    assert [row.run.pk for row in strategies(old)] == [ours.pk, old.pk]


def test_calls_that_try_a_task_out_are_not_charged_to_its_making() -> None:
    ours = make_model_run()
    old = make_model_run(settings={"strategy": "query-first"})
    make_call(ours)
    make_call(ours, "solve 1")
    make_call(ours, "judge 1", role="judge")

    row, _ = strategies(ours)

    assert (row.making.calls, row.run) == (1, ours)
    assert old.pk == strategies(ours)[1].run.pk


@pytest.mark.parametrize(
    "changed",
    [
        {"plan_digest": "another plan"},
        {"status": RunStatus.CANCELLED},
        {"settings": {"strategy": "evidence-first"}},
    ],
    ids=["another plan", "cancelled", "the same strategy"],
)
def test_only_a_run_of_the_same_plan_and_the_other_strategy_is_compared(
    changed: dict[str, Any],
) -> None:
    run = make_model_run()
    make_model_run(**{"settings": {"strategy": "query-first"}, **changed})

    assert counterpart(run) is None
    assert strategies(run) == []


def test_the_newest_of_several_is_compared() -> None:
    run = make_model_run()
    old = [make_model_run(settings={"strategy": "query-first"}) for _ in range(2)]

    assert counterpart(run) == old[-1]
