"""What a list of review items may be narrowed by: the same for pages, API and queue."""

from __future__ import annotations

from dataclasses import dataclass

from review.core.states import ItemState


@dataclass(frozen=True, slots=True)
class Filters:
    """Every part is optional; ``q`` is text that the query or the record id holds."""

    status: ItemState | None = None
    domain: str | None = None
    run: int | None = None
    form: str | None = None
    depth_min: int | None = None
    difficulty: str | None = None
    q: str | None = None
    release: int | None = None
