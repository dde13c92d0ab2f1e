"""The bundled model as one of the studio's programs."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import psutil
import pytest
from django.conf import settings as django_settings

from dive_site.studio import local_model, ready, tied
from dive_site.studio.claims import Claimed
from dive_site.studio.programs import programs
from synthesis.core.errors import ConfigurationError
from synthesis.engines.local import model
from synthesis.models import Endpoint
from tests.support.local_model import surroundings
from tests.support.waiting import wait_for


@pytest.fixture
def port(settings: Any) -> int:
    """A free port, which the settings name."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        settings.LOCAL_MODEL_PORT = free.getsockname()[1]
    settings.LOCAL_MODEL = True
    return int(settings.LOCAL_MODEL_PORT)


def test_the_studio_starts_it_only_where_it_is_asked_for(settings: Any) -> None:
    settings.LOCAL_MODEL = False
    assert "local-model" not in [program.name for program in programs(3, 1)]
    settings.LOCAL_MODEL = True
    names = [program.name for program in programs(3, 1)]
    assert names.index("local-model") < names.index("worker")


@pytest.mark.slow
def test_the_program_answers_and_ends_when_it_is_told_to(port: int, tmp_path: Path) -> None:
    program = next(found for found in programs(3, 1) if found.name == "local-model")
    assert not ready.model_answers(port)
    with (tmp_path / "log").open("ab") as log:
        process = tied.start(
            program.command, log=log, cwd=django_settings.BASE_DIR, env=surroundings()
        )
    family = [psutil.Process(process.pid)]
    wait_for(lambda: ready.model_answers(port), "the bundled model")
    process.terminate()
    assert process.wait(10) == 0
    assert psutil.wait_procs(family, timeout=5)[1] == []


def test_a_taken_port_is_named_with_its_setting(port: int) -> None:
    with (
        socket.create_server(("127.0.0.1", port)),
        pytest.raises(Claimed, match=f"{port} is taken.*DIVE_LOCAL_MODEL_PORT={port + 1}"),
    ):
        local_model.check()


def test_without_the_extra_the_studio_says_how_to_get_it(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model, "find_spec", lambda name: None)
    with pytest.raises(ConfigurationError, match="make local-model"):
        local_model.check()


@pytest.mark.django_db
def test_it_is_offered_with_the_roles_that_it_plays(port: int) -> None:
    said: list[str] = []
    local_model.offer(said.append)
    assert Endpoint.objects.get().base_url == f"http://127.0.0.1:{port}/v1"
    assert said == ["The bundled model is the endpoint “local”: explorer, deriver, judge, solver."]
    local_model.offer(said.append)
    assert len(said) == 1
