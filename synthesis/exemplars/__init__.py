"""Exemplars: queries of our own writing, without answers, used only for their form.

One JSON object a line in the ``*.jsonl`` files beside this module:
``{"id", "query", "form", "domain", "tags"}``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from synthesis.core.errors import ParseError
from synthesis.core.values import DOMAINS, Exemplar

FOLDER = Path(__file__).parent

_REQUIRED = {"id", "query", "form", "domain"}


def load(folder: Path = FOLDER) -> tuple[Exemplar, ...]:
    """Every exemplar, in order of file and line; raises ``ParseError`` for a bad line."""
    exemplars: dict[str, Exemplar] = {}
    for where, line in _lines(folder):
        exemplar = _read(where, line)
        if exemplar.id in exemplars:
            raise ParseError(f"{where}: the id {exemplar.id!r} is taken by an earlier exemplar.")
        exemplars[exemplar.id] = exemplar
    return tuple(exemplars.values())


def _lines(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip():
                yield f"{path.name} line {number}", line


def _read(where: str, line: str) -> Exemplar:
    try:
        data = json.loads(line)
    except ValueError as error:
        raise ParseError(f"{where} is not JSON: {error}.") from None
    if not isinstance(data, dict) or not _REQUIRED <= data.keys() <= {*_REQUIRED, "tags"}:
        fields = ", ".join(sorted(_REQUIRED))
        raise ParseError(f"{where}: an exemplar has the fields {fields}, and maybe tags.")
    tags = data.pop("tags", [])
    if not all(isinstance(value, str) and value for value in (*data.values(), *tags)):
        raise ParseError(f"{where}: every field of an exemplar is text.")
    if data["domain"] not in DOMAINS:
        known = ", ".join(DOMAINS)
        raise ParseError(f"{where}: {data['domain']!r} is not a domain; there are {known}.")
    return Exemplar(**data, tags=tuple(tags))
