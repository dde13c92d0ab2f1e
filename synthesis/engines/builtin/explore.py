"""Exploration: which call to make next.

Early iterations walk towards the tools that the plan aims at; the last one makes the
calls that the planned form of question needs.
"""

from __future__ import annotations

from collections.abc import Mapping

from synthesis.core.values import Call, Configuration, Evidence, ToolSpec
from synthesis.engines.builtin.calls import Situation
from synthesis.engines.builtin.relating import Relation
from synthesis.engines.builtin.walking import Walk

MOST_FAILURES = 4
"""Failed calls after which an iteration stops."""


def next_call(
    configuration: Configuration,
    iteration: int,
    evidence: Evidence,
    specs: Mapping[str, ToolSpec],
) -> Call | None:
    """The next call, or None when the iteration has what it came for."""
    at = Situation(configuration, iteration, evidence, specs)
    if sum(not step.ok for step in at.mine) >= MOST_FAILURES:
        return None
    walk = Walk(at)
    last = iteration >= configuration.iterations
    if last and (iteration > 1 or walk.arrived()):
        return Relation(at).next_call()
    return walk.next_call()
