"""Tells whether a host runs the same tools as its caller."""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path

from synthesis.tools.host.launch import ROOT


def of_tools() -> str:
    """A short hash over the name, size and time of every file that tools are made of.

    Both sides see the same files, so no content need be read; it takes a millisecond or two.
    """
    digest = hashlib.sha256(os.environ.get("DIVE_TOOL_PACKS", "").encode())
    for path in _files():
        status = path.stat()
        digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]


def _files() -> Iterator[Path]:
    for folder in (ROOT / "synthesis" / "tools", ROOT / "synthesis" / "core", *_extra_packs()):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def _extra_packs() -> Iterator[Path]:
    for name in filter(None, os.environ.get("DIVE_TOOL_PACKS", "").split(",")):
        spec = importlib.util.find_spec(name)
        for place in (spec and spec.submodule_search_locations) or ():
            yield Path(place)
