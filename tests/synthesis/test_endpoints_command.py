"""``endpoints``: results on stdout, sentences on stderr, exit codes, and never a key."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from synthesis.models import Endpoint
from synthesis.services import endpoints
from synthesis.services.endpoint_edits import save_endpoint
from tests.support.small_model import small_model

pytestmark = pytest.mark.django_db

KEY = "sk-the-operators-own-key"
ADD = ("add", "teacher", "--base-url", "https://models.example/v1", "--model", "big")


def said(*arguments: str) -> tuple[str, str]:
    """What a command writes to stdout and stderr; no key is ever in it."""
    out, err = io.StringIO(), io.StringIO()
    call_command("endpoints", *arguments, stdout=out, stderr=err)
    assert KEY not in out.getvalue() + err.getvalue()
    return out.getvalue(), err.getvalue()


def refused(*arguments: str) -> tuple[str, int]:
    """The sentence and the exit code that a command ends with."""
    with pytest.raises(CommandError) as caught:
        said(*arguments)
    assert KEY not in str(caught.value)
    return str(caught.value), caught.value.returncode


def test_an_endpoint_is_added_listed_and_shown(tmp_path: Path) -> None:
    sampling = tmp_path / "sampling.json"
    sampling.write_text('{"temperature": 0.7}')
    said(*ADD, "--sampling", f"@{sampling}", "--price-in", "0.5", "--timeout", "60")

    (listed,) = json.loads(said("list", "--format", "json")[0])
    shown = json.loads(said("show", "teacher", "--format", "json")[0])

    assert listed == shown
    assert shown["sampling"] == {"temperature": 0.7}
    assert (shown["price_in"], shown["timeout_seconds"]) == (0.5, 60.0)
    assert (shown["key"], shown["roles"], shown["tested_at"]) == ("none", [], None)
    assert "https://models.example/v1" in said("list")[0]
    assert "https://models.example/v1" in said("show", "teacher")[0]


def test_the_list_says_who_plays_nothing_yet() -> None:
    assert "There is no endpoint yet" in said("list")[1]
    said(*ADD)
    said("assign", "explorer", "teacher")

    out, err = said("list")

    assert "explorer" in out
    assert "Nobody plays: deriver, judge, solver." in err


def test_a_key_comes_from_standard_input_and_is_shown_nowhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{KEY}\n"))
    said(*ADD, "--key-stdin")

    endpoint = Endpoint.objects.get()
    assert endpoints.settings_of(endpoint).api_key == KEY
    assert "stored" in said("list")[0]
    assert endpoint.encrypted_key not in said("show", "teacher", "--format", "json")[0]


def test_an_empty_standard_input_is_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))

    assert refused(*ADD, "--key-stdin") == ("Standard input holds no key.", 2)
    assert not Endpoint.objects.exists()


def test_an_endpoint_is_changed_renamed_and_removed() -> None:
    save_endpoint({"name": "old", "base_url": "http://one/v1", "model": "m", "key": KEY})

    said("change", "old", "--rename", "new-name", "--model", "other", "--no-key")
    endpoint = Endpoint.objects.get()
    assert (endpoint.name, endpoint.model, endpoint.encrypted_key) == ("new-name", "other", "")

    said("remove", "new-name")
    assert not Endpoint.objects.exists()


def test_a_role_is_given_and_left_again() -> None:
    said(*ADD)
    said("assign", "judge", "teacher")
    assert endpoints.endpoint_for("judge").name == "teacher"

    said("unassign", "judge")
    assert endpoints.players()["judge"] is None


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("show", "nobody"), "There is no endpoint 'nobody'."),
        (("test", "nobody"), "There is no endpoint 'nobody'."),
        (("remove", "nobody"), "There is no endpoint 'nobody'."),
        (("assign", "judge", "nobody"), "There is no endpoint 'nobody'."),
        (("change", "teacher"), "Say what to change"),
        (("change", "teacher", "--price-in", "-1"), "Price in must be a number"),
        (("change", "teacher", "--sampling", "{"), "--sampling is not JSON"),
        (("change", "teacher", "--sampling", "@/nonexistent"), "cannot be read"),
        (("change", "teacher", "--key-variable", "SECRET_KEY"), "begins with DIVE_KEY_"),
        (("add", "teacher", "--base-url", "http://x", "--model", "m"), "already"),
    ],
)
def test_what_cannot_be_is_a_sentence_and_exit_code_2(
    arguments: tuple[str, ...], says: str
) -> None:
    said(*ADD)

    sentence, code = refused(*arguments)

    assert says in sentence
    assert code == 2


def test_the_environments_endpoint_is_shown_and_not_changed(settings: Any) -> None:
    settings.LLM_BASE_URL, settings.LLM_MODEL = "http://localhost:8001/v1", "own"
    settings.LLM_API_KEY = KEY

    shown = json.loads(said("show", "environment", "--format", "json")[0])
    assert (shown["from_settings"], shown["key"]) == (True, "environment")
    assert shown["roles"] == ["explorer", "deriver", "judge", "solver"]

    sentence, code = refused("change", "environment", "--model", "other")
    assert "DIVE_LLM_ settings" in sentence
    assert code == 2


def test_a_setting_that_cannot_be_used_does_not_hide_the_other_endpoints(settings: Any) -> None:
    settings.LLM_BASE_URL, settings.LLM_MODEL = "http://ada:hush@localhost/v1", "own"
    said(*ADD)

    out, err = said("list")

    assert "teacher" in out
    assert "DIVE_LLM_BASE_URL cannot be used" in err
    assert "hush" not in out + err


def test_a_test_that_passes_ends_well_and_is_shown_later() -> None:
    with small_model(key=KEY) as server:
        save_endpoint({"name": "small", "base_url": server.base_url, "model": "small", "key": KEY})
        report = json.loads(said("test", "small", "--format", "json")[0])

    assert report["passed"] is True
    assert "calls a tool by the server's own tool calling" in said("show", "small")[0]
    assert "pass" in said("list")[0].splitlines()[1]


def test_a_test_that_fails_exits_with_1_and_says_what_would_be_better() -> None:
    with small_model(tools=False) as server:
        save_endpoint({"name": "small", "base_url": server.base_url, "model": "small"})
        out = io.StringIO()
        with pytest.raises(CommandError, match="cannot do what runs need") as caught:
            call_command("endpoints", "test", "small", stdout=out, stderr=io.StringIO())

    assert caught.value.returncode == 1
    assert "Better: --tool-calling json" in out.getvalue()
