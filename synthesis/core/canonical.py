"""The one serialiser for everything that is hashed, stored or exported (RFC 8785)."""

from __future__ import annotations

import hashlib
import json
import re
from decimal import Decimal

import rfc8785

from synthesis.core.errors import ParseError
from synthesis.core.values import Json

_WRITE = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode

_NUMBERS = re.compile(rb"[:\[,]-?(?:\d+\.0|\d+(?:\.\d+)?e[+-]?\d+|\d{16,})[,\]}]")
_KEYS = re.compile(rb'\xf0(?:[^"\\]|\\.)*+":')
"""Where Python's encoder may write otherwise than the standard: numbers that are whole but
floats, have an exponent or very many digits, and keys with characters by which they sort
otherwise. It may find as much within a string, which then costs time and nothing else."""

_WHOLE = re.compile(rb"\.0[,\]}](?! )")
_ROUGHLY = bytes.maketrans(b"123456789\xf1\xf2\xf3\xf4", b"0" * 9 + b"\xf0" * 4)
_HINTS = (b"0e-0", b"0e+0", b"0" * 16)
"""What stands wherever a number is doubtful, once digits are all the same digit, and the
first bytes of characters beyond U+FFFF the same byte. To look for them takes a thirtieth of
the time of the search, which is twice that of writing."""

_EXACT = 2.0**53
_DIGITS_UNTIL = 1e21
"""Whole numbers from here on are written with an exponent, and so read as floats."""


def canonical(value: Json) -> bytes:
    """The canonical JSON bytes of a value; raises ``ParseError`` for what is not I-JSON.

    Python's own encoder is many times as fast as the library and writes the same but for
    what is doubtful; the library is asked only where something doubtful is left
    when whole floats have become integers.
    """
    try:
        written = _WRITE([value]).encode()
        if _is_doubtful(written):
            value = _numbers(value)
            written = _WRITE([value]).encode()
            if _is_doubtful(written):
                return rfc8785.dumps(value)
        return written[1:-1]
    except (rfc8785.CanonicalizationError, ValueError, TypeError, RecursionError) as error:
        raise ParseError(f"This value has no canonical JSON form: {error}.") from error


def _is_doubtful(written: bytes) -> bool:
    rough = written.translate(_ROUGHLY)
    if b"\xf0" in rough and _KEYS.search(rough):
        return True
    hinted = any(hint in rough for hint in _HINTS) or _WHOLE.search(written)
    return bool(hinted and _NUMBERS.search(written))


def as_read(value: Json) -> Json:
    """The value as a record gives it back: keys in order, and 25000.0 as 25000."""
    return json.loads(canonical(value))


def number_as_read(value: float) -> float | int:
    """A float as it is read back: a whole one is an integer, where it is written in digits."""
    if value.is_integer() and abs(value) < _DIGITS_UNTIL:
        return int(Decimal(repr(value)))
    return value


def _numbers(value: Json) -> Json:
    """The value with integers for its whole floats, and floats for the larger whole numbers
    that a float is written as: Python reads those back as integers."""
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < _EXACT else value
    if isinstance(value, int):
        return _double(value) if _EXACT <= abs(value) < _DIGITS_UNTIL else value
    if isinstance(value, dict):
        return {name: _numbers(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_numbers(item) for item in value]
    return value


def _double(value: int) -> float | int:
    double = float(value)
    return double if Decimal(repr(double)) == value else value


def sha256(value: Json) -> str:
    """The SHA-256 of a value's canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()
