"""What a request asks, read from its body once."""

from __future__ import annotations

import json
import sys
import zlib
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from benchmarks.scripted.pool import spec_of
from benchmarks.scripted.saying import Use

Message = Mapping[str, Any]

_END_OF_TOOLS = b'],"messages":[{"role":'
MOST_OFFERS = 2_000


class Offer(NamedTuple):
    """The part of a request that its conversation has in common, as in ``Asked``."""

    model: str
    tools: tuple[str, ...]
    parameters: Mapping[str, Mapping[str, Any]]
    stream: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A request. ``tools`` names the functions that it offers, ``parameters`` gives the JSON
    Schema of the arguments of those that the pool does not know; ``schema`` is the one that the
    reply must follow. ``size`` is the length of the body in bytes."""

    model: str
    tools: tuple[str, ...]
    parameters: Mapping[str, Mapping[str, Any]]
    stream: bool
    messages: Sequence[Message]
    schema: Mapping[str, Any] | None = None
    size: int = 0

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

    def is_stuck(self) -> bool:
        """Whether the last two calls of the conversation are the same."""
        latest = [use for _, use in self.uses()][-2:]
        return len(latest) == 2 and latest[0] == latest[1]

    def topic(self) -> int:
        """A number that stands for what people said, whatever was answered since."""
        return zlib.crc32("\n".join(self.said_by("user")).encode())


class Reader:
    """Reads bodies. What they offer in tools is most of them and repeats, so it is read once."""

    def __init__(self) -> None:
        self._offers: OrderedDict[int, Offer] = OrderedDict()

    def read(self, body: bytes) -> Asked:
        """Raises ``ValueError`` with a sentence for a body that is no request."""
        try:
            end = body.find(_END_OF_TOOLS)
            if end < 0:
                asked = json.loads(body)
                offer = _offer(asked)
            else:
                offer = self._kept(body[: end + 1])
                asked = json.loads(b"{" + body[end + 2 :])
            messages = asked["messages"]
            if not messages or not all(isinstance(item, dict) for item in messages):
                raise ValueError("The request has no messages.")
            return Asked(
                *offer,
                messages=messages,
                schema=_schema(asked.get("response_format")),
                size=len(body),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"The request cannot be read: {error!r}.") from None

    def _kept(self, head: bytes) -> Offer:
        key = hash(head)
        offer = self._offers.get(key)
        if offer is None:
            offer = self._offers[key] = _offer(json.loads(head + b"}"))
            if len(self._offers) > MOST_OFFERS:
                self._offers.popitem(last=False)
        return offer


def _offer(asked: Mapping[str, Any]) -> Offer:
    """What does not change in a conversation."""
    functions = [tool["function"] for tool in asked.get("tools") or ()]
    strange = {f["name"]: f.get("parameters", {}) for f in functions if not spec_of(f["name"])}
    names = tuple(sys.intern(function["name"]) for function in functions)
    return Offer(asked["model"], names, strange, bool(asked.get("stream")))


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
