"""The evidence as prompts tell it: each step once made into text, in the order of the steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from synthesis.core.shown import LIMIT, outcome_text, step_text
from synthesis.core.values import Evidence, Exemplar, Step, ToolSpec

LIMITS = (LIMIT, 500)
"""Characters of each result that are shown; the second is for a model that the first overflows."""


class Telling:
    """Texts of the steps of one episode. Results may be large, so each is shortened once."""

    def __init__(self, specs: Mapping[str, ToolSpec]) -> None:
        self._specs = specs
        self._outcomes: dict[tuple[int, int], str] = {}

    def outcome(self, step: Step, limit: int = LIMIT) -> str:
        """What a step gave, for the model that called it."""
        return f"Step {step.step}, {self._outcome(step, limit)}"

    def step(self, step: Step, limit: int = LIMIT) -> str:
        """One step as a section."""
        return step_text(step, self._outcome(step, limit), limit)

    def _outcome(self, step: Step, limit: int) -> str:
        key = (step.step, limit)
        if key not in self._outcomes:
            self._outcomes[key] = outcome_text(step, limit)
        return self._outcomes[key]

    def sections(self, evidence: Evidence, limit: int = LIMIT) -> str:
        """All steps. The text of earlier steps never changes when further ones follow."""
        return "\n\n".join(self.step(step, limit) for step in evidence)

    def tools(self, evidence: Evidence) -> str:
        """What the tools of the evidence do, a line each, in the order of their first use."""
        names = dict.fromkeys(step.tool for step in evidence if step.tool in self._specs)
        return "\n".join(f"- {name}: {_line(self._specs[name])}" for name in names)


def tool_lines(names: Sequence[str], specs: Mapping[str, ToolSpec]) -> str:
    """Tools with their descriptions and the names of their arguments, in canonical order."""
    return "\n".join(
        f"- {name}({', '.join(specs[name].parameters.get('properties', {}))}): {_line(specs[name])}"
        for name in sorted(names)
        if name in specs
    )


def exemplar_lines(exemplars: Sequence[Exemplar]) -> str:
    return "\n".join(f"- ({exemplar.form}) {exemplar.query}" for exemplar in exemplars)


def _line(spec: ToolSpec) -> str:
    return " ".join(spec.description.split())
