"""What the scripted model says, and how that goes over the wire."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Use:
    """A tool call; ``arguments`` is text, as it goes over the wire."""

    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Said:
    """A reply: text, tool calls or a refusal."""

    text: str = ""
    uses: tuple[Use, ...] = ()
    refusal: str | None = None

    @property
    def tokens(self) -> int:
        """Roughly, as a quarter of its characters."""
        size = len(self.text) + len(self.refusal or "")
        return 1 + (size + sum(len(use.name) + len(use.arguments) for use in self.uses)) // 4


@dataclass(frozen=True, slots=True)
class Cost:
    """Tokens of a request, and how many of them an earlier request began with too."""

    prompt: int
    cached: int


def body(said: Said, cost: Cost, model: str, number: int) -> bytes:
    """The reply as chat completions have it; ``number`` tells its ids from others'."""
    message: dict[str, Any] = {"role": "assistant", "content": said.text or None}
    if said.refusal is not None:
        message["refusal"] = said.refusal
    if said.uses:
        message["tool_calls"] = [
            {
                "id": f"call_{number}_{place}",
                "type": "function",
                "function": {"name": use.name, "arguments": use.arguments},
            }
            for place, use in enumerate(said.uses)
        ]
    reply = {
        "id": f"chatcmpl-{number}",
        "object": "chat.completion",
        "created": 0,
        "model": model,
        "choices": [
            {
                "index": 0,
                "message": message,
                "finish_reason": "tool_calls" if said.uses else "stop",
            }
        ],
        "usage": {
            "prompt_tokens": cost.prompt,
            "completion_tokens": said.tokens,
            "total_tokens": cost.prompt + said.tokens,
            "prompt_tokens_details": {"cached_tokens": cost.cached},
        },
    }
    return json.dumps(reply, separators=(",", ":")).encode()
