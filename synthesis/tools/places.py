"""Where packs of tools live: found by looking at folders, without importing any."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from synthesis.core.errors import ConfigurationError
from synthesis.core.values import DOMAINS, Domain

PACKS = "synthesis.tools.packs"


@dataclass(frozen=True, slots=True)
class Folder:
    """The packs of one domain in one package: a folder of modules."""

    package: str
    domain: Domain
    path: Path


def pack_packages() -> tuple[str, ...]:
    """The packages that packs are looked for in.

    ``DIVE_TOOL_PACKS`` names them, separated by commas; by default it is
    ``synthesis.tools.packs`` alone. Each has a subpackage for every domain that it adds to.
    """
    return tuple(filter(None, os.environ.get("DIVE_TOOL_PACKS", PACKS).split(",")))


def folders() -> Iterator[Folder]:
    """Every folder of packs, in order of its domain and package."""
    roots = [(root, _place(root)) for root in pack_packages()]
    for domain in DOMAINS:
        for root, place in roots:
            if (place / domain / "__init__.py").is_file():
                yield Folder(f"{root}.{domain}", domain, place / domain)


def _place(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ConfigurationError(f"DIVE_TOOL_PACKS names {package!r}, which is no package here.")
    return Path(spec.submodule_search_locations[0])
