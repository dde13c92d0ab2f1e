"""A chat model that says what it is told to, and remembers what it was asked."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from synthesis.core.chat import ChatReply, ChatRequest, ToolUse


class ScriptedModel:
    """Gives its replies in order, raising those that are errors."""

    def __init__(self, replies: Iterable[ChatReply | Exception]) -> None:
        self._replies = list(replies)
        self.requests: list[ChatRequest] = []

    async def chat(self, request: ChatRequest) -> ChatReply:
        self.requests.append(request)
        assert self._replies, f"Nothing is left to say to {request.messages[-1]}"
        reply = self._replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return reply

    @property
    def silent(self) -> bool:
        """Whether everything was said."""
        return not self._replies

    def last(self) -> str:
        """The text of the last message that the model was sent."""
        return str(self.requests[-1].messages[-1]["content"])


def calls(*uses: tuple[str, Any], finish_reason: str = "tool_calls") -> ChatReply:
    """A reply with calls: (tool, arguments), arguments as an object or as raw text."""
    return ChatReply(
        text="",
        tool_uses=tuple(
            ToolUse(f"id-{n}", tool, given if isinstance(given, str) else json.dumps(given))
            for n, (tool, given) in enumerate(uses)
        ),
        finish_reason=finish_reason,
    )


def says(text: Any, **fields: Any) -> ChatReply:
    """A reply in words, or in JSON when it is not a string."""
    return ChatReply(text if isinstance(text, str) else json.dumps(text), **fields)


def value(step: int, pointer: str, given: Any, name: str = "answer", **fields: Any) -> Any:
    """An answer value of a reply, as the schema wants it."""
    return {
        "name": name,
        "value": given,
        "type": "number",
        "unit": None,
        "tolerance": None,
        "sources": [{"step": step, "pointer": pointer}],
        "transform": None,
        **fields,
    }


def draft(query: str, *values: Any, **fields: Any) -> Any:
    """A draft of a reply, as the schema wants it."""
    return {"query": query, "answer_format": "plain", "values": list(values), **fields}
