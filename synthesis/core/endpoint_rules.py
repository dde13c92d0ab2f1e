"""What an endpoint may be: each rule reads one field and gives it as it is kept.

Every refusal is an ``EndpointRefused`` that names its field, so that a form can show the
sentence beside it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

from synthesis.core.errors import ConfigurationError

ENVIRONMENT = "environment"
"""The name of the endpoint that the DIVE_LLM_ settings describe; nobody else may take it."""

OWN_VARIABLE = "DIVE_LLM_API_KEY"
KEY_VARIABLES = "DIVE_KEY_"
"""Where keys may be in the environment: that of ``ENVIRONMENT``, and any others."""

RESERVED_NAMES = frozenset({ENVIRONMENT, "new", "roles"})
LONGEST = {"name": 60, "model": 200, "key": 4000}
MOST_CONCURRENCY = 4096
LONGEST_TIMEOUT = 3600.0
MOST_PRICE = 1_000_000.0


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
    if not is_number(value) or not least <= value <= most:
        raise EndpointRefused(
            field, f"{_words(field)} must be a number from {least:g} to {most:,.0f}."
        )
    return float(value)


def read_choice(field: str, value: Any, options: Sequence[str]) -> str:
    """One of a few words."""
    if value not in options:
        raise EndpointRefused(field, f"{_words(field)} must be one of {', '.join(options)}.")
    return str(value)


def is_number(value: Any) -> bool:
    """A JSON number, which neither true nor infinity is."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _words(field: str) -> str:
    return field.replace("_", " ").capitalize()
