"""Keys of endpoints, encrypted."""

from __future__ import annotations

from typing import Any

import pytest

from synthesis.core.errors import ConfigurationError
from synthesis.services import keys

KEY = "sk-the-operators-own-key"


def test_an_encrypted_key_is_read_back() -> None:
    assert keys.decrypt(keys.encrypt(KEY)) == KEY


def test_a_token_shows_nothing_of_its_key_and_no_two_are_the_same() -> None:
    one, other = keys.encrypt(KEY), keys.encrypt(KEY)

    assert KEY not in one
    assert one != other


def test_under_another_secret_key_the_sentence_says_what_to_do(settings: Any) -> None:
    token = keys.encrypt(KEY)
    settings.SECRET_KEY = "another secret key, as long as the first one was"

    with pytest.raises(ConfigurationError, match="SECRET_KEY is not the one") as caught:
        keys.decrypt(token)

    assert KEY not in str(caught.value)
    assert token not in str(caught.value)


@pytest.mark.parametrize("token", ["", "nonsense", "gAAAAAé"])
def test_a_damaged_token_is_a_sentence_too(token: str) -> None:
    with pytest.raises(ConfigurationError, match="Give the key again"):
        keys.decrypt(token)


def test_the_token_is_not_made_with_the_secret_key_itself(settings: Any) -> None:
    """Sessions are signed with it: what leaks of one use must not open the other."""
    from base64 import urlsafe_b64encode

    from cryptography.fernet import Fernet, InvalidToken

    plain = urlsafe_b64encode(settings.SECRET_KEY.encode()[:32].ljust(32, b"0"))

    with pytest.raises(InvalidToken):
        Fernet(plain).decrypt(keys.encrypt(KEY).encode())


def test_keys_of_the_environment_are_found_by_their_variable(settings: Any) -> None:
    settings.LLM_API_KEY, settings.LLM_KEYS = "one", {"DIVE_KEY_TEACHER": "two"}

    assert keys.from_environment("DIVE_LLM_API_KEY") == "one"
    assert keys.from_environment("DIVE_KEY_TEACHER") == "two"
    assert keys.from_environment("DIVE_KEY_OTHER") == ""
    assert keys.from_environment("SECRET_KEY") == ""
