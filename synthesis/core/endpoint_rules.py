"""What an endpoint may be: each rule reads one field and gives it as it is kept.

Every refusal is an ``EndpointRefused`` that names its field, so that a form can show the
sentence beside it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import SplitResult, urlsplit

from synthesis.core.canonical import canonical
from synthesis.core.errors import ConfigurationError, ParseError
from synthesis.core.values import Json

ENVIRONMENT = "environment"
"""The name of the endpoint that the DIVE_LLM_ settings describe; nobody else may take it."""

OWN_VARIABLE = "DIVE_LLM_API_KEY"
KEY_VARIABLES = "DIVE_KEY_"
"""Where keys may be in the environment: that of ``ENVIRONMENT``, and any others."""

RESERVED_NAMES = frozenset({ENVIRONMENT, "new", "roles"})
LONGEST = {"name": 60, "model": 200, "address": 500, "key": 4000}
MOST_CONCURRENCY = 4096
LONGEST_TIMEOUT = 3600.0
MOST_PRICE = 1_000_000.0
LARGEST_WHOLE = 2**53
LARGEST_SAMPLING = 10_000

SET_BY_US = frozenset(
    {"model", "messages", "tools", "tool_choice", "response_format", "stream", "stream_options"}
)
"""Fields of a request that no sampling option may replace."""


class EndpointRefused(ConfigurationError):
    """A field of an endpoint cannot be as it was given; ``field`` says which."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def read_name(value: str) -> str:
    """A name that can stand in an address: small letters, digits, dots, dashes."""
    name = value.strip()
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]*", name):
        raise EndpointRefused(
            "name",
            "Name the endpoint with small letters, digits, dots and dashes, as in qwen3-8b; "
            "begin with a letter or a digit.",
        )
    if len(name) > LONGEST["name"]:
        raise EndpointRefused("name", f"The name is longer than {LONGEST['name']} characters.")
    if name in RESERVED_NAMES:
        raise EndpointRefused("name", f"The name {name} is taken by the studio; choose another.")
    return name


def read_model(value: str) -> str:
    """The model to ask for, as the server calls it."""
    model = value.strip()
    if not model:
        raise EndpointRefused("model", "Say which model to ask for, as the server calls it.")
    if len(model) > LONGEST["model"] or not model.isprintable():
        raise EndpointRefused(
            "model", f"A model's name has at most {LONGEST['model']} printable characters."
        )
    return model


def read_base_url(value: str, field: str = "base_url") -> str:
    """An address that ends before ``/chat/completions``, without a slash at its end."""
    address = _read_address(field, value)
    if address.endswith("/chat/completions"):
        raise EndpointRefused(
            field, "Write the address only as far as /v1; /chat/completions is added to it."
        )
    return address


def read_metrics_url(value: str) -> str:
    """Where Prometheus metrics are; empty to look beside the model."""
    return _read_address("metrics_url", value) if value.strip() else ""


def _read_address(field: str, value: str) -> str:
    address = value.strip()
    example = "Write it as http://localhost:8001/v1."
    if len(address) > LONGEST["address"]:
        raise EndpointRefused(field, f"The address is longer than {LONGEST['address']} characters.")
    if not address.isprintable() or " " in address or "\\" in address:
        raise EndpointRefused(
            field, f"The address has blanks or signs that none may have. {example}"
        )
    parts = _split(field, address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise EndpointRefused(field, f"The address must begin with http:// or https://. {example}")
    if "@" in parts.netloc:
        raise EndpointRefused(
            field, "The address holds a user or password. Leave them out and give a key instead."
        )
    if "?" in address or "#" in address:
        raise EndpointRefused(field, f"The address goes on behind a ? or #. {example}")
    return address.rstrip("/")


def _split(field: str, address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 (reading it is what checks it)
    except ValueError:
        raise EndpointRefused(
            field, "The address has a malformed host, or a port that is not one. Correct it."
        ) from None
    return parts


def read_key(value: str) -> str:
    """A key as it goes into a header; the sentence never repeats it."""
    key = value.strip()
    if len(key) > LONGEST["key"]:
        raise EndpointRefused("key", f"A key has at most {LONGEST['key']} characters.")
    if not key.isascii() or not key.isprintable() or " " in key:
        raise EndpointRefused(
            "key", "A key has no blanks and no letters beyond ASCII; copy it once more."
        )
    return key


def read_key_variable(value: str) -> str:
    """The variable that holds a key. Its name must say so: no mistake may send another secret."""
    name = value.strip()
    if name in ("", OWN_VARIABLE):
        return name
    if not re.fullmatch(KEY_VARIABLES + r"[A-Z0-9_]{1,60}", name):
        raise EndpointRefused(
            "key_variable",
            f"The variable of a key is {OWN_VARIABLE}, or begins with {KEY_VARIABLES}, as "
            f"{KEY_VARIABLES}TEACHER, so that no other secret is ever sent to a server.",
        )
    return name


def read_whole(field: str, value: Any, least: int, most: int) -> int:
    """A whole number within limits."""
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise EndpointRefused(
            field, f"{_words(field)} must be a whole number from {least} to {most:,}."
        )
    return value


def read_number(field: str, value: Any, least: float, most: float) -> float:
    """A finite number within limits."""
    if not _is_number(value) or not least <= value <= most:
        raise EndpointRefused(
            field, f"{_words(field)} must be a number from {least:g} to {most:,.0f}."
        )
    return float(value)


def read_choice(field: str, value: Any, options: Sequence[str]) -> str:
    """One of a few words."""
    if value not in options:
        raise EndpointRefused(field, f"{_words(field)} must be one of {', '.join(options)}.")
    return str(value)


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
        size = len(canonical(dict(value)))
    except ParseError:
        raise _sampling("has a number or a text that JSON cannot hold exactly") from None
    if size > LARGEST_SAMPLING:
        raise _sampling(f"is longer than {LARGEST_SAMPLING:,} bytes")


def _sampling(problem: str) -> EndpointRefused:
    return EndpointRefused("sampling", f"The sampling {problem}.")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _between(least: float, most: float) -> Any:
    return (
        f"a number from {least:g} to {most:g}",
        lambda value: _is_number(value) and least <= value <= most,
    )


def _whole(least: int) -> Any:
    return (
        f"a whole number from {least} to 2^53",
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


def _words(field: str) -> str:
    return field.replace("_", " ").capitalize()
