"""The one serialiser for everything that is hashed, stored or exported (RFC 8785)."""

from __future__ import annotations

import hashlib
import json
import re

import rfc8785

from synthesis.core.errors import ParseError
from synthesis.core.values import Json

_WRITE = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode

_DOUBTFUL = re.compile(
    r"[:\[,]-?(?:\d+\.0|\d+(?:\.\d+)?e[+-]?\d+|\d{16,})[,\]}]|[\U00010000-\U0010ffff]"
)
"""Where Python's encoder may write otherwise than the standard: numbers that are whole but
floats, have an exponent or very many digits, and characters by which keys sort otherwise."""


def canonical(value: Json) -> bytes:
    """The canonical JSON bytes of a value; raises ``ParseError`` for what is not I-JSON.

    Python's own encoder is twenty times as fast as the library and writes the same but for
    what ``_DOUBTFUL`` finds, wherever it finds it; only then the library is asked.
    """
    try:
        text = _WRITE(value)
        if isinstance(value, (dict, list)) and not _DOUBTFUL.search(text):
            return text.encode()
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, ValueError, TypeError, RecursionError) as error:
        raise ParseError(f"This value has no canonical JSON form: {error}.") from error


def sha256(value: Json) -> str:
    """The SHA-256 of a value's canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()
