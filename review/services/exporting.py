"""Writes a release in a trainer's format, to a folder or as a stream."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from review import exports
from review.exports import ExportFormat, Frozen
from review.models import Release
from review.services.releasing import release_lines
from synthesis.core.errors import ConfigurationError


def frozen(release: Release) -> Frozen:
    """The release as export formats see it."""
    return Frozen(release.manifest, lambda: release_lines(release))


def stream(release: Release, form: ExportFormat) -> Iterator[bytes]:
    """The main file of a format, line by line."""
    return form.rows(frozen(release))


def checksum(release: Release, form: ExportFormat) -> str:
    """SHA-256 of the main file; the release's own where the format keeps its lines."""
    if form.same_lines:
        return release.sha256
    digest = hashlib.sha256()
    for row in stream(release, form):
        digest.update(row)
    return digest.hexdigest()


def write(release: Release, format_name: str, folder: Path) -> list[Path]:
    """Write every file of a format into ``folder``; a file appears only when complete.

    Raises ``UnknownFormat``, or ``ConfigurationError`` when the folder cannot be written.
    """
    form = exports.get(format_name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = [_write(folder / form.main_file, stream(release, form))]
        for name, content in form.beside(frozen(release)).items():
            written.append(_write(folder / name, [content]))
    except OSError as error:
        raise ConfigurationError(f"{folder} cannot be written: {error.strerror}.") from error
    return written


def _write(path: Path, chunks: Iterable[bytes]) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(chunks)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return path
