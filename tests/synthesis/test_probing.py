"""Testing an endpoint against servers with chosen weaknesses."""

from __future__ import annotations

import asyncio
import json
import socket
from typing import Any

import pytest

from synthesis.core.errors import ConfigurationError
from synthesis.engines.openai.endpoint import EndpointSettings
from synthesis.models import Endpoint
from synthesis.services import probes, probing
from synthesis.services.endpoint_edits import save_endpoint
from synthesis.services.probe_report import Probe, Report
from tests.support.small_model import SmallModel, small_model

KEY = "sk-the-operators-own-key"


def report_of(server: SmallModel, metrics_url: str = "", **settings: Any) -> Report:
    given = {"name": "small", "base_url": server.base_url, "model": "small", **settings}
    return asyncio.run(probing.probe(EndpointSettings(**given), metrics_url))


def verdicts(report: Report) -> dict[str, str]:
    return {probe.name: probe.verdict for probe in report.probes}


def one(report: Report, name: str) -> Probe:
    return next(probe for probe in report.probes if probe.name == name)


def test_a_server_that_can_do_everything_passes_with_its_figures() -> None:
    with small_model(models=[{"id": "small", "max_model_len": 40960}]) as server:
        report = report_of(server)

    assert report.passed
    assert verdicts(report) == dict.fromkeys(
        [
            "reachable",
            "model",
            "context",
            "metrics",
            "chat",
            "speed",
            "tool_calling",
            "structured_output",
        ],
        "pass",
    )
    assert one(report, "context").figures == {"tokens": 40960}
    assert one(report, "chat").figures["calls"] == 3
    assert one(report, "chat").figures["latency_ms"] >= 0
    assert one(report, "speed").figures["tokens_per_second"] > 0
    assert report.suggestions == {}
    assert 0 < report.seconds < 30
    assert all(probe.sentence.endswith((".", "?")) for probe in report.probes)


def test_a_test_costs_a_handful_of_small_calls() -> None:
    with small_model() as server:
        report_of(server, sampling={"temperature": 0, "max_tokens": 100})

    assert [body["max_tokens"] for body in server.asked] == [16, 16, 16, 64, 100, 100]
    assert {body["temperature"] for body in server.asked} == {0}


def test_a_limit_under_another_name_is_kept_under_that_name() -> None:
    with small_model() as server:
        report_of(server, sampling={"max_completion_tokens": 4096})

    assert server.asked[0]["max_completion_tokens"] == 16
    assert "max_tokens" not in server.asked[0]


def test_where_nothing_answers_the_rest_is_not_tried() -> None:
    with socket.socket() as taken:  # bound and not listening: a connection is refused
        taken.bind(("127.0.0.1", 0))
        server = SmallModel(base_url=f"http://127.0.0.1:{taken.getsockname()[1]}/v1")
        report = report_of(server)

    assert verdicts(report) == {"reachable": "fail"}
    assert "Is the server running" in one(report, "reachable").sentence
    assert not report.passed


def test_a_redirect_is_not_followed_and_the_key_goes_nowhere_else() -> None:
    with small_model() as other, small_model(redirect_to=other.base_url[:-3]) as server:
        report = report_of(server, api_key=KEY)

        assert verdicts(report) == {"reachable": "fail"}
        assert "Give the address that it leads to" in one(report, "reachable").sentence
        assert other.keys_seen == []


def test_a_model_that_is_not_listed_is_told_beside_those_that_are() -> None:
    names = [{"id": f"model-{number}"} for number in range(8)]
    with small_model(models=names) as server:
        report = report_of(server)

    found = one(report, "model")
    assert found.verdict == "fail"
    assert found.sentence == (
        "The server does not list small; it lists "
        "model-0, model-1, model-2, model-3, model-4 and 3 more."
    )
    assert report.passed, "a server may know its model by another name: the chat decides"


def test_a_server_without_a_list_of_models_is_judged_by_the_chat() -> None:
    with small_model(models=None) as server:
        report = report_of(server)

    assert verdicts(report)["model"] == "skipped"
    assert report.passed


@pytest.mark.parametrize("given", [KEY, ""])
def test_a_key_that_is_refused_is_said_and_never_repeated(given: str) -> None:
    with small_model(key="another key") as server:
        report = report_of(server, api_key=given)

    found = one(report, "chat")
    assert (found.verdict, found.needed) == ("fail", True)
    assert "does not accept its key" in found.sentence
    assert verdicts(report)["tool_calling"] == "skipped"
    assert KEY not in json.dumps(report.to_json())
    assert not report.passed


def test_a_server_without_tool_calling_is_told_the_setting_that_works() -> None:
    with small_model(tools=False) as server:
        report = report_of(server)

    found = one(report, "tool_calling")
    assert found.verdict == "fail"
    assert "it called no tool" in found.sentence
    assert "constrained JSON: change the setting" in found.sentence
    assert report.suggestions == {"tool_calling": "json"}
    assert not report.passed


def test_the_setting_that_works_passes_and_a_better_one_is_suggested() -> None:
    with small_model() as server:
        able = report_of(server, tool_calling="json", structured_output="prompt")
    with small_model(tools=False, forms=("json_object", "prompt")) as server:
        unable = report_of(server, tool_calling="json", structured_output="json_object")

    assert able.passed
    assert able.suggestions == {"tool_calling": "native", "structured_output": "json_schema"}
    assert unable.passed
    assert unable.suggestions == {}


def test_a_server_that_keeps_no_schema_is_told_the_next_best() -> None:
    with small_model(forms=("prompt",)) as server:
        report = report_of(server)

    found = one(report, "structured_output")
    assert found.verdict == "fail"
    assert "json_schema is not supported" in found.sentence
    assert report.suggestions == {"structured_output": "prompt"}


def test_a_server_that_can_only_talk_fails_without_a_suggestion() -> None:
    with small_model(tools=False, forms=()) as server:
        report = report_of(server)

    assert verdicts(report)["chat"] == "pass"
    assert verdicts(report)["tool_calling"] == verdicts(report)["structured_output"] == "fail"
    assert report.suggestions == {}


def test_a_server_that_counts_no_tokens_and_has_no_metrics_passes_all_the_same() -> None:
    with small_model(usage=False, metrics=False) as server:
        report = report_of(server)

    assert verdicts(report)["speed"] == verdicts(report)["metrics"] == "skipped"
    assert report.passed


def test_metrics_are_asked_for_without_the_key() -> None:
    with small_model(key=KEY) as server, small_model() as other:
        report = report_of(server, f"{other.base_url[:-3]}/metrics", api_key=KEY)

        assert verdicts(report)["metrics"] == "pass"
        assert other.keys_seen == [""]
        assert set(server.keys_seen) == {f"Bearer {KEY}"}


def test_no_proxy_of_the_shell_stands_between(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with small_model() as server:
        assert report_of(server).passed


def test_a_test_ends_in_time_and_says_what_it_did_not_reach(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(probing, "LIMIT_SECONDS", 0.0)
    with small_model() as server:
        report = report_of(server)

    assert one(report, "chat").sentence == probes.OVER
    assert server.asked == []
    assert not report.passed


def test_the_n_ctx_of_llama_cpp_is_its_context() -> None:
    with small_model(models=[{"id": "small", "meta": {"n_ctx_train": 8192}}]) as server:
        assert one(report_of(server), "context").figures == {"tokens": 8192}


@pytest.mark.parametrize("listed", [[{"id": 7}, "small", {}], [{"id": "small", "meta": [1]}]])
def test_an_odd_list_of_models_breaks_nothing(listed: list[Any]) -> None:
    with small_model(models=listed) as server:
        assert report_of(server).passed


# What is kept -----------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_report_is_kept_with_the_endpoint_without_its_key() -> None:
    with small_model(key=KEY) as server:
        given = {"name": "small", "base_url": server.base_url, "model": "small", "key": KEY}
        endpoint = save_endpoint(given)
        report = probing.examine(endpoint)

    endpoint.refresh_from_db()
    assert endpoint.test_report == json.loads(json.dumps(report.to_json()))
    assert endpoint.test_report["passed"] is True
    assert endpoint.tested_at is not None
    assert KEY not in json.dumps(endpoint.test_report)


@pytest.mark.django_db
def test_a_report_of_what_was_changed_meanwhile_is_not_kept() -> None:
    with small_model() as server:
        endpoint = save_endpoint({"name": "small", "base_url": server.base_url, "model": "small"})
        Endpoint.objects.update(model="other")
        probing.examine(endpoint)

    endpoint.refresh_from_db()
    assert endpoint.test_report is None


@pytest.mark.django_db
def test_a_missing_key_is_a_sentence_and_nothing_is_asked() -> None:
    with small_model() as server:
        given = {"name": "small", "base_url": server.base_url, "model": "small"}
        endpoint = save_endpoint({**given, "key_variable": "DIVE_KEY_SMALL"})
        with pytest.raises(ConfigurationError, match="DIVE_KEY_SMALL"):
            probing.examine(endpoint)

        assert server.keys_seen == []
