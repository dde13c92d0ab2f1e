"""Data files inside installed distributions, found without importing them."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from synthesis.core.errors import ToolError


def path(package: str, *parts: str) -> Path:
    """Where a file of an installed package is."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ToolError(f"{package} is not installed, so its data cannot be read.")
    return Path(spec.origin).parent.joinpath(*parts)


def rows(package: str, *parts: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file (plain or gzipped) of an installed package."""
    file = path(package, *parts)
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, skipinitialspace=True):
            yield {key.strip(): value for key, value in row.items() if key}
