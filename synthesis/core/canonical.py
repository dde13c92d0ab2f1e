"""The one serialiser for everything that is hashed, stored or exported (RFC 8785)."""

from __future__ import annotations

import hashlib

import rfc8785

from synthesis.core.errors import ParseError
from synthesis.core.values import Json


def canonical(value: Json) -> bytes:
    """The canonical JSON bytes of a value; raises ``ParseError`` for what is not I-JSON."""
    try:
        return rfc8785.dumps(value)
    except rfc8785.CanonicalizationError as error:
        raise ParseError(f"This value has no canonical JSON form: {error}.") from error


def sha256(value: Json) -> str:
    """The SHA-256 of a value's canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()
