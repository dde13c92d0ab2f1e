"""Tool calling in plain messages and JSON: what the model is shown, and what is read back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesis.core.chat import ChatReply, ChatRequest, ReplySchema, ToolUse, said
from synthesis.engines.openai.endpoint import EndpointSettings
from synthesis.engines.openai.fallback import with_tool_uses, without_tools
from synthesis.engines.openai.wire import Wire
from tests.support.answering import answering, says

HEIGHT = {
    "type": "function",
    "function": {
        "name": "height",
        "description": "The height\n of a tower.",
        "parameters": {
            "type": "object",
            "properties": {
                "tower": {"type": "string", "description": "its name"},
                "unit": {"enum": ["m", "ft"], "title": "Unit"},
            },
            "required": ["tower"],
        },
    },
}
AGE = {"type": "function", "function": {"name": "age", "description": "Its age."}}
SYSTEM = {"role": "system", "content": "You explore."}
USER = {"role": "user", "content": "Go on."}
USES = (ToolUse("a1", "height", '{"tower": "Eiffel"}'), ToolUse("a2", "age", "{oops"))
RESULTS = (
    {"role": "tool", "tool_call_id": "a1", "content": "330"},
    {"role": "tool", "tool_call_id": "a2", "content": "No such argument."},
)
CONVERSATION = (SYSTEM, USER, said(ChatReply("I look.", USES)), *RESULTS, USER)


def request(*messages: Any, tools: Any = (HEIGHT, AGE), **more: Any) -> ChatRequest:
    return ChatRequest("explorer", "explore 1", messages or (SYSTEM, USER), tools, **more)


def read(text: str, asked: ChatRequest | None = None) -> ChatReply:
    return with_tool_uses(ChatReply(text), asked or request())


def test_tools_are_described_in_the_system_message_in_few_words() -> None:
    plain = without_tools(request())

    assert plain.tools == ()
    told = str(plain.messages[0]["content"])
    assert told.startswith("You explore.\n\n")
    assert "- height: The height of a tower.\n    tower: string, its name\n" in told
    assert '    unit?: {"enum":["m","ft"]}\n- age: Its age.' in told
    assert plain.messages[1:] == [USER]


def test_a_conversation_without_a_system_message_gets_one() -> None:
    plain = without_tools(request(USER))

    assert [message["role"] for message in plain.messages] == ["system", "user"]


def test_calls_and_results_become_text_that_takes_turns() -> None:
    plain = without_tools(request(*CONVERSATION))

    assert [message["role"] for message in plain.messages] == [
        "system",
        "user",
        "assistant",
        "user",
    ]
    assert json.loads(str(plain.messages[2]["content"])) == {
        "calls": [
            {"tool": "height", "arguments": {"tower": "Eiffel"}},
            {"tool": "age", "arguments": "{oops"},
        ],
        "text": "I look.",
    }
    assert plain.messages[3]["content"] == (
        "Result of height (a1):\n330\n\nResult of age (a2):\nNo such argument.\n\nGo on."
    )


def test_what_was_said_before_stays_the_beginning_of_what_is_said_later() -> None:
    before = without_tools(request(*CONVERSATION[:3]))
    after = without_tools(request(*CONVERSATION))

    assert after.messages[: len(before.messages)] == before.messages


def test_the_messages_that_were_given_are_not_changed() -> None:
    given = request(*CONVERSATION)
    copy = json.dumps(given.messages)

    without_tools(given)

    assert json.dumps(given.messages) == copy


def test_a_conversation_that_goes_on_without_tools_is_plain_too() -> None:
    schema = ReplySchema("draft", {"type": "object"})
    plain = without_tools(request(*CONVERSATION, tools=(), reply=schema))

    assert all("tool_calls" not in message for message in plain.messages)
    assert plain.messages[0] == SYSTEM
    assert plain.reply is schema


def test_tools_with_a_schema_are_described_but_the_reply_follows_the_schema() -> None:
    schema = ReplySchema("draft", {"type": "object"})
    asked = request(*CONVERSATION, reply=schema)
    plain = without_tools(asked)

    assert "- height" in str(plain.messages[0]["content"])
    assert plain.reply is schema
    text = '{"calls": [{"tool": "age", "arguments": {}}], "text": ""}'
    assert read(text, asked) == ChatReply(text)


def schema_of(tools: Any) -> Any:
    reply = without_tools(request(tools=tools)).reply
    assert reply is not None
    return jsonschema.Draft202012Validator(reply.schema)


def calling(name: str, **arguments: Any) -> dict[str, Any]:
    return {"calls": [{"tool": name, "arguments": arguments}], "text": ""}


def test_the_schema_admits_calls_of_these_tools_with_their_arguments_and_nothing_else() -> None:
    schema = schema_of((HEIGHT, AGE))

    assert schema.is_valid({"calls": [], "text": "Done."})
    assert schema.is_valid(calling("height", tower="Eiffel", unit="m"))
    assert not schema.is_valid(calling("height", unit="m"))
    assert not schema.is_valid(calling("height", tower="Eiffel", unit="yd"))
    assert not schema.is_valid(calling("height", tower="Eiffel", city="Paris"))
    assert not schema.is_valid(calling("depth"))
    assert not schema.is_valid({"calls": []})


def test_a_toolset_too_large_for_a_grammar_has_only_its_names_in_the_schema() -> None:
    many = tuple(
        {"type": "function", "function": {**HEIGHT["function"], "name": f"height_{n}"}}  # type: ignore[dict-item]
        for n in range(80)
    )
    schema = schema_of(many)

    assert schema.is_valid(calling("height_79", anything=1))
    assert not schema.is_valid(calling("height_80"))
    assert len(json.dumps(schema.schema)) < 2000


def test_a_reply_has_an_end_though_the_model_repeats_itself() -> None:
    schema = schema_of((AGE,))

    assert not schema.is_valid({"calls": calling("age")["calls"] * 9, "text": ""})
    assert not schema.is_valid({"calls": [], "text": "and " * 300})


def test_what_grammars_are_not_made_from_is_left_out_of_the_schema() -> None:
    odd = {
        "name": "odd",
        "description": "Odd.",
        "parameters": {
            "type": "object",
            "properties": {
                "code": {"type": "string", "pattern": "[A-Z]+", "description": "a code"},
                "many": {"type": "array", "items": {"type": "number", "minimum": 0}},
                "either": {"anyOf": [{"type": "null"}, {"type": "string", "format": "date"}]},
            },
            "required": ["code"],
        },
    }
    schema = schema_of(({"type": "function", "function": odd},))

    text = json.dumps(schema.schema)
    assert not any(word in text for word in ("pattern", "minimum", "format", "description"))
    assert schema.is_valid(calling("odd", code="lower", many=[-1], either=None))
    assert not schema.is_valid(calling("odd", code=3))


def test_calls_are_read_back_as_tool_uses() -> None:
    text = '{"calls": [{"tool": "age", "arguments": {"tower": "Großer"}}], "text": "Next."}'

    assert read(text) == ChatReply(
        "Next.", (ToolUse("call_1", "age", '{"tower": "Großer"}'),), "tool_calls"
    )


def test_calls_are_numbered_on_from_those_before() -> None:
    text = '{"calls": [{"tool": "age", "arguments": {}}, {"tool": "age", "arguments": {}}]}'

    reply = read(text, request(*CONVERSATION))

    assert [use.id for use in reply.tool_uses] == ["call_3", "call_4"]


def test_a_reply_without_calls_is_what_it_says() -> None:
    assert read('{"calls": [], "text": "Enough."}') == ChatReply("Enough.")


def test_json_in_a_fence_or_among_words_is_read() -> None:
    fenced = 'Sure!\n```json\n{"calls": [{"tool": "age", "arguments": {}}], "text": ""}\n```'

    assert [use.name for use in read(fenced).tool_uses] == ["age"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I would call age.",
        '{"calls": [',
        "[1]",
        '{"answer": 3}',
        '{"calls": {"tool": "age"}, "text": null}',
        "} {",
        '{"calls": ' + "[" * 9999,
    ],
)
def test_a_reply_that_cannot_be_read_is_given_as_it_is(text: str) -> None:
    assert read(text) == ChatReply(text)


def test_of_a_reply_that_was_cut_off_whole_calls_are_taken() -> None:
    whole = '{"calls": [{"tool": "age", "arguments": {}}], "text": "And then, and th'
    half = '{"calls": [{"tool": "age", "argum'
    cut = ChatReply(whole, finish_reason="length")

    assert [use.name for use in with_tool_uses(cut, request()).tool_uses] == ["age"]
    assert read(whole) == ChatReply(whole), "unreadable, but not cut off"
    for text in (half, "", '{"calls": [], "text": "And'):
        assert with_tool_uses(replace(cut, text=text), request()) == replace(cut, text=text)


def test_calls_of_no_tool_are_left_out_and_odd_arguments_are_left_to_the_caller() -> None:
    text = json.dumps(
        {"calls": [7, {"tool": None}, {"tool": "age"}, {"tool": "age", "arguments": "x"}]}
    )

    assert [use.arguments for use in read(text).tool_uses] == ["{}", "x"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
CALLS = st.lists(
    st.tuples(st.sampled_from(["height", "age"]), st.dictionaries(st.text(), VALUES, max_size=3)),
    max_size=4,
)


@given(CALLS, st.text())
def test_what_a_model_said_is_read_back_from_how_it_is_shown_to_it_again(
    calls: list[tuple[str, dict[str, Any]]], text: str
) -> None:
    uses = tuple(
        ToolUse(f"call_{n}", name, json.dumps(arguments, ensure_ascii=False))
        for n, (name, arguments) in enumerate(calls, 1)
    )
    shown = without_tools(request(USER, said(ChatReply(text, uses)))).messages[-1]["content"]

    if uses:
        assert read(str(shown)) == ChatReply(text, uses, "tool_calls")
    else:
        assert shown == (text or None)


@given(VALUES)
def test_no_reply_breaks_the_reading(value: Any) -> None:
    assert isinstance(read(json.dumps({"calls": value, "text": value})), ChatReply)
    assert isinstance(read(json.dumps(value)), ChatReply)


async def test_callers_of_an_endpoint_without_tool_calling_see_no_difference() -> None:
    async with answering() as server, Wire() as wire:
        server.will(says('{"calls": [{"tool": "age", "arguments": {}}], "text": ""}'))
        endpoint = EndpointSettings("near", server.base_url, "small", tool_calling="json")
        reply = await wire.send(endpoint, request())

    assert (reply.tool_uses, reply.model) == ((ToolUse("call_1", "age", "{}"),), "small-1")
    sent = server.received[0].body
    assert "tools" not in sent
    assert "parallel_tool_calls" not in sent
    assert sent["response_format"]["json_schema"]["name"] == "step"
