"""Makes the generated files of the packs, from the packs themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from synthesis.tools import places
from synthesis.tools.catalogue import entries, files


def stale() -> list[Path]:
    """The generated files that do not say what the packs say."""
    return [path for path, _ in _stale()]


def write_all() -> list[Path]:
    """Bring every generated file up to date; says which were not."""
    found = list(_stale())
    for path, text in found:
        path.write_text(text, encoding="utf-8")
    entries.forget()
    return [path for path, _ in found]


def _stale() -> Iterator[tuple[Path, str]]:
    for folder in places.folders():
        path, text = folder.path / files.NAME, files.encode(folder, entries.read(folder))
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            yield path, text
