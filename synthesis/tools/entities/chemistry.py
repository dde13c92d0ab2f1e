"""Entity types of the chemistry packs."""

from __future__ import annotations

from synthesis.core.values import EntityType

ElementName = EntityType(
    name="element_name",
    mention="{}",
    unknown="an element",
    plural="elements",
    example="iron",
    pattern=r"[A-Za-z]+",
)
