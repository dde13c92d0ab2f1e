"""JSON pointers (RFC 6901)."""

from __future__ import annotations

from collections.abc import Iterator

from synthesis.core.values import Json


def resolve(document: Json, pointer: str) -> Json:
    """The value at ``pointer``; raises ``LookupError`` with a sentence when there is none."""
    value = document
    for token in tokens(pointer):
        value = _child(value, token, pointer)
    return value


def tokens(pointer: str) -> list[str]:
    """The unescaped tokens of a pointer; raises ``LookupError`` when it is malformed."""
    if pointer == "":
        return []
    if not pointer.startswith("/"):
        raise LookupError(f"The pointer {pointer!r} does not begin with '/'.")
    return [part.replace("~1", "/").replace("~0", "~") for part in pointer[1:].split("/")]


def join(*parts: str | int) -> str:
    """A pointer from unescaped tokens."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def leaves(value: Json, prefix: str = "") -> Iterator[tuple[str, Json]]:
    """Every scalar inside a value, with its pointer, in document order."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, prefix + join(key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from leaves(item, prefix + join(index))
    else:
        yield prefix, value


def _child(value: Json, part: str, pointer: str) -> Json:
    if isinstance(value, dict) and part in value:
        return value[part]
    if isinstance(value, list) and _index(part) < len(value):
        return value[int(part)]
    raise LookupError(f"There is nothing at {pointer!r}.")


def _index(part: str) -> float:
    """A list index without leading zeros, or infinity, which no list reaches."""
    return int(part) if part.isdecimal() and str(int(part)) == part else float("inf")
