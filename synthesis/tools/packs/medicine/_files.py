"""Data files of distributions, found without importing what they belong to."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path


def data_file(distribution: str, path: str) -> Path:
    """Where a file of an installed distribution lies; ``path`` is relative to its root."""
    return Path(str(metadata.distribution(distribution).locate_file(path)))
