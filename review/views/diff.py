"""A word-level difference of two texts, for showing what an edit changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_PIECES = re.compile(r"\s+|\w+|[^\w\s]")

Kind = Literal["same", "added", "removed"]


@dataclass(frozen=True)
class Piece:
    """A run of words that both texts share, or that only one of them has."""

    kind: Kind
    text: str


def words_changed(old: str, new: str) -> list[Piece]:
    """The pieces of both texts in reading order; removals come before additions."""
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [piece for change in matcher.get_opcodes() for piece in _pieces(before, after, change)]


def _pieces(
    before: list[str], after: list[str], change: tuple[str, int, int, int, int]
) -> Iterator[Piece]:
    tag, i1, i2, j1, j2 = change
    if tag == "equal":
        yield Piece("same", "".join(before[i1:i2]))
        return
    if i2 > i1:
        yield Piece("removed", "".join(before[i1:i2]))
    if j2 > j1:
        yield Piece("added", "".join(after[j1:j2]))
