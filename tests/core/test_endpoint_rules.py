"""What an endpoint may be: names, addresses, keys and sampling options."""

from __future__ import annotations

import re
from typing import Any

import pytest

from synthesis.core.addresses import read_base_url, read_metrics_url
from synthesis.core.endpoint_rules import (
    EndpointRefused,
    read_choice,
    read_key,
    read_key_variable,
    read_model,
    read_name,
    read_number,
    read_whole,
)
from synthesis.core.model_options import flat_sampling, read_sampling


def refusal(rule: Any, *given: Any) -> EndpointRefused:
    """How a rule refuses: with a sentence that ends and the name of the field."""
    with pytest.raises(EndpointRefused) as caught:
        rule(*given)
    assert str(caught.value).endswith(".")
    return caught.value


@pytest.mark.parametrize("name", ["qwen3-8b", "a", "gpt-4.1_mini", "0"])
def test_a_name_can_stand_in_an_address(name: str) -> None:
    assert read_name(f" {name} ") == name


@pytest.mark.parametrize(
    "name", ["", "Qwen", "a b", "a/b", "-a", ".", "é", "a" * 61, "environment", "new", "roles"]
)
def test_a_name_that_cannot_or_that_the_studio_needs_is_refused(name: str) -> None:
    assert refusal(read_name, name).field == "name"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("http://localhost:8001/v1", "http://localhost:8001/v1"),
        (" https://models.example/v1/ ", "https://models.example/v1"),
        ("http://[::1]:8001", "http://[::1]:8001"),
    ],
)
def test_an_address_is_kept_without_its_last_slash(given: str, kept: str) -> None:
    assert read_base_url(given) == kept


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("", "http://"),
        ("localhost:8001/v1", "http://"),
        ("ftp://models.example/v1", "http://"),
        ("file:///etc/passwd", "http://"),
        ("http:///v1", "http://"),
        ("http://models.example:99999/v1", "port"),
        ("http://[::1/v1", "malformed"),
        ("https://ada:secret@models.example/v1", "key"),
        ("https://models.example/v1?key=secret", "?"),
        ("https://models.example/v1#", "#"),
        ("https://models.example/v1/chat/completions", "as far as /v1"),
        ("https://models.example/a b", "blanks"),
        ("https://models.example/\nHost: other", "blanks"),
        ("https://models.example\\@other.example/", "blanks"),
        ("https://models.example/" + "a" * 500, "longer"),
    ],
)
def test_an_address_that_is_none_or_says_too_much_is_refused(given: str, says: str) -> None:
    refused = refusal(read_base_url, given)

    assert refused.field == "base_url"
    assert says in str(refused)
    assert "secret" not in str(refused)


def test_metrics_may_be_at_an_address_of_their_own() -> None:
    assert read_metrics_url("  ") == ""
    assert read_metrics_url("http://other:9090/metrics/") == "http://other:9090/metrics"
    assert refusal(read_metrics_url, "nowhere").field == "metrics_url"


def test_a_model_has_a_name_that_can_be_read() -> None:
    assert read_model(" Qwen/Qwen3-8B ") == "Qwen/Qwen3-8B"
    for model in ("", "  ", "a\x00b", "m" * 201):
        assert refusal(read_model, model).field == "model"


@pytest.mark.parametrize("key", ["sk-with blank", "sk-\u200bhidden", "sk-two\nlines", "k" * 4001])
def test_a_key_that_no_header_could_hold_is_refused_without_repeating_it(key: str) -> None:
    refused = refusal(read_key, key)

    assert refused.field == "key"
    assert "sk-" not in str(refused)


def test_a_key_is_kept_without_the_blanks_around_it() -> None:
    assert read_key(" sk-1\n") == "sk-1"


@pytest.mark.parametrize("name", ["", "DIVE_LLM_API_KEY", "DIVE_KEY_TEACHER", "DIVE_KEY_2"])
def test_a_key_may_be_in_a_variable_that_is_for_keys(name: str) -> None:
    assert read_key_variable(name) == name


@pytest.mark.parametrize(
    "name", ["DATABASE_URL", "SECRET_KEY", "DIVE_VAR_DIR", "dive_key_teacher", "DIVE_KEY_", "HOME"]
)
def test_no_other_variable_can_be_sent_as_a_key(name: str) -> None:
    refused = refusal(read_key_variable, name)

    assert refused.field == "key_variable"
    assert "DIVE_KEY_" in str(refused)


@pytest.mark.parametrize("value", [0, 65, 1.5, True, "8", None])
def test_a_whole_number_is_one_and_within_limits(value: Any) -> None:
    refused = refusal(read_whole, "max_concurrency", value, 1, 64)

    assert refused.field == "max_concurrency"
    assert "from 1 to 64" in str(refused)


@pytest.mark.parametrize("value", [-0.1, 10.5, float("nan"), float("inf"), True, "1", None])
def test_a_number_is_finite_and_within_limits(value: Any) -> None:
    assert refusal(read_number, "price_in", value, 0, 10).field == "price_in"


def test_numbers_within_limits_are_taken() -> None:
    assert read_whole("max_concurrency", 64, 1, 64) == 64
    assert read_number("price_in", 10, 0, 10) == 10.0


def test_a_choice_is_one_of_those_offered() -> None:
    assert read_choice("tool_calling", "json", ["native", "json"]) == "json"
    for value in ("other", None, ["json"]):
        assert "native, json" in str(
            refusal(read_choice, "tool_calling", value, ["native", "json"])
        )


def test_every_known_sampling_option_is_kept_as_it_is() -> None:
    options = {
        "temperature": 0.7,
        "top_p": 1,
        "max_tokens": 4096,
        "seed": 7,
        "presence_penalty": -0.5,
        "frequency_penalty": 0,
        "stop": ["\n\n", "END"],
        "reasoning_effort": "low",
        "extra_body": {"top_k": 20, "chat_template_kwargs": {"enable_thinking": False}},
    }

    assert read_sampling(options) == options


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ([], "JSON object"),
        ("temperature=1", "JSON object"),
        ({"temprature": 1}, "temprature"),
        ({"top_k": 20}, "extra_body"),
        ({"temperature": 2.1}, "from 0 to 2"),
        ({"temperature": True}, "from 0 to 2"),
        ({"top_p": -1}, "from 0 to 1"),
        ({"max_tokens": 0}, "whole number"),
        ({"max_tokens": 1.5}, "whole number"),
        ({"seed": 2**53}, "whole number"),
        ({"stop": ""}, "stop"),
        ({"stop": []}, "stop"),
        ({"reasoning_effort": "Very high!"}, "reasoning_effort"),
        ({"extra_body": "top_k"}, "extra_body"),
        ({"extra_body": {"model": "another"}}, "extra_body"),
        ({"extra_body": {"messages": []}}, "extra_body"),
        ({"extra_body": {"temperature": 1}}, "extra_body"),
        ({"extra_body": {"x": float("nan")}}, "stored exactly"),
        ({"extra_body": {"x": 2**60}}, "stored exactly"),
        ({"extra_body": {"x": "\x00"}}, "stored exactly"),
        ({"extra_body": {"x": "a" * 10_000}}, "longer"),
    ],
)
def test_sampling_that_would_be_ignored_or_refused_later_is_refused_now(
    options: Any, says: str
) -> None:
    refused = refusal(read_sampling, options)

    assert refused.field == "sampling"
    assert re.search(re.escape(says), str(refused))


def test_what_only_the_server_knows_goes_into_the_request_beside_the_rest() -> None:
    sampling = {"temperature": 0, "extra_body": {"top_k": 20}}

    assert flat_sampling(sampling) == {"temperature": 0, "top_k": 20}
    assert flat_sampling({}) == {}
