"""Engines: what drives collection and derivation, adapters behind ``synthesis.core.ports``."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from synthesis.core import drafting
from synthesis.core.chat import ChatModel
from synthesis.core.errors import ConfigurationError
from synthesis.core.ports import Engine
from synthesis.core.values import ToolSpec
from synthesis.core.verification import Rederiver
from synthesis.engines.builtin.engine import BuiltinEngine
from synthesis.engines.openai.engine import STRATEGIES, OpenAIEngine

ENGINES = ("builtin", "openai")
"""The engines that this version can run."""

_CORE = Path(drafting.__file__).parent
_SOURCES: Mapping[str, tuple[str, ...]] = {
    "openai": ("shown.py", "inferring.py", "drafting.py", "citing.py", "proving.py"),
}
"""Files of the core whose words or rules an engine's outcome depends on as on its own."""


def make_engine(
    name: str,
    specs: Mapping[str, ToolSpec],
    model: ChatModel | None = None,
    strategy: str = STRATEGIES[0],
) -> Engine:
    """The engine called ``name``, for one episode.

    ``model`` is what the openai engine talks to, and ``strategy`` how it goes about it.
    Raises ``ConfigurationError`` naming what there is to choose from.
    """
    if name == "builtin":
        return BuiltinEngine(specs)
    if name == "openai":
        return OpenAIEngine(specs, _given(model), _is_query_first(strategy))
    raise ConfigurationError(
        f"There is no engine called {name!r} in this version; choose {' or '.join(ENGINES)}."
    )


def make_rederiver(name: str, specs: Mapping[str, ToolSpec]) -> Rederiver | None:
    """Derives again for an engine whose derivation is a plain function of the evidence."""
    if name == "builtin":
        return Rederiver(BuiltinEngine(specs), engine_version(name))
    return None


def _given(model: ChatModel | None) -> ChatModel:
    if model is None:
        raise ConfigurationError(
            "The openai engine needs a model: give the roles explorer and deriver an endpoint."
        )
    return model


def _is_query_first(strategy: str) -> bool:
    if strategy not in STRATEGIES:
        raise ConfigurationError(
            f"There is no strategy called {strategy!r}; choose {' or '.join(STRATEGIES)}."
        )
    return strategy == "query-first"


@cache
def engine_version(name: str) -> str:
    """An engine's name and the hash of its source, so that a record says what derived it."""
    folder = Path(__file__).parent / name
    digest = hashlib.sha256()
    core = [_CORE / source for source in _SOURCES.get(name, ())]
    for path in [*sorted(folder.glob("*.py")), *core]:
        digest.update(path.read_bytes())
    return f"{name} {digest.hexdigest()[:12]}"
