"""Pages of endpoints: what is shown to whom, and what a form keeps."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from synthesis.core.permissions import Role
from synthesis.models import Endpoint, EndpointUse
from synthesis.services import endpoints
from synthesis.services.endpoint_edits import give_role, save_endpoint
from tests.support.small_model import small_model

pytestmark = pytest.mark.django_db

KEY = "sk-the-operators-own-key"
FORM = {
    "name": "teacher",
    "base_url": "https://models.example/v1",
    "model": "big",
    "key_is": "none",
    "key": "",
    "key_variable": "",
    "sampling": "",
    "max_concurrency": "64",
    "timeout_seconds": "300",
    "price_in": "0",
    "price_out": "0",
    "tool_calling": "native",
    "structured_output": "json_schema",
    "metrics_url": "",
}


@pytest.fixture
def operating(signed_in: Callable[..., Client]) -> Client:
    return signed_in(Role.OPERATOR)


@pytest.fixture
def curating(signed_in: Callable[..., Client]) -> Client:
    return signed_in(Role.CURATOR)


@pytest.fixture
def teacher() -> Endpoint:
    given = {name: FORM[name] for name in ("name", "base_url", "model")}
    return save_endpoint({**given, "key": KEY, "sampling": {"temperature": 0.7}})


def page(response: Any) -> str:
    """The page's text; no key is ever in it."""
    text: str = response.content.decode()
    assert KEY not in text
    return text


# Seeing -----------------------------------------------------------------------------------


def test_the_list_shows_where_models_are_what_they_play_and_do(
    curating: Client, teacher: Endpoint
) -> None:
    give_role("judge", teacher)
    Endpoint.objects.update(level=31.6)
    soon = timezone.now() + timedelta(seconds=10)
    for number, until in enumerate([soon, soon, timezone.now() - timedelta(seconds=1)]):
        EndpointUse.objects.create(
            endpoint=teacher, owner=f"worker {number}", in_flight=4, until=until
        )

    text = page(curating.get(reverse("endpoints")))

    assert "big · https://models.example/v1" in text
    assert re.search(r"<p>judge</p>", text)
    assert "8 in flight · takes 32 at once" in text
    assert "not tested" in text


def test_those_who_may_only_look_meet_no_form_and_no_button(
    curating: Client, operating: Client, teacher: Endpoint
) -> None:
    for address in (reverse("endpoints"), reverse("endpoint", args=["teacher"])):
        own_forms = r'<form[^>]*action="/endpoints/'
        assert not re.search(own_forms, page(curating.get(address)))
        assert re.search(own_forms, page(operating.get(address)))


def test_the_page_shows_where_the_key_is_and_nothing_of_it(
    curating: Client, teacher: Endpoint
) -> None:
    text = page(curating.get(reverse("endpoint", args=["teacher"])))

    assert "stored, encrypted" in text
    assert teacher.encrypted_key not in text


def test_a_key_that_is_missing_from_the_environment_is_seen_in_the_list(
    curating: Client, teacher: Endpoint
) -> None:
    save_endpoint({"key_variable": "DIVE_KEY_TEACHER"}, teacher)

    assert "key missing" in page(curating.get(reverse("endpoints")))


def test_the_endpoint_of_the_settings_can_be_tested_and_not_changed(
    operating: Client, settings: Any
) -> None:
    settings.LLM_BASE_URL, settings.LLM_MODEL = "http://localhost:8001/v1", "own"
    settings.LLM_API_KEY = KEY

    text = page(operating.get(reverse("endpoint", args=["environment"])))

    assert 'id="test-now"' in text
    assert 'id="endpoint-form"' not in text
    response = operating.post(reverse("change-endpoint", args=["environment"]), FORM)
    assert response.status_code == 422
    assert "it is changed there" in page(response)
    assert Endpoint.objects.get().model == "own"


def test_settings_that_cannot_be_used_are_told_above_the_list(
    curating: Client, settings: Any, teacher: Endpoint
) -> None:
    settings.LLM_BASE_URL, settings.LLM_MODEL = "http://ada:hush@localhost/v1", "own"

    text = page(curating.get(reverse("endpoints")))

    assert "DIVE_LLM_BASE_URL cannot be used" in text
    assert "hush" not in text
    assert "teacher" in text


def test_the_top_bar_leads_there(curating: Client) -> None:
    assert f'href="{reverse("endpoints")}"' in page(curating.get(reverse("tools")))


# Adding and changing ----------------------------------------------------------------------


def test_an_operator_adds_an_endpoint_with_a_key(operating: Client) -> None:
    data = {**FORM, "key_is": "given", "key": KEY, "sampling": '{"temperature": 0}'}

    text = page(operating.post(reverse("new-endpoint"), data, follow=True))

    endpoint = Endpoint.objects.get()
    assert endpoints.settings_of(endpoint).api_key == KEY
    assert endpoint.sampling == {"temperature": 0}
    assert endpoint.updated_by is not None
    assert "Added teacher." in text


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"name": "Not a name"}, "name", "small letters"),
        ({"base_url": "nowhere"}, "base_url", "must begin with http"),
        ({"base_url": ""}, "base_url", "must begin with http"),
        ({"model": ""}, "model", "Say which model"),
        ({"sampling": "{"}, "sampling", "This is not JSON"),
        ({"sampling": '{"temprature": 1}'}, "sampling", "temprature"),
        ({"max_concurrency": "0"}, "max_concurrency", "from 1 to 4,096"),
        ({"max_concurrency": "many"}, "max_concurrency", "must be a whole number"),
        ({"price_in": "-1"}, "price_in", "Price in must be a number"),
        ({"timeout_seconds": "nan"}, "timeout_seconds", "number"),
        ({"metrics_url": "nowhere"}, "metrics_url", "must begin with http"),
        ({"key_is": "variable", "key_variable": "SECRET_KEY"}, "key_variable", "DIVE_KEY_"),
        ({"key_is": "variable"}, "key_variable", "Name the variable"),
        ({"key_is": "given"}, "key", "Type the key"),
        ({"key": KEY}, "key", "Choose “typed here”"),
    ],
)
def test_a_refusal_stands_beside_its_field_and_keeps_what_was_typed_but_the_key(
    operating: Client, changed: dict[str, str], field: str, sentence: str
) -> None:
    data = {**FORM, "model": "a model of mine", "price_out": "7.25", **changed}

    response = operating.post(reverse("new-endpoint"), data)

    assert response.status_code == 422
    text = page(response)
    assert sentence in " ".join(response.context["form"].errors[field])
    assert 'value="7.25"' in text
    assert field == "model" or "a model of mine" in text
    assert not Endpoint.objects.exists()


def test_to_htmx_only_the_form_is_given_back(operating: Client) -> None:
    response = operating.post(
        reverse("new-endpoint"), {**FORM, "model": ""}, headers={"HX-Request": "true"}
    )

    assert response.status_code == 422
    assert page(response).lstrip().startswith("<form")


def test_a_change_keeps_the_key_unless_the_address_moves(
    operating: Client, teacher: Endpoint
) -> None:
    address = reverse("change-endpoint", args=["teacher"])
    kept = {**FORM, "key_is": "keep", "model": "bigger"}

    operating.post(address, kept)
    teacher.refresh_from_db()
    assert teacher.model == "bigger"
    assert endpoints.settings_of(teacher).api_key == KEY

    moved = operating.post(address, {**kept, "base_url": "https://elsewhere.example/v1"})
    assert moved.status_code == 422
    assert "give the key again" in page(moved)
    teacher.refresh_from_db()
    assert teacher.base_url == FORM["base_url"]


def test_an_endpoint_is_renamed_and_its_page_moves(operating: Client, teacher: Endpoint) -> None:
    data = {**FORM, "key_is": "keep", "name": "renamed"}

    response = operating.post(reverse("change-endpoint", args=["teacher"]), data)

    assert response.headers["Location"] == reverse("endpoint", args=["renamed"])


def test_an_endpoint_is_removed_or_the_page_says_why_not(
    operating: Client, teacher: Endpoint
) -> None:
    response = operating.post(reverse("remove-endpoint", args=["teacher"]), follow=True)

    assert "Removed teacher." in page(response)
    assert not Endpoint.objects.exists()


@pytest.mark.parametrize("path", ["change-endpoint", "test-endpoint", "remove-endpoint"])
def test_a_curator_can_neither_change_nor_test(
    curating: Client, teacher: Endpoint, path: str
) -> None:
    response = curating.post(reverse(path, args=["teacher"]), {**FORM, "model": "other"})

    assert response.status_code == 403
    teacher.refresh_from_db()
    assert (teacher.model, teacher.tested_at) == ("big", None)


def test_a_session_that_ended_gives_back_what_was_typed_but_the_key(client: Client) -> None:
    data = {**FORM, "model": "a model of mine", "key_is": "given", "key": KEY}

    response = client.post(reverse("new-endpoint"), data)

    assert response.status_code == 401
    assert "a model of mine" in page(response)


# Roles ------------------------------------------------------------------------------------


def test_roles_are_given_in_one_form(operating: Client, teacher: Endpoint) -> None:
    give_role("solver", teacher)
    data = {"explorer": "teacher", "deriver": "teacher", "judge": "", "solver": ""}

    response = operating.post(reverse("give-roles"), data, follow=True)

    names = {role: found and found.name for role, found in endpoints.players().items()}
    assert names == {"explorer": "teacher", "deriver": "teacher", "judge": None, "solver": None}
    assert "New runs use these roles." in page(response)


def test_an_endpoint_that_is_gone_cannot_be_given_a_role(
    operating: Client, teacher: Endpoint
) -> None:
    response = operating.post(reverse("give-roles"), {"judge": "nobody"})

    assert response.status_code == 422
    assert "nobody is not one of the available choices" in page(response)
    assert endpoints.players()["judge"] is None


def test_a_role_whose_settings_are_gone_can_be_left_again(operating: Client, settings: Any) -> None:
    settings.LLM_BASE_URL, settings.LLM_MODEL = "http://localhost:8001/v1", "own"
    operating.post(reverse("give-roles"), {"judge": "environment"})
    settings.LLM_BASE_URL = ""

    refused = operating.post(reverse("give-roles"), {"judge": "environment"})
    assert refused.status_code == 422
    assert "The settings describe no endpoint" in page(refused)

    operating.post(reverse("give-roles"), {"judge": ""})
    assert operating.get(reverse("endpoints")).status_code == 200


# Testing ----------------------------------------------------------------------------------


def test_test_now_shows_the_report_in_place_and_keeps_it(operating: Client) -> None:
    with small_model(key=KEY) as server:
        save_endpoint({"name": "small", "base_url": server.base_url, "model": "small", "key": KEY})
        response = operating.post(
            reverse("test-endpoint", args=["small"]), headers={"HX-Request": "true"}
        )

    text = page(response)
    assert text.lstrip().startswith("<section")
    assert "test passed" in text
    assert "tool calling" in text
    assert "It calls a tool" in page(operating.get(reverse("endpoint", args=["small"])))


def test_without_scripts_a_test_leads_back_to_the_page(operating: Client) -> None:
    with small_model(tools=False) as server:
        save_endpoint({"name": "small", "base_url": server.base_url, "model": "small"})
        response = operating.post(reverse("test-endpoint", args=["small"]), follow=True)

    assert "test failed" in page(response)
    assert "change the setting to that" in page(response)


def test_a_missing_key_is_said_where_the_report_would_be(
    operating: Client, teacher: Endpoint
) -> None:
    save_endpoint({"key_variable": "DIVE_KEY_TEACHER"}, teacher)
    address = reverse("test-endpoint", args=["teacher"])

    in_place = operating.post(address, headers={"HX-Request": "true"})

    for response in (in_place, operating.post(address, follow=True)):
        assert "DIVE_KEY_TEACHER, which is not set" in page(response)


def test_what_a_server_says_is_shown_as_text(operating: Client) -> None:
    with small_model(models=[{"id": "<script>alert(1)</script>"}]) as server:
        save_endpoint({"name": "small", "base_url": server.base_url, "model": "small"})
        text = page(operating.post(reverse("test-endpoint", args=["small"]), follow=True))

    assert "&lt;script&gt;alert(1)" in text
    assert "<script>alert" not in text


def test_no_key_is_logged_however_much_is_logged(
    operating: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with small_model(key="another key") as server:
        data = {**FORM, "base_url": server.base_url, "key_is": "given", "key": KEY}
        operating.post(reverse("new-endpoint"), data)
        operating.post(reverse("test-endpoint", args=["teacher"]))

        assert f"Bearer {KEY}" in server.keys_seen
    assert caplog.records
    assert KEY not in caplog.text
