"""Engines: what drives collection and derivation, adapters behind ``synthesis.core.ports``."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from synthesis.core.errors import ConfigurationError
from synthesis.core.ports import Engine
from synthesis.core.values import ToolSpec
from synthesis.core.verification import Rederiver
from synthesis.engines.builtin.engine import BuiltinEngine

ENGINES = ("builtin",)
"""The engines that this version can run."""


def make_engine(name: str, specs: Mapping[str, ToolSpec]) -> Engine:
    """The engine called ``name``; raises ``ConfigurationError`` naming those that exist."""
    if name == "builtin":
        return BuiltinEngine(specs)
    raise ConfigurationError(
        f"There is no engine called {name!r} in this version; choose {' or '.join(ENGINES)}."
    )


def make_rederiver(name: str, specs: Mapping[str, ToolSpec]) -> Rederiver | None:
    """Derives again for an engine whose derivation is a plain function of the evidence."""
    if name == "builtin":
        return Rederiver(BuiltinEngine(specs), engine_version(name))
    return None


@cache
def engine_version(name: str) -> str:
    """An engine's name and the hash of its source, so that a record says what derived it."""
    folder = Path(__file__).parent / name
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.py")):
        digest.update(path.read_bytes())
    return f"{name} {digest.hexdigest()[:12]}"
