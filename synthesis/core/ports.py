"""What core needs from the outside, as protocols; adapters live in tools and engines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from synthesis.core.values import Call, Configuration, Draft, Evidence, Exemplar, Json, Outcome


class ToolRunner(Protocol):
    """Runs tool calls. A failing call is an ``Outcome`` with an error, never an exception."""

    async def call(self, tool: str, arguments: Mapping[str, Json]) -> Outcome:
        """Run one call in a warm process."""
        ...

    async def replay(self, tool: str, arguments: Mapping[str, Json], after: float) -> Outcome:
        """Run one call in a process started after host time ``after``, sharing no cache."""
        ...


class Engine(Protocol):
    """Drives collection and derivation of one episode."""

    async def next_calls(
        self, configuration: Configuration, iteration: int, evidence: Evidence, query: str | None
    ) -> Sequence[Call]:
        """The next calls to make in this iteration; empty when it has seen enough.

        Raises ``ExplorationError`` when something else ends the iteration, and
        ``DerivationError`` when there is no evidence to go on with.
        """
        ...

    async def derive(
        self,
        configuration: Configuration,
        iteration: int,
        evidence: Evidence,
        exemplars: Sequence[Exemplar],
        query: str | None,
    ) -> Draft:
        """A draft from the evidence; raises ``DerivationError`` when there is none."""
        ...
