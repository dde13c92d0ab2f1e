"""One call over HTTP: what is sent, what is read, and each way in which it can fail."""

from __future__ import annotations

import json
import logging
import socket
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from openai import AsyncOpenAI
from openai.types.chat import ChatCompletion

from synthesis.core.chat import ChatReply, ChatRequest, ReplySchema, ToolUse, Usage, said
from synthesis.engines.openai import wire as wires
from synthesis.engines.openai.bodies import Kept, body, encoded
from synthesis.engines.openai.endpoint import EndpointSettings
from synthesis.engines.openai.faults import OUTCOMES, PERMANENT, Fault, retry_after
from synthesis.engines.openai.wire import Wire
from tests.support.answering import (
    Answer,
    Server,
    answering,
    breaks_off,
    completion,
    gives,
    hangs_up,
    never,
    says,
)

KEY = "sk-very-secret-0123456789"
SCHEMA = ReplySchema("draft", {"type": "object", "properties": {"query": {"type": "string"}}})
USER = {"role": "user", "content": "How tall is the tower?"}
SYSTEM = {"role": "system", "content": "You explore. Größe ≤ 3 µm 🗼"}


def tool(name: str) -> dict[str, Any]:
    parameters = {"type": "object", "properties": {"tower": {"type": "string"}}}
    described = {"name": name, "description": f"The {name} of a tower.", "parameters": parameters}
    return {"type": "function", "function": described}


TOOLS = (tool("height"), tool("age"))
USES = (ToolUse("a1", "height", '{"tower": "Eiffel"}'), ToolUse("a2", "age", "{oops"))
REQUEST = ChatRequest("explorer", "explore 1", (SYSTEM, USER), TOOLS)


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with answering() as running:
        yield running


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    async with Wire() as opened:
        yield opened


@pytest.fixture
def endpoint(server: Server) -> EndpointSettings:
    return EndpointSettings("near", server.base_url, "small", api_key=KEY)


async def fault_of(wire: Wire, endpoint: EndpointSettings) -> Fault:
    with pytest.raises(Fault) as caught:
        await wire.send(endpoint, REQUEST)
    return caught.value


async def test_a_request_carries_model_tools_messages_and_sampling_as_given(
    wire: Wire, server: Server, endpoint: EndpointSettings
) -> None:
    sampling = {"temperature": 0.7, "max_tokens": 900, "stream": True, "model": "other"}
    await wire.send(replace(endpoint, sampling=sampling), REQUEST)

    [received] = server.received
    assert received.body == {
        "model": "small",
        "temperature": 0.7,
        "max_tokens": 900,
        "parallel_tool_calls": True,
        "tools": list(TOOLS),
        "messages": [SYSTEM, USER],
    }
    assert received.headers["Authorization"] == f"Bearer {KEY}"
    assert received.headers["Content-Type"] == "application/json"


async def test_without_a_key_nobody_is_authorized(
    wire: Wire, server: Server, endpoint: EndpointSettings
) -> None:
    await wire.send(replace(endpoint, api_key=""), REQUEST)

    assert "Authorization" not in server.received[0].headers


async def test_the_same_request_by_the_openai_client_has_the_same_body_and_reply(
    wire: Wire, server: Server, endpoint: EndpointSettings
) -> None:
    calls = [
        {
            "id": use.id,
            "type": "function",
            "function": {"name": use.name, "arguments": use.arguments},
        }
        for use in USES
    ]
    answer = says(None, "tool_calls", tool_calls=calls)
    server.will(answer, answer)
    conversation = (
        SYSTEM,
        USER,
        said(ChatReply("", USES)),
        {"role": "tool", "tool_call_id": "a1", "content": '{"height_m": 330}'},
    )
    request = ChatRequest("deriver", "derive 1", conversation, TOOLS, SCHEMA)

    ours = await wire.send(replace(endpoint, sampling={"temperature": 0.5, "seed": 3}), request)
    described = {"name": "draft", "schema": SCHEMA.schema, "strict": True}
    same: Any = {
        "model": "small",
        "messages": list(conversation),
        "tools": list(TOOLS),
        "tool_choice": "none",
        "temperature": 0.5,
        "seed": 3,
        "response_format": {"type": "json_schema", "json_schema": described},
    }
    async with AsyncOpenAI(base_url=server.base_url, api_key=KEY, max_retries=0) as other:
        theirs: ChatCompletion = await other.chat.completions.create(**same)

    first, second = server.received
    assert first.body == second.body
    assert first.headers["Authorization"] == second.headers["Authorization"]
    [choice] = theirs.choices
    assert choice.message.tool_calls is not None
    assert theirs.usage is not None
    assert theirs.usage.prompt_tokens_details is not None
    assert ours == ChatReply(
        text=choice.message.content or "",
        tool_uses=tuple(
            ToolUse(call.id, call.function.name, call.function.arguments)
            for call in choice.message.tool_calls
            if call.type == "function"
        ),
        finish_reason=choice.finish_reason,
        refusal=choice.message.refusal,
        model=theirs.model,
        usage=Usage(
            theirs.usage.prompt_tokens,
            theirs.usage.completion_tokens,
            theirs.usage.prompt_tokens_details.cached_tokens or 0,
        ),
    )


async def test_a_longer_conversation_begins_with_the_same_bytes(
    wire: Wire, server: Server, endpoint: EndpointSettings
) -> None:
    answer = said(ChatReply("I look.", USES))
    await wire.send(endpoint, REQUEST)
    await wire.send(endpoint, replace(REQUEST, messages=(*REQUEST.messages, answer)))

    first, second = (received.raw for received in server.received)
    assert second.startswith(first.removesuffix(b"]}"))


def test_a_message_is_encoded_once_while_it_is_in_use() -> None:
    keep = Kept(most=1000)
    message = {"role": "user", "content": "x" * 100}
    first = keep(message)

    for _ in range(50):
        keep({"role": "user", "content": "y" * 100})
        assert keep(message) is first


def test_what_is_encoded_takes_bounded_room() -> None:
    keep = Kept(most=1000)
    for number in range(500):
        keep({"number": number, "content": "x" * 100})

    assert len(keep._new) + len(keep._old) <= 2 * 11


def test_equal_messages_that_are_not_the_same_object_are_told_apart() -> None:
    keep = Kept()

    assert keep({"a": 1}) == b'{"a":1}'
    assert keep({"a": 2}) == b'{"a":2}'


def test_text_that_no_encoding_knows_does_not_stop_a_request() -> None:
    assert encoded({"content": "half a pair: \ud83d"}) == b'{"content":"half a pair: ?"}'


@pytest.mark.parametrize(
    ("way", "format"),
    [
        ("json_schema", "json_schema"),
        ("json_object", "json_object"),
        ("prompt", None),
    ],
)
def test_a_schema_is_asked_for_as_the_endpoint_understands_it(way: Any, format: str | None) -> None:
    endpoint = EndpointSettings("near", "http://near/v1", "small", structured_output=way)
    request = ChatRequest("deriver", "derive 1", (SYSTEM, USER), reply=SCHEMA)

    sent = json.loads(body(endpoint, request))

    assert sent.get("response_format", {}).get("type") == format
    assert sent["messages"][0] == SYSTEM
    assert len(sent["messages"]) == 2, "two messages of the user in a row confuse templates"
    in_words = json.dumps(SCHEMA.schema, separators=(",", ":")) in sent["messages"][1]["content"]
    assert in_words == (way != "json_schema")
    assert sent["messages"][1]["content"].startswith(USER["content"])


def test_a_schema_in_words_follows_results_as_a_message_of_its_own() -> None:
    endpoint = EndpointSettings("near", "http://near/v1", "small", structured_output="prompt")
    result = {"role": "tool", "tool_call_id": "a1", "content": "330"}
    request = ChatRequest("deriver", "derive 1", (SYSTEM, USER, result), reply=SCHEMA)

    sent = json.loads(body(endpoint, request))

    assert sent["messages"][:3] == [SYSTEM, USER, result]
    assert sent["messages"][3]["role"] == "user"


@pytest.mark.parametrize(
    ("answer", "reply"),
    [
        (completion("Hi."), {"text": "Hi."}),
        (completion(None, refusal="No."), {"text": "", "refusal": "No."}),
        (completion("Half", "length"), {"text": "Half", "finish_reason": "length"}),
        (completion([{"type": "text", "text": "Parts"}]), {"text": "Parts"}),  # type: ignore[arg-type]
        (
            completion(tool_calls=[{"function": {"name": "age", "arguments": {"tower": "T"}}}]),
            {"tool_uses": (ToolUse("call_1", "age", '{"tower": "T"}'),)},
        ),
        (
            completion(tool_calls=[{"id": "", "function": {"name": "age", "arguments": None}}]),
            {"tool_uses": (ToolUse("call_1", "age", "{}"),)},
        ),
        ({"choices": [{"message": {"content": "Bare"}}]}, {"text": "Bare", "usage": Usage()}),
        (
            {
                "choices": [{"message": {"content": "x"}}],
                "usage": {"prompt_tokens": 9, "completion_tokens": 1},
                "timings": {"cache_n": 5},
            },
            {"usage": Usage(9, 1, 5)},
        ),
    ],
)
async def test_replies_are_read_as_servers_write_them(
    wire: Wire, server: Server, endpoint: EndpointSettings, answer: Any, reply: dict[str, Any]
) -> None:
    server.will(gives(answer))

    given = await wire.send(endpoint, REQUEST)

    assert {name: getattr(given, name) for name in reply} == reply


def error(message: str, **more: Any) -> dict[str, Any]:
    return {"error": {"message": message, **more}}


VLLM_CONTEXT = (
    "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens."
)
LLAMA_CONTEXT = error(
    "the request exceeds the available context size, try increasing it",
    code=400,
    type="exceed_context_size_error",
    n_prompt_tokens=9000,
    n_ctx=4096,
)
ANSWERS: list[tuple[Answer, str, str]] = [
    (gives(error("Slow down."), 429, Retry_After="3"), "rate_limited", "Slow down."),
    (gives(error("x", code="insufficient_quota"), 429), "refused", "no credit"),
    (gives(error("Loading model"), 503), "unavailable", "Loading model"),
    (gives("<html>Bad gateway</html>", 502), "unavailable", "HTTP 502"),
    (gives("", 504), "unavailable", "HTTP 504"),
    (gives({"detail": "boom"}, 500), "server_error", "boom"),
    (gives({"object": "error", "message": VLLM_CONTEXT, "code": 400}, 400), "context", "4096"),
    (gives(LLAMA_CONTEXT, 400), "context", "available context size"),
    (gives(error("long", code="context_length_exceeded"), 400), "context", "long"),
    (gives(error("Context size has been exceeded."), 500), "context", "exceeded"),
    (gives(error("Too large."), 413), "context", "Too large."),
    (gives(error(f"Wrong key {KEY}."), 401), "refused", "set another: Wrong key [key]."),
    (gives(error("No."), 403), "refused", "key"),
    (gives(error("The model `small` does not exist."), 404), "refused", "check both"),
    (gives(error("top_q is no field"), 400), "bad_request", "top_q is no field"),
    (gives("", 307, Location="http://127.0.0.1:1/"), "refused", "final address"),
    (gives(error("later", code=429)), "rate_limited", "later"),
    (gives(error("rate_limit_exceeded")), "rate_limited", "rate_limit_exceeded"),
    (gives({"error": "it broke"}), "server_error", "it broke"),
    (gives({"object": "error", "message": VLLM_CONTEXT, "code": 400}), "context", "4096"),
    (gives("Hello, I am a proxy."), "unreadable", "no JSON"),
    (gives("[1, 2]"), "unreadable", "no JSON object"),
    (gives({"choices": []}), "unreadable", "no reply"),
    (gives({"choices": [{"message": {"tool_calls": [7]}}]}), "unreadable", "no reply"),
    (hangs_up, "connection", "closed the connection"),
    (breaks_off, "truncated", "before it was complete"),
]


@pytest.mark.parametrize(("answer", "outcome", "words"), ANSWERS)
async def test_every_failure_has_one_outcome_and_a_sentence(
    wire: Wire,
    server: Server,
    endpoint: EndpointSettings,
    answer: Answer,
    outcome: str,
    words: str,
) -> None:
    server.will(answer)

    fault = await fault_of(wire, endpoint)

    assert (fault.outcome, fault.transient) == (outcome, outcome not in PERMANENT)
    assert fault.outcome in OUTCOMES
    assert words in str(fault)
    assert KEY not in str(fault)
    assert len(server.received) == 1


async def test_a_server_that_does_not_answer_is_a_timeout(
    wire: Wire, server: Server, endpoint: EndpointSettings
) -> None:
    server.will(never)

    fault = await fault_of(wire, replace(endpoint, timeout=0.05))

    assert (fault.outcome, fault.transient) == ("timeout", True)
    assert "within 0.05 s" in str(fault)


async def test_a_server_that_is_not_there_is_a_connection_that_may_come_back(wire: Wire) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        fault = await fault_of(wire, EndpointSettings("gone", f"http://127.0.0.1:{port}/v1", "m"))

    assert (fault.outcome, fault.transient) == ("connection", True)
    assert "gone cannot be reached" in str(fault)


@pytest.mark.parametrize(
    "settings",
    [
        {"base_url": "http:///v1"},
        {"base_url": "near:8000/v1"},
        {"base_url": "http://[near/v1"},
        {"api_key": "two\nlines"},
    ],
)
async def test_an_address_or_a_key_that_is_none_is_refused_for_good(
    wire: Wire, endpoint: EndpointSettings, settings: dict[str, Any]
) -> None:
    fault = await fault_of(wire, replace(endpoint, **settings))

    assert (fault.outcome, fault.transient) == ("refused", False)
    assert "correct it" in str(fault)


async def test_white_space_around_a_key_is_not_sent(
    wire: Wire, server: Server, endpoint: EndpointSettings
) -> None:
    await wire.send(replace(endpoint, api_key=f"{KEY}\n"), REQUEST)

    assert server.received[0].headers["Authorization"] == f"Bearer {KEY}"


async def test_a_reply_that_never_ends_is_not_read_to_the_end(
    wire: Wire, server: Server, endpoint: EndpointSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wires, "MOST_BYTES", 2**20)
    server.will(says("x" * 2**21))

    fault = await fault_of(wire, endpoint)

    assert (fault.outcome, "more than 1 MiB" in str(fault)) == ("unreadable", True)


async def test_a_request_of_many_megabytes_is_sent(
    wire: Wire, server: Server, endpoint: EndpointSettings
) -> None:
    long = {"role": "user", "content": "x" * 3_000_000}

    await wire.send(endpoint, replace(REQUEST, messages=(long,)))

    assert server.received[0].body["messages"] == [long]


async def test_a_long_message_of_a_server_is_shortened_to_one_line(
    wire: Wire, server: Server, endpoint: EndpointSettings
) -> None:
    server.will(gives(error("word \n" * 1000), 400))

    fault = await fault_of(wire, endpoint)

    assert len(str(fault)) < 500
    assert "\n" not in str(fault)


async def test_calls_after_one_another_share_a_connection(
    wire: Wire, server: Server, endpoint: EndpointSettings
) -> None:
    for _ in range(3):
        await wire.send(endpoint, REQUEST)

    assert len(server.connections) == 1


async def test_neither_bodies_nor_keys_are_logged(
    wire: Wire, server: Server, endpoint: EndpointSettings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.will(gives(error("Slow down."), 429), hangs_up)

    await fault_of(wire, endpoint)
    await fault_of(wire, endpoint)
    await wire.send(endpoint, REQUEST)

    ours = [record for record in caplog.records if not record.name.startswith("aiohttp.access")]
    logged = " ".join(record.getMessage() for record in ours)
    assert KEY not in logged
    assert "How tall" not in logged
    assert KEY not in repr(endpoint)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("7", 7.0),
        ("0.5", 0.5),
        ("-3", 0.0),
        ("Tue, 01 Dec 2026 12:00:30 GMT", 30.0),
        ("Tue, 01 Dec 2026 11:00:00 GMT", 0.0),
        ("soon", None),
        ("inf", None),
        ("nan", None),
    ],
)
def test_how_long_to_wait_is_read_in_seconds_or_as_a_date(
    header: str | None, seconds: float | None
) -> None:
    assert retry_after(header, datetime(2026, 12, 1, 12, 0, 0, tzinfo=UTC)) == seconds


async def test_how_long_to_wait_is_passed_on(
    wire: Wire, server: Server, endpoint: EndpointSettings
) -> None:
    server.will(gives("", 503, Retry_After="11"))

    assert (await fault_of(wire, endpoint)).retry_after == 11.0
