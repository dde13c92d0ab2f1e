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
    r"[:\[,]-?(?:\d+\.0|\d+(?:\.\d+)?e[+-]?\d+|\d{16,})[,\]}]"
    r"|[\U00010000-\U0010ffff][^\"]*\":"
)
"""Where Python's encoder may write otherwise than the standard: numbers that are whole but
floats, have an exponent or very many digits, and characters by which keys sort otherwise.
It may find as much within a string, which then costs time and nothing else."""

_EXACT = 2.0**53


def canonical(value: Json) -> bytes:
    """The canonical JSON bytes of a value; raises ``ParseError`` for what is not I-JSON.

    Python's own encoder is many times as fast as the library and writes the same but for
    what ``_DOUBTFUL`` finds; the library is asked only where something doubtful is left
    when whole floats have become integers.
    """
    try:
        text = _WRITE([value])
        if _DOUBTFUL.search(text):
            text = _WRITE([_whole(value)])
            if _DOUBTFUL.search(text):
                return rfc8785.dumps(value)
        return text[1:-1].encode()
    except (rfc8785.CanonicalizationError, ValueError, TypeError, RecursionError) as error:
        raise ParseError(f"This value has no canonical JSON form: {error}.") from error


def _whole(value: Json) -> Json:
    """The value with integers for its whole floats."""
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < _EXACT else value
    if isinstance(value, dict):
        return {name: _whole(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_whole(item) for item in value]
    return value


def sha256(value: Json) -> str:
    """The SHA-256 of a value's canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()
