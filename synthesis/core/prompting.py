"""Prompts: text files beside the core, each with its digest, so that a record can name them.

A file begins with the system prompt; each further part is headed by a line
``=== name ===``. Named slots are written ``$slot`` and filled in one pass (a filled-in
value is never filled again); a dollar sign is ``$$``.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template

FOLDER = Path(__file__).parent / "prompts"

_HEAD = re.compile(r"^=== ([a-z_]+) ===\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Prompt:
    """One file: its whole text, and the SHA-256 of its bytes in hexadecimal."""

    text: str
    digest: str

    def part(self, name: str = "system", **slots: object) -> str:
        """A part with its slots filled; raises ``KeyError`` for a part or a slot that is not
        there."""
        return Template(_parts(self.text)[name]).substitute(slots)


@cache
def prompts() -> dict[str, Prompt]:
    """Every prompt by its name, which is that of its file without the ending."""
    return {path.stem: _read(path) for path in sorted(FOLDER.glob("*.txt"))}


def prompt(name: str) -> Prompt:
    """The prompt called ``name``; raises ``KeyError`` when there is none."""
    return prompts()[name]


def _read(path: Path) -> Prompt:
    data = path.read_bytes()
    return Prompt(data.decode(), hashlib.sha256(data).hexdigest())


@cache
def _parts(text: str) -> dict[str, str]:
    first, *others = _HEAD.split(text)
    named = dict(zip(others[0::2], others[1::2], strict=True))
    return {name: part.strip("\n") for name, part in {"system": first, **named}.items()}
