"""The scripted model server: what a client sees of it."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from benchmarks.model_server import ModelServer, Settings, listening
from benchmarks.scripted import faults
from benchmarks.scripted.faults import FaultSettings
from synthesis.core.prompting import prompt
from synthesis.tools import catalogue
from synthesis.tools.execution import execute
from tests.support.model_server import RunningServer, running_model_server

MOLAR_MASS = catalogue.spec("molar_mass")


@dataclass
class Client:
    """Talks to a server in this event loop."""

    url: str
    server: ModelServer
    session: aiohttp.ClientSession

    async def post(self, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        async with self.session.post(f"{self.url}/chat/completions", json=body) as answer:
            return answer.status, json.loads(await answer.read())

    async def say(self, *texts: str, **more: Any) -> dict[str, Any]:
        """The message that answers these texts of a user."""
        status, reply = await self.post(request(*texts, **more))
        assert status == 200, reply
        message: dict[str, Any] = reply["choices"][0]["message"]
        return message


def request(*texts: str, **more: Any) -> dict[str, Any]:
    messages = [{"role": "user", "content": text} for text in texts]
    return {"model": "scripted", "messages": messages, **more}


def with_tools() -> dict[str, Any]:
    function = {
        "name": MOLAR_MASS.name,
        "description": MOLAR_MASS.description,
        "parameters": dict(MOLAR_MASS.parameters),
    }
    return {"tools": [{"type": "function", "function": function}]}


@asynccontextmanager
async def client_of(seconds: float = 10.0, **settings: Any) -> AsyncIterator[Client]:
    timeout = aiohttp.ClientTimeout(total=seconds)
    async with (
        listening(Settings(**settings)) as (url, server),
        aiohttp.ClientSession(timeout=timeout) as session,
    ):
        yield Client(url, server, session)


def always(kind: str) -> FaultSettings:
    return FaultSettings(always=kind)


async def test_it_answers_after_its_latency_and_counts_what_was_in_flight() -> None:
    async with client_of(latency=0.2) as client:
        begun = time.monotonic()
        await asyncio.gather(*(client.say(f"Hello {n}") for n in range(8)))
        taken = time.monotonic() - begun
        counts = client.server.tallies.counts()

    assert taken >= 0.2
    assert (counts["calls"], counts["answered"], counts["in_flight"]) == (8, 8, 0)
    assert counts["most_in_flight"] == 8
    assert counts["busy_seconds"] >= 8 * 0.2


async def test_over_its_capacity_requests_wait_for_those_before_them() -> None:
    async with client_of(latency=0.05, capacity=1) as client:
        begun = time.monotonic()
        await asyncio.gather(*(client.say(f"Hello {n}") for n in range(4)))

    assert time.monotonic() - begun >= 4 * 0.05


async def test_over_its_limit_it_says_429_and_when_to_come_back() -> None:
    async with client_of(latency=0.2, refuse_over=1, retry_after="0.2") as client:
        answers = await asyncio.gather(*(client.post(request(f"Hello {n}")) for n in range(3)))
        counts = client.server.tallies.counts()

    assert sorted(status for status, _ in answers) == [200, 429, 429]
    assert counts["outcomes"] == {"answered": 1, "over_limit": 2}


async def test_the_same_request_gets_the_same_reply_from_any_server() -> None:
    replies = []
    for _ in range(2):
        async with client_of() as client:
            replies.append(await client.post(request("Hello", **with_tools())))

    assert replies[0] == replies[1]


async def test_a_request_that_was_answered_before_is_counted_as_a_repeat() -> None:
    async with client_of() as client:
        for text in ("Hello", "Hello again", "Hello"):
            await client.say(text)

    assert client.server.tallies.counts()["repeats"] == 1


async def test_a_prompt_that_begins_like_an_earlier_one_is_partly_cached() -> None:
    async with client_of() as client:
        _, first = await client.post(request("A" * 4000))
        _, second = await client.post(request("A" * 4000, "And?"))

    cached = [reply["usage"]["prompt_tokens_details"]["cached_tokens"] for reply in (first, second)]
    assert cached[0] == 0
    assert 1000 <= cached[1] < second["usage"]["prompt_tokens"]


async def test_metrics_are_by_vllms_names_and_true() -> None:
    async with client_of() as client:
        _, reply = await client.post(request("Hello"))
        async with client.session.get(client.url.removesuffix("/v1") + "/metrics") as answer:
            families = list(text_string_to_metric_families(await answer.text()))

    values = {sample.name: sample.value for family in families for sample in family.samples}
    assert values["vllm:prompt_tokens_total"] == reply["usage"]["prompt_tokens"]
    assert values["vllm:generation_tokens_total"] == reply["usage"]["completion_tokens"]
    assert values["vllm:num_requests_running"] == values["vllm:num_requests_waiting"] == 0


async def test_a_wrong_key_another_model_and_a_long_prompt_are_refused() -> None:
    async with client_of(api_key="secret") as client:
        assert (await client.post(request("Hello")))[0] == 401
    async with client_of(context=100) as client:
        assert (await client.post({**request("Hello"), "model": "other"}))[0] == 404
        status, reply = await client.post(request("word " * 200))
        assert status == 400
        assert "context" in reply["error"]["message"]


async def test_a_tool_of_the_pool_is_called_so_that_it_answers() -> None:
    async with client_of() as client:
        explorer = {"role": "system", "content": prompt("explorer").part()}
        said = {"role": "user", "content": "Seed: CCO (smiles)"}
        _, reply = await client.post({**request(), "messages": [explorer, said], **with_tools()})

    function = reply["choices"][0]["message"]["tool_calls"][0]["function"]
    assert function["name"] == "molar_mass"
    assert set(execute("molar_mass", json.loads(function["arguments"])))


async def test_an_unknown_schema_is_filled() -> None:
    schema = {
        "type": "object",
        "properties": {"ok": {"type": "boolean"}, "unit": {"enum": ["g", "kg"]}},
        "required": ["ok", "unit"],
    }
    wanted = {"type": "json_schema", "json_schema": {"name": "reply", "schema": schema}}

    async with client_of() as client:
        message = await client.say("Fill it.", response_format=wanted)

    assert json.loads(message["content"]) == {"ok": True, "unit": "g"}


@pytest.mark.parametrize(
    ("kind", "status"),
    [("rate_limited", 429), ("server_error", 500), ("unavailable", 503), ("context_overflow", 400)],
)
async def test_a_fault_of_the_server_is_a_status(kind: str, status: int) -> None:
    async with client_of(faults=always(kind)) as client:
        answered, reply = await client.post(request("Hello"))

    assert answered == status
    assert reply["error"]["message"]
    assert client.server.tallies.counts()["faults"] == {kind: 1}


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("timeout", TimeoutError),
        ("connection_reset", aiohttp.ClientConnectionError),
        ("truncated", aiohttp.ClientPayloadError),
        ("invalid_json", ValueError),
    ],
)
async def test_a_fault_of_the_wire_leaves_nothing_to_read(
    kind: str, error: type[Exception]
) -> None:
    async with client_of(seconds=0.3, faults=always(kind)) as client:
        with pytest.raises(error):
            await client.post(request("Hello"))

    assert client.server.tallies.counts()["faults"] == {kind: 1}


async def test_faulty_tool_calls_are_each_wrong_in_their_own_way() -> None:
    uses = {}
    for kind in ("unknown_tool", "breaks_schema", "arguments_not_json", "no_call"):
        async with client_of(faults=always(kind)) as client:
            message = await client.say("What does ethanol weigh?", **with_tools())
            uses[kind] = [use["function"] for use in message.get("tool_calls", [])]

    assert uses["unknown_tool"][0]["name"] not in catalogue.specs()
    assert not set(json.loads(uses["breaks_schema"][0]["arguments"])) & {"smiles"}
    with pytest.raises(json.JSONDecodeError):
        json.loads(uses["arguments_not_json"][0]["arguments"])
    assert uses["no_call"] == []


async def test_a_stuck_model_makes_its_last_call_again() -> None:
    async with client_of(faults=always("same_call")) as client:
        body = request("What does ethanol weigh?", **with_tools())
        _, first = await client.post(body)
        said = first["choices"][0]["message"]
        result = {"role": "tool", "tool_call_id": said["tool_calls"][0]["id"], "content": "{}"}
        _, second = await client.post({**body, "messages": [*body["messages"], said, result]})

    again = second["choices"][0]["message"]["tool_calls"][0]["function"]
    assert again == said["tool_calls"][0]["function"]


async def test_a_refusal_and_an_empty_reply_hold_no_answer() -> None:
    async with client_of(faults=always("refusal")) as client:
        refusals = [await client.say(f"Hello {n}") for n in range(8)]
    async with client_of(faults=always("empty")) as client:
        empty = await client.say("Hello")

    assert {bool(refusal.get("refusal")) for refusal in refusals} == {True, False}
    assert all(faults.REFUSAL in (r.get("refusal") or r["content"]) for r in refusals)
    assert not empty["content"]
    assert "tool_calls" not in empty


async def test_a_share_of_faults_meets_about_that_share_of_requests_and_any_kind() -> None:
    async with client_of(seconds=2, faults=FaultSettings(share=0.5)) as client:
        sent = (client.post(request(f"Hello {n}", **with_tools())) for n in range(200))
        await asyncio.gather(*sent, return_exceptions=True)
    counts = client.server.tallies.counts()

    faulted = sum(counts["faults"].values())
    assert counts["calls"] == counts["outcomes"].get("answered", 0) + faulted == 200
    assert 70 <= faulted <= 130
    assert len(counts["faults"]) >= 12


@pytest.mark.slow
def test_the_program_listens_where_it_says_until_it_is_stopped() -> None:
    with running_model_server(latency_ms=1) as server:
        assert server.counts()["calls"] == 0
        server.stop()
        assert server.process.returncode == 0


def test_the_fixture_gives_a_server_that_answers(model_server: RunningServer) -> None:
    assert model_server.counts()["in_flight"] == 0
