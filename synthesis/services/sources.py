"""What a plan draws from: the tool pool, the seeds and the exemplars of this installation."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from synthesis.core.errors import ConfigurationError
from synthesis.core.values import Exemplar, Seed, ToolSpec
from synthesis.models import ToolReport
from synthesis.tools import registry
from synthesis.tools.seeds import load_seeds

EXEMPLARS = Path(__file__).resolve().parent.parent / "exemplars"


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that sampling needs besides the settings."""

    specs: Mapping[str, ToolSpec]
    seeds: Sequence[Seed]
    exemplars: Sequence[Exemplar]


def load_sources() -> Sources:
    """Tools, seeds and exemplars as they are now."""
    return Sources(registry.specs(), load_seeds(), load_exemplars())


def default_pool() -> tuple[str, ...]:
    """Every tool but those that failed their last validation."""
    failing = set(ToolReport.objects.failing().values_list("name", flat=True))
    return tuple(name for name in registry.specs() if name not in failing)


@cache
def load_exemplars(folder: Path = EXEMPLARS) -> tuple[Exemplar, ...]:
    """Every exemplar, in order of its id; raises ``ConfigurationError`` naming a broken line."""
    found: dict[str, Exemplar] = {}
    for file in sorted(folder.glob("*.jsonl")):
        lines = file.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            exemplar = _exemplar(line, f"{file.name}, line {number}")
            if exemplar.id in found:
                raise ConfigurationError(f"{file.name}, line {number}: {exemplar.id} is taken.")
            found[exemplar.id] = exemplar
    return tuple(found[key] for key in sorted(found))


def _exemplar(line: str, where: str) -> Exemplar:
    try:
        data = json.loads(line)
        return Exemplar(**{**data, "tags": tuple(data.get("tags", ()))})
    except (ValueError, TypeError) as error:
        raise ConfigurationError(f"{where} is not an exemplar: {error}.") from error
