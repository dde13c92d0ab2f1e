"""The bytes of a request, made so that what was said before is the same bytes as before.

A server's prefix cache hits when the tools and the earlier messages have not changed, and
our own time goes mostly into encoding them: so the tools of a conversation and each of its
messages are encoded once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic_core import PydanticSerializationError, to_json

from synthesis.core.chat import ChatRequest, Message, ReplySchema
from synthesis.core.values import Json
from synthesis.engines.openai.endpoint import EndpointSettings

Encode = Callable[[Any], bytes]

_OURS = frozenset({"model", "messages", "tools", "tool_choice", "response_format", "stream", "n"})
"""Fields that an endpoint's sampling options do not set."""


_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def encoded(value: Any) -> bytes:
    """JSON in UTF-8, keys in their own order; half of a surrogate pair becomes a "?"."""
    try:
        # A third of the time of Python's own encoder.
        return to_json(value, inf_nan_mode="null")
    except PydanticSerializationError:
        return _compact(value).encode("utf-8", "replace")


class Kept:
    """Encodes each object once, as long as it is in use; about ``most`` bytes twice over.

    An object is known by its identity, so it must not change after it was first given. It is
    kept alive, so that no other object takes its identity. What was not asked for since the
    newer half became full is forgotten.
    """

    def __init__(self, encode: Encode = encoded, most: int = 6 * 2**20) -> None:
        self._encode = encode
        self._most = most
        self._size = 0
        self._new: dict[int, tuple[object, bytes]] = {}
        self._old: dict[int, tuple[object, bytes]] = {}

    def __call__(self, value: Any) -> bytes:
        found = self._new.get(id(value))
        if found is not None:
            return found[1]
        found = self._old.get(id(value)) or (value, self._encode(value))
        if self._size > self._most:
            self._old, self._new, self._size = self._new, {}, 0
        self._new[id(value)] = found
        self._size += len(found[1])
        return found[1]


def body(endpoint: EndpointSettings, request: ChatRequest, encode: Encode = encoded) -> bytes:
    """The request as the endpoint takes it; ``encode`` is used for the tools and for messages.

    A request with tools and a schema for the reply offers the tools but allows no call: so
    the prefix stays the one of the calls before.
    """
    parts = [encoded(_settings(endpoint, request))[:-1]]
    if request.tools:
        parts += [b',"tools":', encode(request.tools)]
    messages = [encode(message) for message in request.messages]
    if request.reply is not None:
        _ask_for(request.reply, endpoint, request.messages, messages, parts)
    parts += [b',"messages":[', b",".join(messages), b"]}"]
    return b"".join(parts)


def _settings(endpoint: EndpointSettings, request: ChatRequest) -> dict[str, Json]:
    chosen = {name: value for name, value in endpoint.sampling.items() if name not in _OURS}
    if request.tools and request.reply is not None:
        chosen = {"tool_choice": "none", **chosen}
    elif request.tools:
        chosen = {"parallel_tool_calls": True, **chosen}
    else:
        chosen.pop("parallel_tool_calls", None)
    return {"model": endpoint.model, **chosen}


def _ask_for(
    reply: ReplySchema,
    endpoint: EndpointSettings,
    messages: Sequence[Message],
    encoded_messages: list[bytes],
    parts: list[bytes],
) -> None:
    """Ask for a reply by the schema, in the way that the endpoint understands."""
    if endpoint.structured_output == "json_schema":
        parts += [b',"response_format":', encoded(_strict(reply))]
        return
    if endpoint.structured_output == "json_object":
        parts.append(b',"response_format":{"type":"json_object"}')
    asked = _in_words(reply)
    last = messages[-1] if messages else {}
    text = last.get("content")
    if last.get("role") == "user" and isinstance(text, str):
        # Many chat templates refuse two messages of the user in a row.
        encoded_messages[-1] = encoded({**last, "content": f"{text}\n\n{asked}"})
    else:
        encoded_messages.append(encoded({"role": "user", "content": asked}))


def _strict(reply: ReplySchema) -> Mapping[str, Json]:
    described = {"name": reply.name, "schema": reply.schema, "strict": True}
    return {"type": "json_schema", "json_schema": described}


def _in_words(reply: ReplySchema) -> str:
    told = "Answer with one JSON object and nothing else. It follows this JSON Schema: "
    return told + _compact(reply.schema)
