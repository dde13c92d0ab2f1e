"""What a model wrote as a tool call: arguments that are read, and history that is clean.

Servers read the calls of a conversation again on every request, and some refuse a request
whose history holds what the model got wrong. So a call goes into the history with an id,
a name and arguments that every server takes; what was wrong with it is said in the answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from synthesis.core.canonical import canonical
from synthesis.core.chat import ChatReply, ToolUse
from synthesis.core.errors import ParseError
from synthesis.core.shown import MARK
from synthesis.core.values import Json

_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_SUSPECT = re.compile(r"\\u|\x00|\d{16}|[eE]\+?\d{3}|NaN|Infinity")
"""Signs of what may not be a number or a character of I-JSON."""

_LONGEST = 200_000
"""Characters of arguments that are read."""


def read_arguments(use: ToolUse, cut: bool = False) -> dict[str, Json] | ParseError:
    """The arguments of a call, or what is wrong with them in a sentence for the model.

    ``cut`` says that the reply ended at the server's limit of length.
    """
    try:
        return _arguments(use, cut)
    except ParseError as error:
        return error


def _arguments(use: ToolUse, cut: bool) -> dict[str, Json]:
    if len(use.arguments) > _LONGEST:
        raise ParseError(f"The arguments are longer than {_LONGEST} characters.")
    try:
        arguments = json.loads(use.arguments or "{}")
    except (ValueError, RecursionError) as error:
        why = "The reply was cut off, so its arguments" if cut else "The arguments"
        raise ParseError(f"{why} are not JSON: {use.arguments[:200]!r}.") from error
    if not isinstance(arguments, dict):
        raise ParseError("The arguments must be a JSON object.")
    _check(arguments, use)
    return arguments


def _check(arguments: dict[str, Json], use: ToolUse) -> None:
    """Refuses what no record can hold. Plain text, which is nearly all, needs no closer look."""
    text = use.arguments + use.name
    if text.isascii() and _SUSPECT.search(text) is None:
        return
    try:
        written = canonical([arguments, use.name]).decode()
    except (ParseError, ValueError, RecursionError) as error:
        raise ParseError(
            "The arguments hold a number or a character that JSON cannot; write whole numbers "
            "above 2^53 as strings."
        ) from error
    if "\\u0000" in written:
        raise ParseError("The arguments hold a NUL character.")


def call_id(number: int) -> str:
    """The id of a call in the history: nine letters and digits, as the strictest servers ask."""
    return f"call{number:05d}"


def said(
    reply: ChatReply, first: int, read: Sequence[dict[str, Json] | ParseError]
) -> dict[str, Json]:
    """A reply with calls as a message of the history.

    The calls get the ids from ``first`` on; ``read`` is what ``read_arguments`` made of each.
    """
    calls = [
        {
            "id": call_id(number),
            "type": "function",
            "function": {
                "name": use.name if _NAME.fullmatch(use.name) else "unreadable_name",
                "arguments": "{}" if isinstance(arguments, ParseError) else use.arguments or "{}",
            },
        }
        for number, (use, arguments) in enumerate(
            zip(reply.tool_uses, read, strict=True), start=first
        )
    ]
    return {"role": "assistant", "content": reply.text or None, "tool_calls": calls}


def words(reply: ChatReply) -> dict[str, Json]:
    """The words of a reply as a message of the history, never empty."""
    return {"role": "assistant", "content": reply.text or reply.refusal or MARK}


def is_refusal(reply: ChatReply) -> bool:
    return reply.refusal is not None or reply.finish_reason == "content_filter"
