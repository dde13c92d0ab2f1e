"""Typed readers of the environment that fail loudly, in a sentence, and never echo a secret."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import overload
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

READ: set[str] = set()
"""Every variable that some setting has asked for, so that a misspelt one can be noticed."""

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}


class SettingError(ImproperlyConfigured):
    """A variable of the environment cannot be used; the message says which, why and what to do."""


def text(name: str, default: str = "") -> str:
    """The variable as it stands, without surrounding blanks."""
    return _raw(name) or default


def boolean(name: str, default: bool) -> bool:
    """Yes or no, in any of the usual spellings."""
    value = _raw(name)
    if not value:
        return default
    if value.lower() in TRUE | FALSE:
        return value.lower() in TRUE
    raise SettingError(f"{name} is {value!r}, which is neither yes nor no. Set it to 1 or 0.")


def integer(name: str, default: int, *, least: int, most: int) -> int:
    """A whole number within limits."""
    value = _raw(name)
    if not value:
        return default
    wanted = f"Set it to a whole number from {least} to {most}."
    try:
        number = int(value)
    except ValueError:
        raise SettingError(f"{name} is {value!r}, which is not a whole number. {wanted}") from None
    if not least <= number <= most:
        raise SettingError(f"{name} is {number}, which is out of range. {wanted}")
    return number


def words(name: str, default: Sequence[str] = ()) -> list[str]:
    """A list, separated by commas."""
    value = _raw(name)
    if not value:
        return list(default)
    items = [item.strip() for item in value.split(",")]
    if not all(items):
        raise SettingError(
            f"{name} has an empty item between its commas. "
            "Write the items with single commas between them, as in a.example,b.example."
        )
    return items


def choice(name: str, default: str, options: Sequence[str]) -> str:
    """One of a few words."""
    value = _raw(name) or default
    if value not in options:
        raise SettingError(f"{name} is {value!r}. Set it to one of {', '.join(options)}.")
    return value


def secret(name: str) -> str:
    """A secret from NAME, or from the file that NAME_FILE names; empty when neither is set."""
    value, file = _raw(name), _raw(f"{name}_FILE")
    if value and file:
        raise SettingError(f"Both {name} and {name}_FILE are set. Unset one of them.")
    return _secret_file(f"{name}_FILE", file) if file else value


def secrets(beginning: str) -> dict[str, str]:
    """Every secret whose variable begins so, by the variable's name."""
    names = {name.removesuffix("_FILE") for name in os.environ if name.startswith(beginning)}
    found = {name: secret(name) for name in sorted(names)}
    return {name: value for name, value in found.items() if value}


@overload
def url(name: str, default: str, *, schemes: Sequence[str], secret_file: bool = ...) -> str: ...
@overload
def url(
    name: str, default: None, *, schemes: Sequence[str], secret_file: bool = ...
) -> str | None: ...
def url(
    name: str, default: str | None, *, schemes: Sequence[str], secret_file: bool = False
) -> str | None:
    """An address with one of the given schemes; its user and password are never repeated."""
    value = secret(name) if secret_file else _raw(name)
    if not value:
        return default
    scheme, separator, rest = value.partition("://")
    wanted = f"Write it as {schemes[0]}://..., or with one of: {', '.join(schemes)}."
    if not separator or not rest:
        raise SettingError(f"{name} is not an address. {wanted}")
    if scheme not in schemes:
        raise SettingError(f"{name} starts with {scheme}://, which is not supported. {wanted}")
    _check_port(name, value)
    return value


def path(name: str, default: Path) -> Path:
    """A folder or file, made absolute."""
    return Path(_raw(name) or default).expanduser().resolve()


def _raw(name: str) -> str:
    READ.add(name)
    return os.environ.get(name, "").strip()


def _secret_file(name: str, file: str) -> str:
    try:
        value = Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise SettingError(
            f"{name} names {file}, which cannot be read. Point it at a readable text file."
        ) from None
    if not value:
        raise SettingError(f"{name} names {file}, which is empty. Put the secret in it.")
    return value


def _check_port(name: str, value: str) -> None:
    try:
        _ = urlsplit(value).port  # reading it is what checks it
    except ValueError:
        raise SettingError(
            f"{name} has a malformed host, or a port that is not a number up to 65535. Correct it."
        ) from None
