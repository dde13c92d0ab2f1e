"""The table of the Particle Data Group, without nuclei."""

from __future__ import annotations

from functools import cache
from typing import Any

from synthesis.core.errors import ToolError

NUCLEI_FROM = 1_000_000_000
SHORTEST_NS, LONGEST_NS = 1e-4, 1e5
"""Charged particles that live so long leave tracks whose length is measured."""


@cache
def table() -> dict[str, Any]:
    """Particles by their PDG name, in the order of their numbers."""
    from particle import Particle

    return {p.name: p for p in Particle.findall() if abs(int(p.pdgid)) < NUCLEI_FROM}


def find(name: str) -> Any:
    """The particle of a PDG name; raises ``ToolError`` when there is none."""
    found = table().get(name.strip())
    if found is None:
        raise ToolError(f"The PDG table has no particle called {name[:40]!r}; K+ is one.")
    return found


def lasts(lifetime_ns: float | None) -> bool:
    """Whether a lifetime is long enough for a track, and short enough for a decay."""
    return lifetime_ns is not None and SHORTEST_NS < lifetime_ns < LONGEST_NS


def check_mass(mass_mev: float) -> None:
    """Refuse masses that no particle has."""
    if not 1e-6 <= mass_mev <= 1e6:
        raise ToolError(f"The mass must be from 1e-6 to 1e6 MeV/c², not {mass_mev:g}.")
