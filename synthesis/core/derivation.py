"""Derivation: the engine writes a draft from evidence, and only a draft that holds is kept."""

from __future__ import annotations

from collections.abc import Mapping

from synthesis.core.checks import grounded, leak
from synthesis.core.errors import DerivationError
from synthesis.core.ports import Engine
from synthesis.core.serial import draft_record
from synthesis.core.turns import let_pass
from synthesis.core.values import Configuration, Draft, Evidence, Exemplar


async def derive(
    configuration: Configuration,
    iteration: int,
    evidence: Evidence,
    engine: Engine,
    exemplars: Mapping[str, Exemplar],
    query: str | None,
) -> Draft:
    """A draft whose citations hold and which gives nothing away.

    Raises ``DerivationError`` with the reason when the engine has none, or when its draft
    does not hold: then the iteration before it stands.
    """
    if not any(step.ok for step in evidence):
        raise DerivationError(
            "No tool call succeeded, so there is nothing to ask about.", "evidence"
        )
    chosen = [
        exemplars[name] for name in configuration.exemplars[iteration - 1] if name in exemplars
    ]
    draft = await engine.derive(configuration, iteration, evidence, chosen, query)
    await let_pass()
    reason = why_not(draft, evidence)
    if reason is not None:
        raise DerivationError(reason, "check")
    return draft


def why_not(draft: Draft, evidence: Evidence) -> str | None:
    """Why a draft does not hold; None when it does."""
    record = draft_record(draft, evidence)
    for check in (grounded.check, leak.check):
        verdict = check(record)
        if verdict.verdict == "fail":
            return verdict.reason
    return None
