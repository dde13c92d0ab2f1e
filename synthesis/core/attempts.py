"""What a record holds of a solver's attempt, and what is wrong with one that does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from synthesis.core.chat import Message
from synthesis.core.difficulty import difficulty
from synthesis.core.values import Json

AttemptVerdict = Literal["correct", "incorrect", "undetermined", "none"]
VERDICTS: tuple[AttemptVerdict, ...] = ("correct", "incorrect", "undetermined", "none")

_FIELDS: Mapping[str, type | tuple[type, ...]] = {
    "attempt": int,
    "verdict": str,
    "reason": str,
    "answer": (str, type(None)),
    "turns": int,
    "judged": bool,
    "model": str,
    "messages": list,
}
_ROLES = ("system", "user", "assistant", "tool")


@dataclass(frozen=True, slots=True)
class Attempt:
    """One go at a task. ``verdict`` is "none" where no answer was given; ``reason`` says why.

    ``turns`` counts the solver's replies; ``model`` is the one that the server said replied.
    ``messages`` are the whole conversation in the shape of chat completions.
    """

    attempt: int
    verdict: AttemptVerdict
    reason: str
    answer: str | None
    turns: int
    messages: Sequence[Message]
    judged: bool = False
    model: str = ""

    def to_json(self) -> dict[str, Json]:
        """The attempt as a record holds it; nothing here depends on the clock."""
        return {
            "attempt": self.attempt,
            "verdict": self.verdict,
            "reason": self.reason,
            "answer": self.answer,
            "turns": self.turns,
            "judged": self.judged,
            "model": self.model,
            "messages": [dict(message) for message in self.messages],
        }


def problems(record: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with a record's attempts and difficulty, as sentences."""
    attempts = record["attempts"]
    wrong = [sentence for place, item in enumerate(attempts, 1) for sentence in _of(item, place)]
    yield from wrong
    if wrong:
        return
    if record.get("difficulty") != difficulty(attempts):
        yield "The difficulty is not what the attempts come to."
    if not record.get("edits"):
        for item in attempts:
            asked = item["messages"][1]
            if asked["role"] != "user" or not str(asked["content"]).startswith(record["query"]):
                yield f"Attempt {item['attempt']} is at another query."


def _of(item: Any, place: int) -> Iterator[str]:
    if not isinstance(item, dict) or set(item) != set(_FIELDS):
        yield f"Attempt {place} has other fields than it should."
        return
    wrong = [name for name, kind in _FIELDS.items() if not isinstance(item[name], kind)]
    wrong += [name for name in ("attempt", "turns") if isinstance(item[name], bool)]
    if wrong:
        yield f"Attempt {place} has fields of the wrong type: {', '.join(wrong)}."
    elif item["attempt"] != place:
        yield f"Attempt {place} is numbered {item['attempt']}."
    elif item["verdict"] not in VERDICTS:
        yield f"Attempt {place} has the verdict {item['verdict']!r}, which is none."
    elif item["answer"] is None and item["verdict"] != "none":
        yield f"Attempt {place} is {item['verdict']} without an answer."
    elif item["turns"] < 0 or not _is_conversation(item["messages"]):
        yield f"The messages of attempt {place} are no conversation."


def _is_conversation(messages: list[Any]) -> bool:
    """Whether it begins with the system's and the user's message, and every role is known."""
    return len(messages) >= 2 and all(
        isinstance(message, dict)
        and message.get("role") in _ROLES
        and isinstance(message.get("content"), str | type(None))
        and _are_calls(message.get("tool_calls", []))
        for message in messages
    )


def _are_calls(calls: Any) -> bool:
    return isinstance(calls, list) and all(
        isinstance(call, dict)
        and isinstance(call.get("function"), dict)
        and all(isinstance(call["function"].get(name), str) for name in ("name", "arguments"))
        for call in calls
    )
