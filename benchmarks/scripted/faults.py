"""What can be wrong with a reply: on the wire, or in what the model says."""

from __future__ import annotations

import random
from dataclasses import dataclass

from benchmarks.scripted.asked import Asked
from benchmarks.scripted.saying import Said, Use

WIRE = {
    "timeout": "timeout",
    "connection_reset": "connection",
    "rate_limited": "rate_limited",
    "server_error": "server_error",
    "unavailable": "unavailable",
    "truncated": "truncated",
    "invalid_json": "unreadable",
    "context_overflow": "context",
}
"""Faults after which there is no reply, and what the studio records each as."""

SPOKEN = ("refusal", "empty")
SPOKEN_WITH_TOOLS = (
    "unknown_tool",
    "breaks_schema",
    "arguments_not_json",
    "same_call",
    "no_call",
)
SPOKEN_WITH_SCHEMA = ("not_the_schema",)
"""Faulty replies, by what the request must hold for them to make sense."""

IN_REPLY = (*SPOKEN, *SPOKEN_WITH_TOOLS, *SPOKEN_WITH_SCHEMA)
KINDS = (*WIRE, *IN_REPLY)

REFUSAL = "I'm sorry, but I can't help with that."


@dataclass(frozen=True, slots=True)
class FaultSettings:
    """``share`` of the requests meet a fault; ``always`` names the one kind that there is."""

    share: float = 0.0
    always: str = ""


def choose(settings: FaultSettings, asked: Asked, rng: random.Random) -> str | None:
    """The kind of fault that this request meets, if any. Who repeats a call once goes on so."""
    possible = [*WIRE, *SPOKEN]
    possible += SPOKEN_WITH_TOOLS if asked.tools else ()
    possible += SPOKEN_WITH_SCHEMA if asked.schema is not None else ()
    if asked.is_stuck():
        return "same_call"
    if settings.always:
        return settings.always if settings.always in possible else None
    if settings.share <= 0 or rng.random() >= settings.share:
        return None
    return rng.choice(possible)


def spoil(kind: str, said: Said, asked: Asked, rng: random.Random) -> Said:
    """The reply with a fault of that kind in it."""
    if kind == "refusal":
        in_words = rng.random() < 0.5
        return Said(text=REFUSAL) if in_words else Said(refusal=REFUSAL)
    if kind == "empty":
        return Said()
    if kind == "not_the_schema":
        return Said(text='Sure! Here it is: {"question": "What is')
    if kind == "no_call":
        return Said(text="I already know enough about this and need no tool.")
    if kind == "same_call":
        return Said(uses=(_again(said, asked),))
    first = said.uses[0] if said.uses else Use(asked.tools[0], "{}")
    if kind == "unknown_tool":
        return Said(uses=(Use("look_up_everything", first.arguments),))
    if kind == "breaks_schema":
        return Said(uses=(Use(first.name, '{"no_such_argument": [1, 2, 3]}'),))
    return Said(uses=(Use(first.name, first.arguments[:-1] + ', "and'),))


def _again(said: Said, asked: Asked) -> Use:
    """The last call of the conversation once more."""
    last = asked.last_use()
    if last is not None:
        return last
    return said.uses[0] if said.uses else Use(asked.tools[0], "{}")


def context_error(tokens: int, limit: int, rng: random.Random) -> dict[str, object]:
    """The body of a 400 for a prompt that is too long: mostly vLLM's words, some llama.cpp's."""
    if rng.random() < 0.25:
        return {
            "error": {
                "code": 400,
                "message": "the request exceeds the available context size, try increasing it",
                "type": "exceed_context_size_error",
                "n_prompt_tokens": tokens,
                "n_ctx": limit,
            }
        }
    return {
        "error": {
            "message": f"This model's maximum context length is {limit} tokens. However, your "
            f"request has {tokens} input tokens. Please reduce the length of the input messages.",
            "type": "BadRequestError",
            "param": "input_tokens",
            "code": 400,
        }
    }
