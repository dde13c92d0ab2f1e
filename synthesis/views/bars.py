"""Counts by outcome as a stacked bar, in parts of a thousand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ORDER = ("verified", "failed", "cancelled", "derived", "running", "waiting")


@dataclass(frozen=True)
class Part:
    """One outcome: how many, and where it lies on the bar."""

    name: str
    count: int
    start: float
    width: float


@dataclass(frozen=True)
class Bar:
    """A stacked bar."""

    parts: Sequence[Part]
    total: int

    @property
    def label(self) -> str:
        return ", ".join(f"{part.count} {part.name}" for part in self.parts) or "no episodes"

    @property
    def settled(self) -> int:
        return sum(part.count for part in self.parts if part.name in ORDER[:3])


def bar(counts: Mapping[str, int]) -> Bar:
    """The bar of a run's episodes; outcomes that did not occur are left out."""
    total = sum(counts.values())
    parts, start = [], 0.0
    for name in ORDER:
        if count := counts.get(name, 0):
            width = 1000 * count / total
            parts.append(Part(name, count, round(start, 2), round(width, 2)))
            start += width
    return Bar(parts, total)
