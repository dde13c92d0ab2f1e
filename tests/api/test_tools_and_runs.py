"""Tools and runs over the API."""

from __future__ import annotations

import pytest
from rest_framework.test import APIClient

from synthesis.models import PoolSubset, Run
from synthesis.services import running
from synthesis.tools import catalogue
from tests.api.conftest import problem
from tests.review.factories import make_run
from tests.synthesis.fakes import new_run

pytestmark = pytest.mark.django_db


def test_all_tools_are_listed_in_parts(as_engineer: APIClient) -> None:
    names, address = [], "/api/v1/tools/?limit=7"
    while address:
        part = as_engineer.get(address).json()
        names += [tool["name"] for tool in part["results"]]
        address = part["next"]

    assert names == list(catalogue.specs())


def test_tools_are_narrowed_by_domain_kind_and_text(as_engineer: APIClient) -> None:
    query = "domain=chemistry&kind=processing&q=molar%20mass%20of%20a%20molecule"
    found = as_engineer.get(f"/api/v1/tools/?{query}").json()["results"]

    assert "molar_mass" in [tool["name"] for tool in found]
    assert {(tool["domain"], tool["kind"]) for tool in found} == {("chemistry", "processing")}


def test_a_tool_has_its_schemas_and_examples(as_engineer: APIClient) -> None:
    tool = as_engineer.get("/api/v1/tools/molar_mass/").json()

    assert tool["parameters"]["required"] == ["smiles"]
    assert "molar_mass_g_per_mol" in tool["result"]["properties"]
    assert tool["examples"][0]["arguments"] == {"smiles": "CCO"}


@pytest.mark.slow
def test_a_tool_is_called_in_the_tool_host(as_engineer: APIClient) -> None:
    body = {"arguments": {"smiles": "CCO"}}
    answer = as_engineer.post("/api/v1/tools/molar_mass/call/", body)

    assert answer.status_code == 200
    assert answer.json()["result"] == {"molar_mass_g_per_mol": 46.069}
    assert answer.json()["timing"]["seconds"] >= 0


@pytest.mark.slow
def test_a_tools_own_refusal_is_a_422_with_its_sentence(as_engineer: APIClient) -> None:
    answer = as_engineer.post("/api/v1/tools/molar_mass/call/", {"arguments": {"smiles": "CC("}})

    assert answer.status_code == 422
    assert "is not a SMILES string" in problem(answer)["detail"]


def test_an_unknown_tool_is_a_404_with_the_nearest_names(as_engineer: APIClient) -> None:
    answer = as_engineer.get("/api/v1/tools/molar_mas/")

    assert answer.status_code == 404
    assert "molar_mass" in problem(answer)["detail"]


# Runs -------------------------------------------------------------------------------------

SMALL = {
    "count": 3,
    "pool": ["molar_mass"],
    "domains": ["chemistry"],
    "toolset_min": 1,
    "toolset_max": 1,
    "random_seed": 7,
}


@pytest.mark.usefixtures("few_seeds")
def test_a_run_is_planned_and_started_at_once(as_curator: APIClient) -> None:
    made = as_curator.post("/api/v1/runs/", {**SMALL, "name": "mine"})

    assert made.status_code == 201, made.json()
    run = as_curator.get(made["Location"]).json()
    assert (run["name"], run["status"], run["created_by"]) == ("mine", "running", "curator")
    assert (run["counts"]["total"], run["counts"]["waiting"]) == (3, 3)
    assert run["settings"]["pool"] == ["molar_mass"]
    assert run["timing"]["started_at"] is not None


@pytest.mark.usefixtures("few_seeds")
def test_a_run_may_take_a_saved_subset(as_curator: APIClient) -> None:
    PoolSubset.objects.create(name="weights", tools=["molar_mass"])
    asked = {key: value for key, value in SMALL.items() if key != "pool"}

    made = as_curator.post("/api/v1/runs/", {**asked, "subset": "weights"})

    assert made.json()["settings"]["pool"] == ["molar_mass"]


def test_runs_are_listed_newest_first_and_by_status(as_engineer: APIClient) -> None:
    finished, planned = make_run(1), new_run(1)

    rows = as_engineer.get("/api/v1/runs/").json()["results"]
    narrowed = as_engineer.get("/api/v1/runs/?status=finished").json()["results"]

    assert [row["id"] for row in rows] == [planned.pk, finished.pk]
    assert [row["id"] for row in narrowed] == [finished.pk]


def test_a_run_is_paused_resumed_and_cancelled(as_curator: APIClient) -> None:
    run = running.start_run(new_run(2))

    statuses = [
        as_curator.post(f"/api/v1/runs/{run.pk}/{verb}/").json()["status"]
        for verb in ("pause", "resume", "cancel")
    ]

    assert statuses == ["paused", "running", "cancelled"]


def test_failed_episodes_are_retried(as_curator: APIClient) -> None:
    run = running.start_run(new_run(2))
    run.episodes.update(status="failed", failure_kind="internal", failure_reason="Bad luck.")

    before = as_curator.get(f"/api/v1/runs/{run.pk}/").json()
    after = as_curator.post(f"/api/v1/runs/{run.pk}/retry/").json()

    assert before["failures"] == [{"kind": "internal", "count": 2, "example": "Bad luck."}]
    assert (after["counts"]["failed"], after["counts"]["waiting"]) == (0, 2)


def test_what_a_runs_state_does_not_allow_is_a_409(as_curator: APIClient) -> None:
    run = make_run(1)

    answer = as_curator.post(f"/api/v1/runs/{run.pk}/pause/")

    assert answer.status_code == 409
    assert "finished" in problem(answer)["detail"]
    assert Run.objects.get(pk=run.pk).status == "finished"
