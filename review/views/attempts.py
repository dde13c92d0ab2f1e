"""A task's attempts as the review page shows them: what they came to, and each conversation."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from synthesis.core.values import Json

LONGEST_TEXT = 1_500
LONGEST_ANSWER = 300
MOST_UNFOLDED = 8

_BADGES = {"correct": "good", "incorrect": "bad", "undetermined": "warn", "none": ""}
_SHOWN = {"correct": "✓ correct", "incorrect": "✕ incorrect", "none": "no answer"}
_BANDS = {
    "always": "always solved",
    "often": "often solved",
    "sometimes": "sometimes solved",
    "never": "never solved",
    "unknown": "no attempt judged",
}
_SPEAKERS = {"system": "Instructions", "user": "Question", "assistant": "Solver", "tool": "Tool"}


@dataclass(frozen=True)
class AttemptView:
    """One attempt in a line or two; ``badge`` is the class of its verdict's badge."""

    number: int
    verdict: str
    badge: str
    reason: str
    answer: str
    turns: int
    judged: bool


@dataclass(frozen=True)
class DifficultyView:
    """What the attempts come to, in words."""

    band: str
    audit: bool
    solved: int
    k: int
    undetermined: int
    chances: Sequence[tuple[str, str]]
    attempts: Sequence[AttemptView]

    @property
    def many(self) -> bool:
        return len(self.attempts) > MOST_UNFOLDED


@dataclass(frozen=True)
class CallView:
    """A tool call of a message; ``known`` says that the tool is one of the toolset."""

    tool: str
    arguments: str
    known: bool


@dataclass(frozen=True)
class MessageView:
    """One message; ``cut`` says that there is more of it than is shown."""

    role: str
    speaker: str
    text: str
    cut: bool
    calls: Sequence[CallView]


def band_in_words(band: str) -> str:
    """The band of a difficulty as people read it; nothing for a task that nobody tried."""
    return _BANDS.get(band, "")


def difficulty(record: Mapping[str, Json]) -> DifficultyView | None:
    """What a record's attempts come to; None when there are none."""
    found, attempts = record.get("difficulty"), record.get("attempts")
    if not found or not attempts:
        return None
    return DifficultyView(
        band=band_in_words(found["band"]),
        audit=found["audit"],
        solved=found["solved"],
        k=found["k"],
        undetermined=found["undetermined"],
        chances=[(k, f"{100 * chance:.0f}%") for k, chance in found["pass_at"].items()],
        attempts=[_attempt(item) for item in attempts],
    )


def attempt_json(record: Mapping[str, Json], number: int) -> dict[str, Any] | None:
    """The attempt of that number as the record holds it; None when there is none."""
    for item in record.get("attempts", []):
        if item["attempt"] == number:
            found: dict[str, Any] = item
            return found
    return None


def trajectory(attempt: Mapping[str, Json], toolset: Sequence[str]) -> list[MessageView]:
    """The messages of an attempt in order, long ones cut."""
    return [_message(item, toolset) for item in attempt["messages"]]


def _attempt(item: Mapping[str, Json]) -> AttemptView:
    verdict = item["verdict"]
    return AttemptView(
        number=item["attempt"],
        verdict=_SHOWN.get(verdict) or verdict,
        badge=_BADGES.get(verdict, ""),
        reason=item["reason"],
        answer=_cut(item["answer"] or "", LONGEST_ANSWER),
        turns=item["turns"],
        judged=item["judged"],
    )


def _message(item: Mapping[str, Json], toolset: Sequence[str]) -> MessageView:
    text = item.get("content") or ""
    text = _pretty(text) if item["role"] == "tool" else text
    functions = [call["function"] for call in item.get("tool_calls") or ()]
    written = [_pretty(function["arguments"]) for function in functions]
    return MessageView(
        role=item["role"],
        speaker=_SPEAKERS.get(item["role"]) or item["role"],
        text=_cut(text, LONGEST_TEXT),
        cut=any(len(part) > LONGEST_TEXT for part in (text, *written)),
        calls=[
            CallView(function["name"], _cut(arguments, LONGEST_TEXT), function["name"] in toolset)
            for function, arguments in zip(functions, written, strict=True)
        ],
    )


def _pretty(text: str) -> str:
    """JSON on several lines where it does not fit on one; other text as it is."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return text
    line = json.dumps(value, ensure_ascii=False)
    return line if len(line) <= 80 else json.dumps(value, ensure_ascii=False, indent=1)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[:length] + "…"
