"""What a plan draws from: the tool pool, the seeds and the exemplars of this installation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from synthesis import exemplars
from synthesis.core.values import Exemplar, Seed, ToolSpec
from synthesis.tools import catalogue, seeds
from synthesis.tools.validation import reports


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that sampling needs besides the settings."""

    specs: Mapping[str, ToolSpec]
    seeds: Sequence[Seed]
    exemplars: Sequence[Exemplar]


def load_sources() -> Sources:
    """Tools, seeds and exemplars as they are now."""
    return Sources(catalogue.specs(), seeds.load_or_build(), exemplars.load())


def default_pool() -> tuple[str, ...]:
    """Every tool but those that failed their last validation."""
    kept = reports.load()
    specs = catalogue.specs().values()
    return tuple(spec.name for spec in specs if reports.status_of(spec, kept) != "fail")
