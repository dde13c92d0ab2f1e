"""Export formats: one file each, and the registry of them."""

from __future__ import annotations

from collections.abc import Mapping

from review.core.errors import UnknownFormat
from review.exports import records
from review.exports.shape import ExportFormat, Frozen

__all__ = ["FORMATS", "ExportFormat", "Frozen", "get"]

FORMATS: Mapping[str, ExportFormat] = {item.name: item for item in (records.FORMAT,)}


def get(name: str) -> ExportFormat:
    """The format called ``name``; raises ``UnknownFormat`` with the names that there are."""
    try:
        return FORMATS[name]
    except KeyError:
        known = ", ".join(sorted(FORMATS))
        raise UnknownFormat(
            f"There is no export format {name!r}; the available formats are: {known}."
        ) from None
