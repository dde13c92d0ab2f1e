"""The judge: a model that is asked only when comparing by type leaves an answer open."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from synthesis.core.chat import ChatModel, ChatRequest, ReplySchema
from synthesis.core.errors import ContextError
from synthesis.core.prompting import prompt
from synthesis.core.serial import Record

LONGEST_REASON = 500

REPLY = ReplySchema(
    "verdict",
    {
        "type": "object",
        "properties": {
            "reason": {"type": "string", "description": "One short sentence."},
            "verdict": {"type": "string", "enum": ["correct", "incorrect"]},
        },
        "required": ["reason", "verdict"],
        "additionalProperties": False,
    },
)
_FENCE = re.compile(r"^\s*```(?:json)?\s*(.*?)\s*```\s*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the judge says, and why."""

    correct: bool
    reason: str


async def judge(number: int, record: Record, given: str, model: ChatModel) -> Opinion | None:
    """The judge's opinion on attempt ``number``; None when its reply says neither.

    It sees the question, the reference answer and the given answer, and nothing of the way
    there. Provider and budget errors of the model pass through.
    """
    asked = {"question": record["query"], "reference": record["answer"]["text"], "given": given}
    messages = [
        {"role": "system", "content": prompt("judge").text},
        {"role": "user", "content": json.dumps(asked, ensure_ascii=False, indent=1)},
    ]
    try:
        reply = await model.chat(ChatRequest("judge", f"judge {number}", messages, reply=REPLY))
    except ContextError:
        return None
    return opinion(reply.text)


def opinion(text: str) -> Opinion | None:
    """The opinion that a reply holds; None for anything but one clear verdict."""
    fenced = _FENCE.match(text)
    try:
        said = json.loads(fenced.group(1) if fenced else text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or said.get("verdict") not in ("correct", "incorrect"):
        return None
    reason = said.get("reason")
    sentence = reason.strip()[:LONGEST_REASON] if isinstance(reason, str) else ""
    clean = sentence.encode("utf-8", "replace").decode("utf-8").replace("\x00", "\ufffd")
    return Opinion(said["verdict"] == "correct", clean or "The judge gave no reason.")
