"""What is said to a language model and what it says, in the words of the chat protocol.

Messages and tools are plain JSON in the shape of OpenAI's chat completions, since that is
what every server takes; all else that the wire needs is the matter of an endpoint.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, get_args

from synthesis.core.values import Json, ToolSpec

Role = Literal["explorer", "deriver", "judge", "solver"]
ROLES: tuple[Role, ...] = get_args(Role)

Message = Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one call; ``cached_tokens`` of the prompt came from the server's prefix cache."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    cached_tokens: int = 0


@dataclass(frozen=True, slots=True)
class ReplySchema:
    """A JSON Schema that the text of a reply must follow."""

    name: str
    schema: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """One call of a model.

    ``stage`` says where in the episode it is made ("explore 2", "derive 2", "solve 3"), for
    people and for sums. The prefix (system message, tools) should be the same from call to
    call and only the end of ``messages`` grow, so that a server's prefix cache hits.
    """

    role: Role
    stage: str
    messages: Sequence[Message]
    tools: Sequence[Mapping[str, Json]] = ()
    reply: ReplySchema | None = None


@dataclass(frozen=True, slots=True)
class ToolUse:
    """A tool call as the model wrote it; ``arguments`` is text that may not be JSON."""

    id: str
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class ChatReply:
    """What the model said. ``finish_reason`` is the server's ("stop", "tool_calls", "length")."""

    text: str
    tool_uses: tuple[ToolUse, ...] = ()
    finish_reason: str = "stop"
    refusal: str | None = None
    model: str = ""
    usage: Usage = field(default_factory=Usage)


class ChatModel(Protocol):
    """Talks to the model that a role is given to, and remembers what it was told."""

    async def chat(self, request: ChatRequest) -> ChatReply:
        """The model's reply.

        Raises ``ProviderTransientError`` when retries did not help,
        ``ProviderPermanentError`` when the server refuses for good, ``ContextError`` when
        the messages are longer than the model takes, and ``BudgetError`` when the run has
        spent what it may.
        """
        ...


_TOOLS: dict[str, tuple[ToolSpec, dict[str, Json]]] = {}


def tool_json(spec: ToolSpec) -> dict[str, Json]:
    """A tool as chat completions take it: always the same object for the same declaration, so
    that the wire encodes it once. Nobody may change it."""
    known, made = _TOOLS.get(spec.name, (None, {}))
    if known is not spec:
        made = {
            "type": "function",
            "function": {
                "name": spec.name,
                "description": spec.description,
                "parameters": dict(spec.parameters),
            },
        }
        _TOOLS[spec.name] = (spec, made)
    return made


def said(reply: ChatReply) -> dict[str, Json]:
    """The reply as a message of the conversation."""
    message: dict[str, Json] = {"role": "assistant", "content": reply.text or None}
    if reply.tool_uses:
        message["tool_calls"] = [
            {
                "id": use.id,
                "type": "function",
                "function": {"name": use.name, "arguments": use.arguments},
            }
            for use in reply.tool_uses
        ]
    return message


def reply_to_json(reply: ChatReply) -> dict[str, Json]:
    return {
        "text": reply.text,
        "tool_uses": [[use.id, use.name, use.arguments] for use in reply.tool_uses],
        "finish_reason": reply.finish_reason,
        "refusal": reply.refusal,
        "model": reply.model,
    }


def reply_from_json(data: dict[str, Any]) -> ChatReply:
    """A stored reply; its usage was counted when it was stored."""
    return ChatReply(**{**data, "tool_uses": tuple(ToolUse(*use) for use in data["tool_uses"])})
