"""What a request asks, read from its body once."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.scripted.saying import Use

Message = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request. ``tools`` are the functions that it offers, ``schema`` the JSON Schema that its
    reply must follow; ``size`` is the length of the body in bytes."""

    model: str
    messages: Sequence[Message]
    tools: Sequence[Mapping[str, Any]] = ()
    schema: Mapping[str, Any] | None = None
    size: int = 0
    stream: bool = False

    @property
    def tokens(self) -> int:
        """Roughly, as a quarter of its characters."""
        return 1 + self.size // 4

    @property
    def system(self) -> str:
        """The text of the system message, empty without one."""
        first = self.messages[0]
        return text_of(first) if first.get("role") in ("system", "developer") else ""

    def said_by(self, role: str) -> Iterator[str]:
        """The texts of one side of the conversation, in order."""
        return (text_of(item) for item in self.messages if item.get("role") == role)

    def results(self) -> int:
        """How many tool results the conversation holds."""
        return sum(item.get("role") == "tool" for item in self.messages)

    def uses(self) -> Iterator[tuple[str, Use]]:
        """Every tool call of the conversation, with its id, in order."""
        for item in self.messages:
            for use in item.get("tool_calls") or ():
                function = use["function"]
                yield use["id"], Use(function["name"], function["arguments"])

    def last_use(self) -> Use | None:
        """The latest call of the conversation."""
        last = None
        for _, use in self.uses():
            last = use
        return last

    def topic(self) -> int:
        """A number that stands for what people said, whatever was answered since."""
        return zlib.crc32("\n".join(self.said_by("user")).encode())


def read(body: bytes) -> Asked:
    """Raises ``ValueError`` with a sentence for a body that is no request."""
    try:
        asked = json.loads(body)
        messages = asked["messages"]
        if not messages or not all(isinstance(item, dict) for item in messages):
            raise ValueError("The request has no messages.")
        return Asked(
            model=asked["model"],
            messages=messages,
            tools=[tool["function"] for tool in asked.get("tools") or ()],
            schema=_schema(asked.get("response_format")),
            size=len(body),
            stream=bool(asked.get("stream")),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"The request cannot be read: {error!r}.") from None


def _schema(wanted: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    if wanted is None or wanted.get("type") == "text":
        return None
    if wanted["type"] == "json_object":
        return {"type": "object"}
    schema: Mapping[str, Any] = wanted["json_schema"]["schema"]
    return schema


def text_of(message: Message) -> str:
    """The text of a message, which is a string or a list of parts."""
    content = message.get("content")
    if isinstance(content, str):
        return content
    parts = content or ()
    return "".join(part.get("text", "") for part in parts if isinstance(part, dict))
