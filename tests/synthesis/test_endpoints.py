"""Endpoints: who plays a role, what a run keeps of them, and how they are changed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from synthesis.core.endpoint_rules import EndpointRefused
from synthesis.core.errors import ConfigurationError
from synthesis.engines.openai.endpoint import EndpointSettings
from synthesis.models import Endpoint, RoleChoice, Run, RunStatus
from synthesis.services import endpoints
from synthesis.services.endpoint_edits import (
    delete_endpoint,
    give_role,
    save_endpoint,
    take_role,
)

pytestmark = pytest.mark.django_db

KEY = "sk-the-operators-own-key"
GIVEN = {"name": "teacher", "base_url": "https://models.example/v1", "model": "big"}


@pytest.fixture
def teacher() -> Endpoint:
    return save_endpoint({**GIVEN, "key": KEY, "price_in": 0.5, "sampling": {"temperature": 0}})


@pytest.fixture
def own_server(settings: Any) -> Any:
    """The settings describe an endpoint."""
    settings.LLM_BASE_URL = "http://localhost:8001/v1/"
    settings.LLM_MODEL = "own"
    settings.LLM_API_KEY = KEY
    return settings


def planned(*played: Endpoint, status: str = RunStatus.PAUSED) -> Run:
    """A run whose explorer (and deriver, where two are given) these are."""
    roles = ("explorer", "deriver")
    return Run.objects.create(
        name="run",
        status=status,
        engine="openai",
        random_seed=0,
        settings={},
        plan_digest="",
        endpoints={
            role: endpoints.stored(endpoint) for role, endpoint in zip(roles, played, strict=False)
        },
    )


# Who plays a role -------------------------------------------------------------------------


def test_a_role_that_nobody_plays_is_a_sentence_that_says_how_to_give_it() -> None:
    with pytest.raises(ConfigurationError, match=r"No endpoint plays the judge.*endpoints add"):
        endpoints.endpoint_for("judge")

    assert set(endpoints.players().values()) == {None}


def test_a_role_is_played_by_the_endpoint_it_was_given_to(teacher: Endpoint) -> None:
    give_role("explorer", teacher)

    assert endpoints.endpoint_for("explorer") == teacher
    assert endpoints.players() == {
        "explorer": teacher,
        "deriver": None,
        "judge": None,
        "solver": None,
    }


def test_the_settings_describe_an_endpoint_that_plays_every_role_without_a_choice(
    own_server: Any, teacher: Endpoint
) -> None:
    give_role("solver", teacher)

    names = {role: endpoint.name for role, endpoint in endpoints.players().items() if endpoint}

    assert names == {
        "explorer": "environment",
        "deriver": "environment",
        "judge": "environment",
        "solver": "teacher",
    }
    assert endpoints.settings_of(endpoints.endpoint_for("judge")) == EndpointSettings(
        name="environment", base_url="http://localhost:8001/v1", model="own", api_key=KEY
    )


def test_the_endpoint_of_the_settings_follows_them_and_forgets_another_models_level(
    own_server: Any,
) -> None:
    first = endpoints.endpoint_for("judge")
    Endpoint.objects.update(level=32.0, learnt={"phase": "calm"}, test_report={"passed": True})
    own_server.LLM_CONCURRENCY = 8
    same_model = endpoints.endpoint_for("judge")
    own_server.LLM_MODEL, own_server.LLM_TOOL_CALLING = "newer", "json"
    newer = endpoints.endpoint_for("judge")

    assert (same_model.level, same_model.max_concurrency) == (32.0, 8)
    assert (newer.pk, newer.model, newer.tool_calling) == (first.pk, "newer", "json")
    assert (newer.level, newer.learnt, newer.test_report) == (0.0, {}, None)
    newer.refresh_from_db()
    assert (newer.model, newer.level, newer.test_report) == ("newer", 0.0, None)


def test_looking_at_settings_that_have_not_changed_writes_nothing(
    own_server: Any, django_assert_num_queries: Any
) -> None:
    endpoints.environment()

    with django_assert_num_queries(1):
        endpoints.environment()


def test_settings_that_cannot_be_used_are_named(own_server: Any) -> None:
    own_server.LLM_BASE_URL = "http://ada:secret@localhost/v1"

    with pytest.raises(ConfigurationError, match="DIVE_LLM_BASE_URL cannot be used") as caught:
        endpoints.endpoint_for("judge")
    assert "secret" not in str(caught.value)


def test_a_role_given_to_the_environment_is_refused_when_the_settings_are_gone(
    own_server: Any,
) -> None:
    environment = endpoints.endpoint_for("judge")
    give_role("judge", environment)
    own_server.LLM_BASE_URL = ""

    with pytest.raises(ConfigurationError, match="judge is played by the endpoint of the env"):
        endpoints.endpoint_for("judge")
    with pytest.raises(ConfigurationError, match="set DIVE_LLM_BASE_URL"):
        give_role("solver", environment)


def test_a_role_that_is_taken_goes_back_to_the_environment(
    own_server: Any, teacher: Endpoint
) -> None:
    give_role("judge", teacher)
    take_role("judge")

    assert endpoints.endpoint_for("judge").name == "environment"


def test_only_the_four_roles_can_be_given(teacher: Endpoint) -> None:
    with pytest.raises(ConfigurationError, match="explorer, deriver, judge, solver"):
        give_role("cook", teacher)  # type: ignore[arg-type]


# What the wire and a run get --------------------------------------------------------------


def test_the_wire_gets_the_key_and_nothing_that_is_printed_shows_it(teacher: Endpoint) -> None:
    given = endpoints.settings_of(teacher)

    assert given.api_key == KEY
    assert given.sampling == {"temperature": 0}
    assert KEY not in repr(given) + repr(teacher) + str(teacher) + teacher.encrypted_key


def test_what_a_run_stores_holds_no_key_and_all_that_decides_its_requests(
    teacher: Endpoint,
) -> None:
    give_role("explorer", teacher)

    kept = endpoints.resolve(["explorer"])

    assert kept == {
        "explorer": {
            "id": teacher.pk,
            "name": "teacher",
            "base_url": "https://models.example/v1",
            "model": "big",
            "sampling": {"temperature": 0},
            "max_concurrency": 64,
            "price_in": 0.5,
            "price_out": 0.0,
            "tool_calling": "native",
            "structured_output": "json_schema",
        }
    }
    assert KEY not in json.dumps(kept)
    assert teacher.encrypted_key not in json.dumps(kept)


def test_a_run_is_not_planned_when_a_key_is_missing(settings: Any) -> None:
    endpoint = save_endpoint({**GIVEN, "key_variable": "DIVE_KEY_TEACHER"})
    give_role("explorer", endpoint)

    with pytest.raises(ConfigurationError, match="DIVE_KEY_TEACHER, which is not set"):
        endpoints.resolve(["explorer"])

    settings.LLM_KEYS = {"DIVE_KEY_TEACHER": KEY}
    endpoints.resolve(["explorer"])
    assert endpoints.settings_of(endpoint).api_key == KEY


def test_a_key_that_cannot_be_read_names_its_endpoint(settings: Any, teacher: Endpoint) -> None:
    settings.SECRET_KEY = "another secret key, as long as the first one was"

    with pytest.raises(ConfigurationError, match=r"Endpoint teacher: .* Give the key again"):
        endpoints.settings_of(teacher)


def test_a_planned_run_keeps_its_model_and_follows_its_server(teacher: Endpoint) -> None:
    run = planned(teacher)
    moved = {"base_url": "https://moved.example/v1", "key": "sk-new", "model": "bigger"}
    save_endpoint({**moved, "price_in": 9.0, "max_concurrency": 4}, teacher)

    given = endpoints.from_run(run, "explorer")

    assert (given.base_url, given.api_key, given.max_concurrency) == (
        "https://moved.example/v1",
        "sk-new",
        4,
    )
    assert (given.model, given.price_in) == ("big", 0.5)


def test_a_run_goes_on_with_an_endpoint_that_was_added_again_under_its_name(
    teacher: Endpoint,
) -> None:
    run = planned(teacher)
    teacher.delete()

    with pytest.raises(ConfigurationError, match=r"teacher, which is the explorer .* was removed"):
        endpoints.from_run(run, "explorer")

    again = save_endpoint(GIVEN)
    assert endpoints.endpoint_of_run(run, "explorer") == again


def test_a_run_planned_with_the_environment_needs_it_later(own_server: Any) -> None:
    run = planned(endpoints.endpoint_for("explorer"))
    own_server.LLM_MODEL = ""

    with pytest.raises(ConfigurationError, match="DIVE_LLM_BASE_URL and DIVE_LLM_MODEL are not"):
        endpoints.from_run(run, "explorer")


def test_a_role_that_a_run_was_planned_without_is_named(teacher: Endpoint) -> None:
    with pytest.raises(ConfigurationError, match="planned without a judge"):
        endpoints.from_run(planned(teacher), "judge")


# Adding and changing ----------------------------------------------------------------------


@pytest.mark.parametrize("missing", ["name", "base_url", "model"])
def test_a_new_endpoint_needs_a_name_an_address_and_a_model(missing: str) -> None:
    with pytest.raises(EndpointRefused) as caught:
        save_endpoint({name: value for name, value in GIVEN.items() if name != missing})

    assert caught.value.field == missing
    assert not Endpoint.objects.exists()


def test_two_endpoints_do_not_have_one_name(teacher: Endpoint) -> None:
    with pytest.raises(EndpointRefused, match="called teacher already"):
        save_endpoint(GIVEN)

    other = save_endpoint({**GIVEN, "name": "other"})
    with pytest.raises(EndpointRefused, match="called teacher already"):
        save_endpoint({"name": "teacher"}, other)


def test_only_what_is_given_is_changed(teacher: Endpoint, operator: User) -> None:
    changed = save_endpoint({"price_out": 2}, teacher, operator)

    changed.refresh_from_db()
    assert (changed.price_in, changed.price_out) == (0.5, 2.0)
    assert changed.updated_by == operator
    assert endpoints.settings_of(changed).api_key == KEY


def test_nothing_is_changed_when_one_field_is_refused(teacher: Endpoint) -> None:
    with pytest.raises(EndpointRefused):
        save_endpoint({"model": "bigger", "price_out": -1}, teacher)

    teacher.refresh_from_db()
    assert teacher.model == "big"


@pytest.mark.parametrize(
    "key", [{"key": KEY}, {"key_variable": "DIVE_KEY_TEACHER"}], ids=["stored", "variable"]
)
def test_a_key_is_not_sent_to_another_address_before_it_is_given_again(key: Any) -> None:
    endpoint = save_endpoint({**GIVEN, **key})
    elsewhere = {"base_url": "https://elsewhere.example/v1"}

    with pytest.raises(EndpointRefused, match="give the key again") as caught:
        save_endpoint(elsewhere, endpoint)
    assert caught.value.field == "key"
    endpoint.refresh_from_db()
    assert endpoint.base_url == GIVEN["base_url"]

    assert save_endpoint({**elsewhere, **key}, endpoint).base_url == elsewhere["base_url"]


def test_an_endpoint_without_a_key_moves_freely_and_one_may_lose_its_key_by_moving(
    teacher: Endpoint,
) -> None:
    without = save_endpoint({**GIVEN, "name": "open"})

    save_endpoint({"base_url": "https://elsewhere.example/v1"}, without)
    save_endpoint({"base_url": "https://elsewhere.example/v1", "key": ""}, teacher)

    assert set(Endpoint.objects.values_list("encrypted_key", "key_variable")) == {("", "")}


def test_the_same_address_written_with_a_slash_is_no_move(teacher: Endpoint) -> None:
    save_endpoint({"base_url": teacher.base_url + "/"}, teacher)


def test_a_key_is_either_stored_or_in_a_variable(teacher: Endpoint) -> None:
    with pytest.raises(EndpointRefused, match="not both"):
        save_endpoint({"key": KEY, "key_variable": "DIVE_KEY_TEACHER"}, teacher)

    changed = save_endpoint({"key_variable": "DIVE_KEY_TEACHER"}, teacher)
    assert (changed.encrypted_key, changed.key_variable) == ("", "DIVE_KEY_TEACHER")

    changed = save_endpoint({"key": KEY}, changed)
    assert (bool(changed.encrypted_key), changed.key_variable) == (True, "")


@pytest.mark.parametrize(
    ("change", "level", "tested"),
    [
        ({"model": "other"}, 0.0, False),
        ({"base_url": "https://elsewhere.example/v1", "key": KEY}, 0.0, False),
        ({"key": "sk-other"}, 32.0, False),
        ({"sampling": {}}, 32.0, False),
        ({"price_in": 1.0, "max_concurrency": 8, "name": "renamed"}, 32.0, True),
        ({"model": "big"}, 32.0, True),
    ],
)
def test_what_was_learnt_and_tested_lasts_as_long_as_it_is_true(
    teacher: Endpoint, change: Any, level: float, tested: bool
) -> None:
    Endpoint.objects.update(level=32.0, learnt={"phase": "calm"}, test_report={"passed": True})

    changed = save_endpoint(change, teacher)

    assert changed.level == level
    assert bool(changed.learnt) is (level > 0)
    assert (changed.test_report is not None) is tested


def test_the_environments_endpoint_is_changed_in_the_settings_alone(own_server: Any) -> None:
    environment = endpoints.endpoint_for("judge")

    with pytest.raises(ConfigurationError, match="DIVE_LLM_ settings"):
        save_endpoint({"model": "other"}, environment)
    with pytest.raises(ConfigurationError, match="DIVE_LLM_ settings"):
        delete_endpoint(environment)


# Removing ---------------------------------------------------------------------------------


def test_an_endpoint_is_not_removed_under_a_run(teacher: Endpoint) -> None:
    run = planned(teacher, status=RunStatus.RUNNING)

    with pytest.raises(ConfigurationError, match=f"Run {run.pk} is under way"):
        delete_endpoint(teacher)

    Run.objects.update(status=RunStatus.PAUSED)
    delete_endpoint(teacher)
    assert not Endpoint.objects.exists()


def test_a_run_with_other_endpoints_does_not_keep_one(teacher: Endpoint) -> None:
    other = save_endpoint({**GIVEN, "name": "other"})
    planned(other, status=RunStatus.RUNNING)

    delete_endpoint(teacher)

    assert list(Endpoint.objects.values_list("name", flat=True)) == ["other"]


def test_a_removed_endpoint_leaves_its_roles_to_the_environment(teacher: Endpoint) -> None:
    give_role("judge", teacher)

    delete_endpoint(teacher)

    assert not RoleChoice.objects.exists()


def test_an_endpoint_that_somebody_else_removed_is_a_sentence(teacher: Endpoint) -> None:
    Endpoint.objects.all().delete()

    for change in (
        lambda: save_endpoint({"model": "x"}, teacher),
        lambda: delete_endpoint(teacher),
    ):
        with pytest.raises(ConfigurationError, match="removed meanwhile"):
            change()


def test_a_dump_of_the_database_holds_no_key(teacher: Endpoint, capsys: Any) -> None:
    call_command("dumpdata", "synthesis.endpoint")

    assert KEY not in capsys.readouterr().out
