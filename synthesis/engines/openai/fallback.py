"""Tool calling for servers and models that have none: constrained JSON in plain messages.

The tools are described in the system message, earlier calls and results become text, and
the reply is one JSON object, ``{"calls": [{"tool", "arguments"}], "text"}``, held to a small
schema, from which the tool calls are read back. Callers see no difference.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from synthesis.core.chat import ChatReply, ChatRequest, Message, ReplySchema, ToolUse
from synthesis.core.values import Json

INSTRUCTIONS = """\
You can call tools. Say what you do as one JSON object and nothing else:
{"calls": [{"tool": NAME, "arguments": {...}}], "text": "..."}
"calls" lists the calls to make now, several when they do not need each other, and is empty \
when you need none; "text" is what you say. The results come in the next message.

The tools ("?" marks an argument that may be left out):
"""

MOST_SCHEMA = 12_000
"""Characters of a schema from which servers make a grammar in no time."""

MOST_CALLS, LONGEST_TEXT = 8, 1000
"""Of one reply, so that a model that repeats itself comes to an end."""

_CALLS = re.compile(r'"calls"\s*:\s*')
_SHAPES = ("type", "enum", "const", "required")


def without_tools(request: ChatRequest) -> ChatRequest:
    """The same request in plain messages, its reply held to a schema when there are tools."""
    messages = _plain(request.messages)
    if not request.tools:
        return replace(request, messages=messages)
    _tell_of(request.tools, messages)
    reply = request.reply or ReplySchema("step", _step_schema(request.tools))
    return replace(request, messages=messages, tools=(), reply=reply)


def with_tool_uses(reply: ChatReply, request: ChatRequest) -> ChatReply:
    """The reply with the tool calls that its JSON asks for; unchanged where that is unreadable.

    The calls are numbered on from those that the request already holds.
    """
    said = _said(reply) if request.tools and request.reply is None else None
    calls, text = (said.get("calls"), said.get("text")) if said else (None, None)
    if not isinstance(calls, list) and not isinstance(text, str):
        return reply
    wanted = [call for call in calls if _is_call(call)] if isinstance(calls, list) else []
    first = 1 + sum(len(_calls(message)) for message in request.messages)
    uses = tuple(
        ToolUse(f"call_{number}", call["tool"], _text_of(call.get("arguments", {})))
        for number, call in enumerate(wanted, first)
    )
    return replace(
        reply,
        text=text if isinstance(text, str) else "",
        tool_uses=uses,
        finish_reason="tool_calls" if uses else reply.finish_reason,
    )


def _plain(messages: Sequence[Message]) -> list[dict[str, Json]]:
    """Calls and results as text; what the user would say twice in a row is one message.

    Many chat templates know no tool messages and want user and assistant to take turns.
    """
    names: dict[str, str] = {}
    plain: list[dict[str, Json]] = []
    for message in messages:
        for call in _calls(message):
            names[call["id"]] = call["function"]["name"]
        turn = _in_plain_words(message, names)
        if plain and turn["role"] == "user" == plain[-1]["role"] and _both_texts(plain[-1], turn):
            plain[-1]["content"] = f"{plain[-1]['content']}\n\n{turn['content']}"
        else:
            plain.append(turn)
    return plain


def _in_plain_words(message: Message, names: Mapping[str, str]) -> dict[str, Json]:
    """One message; ``names`` gives the tool of each call by its id."""
    if message["role"] == "tool":
        identity = str(message.get("tool_call_id"))
        title = f"Result of {names.get(identity, 'a tool')} ({identity}):"
        return {"role": "user", "content": f"{title}\n{message.get('content')}"}
    calls = _calls(message)
    if not calls:
        return dict(message)
    said = {
        "calls": [
            {"tool": call["function"]["name"], "arguments": _value(call["function"]["arguments"])}
            for call in calls
        ],
        "text": message.get("content") or "",
    }
    return {"role": "assistant", "content": json.dumps(said, ensure_ascii=False)}


def _tell_of(tools: Sequence[Mapping[str, Json]], messages: list[dict[str, Json]]) -> None:
    """Describe the tools in the system message, which becomes the stable prefix."""
    told = INSTRUCTIONS + "\n".join(_described(tool["function"]) for tool in tools)
    if messages and messages[0]["role"] == "system":
        messages[0]["content"] = f"{messages[0]['content']}\n\n{told}"
    else:
        messages.insert(0, {"role": "system", "content": told})


def _described(function: Any) -> str:
    """A tool in a few lines: its name, what it does, and each argument."""
    parameters = function.get("parameters", {})
    required = parameters.get("required", ())
    described = [f"- {function['name']}: {' '.join(function.get('description', '').split())}"]
    for name, schema in parameters.get("properties", {}).items():
        mark = "" if name in required else "?"
        described.append(f"    {name}{mark}: {_argument(schema)}")
    if "$defs" in parameters:
        described.append(f"    where {_compact(parameters['$defs'])}")
    return "\n".join(described)


def _argument(schema: Any) -> str:
    """The type of an argument as its JSON Schema, without the words, and then the words."""
    if not isinstance(schema, dict):
        return _compact(schema)
    shape = {key: value for key, value in schema.items() if key not in ("description", "title")}
    kind = shape["type"] if shape.keys() == {"type"} else _compact(shape)
    about = schema.get("description")
    return f"{kind}, {' '.join(about.split())}" if about else str(kind)


def _step_schema(tools: Sequence[Mapping[str, Any]]) -> dict[str, Json]:
    """What a reply may be: calls with the arguments that each tool takes.

    A weak model calls only when the grammar holds its hand. Where that would make too large a
    grammar, arguments are any object.
    """
    functions = [tool["function"] for tool in tools]
    exact = {"anyOf": [_call_schema([one["name"]], _shape(one)) for one in functions]}
    names = [one["name"] for one in functions]
    small = len(_compact(exact)) <= MOST_SCHEMA
    return _closed(
        {
            "calls": {
                "type": "array",
                "items": exact if small else _call_schema(names, {"type": "object"}),
                "maxItems": MOST_CALLS,
            },
            "text": {"type": "string", "maxLength": LONGEST_TEXT},
        }
    )


def _call_schema(names: list[str], arguments: Mapping[str, Json]) -> dict[str, Json]:
    return _closed({"tool": {"type": "string", "enum": names}, "arguments": arguments})


def _closed(properties: Mapping[str, Json]) -> dict[str, Json]:
    """An object with these properties, all of them and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _shape(function: Mapping[str, Any]) -> dict[str, Json]:
    """A tool's parameters, as far as grammars are made from them everywhere."""
    parameters = function.get("parameters", {})
    if "$defs" in parameters:
        return {"type": "object"}
    return {"type": "object", **_simple(parameters)}


def _simple(schema: Mapping[str, Any]) -> dict[str, Json]:
    """Types, values and nesting; patterns, formats and limits are left to the tool."""
    simple = {name: schema[name] for name in _SHAPES if name in schema}
    if "properties" in schema:
        simple["properties"] = {
            name: _simple(inner) for name, inner in schema["properties"].items()
        }
        simple["additionalProperties"] = False
    if isinstance(schema.get("items"), dict):
        simple["items"] = _simple(schema["items"])
    if "anyOf" in schema:
        simple["anyOf"] = [_simple(inner) for inner in schema["anyOf"]]
    return simple


def _said(reply: ChatReply) -> dict[str, Any] | None:
    """The object that the reply is; of one that was cut off, the calls if they are whole."""
    said = _object(reply.text)
    if said is not None or reply.finish_reason != "length":
        return said
    start = _CALLS.search(reply.text)
    try:
        calls, _ = json.JSONDecoder().raw_decode(reply.text, start.end()) if start else (None, 0)
    except (ValueError, RecursionError):
        return None
    return {"calls": calls} if calls else None


def _object(text: str) -> dict[str, Any] | None:
    """The JSON object in a reply, though words or a code fence may be around it."""
    start, end = text.find("{"), text.rfind("}")
    try:
        value = json.loads(text[start : end + 1])
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _is_call(call: Any) -> bool:
    return isinstance(call, dict) and isinstance(call.get("tool"), str)


def _calls(message: Message) -> list[Any]:
    return message.get("tool_calls") or []


def _both_texts(*messages: Message) -> bool:
    return all(isinstance(message.get("content"), str) for message in messages)


def _value(text: str) -> Json:
    """Arguments as the model wrote them, as JSON where they are."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def _text_of(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
