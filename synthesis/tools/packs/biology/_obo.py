"""Reads the vocabularies that psims ships as OBO files: its own loaders take too long."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

Term = dict[str, list[str]]
"""The values of a term by their tag ("name", "is_a", "xref", ...), in file order."""


def terms(file: str) -> Iterator[Term]:
    """The terms of a vocabulary that are not obsolete."""
    term: Term = {}
    wanted = False
    for line in _lines(file):
        if line.startswith("["):
            if wanted and "is_obsolete" not in term:
                yield term
            term, wanted = {}, line.startswith("[Term]")
        elif wanted and line != "\n":
            tag, _, value = line[:-1].partition(": ")
            term.setdefault(tag, []).append(value)
    if wanted and "is_obsolete" not in term:
        yield term


def quoted(text: str) -> str:
    """The text between the first two double quotes."""
    return text.split('"', 2)[1]


def _lines(file: str) -> Iterator[str]:
    package = find_spec("psims")
    folder = Path((package and package.origin) or "").parent / "controlled_vocabulary" / "vendor"
    with gzip.open(folder / file, "rt", encoding="utf-8") as lines:
        yield from lines
