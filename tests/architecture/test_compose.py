"""docker-compose.yml: valid by the Compose specification, and in step with our settings."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
import yaml
from django.conf import settings

from dive_site import env

TEXT = (settings.BASE_DIR / "docker-compose.yml").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load(TEXT)
OURS = {"prepare", "web", "worker", "beat"}
OF_OTHER_IMAGES = {"POSTGRES_PASSWORD"}


def test_it_is_valid_by_the_json_schema_of_the_compose_specification() -> None:
    schema = json.loads(
        (files("check_jsonschema.builtin_schemas") / "vendor" / "compose-spec.json").read_text()
    )
    jsonschema.validators.validator_for(schema)(schema).validate(COMPOSE)


def test_the_schema_would_catch_a_misspelt_key() -> None:
    schema = json.loads(
        (files("check_jsonschema.builtin_schemas") / "vendor" / "compose-spec.json").read_text()
    )
    wrong = {"services": {"web": {"imagee": "x"}}}
    assert not jsonschema.validators.validator_for(schema)(schema).is_valid(wrong)


def test_it_has_every_service_of_a_deployment() -> None:
    assert OURS | {"postgres", "redis", "vllm"} == set(COMPOSE["services"])


@pytest.mark.parametrize("service", sorted(OURS))
def test_our_services_are_given_only_variables_that_a_setting_reads(service: str) -> None:
    given = set(COMPOSE["services"][service]["environment"])
    assert given <= env.READ
    assert {"DATABASE_URL", "REDIS_URL", "SECRET_KEY", "ALLOWED_HOSTS"} <= given


def test_every_variable_taken_from_the_shell_is_one_that_a_setting_reads() -> None:
    taken = set(re.findall(r"\$\{([A-Z_]+)", TEXT))
    assert taken <= env.READ | OF_OTHER_IMAGES


def test_the_model_server_reserves_a_gpu_and_serves_the_model_that_workers_ask_for() -> None:
    vllm = COMPOSE["services"]["vllm"]
    (device,) = vllm["deploy"]["resources"]["reservations"]["devices"]
    assert device["capabilities"] == ["gpu"]
    asked = COMPOSE["services"]["worker"]["environment"]["DIVE_LLM_MODEL"]
    assert asked in vllm["command"]


def test_secrets_have_no_defaults() -> None:
    for name in ("SECRET_KEY", "POSTGRES_PASSWORD"):
        uses = re.findall(rf"\$\{{{name}(.*?)\}}", TEXT)
        assert uses
        assert all(use.startswith(":?") for use in uses)


def test_every_volume_in_use_is_declared() -> None:
    used = {
        volume.split(":")[0]
        for service in COMPOSE["services"].values()
        for volume in service.get("volumes", ())
    }
    assert used == set(COMPOSE["volumes"])


def test_every_folder_that_the_image_copies_exists() -> None:
    copied = re.findall(r"^COPY (\S+)", (settings.BASE_DIR / "Dockerfile").read_text(), re.M)
    assert copied
    assert [name for name in copied if not (settings.BASE_DIR / name).exists()] == []


def test_docker_compose_itself_accepts_it() -> None:
    docker = shutil.which("docker")
    if not docker or subprocess.run([docker, "compose", "version"], capture_output=True).returncode:
        pytest.skip("docker compose is not installed here")
    done = subprocess.run(
        [docker, "compose", "config", "--quiet"],
        cwd=settings.BASE_DIR,
        env={"PATH": "/usr/bin:/bin:/usr/local/bin", "SECRET_KEY": "x", "POSTGRES_PASSWORD": "x"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
