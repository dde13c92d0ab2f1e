"""A plan is decided by its settings and random seed, and spreads over the pool."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from synthesis.core.errors import ConfigurationError
from synthesis.core.sampling import FORMS, PlanSettings, check_settings, plan
from synthesis.core.values import Configuration, Seed
from tests.core.world import EXEMPLARS, SEEDS, SPECS

SETTINGS = PlanSettings(
    count=40, pool=tuple(SPECS), domains=("general",), toolset_min=2, toolset_max=4, random_seed=7
)


def drawn(**changes: Any) -> tuple[Configuration, ...]:
    return plan(replace(SETTINGS, **changes), SPECS, SEEDS, list(EXEMPLARS.values()))


def test_the_same_random_seed_gives_the_same_plan() -> None:
    assert drawn() == drawn()


def test_another_random_seed_gives_another_plan() -> None:
    assert drawn() != drawn(random_seed=8)


def test_a_longer_plan_begins_with_the_shorter_one() -> None:
    assert drawn(count=60)[:40] == drawn()


def test_episodes_are_numbered_from_one() -> None:
    assert [item.episode for item in drawn()] == list(range(1, 41))


def test_toolsets_stay_within_their_bounds_and_the_subset() -> None:
    for item in drawn():
        assert 2 <= len(item.toolset) <= 4
        assert set(item.toolset) <= set(SPECS)
        assert set(item.focus) <= set(item.toolset)


def test_every_tool_is_aimed_at_unless_it_lies_on_the_way_and_none_starves() -> None:
    """The currency of a country is looked up on the way to each conversion."""
    aimed = Counter(tool for item in drawn() for tool in item.focus)

    assert set(aimed) == set(SPECS) - {"country_currency"}
    assert min(aimed.values()) * 4 >= max(aimed.values())


def test_every_form_is_planned() -> None:
    assert {item.form for item in drawn()} == set(FORMS)


def test_seeds_are_not_repeated_before_all_were_used() -> None:
    first = [item.seed.name for item in drawn()[: len(SEEDS)]]

    assert len(set(first)) == len(SEEDS)


def test_exemplars_are_drawn_anew_for_every_iteration() -> None:
    item = drawn()[0]

    assert len(item.exemplars) == item.iterations
    assert all(set(names) <= set(EXEMPLARS) for names in item.exemplars)


def test_siblings_are_real_entities_other_than_the_seed() -> None:
    for item in drawn():
        assert item.seed.name not in item.draws["country"]
        assert set(item.draws["country"]) <= {seed.name for seed in SEEDS}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"count": 0}, "at least one episode"),
        ({"count": 10_000_000}, "at most"),
        ({"pool": ()}, "subset is empty"),
        ({"pool": ("no_such_tool",)}, "not in the pool: no_such_tool"),
        ({"domains": ()}, "at least one domain"),
        ({"domains": ("cooking",)}, "cooking is not a domain"),
        ({"toolset_min": 0}, "at least one tool"),
        ({"toolset_min": 4, "toolset_max": 3}, "smaller than the smallest"),
        ({"toolset_min": 9, "toolset_max": 9}, "cannot be drawn from a subset of 4"),
        ({"iterations": 0}, "Iterations must be"),
        ({"steps": 0}, "Steps per iteration"),
    ],
)
def test_an_impossible_run_is_refused_with_a_sentence(
    changes: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ConfigurationError, match=sentence):
        check_settings(replace(SETTINGS, **changes), SPECS)


def test_a_domain_without_a_fitting_seed_is_refused() -> None:
    seeds = [Seed("x", "nothing_takes_this", "general", "nowhere")]

    with pytest.raises(ConfigurationError, match="No seed of the domain general"):
        plan(SETTINGS, SPECS, seeds, [])


def test_a_tool_of_another_domain_is_only_aimed_at_along_the_flow() -> None:
    aside = replace(SPECS["country_currency"], name="aside", domain="coding", inputs=())
    linked = replace(SPECS["country_currency"], name="linked", domain="coding")
    specs = {**SPECS, "aside": replace(aside, outputs=()), "linked": linked}

    planned = plan(replace(SETTINGS, pool=tuple(specs)), specs, SEEDS, list(EXEMPLARS.values()))

    aimed = {tool for item in planned for tool in item.focus}
    assert "linked" in aimed
    assert "aside" not in aimed
