"""Keys of model servers: encrypted in the database, or kept in the environment.

Nothing here puts a key into a sentence, a log line or a ``repr``.
"""

from __future__ import annotations

import base64
from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings

from synthesis.core.endpoint_rules import OWN_VARIABLE
from synthesis.core.errors import ConfigurationError

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

PURPOSE = b"DIVE Studio: keys of endpoints, 1"
"""Binds the derived key to this use, so that no other use of SECRET_KEY shares it."""

UNREADABLE = (
    "The key that is stored for this endpoint cannot be read: SECRET_KEY is not the one that it "
    "was encrypted with. Give the key again."
)


def encrypt(text: str) -> str:
    """A token that only ``decrypt`` under the same SECRET_KEY reads."""
    return _fernet(settings.SECRET_KEY).encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """The text behind a token; raises ``ConfigurationError`` when SECRET_KEY has changed."""
    from cryptography.fernet import InvalidToken

    try:
        return _fernet(settings.SECRET_KEY).decrypt(token.encode()).decode()
    except (InvalidToken, UnicodeError):
        raise ConfigurationError(UNREADABLE) from None


def from_environment(variable: str) -> str:
    """The key in a variable of the environment; empty when it is not set."""
    known: dict[str, str] = {OWN_VARIABLE: settings.LLM_API_KEY, **settings.LLM_KEYS}
    return known.get(variable, "")


@lru_cache(maxsize=2)
def _fernet(secret: str) -> Fernet:
    # These take as long to import as half of a command's start, and few commands need them.
    from cryptography.fernet import Fernet
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE)
    return Fernet(base64.urlsafe_b64encode(derived.derive(secret.encode())))
