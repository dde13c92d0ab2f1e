"""The bundled model among the endpoints: kept up to date, never in anybody's way."""

from __future__ import annotations

from typing import Any

import pytest

from synthesis.core.chat import ROLES
from synthesis.engines.local.model import MODEL
from synthesis.models import Endpoint, RoleChoice
from synthesis.services.endpoint_edits import give_role, save_endpoint
from synthesis.services.endpoints import endpoint_for, settings_of
from synthesis.services.local_model import register

pytestmark = pytest.mark.django_db

HERE = "http://127.0.0.1:8089/v1"


def local() -> Endpoint:
    return Endpoint.objects.get(name="local")


def test_it_plays_every_role_of_an_installation_without_models() -> None:
    assert register(HERE) == list(ROLES)
    assert [endpoint_for(role).name for role in ROLES] == ["local"] * len(ROLES)
    known = settings_of(local())
    assert (known.base_url, known.model, known.api_key) == (HERE, MODEL, "")
    assert known.sampling["dry_multiplier"] == 0.8


def test_a_role_that_another_endpoint_plays_stays_with_it() -> None:
    teacher = save_endpoint({"name": "teacher", "base_url": HERE, "model": "big"})
    give_role("solver", teacher)
    assert register(HERE) == [role for role in ROLES if role != "solver"]
    assert endpoint_for("solver") == teacher


def test_the_endpoint_of_the_settings_keeps_the_roles_that_nobody_chose(settings: Any) -> None:
    settings.LLM_BASE_URL, settings.LLM_MODEL = "http://localhost:8001/v1", "big"
    assert register(HERE) == []
    assert endpoint_for("explorer").name == "environment"
    assert local().base_url == HERE


def test_another_port_is_noted_and_what_an_operator_changed_stays() -> None:
    register(HERE)
    save_endpoint({"sampling": {"temperature": 0.1}}, local())
    assert register("http://127.0.0.1:9000/v1") == []
    assert local().base_url == "http://127.0.0.1:9000/v1"
    assert local().sampling == {"temperature": 0.1}


def test_an_endpoint_of_that_name_with_another_model_is_left_alone() -> None:
    own = {"name": "local", "base_url": "http://localhost:8001/v1", "model": "my-own"}
    save_endpoint(own)
    assert register(HERE) == []
    assert local().base_url == own["base_url"]
    assert not RoleChoice.objects.exists()
