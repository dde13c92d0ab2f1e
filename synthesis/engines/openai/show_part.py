"""``show_part``: the function by which a model sees more of a large earlier result.

It is offered beside the tools, but is none: it costs no step and leaves no evidence.
"""

from __future__ import annotations

from typing import TypeGuard

from synthesis.core.errors import ParseError
from synthesis.core.serial import step_to_json
from synthesis.core.shown import part
from synthesis.core.values import Evidence, Json

NAME = "show_part"

MOST = 4
"""Parts that may be shown in one iteration."""

TOOL: dict[str, Json] = {
    "type": "function",
    "function": {
        "name": NAME,
        "description": "Shows a part of an earlier result that was shortened. Costs no call.",
        "parameters": {
            "type": "object",
            "properties": {
                "step": {"type": "integer", "description": "Number of the step"},
                "pointer": {
                    "type": "string",
                    "description": "JSON pointer into the step, such as /result/rows/7",
                },
                "offset": {
                    "type": "integer",
                    "description": "First item of a list, or first character of a string",
                    "default": 0,
                },
            },
            "required": ["step", "pointer"],
            "additionalProperties": False,
        },
    },
}


def shown_part(arguments: dict[str, Json], evidence: Evidence) -> str:
    """The part in words, or a sentence that says why there is none."""
    number, pointer = arguments.get("step"), arguments.get("pointer")
    offset = arguments.get("offset", 0)
    try:
        if not _is_whole(number) or not 1 <= number <= len(evidence):
            raise ParseError(f"There is no step {number!r}; there are {len(evidence)}.")
        if not isinstance(pointer, str) or not _is_whole(offset) or offset < 0:
            raise ParseError("'pointer' must be a string and 'offset' a whole number from 0.")
        return part(step_to_json(evidence[number - 1]), pointer, offset)
    except ParseError as error:
        return str(error)
    except LookupError as error:
        return str(error.args[0])


def _is_whole(value: Json) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)
