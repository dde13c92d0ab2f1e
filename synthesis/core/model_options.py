"""The options of an endpoint that go into every request of its model."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from synthesis.core.canonical import canonical
from synthesis.core.endpoint_rules import EndpointRefused, is_number
from synthesis.core.errors import ParseError
from synthesis.core.values import Json

LARGEST_WHOLE = 2**53 - 1
LARGEST_SAMPLING = 10_000

SET_BY_US = frozenset(
    {
        "model",
        "messages",
        "n",
        "response_format",
        "stream",
        "stream_options",
        "tool_choice",
        "tools",
    }
)
"""Fields of a request that no sampling option may replace."""


def read_sampling(value: Any) -> dict[str, Json]:
    """Options that go into every request. Only those that are known, so that a misspelt one
    does not stay unnoticed; what is a server's own goes into ``extra_body``."""
    if not isinstance(value, Mapping):
        raise _sampling('must be a JSON object, as {"temperature": 0.7}')
    for name, option in value.items():
        rule = _OPTIONS.get(name)
        if rule is None:
            raise _sampling(
                f"has {name!r}, which is none of {', '.join(_OPTIONS)}. "
                "What only your server knows goes into extra_body"
            )
        wanted, holds = rule
        if not holds(option):
            raise _sampling(f"has {name}, which must be {wanted}")
    _check_storable(value)
    return dict(value)


def flat_sampling(sampling: Mapping[str, Json]) -> dict[str, Json]:
    """The options as they go into a request, the server's own among the others."""
    flat = {name: option for name, option in sampling.items() if name != "extra_body"}
    return flat | dict(sampling.get("extra_body", {}))


def _check_storable(value: Mapping[str, Json]) -> None:
    """It goes into the records of what is made with it, which hold canonical JSON only."""
    try:
        text = canonical(dict(value))
    except ParseError:
        text = b""
    if not text or b"\\u0000" in text:
        raise _sampling("has a number or a text that cannot be stored exactly")
    if len(text) > LARGEST_SAMPLING:
        raise _sampling(f"is longer than {LARGEST_SAMPLING:,} bytes")


def _sampling(problem: str) -> EndpointRefused:
    return EndpointRefused("sampling", f"The sampling {problem}.")


def _between(least: float, most: float) -> Any:
    return (
        f"a number from {least:g} to {most:g}",
        lambda value: is_number(value) and least <= value <= most,
    )


def _whole(least: int) -> Any:
    return (
        f"a whole number from {least} to {LARGEST_WHOLE:,}",
        lambda value: (
            isinstance(value, int)
            and not isinstance(value, bool)
            and least <= value <= LARGEST_WHOLE
        ),
    )


def _is_stop(value: Any) -> bool:
    items = value if isinstance(value, list) else [value]
    return 0 < len(items) <= 16 and all(isinstance(item, str) and item for item in items)


def _is_extra(value: Any) -> bool:
    return isinstance(value, Mapping) and not (SET_BY_US | _OPTIONS.keys()) & value.keys()


_OPTIONS: dict[str, Any] = {
    "temperature": _between(0, 2),
    "top_p": _between(0, 1),
    "max_tokens": _whole(1),
    "seed": _whole(0),
    "presence_penalty": _between(-2, 2),
    "frequency_penalty": _between(-2, 2),
    "stop": ("a text, or a list of up to 16", _is_stop),
    "reasoning_effort": (
        "a word, as low",
        lambda value: isinstance(value, str) and bool(re.fullmatch(r"[a-z]{1,20}", value)),
    ),
    "extra_body": (
        "a JSON object that repeats none of these names and none of "
        + ", ".join(sorted(SET_BY_US)),
        _is_extra,
    ),
}
