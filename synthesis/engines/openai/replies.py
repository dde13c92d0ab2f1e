"""The body of an answer as a ``ChatReply``, by plain code: it runs once for every call."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from synthesis.core.chat import ChatReply, ToolUse, Usage
from synthesis.engines.openai.endpoint import EndpointSettings
from synthesis.engines.openai.faults import Fault, from_error_body

if TYPE_CHECKING:
    # The shapes that are read here, as OpenAI publishes them; servers leave much of it out.
    from openai.types.chat import ChatCompletion, ChatCompletionMessage  # noqa: F401


def read_reply(raw: bytes, endpoint: EndpointSettings) -> ChatReply:
    """What the server said; raises ``Fault`` where it is no ``ChatCompletion``."""
    try:
        answer = json.loads(raw)
    except (ValueError, RecursionError):
        raise Fault("unreadable", f"Endpoint {endpoint.name} answered no JSON.") from None
    if not isinstance(answer, dict):
        raise Fault("unreadable", f"Endpoint {endpoint.name} answered no JSON object.")
    if answer.get("error"):
        raise from_error_body(answer["error"], endpoint)
    if answer.get("object") == "error":
        raise from_error_body(answer, endpoint)
    usage = _usage(answer)
    try:
        choice = answer["choices"][0]
        message = choice["message"]
        return ChatReply(
            text=_text(message.get("content")),
            tool_uses=_tool_uses(message.get("tool_calls")),
            finish_reason=choice.get("finish_reason") or "stop",
            refusal=message.get("refusal") or None,
            model=answer.get("model") or "",
            usage=usage,
        )
    except (LookupError, TypeError, AttributeError):
        sentence = f"Endpoint {endpoint.name} answered JSON that is no reply of a chat."
        raise Fault("unreadable", sentence, usage=usage) from None


def _text(content: Any) -> str:
    """A message's text: a string, or parts of which some are text."""
    if isinstance(content, str):
        return content
    return "".join(part.get("text") or "" for part in content or ())


def _tool_uses(calls: Any) -> tuple[ToolUse, ...]:
    """The tool calls; servers that leave out an id get one that is the same every time."""
    return tuple(
        ToolUse(
            id=call.get("id") or f"call_{number}",
            name=call["function"]["name"],
            arguments=_arguments(call["function"].get("arguments")),
        )
        for number, call in enumerate(calls or (), 1)
    )


def _arguments(value: Any) -> str:
    """Arguments are text; some servers give the object itself, or nothing for none."""
    if isinstance(value, str):
        return value
    return json.dumps(value if value is not None else {})


def _usage(answer: dict[str, Any]) -> Usage:
    """Tokens as far as the server counts them; llama.cpp tells what it had cached by itself."""
    told = answer.get("usage")
    if not isinstance(told, dict):
        return Usage()
    details = told.get("prompt_tokens_details") or {}
    timings = answer.get("timings") or {}
    return Usage(
        prompt_tokens=told.get("prompt_tokens") or 0,
        completion_tokens=told.get("completion_tokens") or 0,
        cached_tokens=details.get("cached_tokens") or timings.get("cache_n") or 0,
    )
