"""How an exploration begins: the tools that are offered, and the first messages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from synthesis.core.chat import tool_json
from synthesis.core.prompting import prompt
from synthesis.core.values import Configuration, Evidence, Json, ToolSpec
from synthesis.engines.openai import show_part
from synthesis.engines.openai.telling import Telling

DRAWS, LONGEST_DRAW = 4, 60
"""Further entities of a type that are named, and the characters that a name may have."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What an iteration begins with. ``evidence`` is that of earlier iterations; ``query`` is
    the question so far, or, with ``given``, the one that is to be answered as it is."""

    configuration: Configuration
    iteration: int
    evidence: Evidence
    query: str | None
    telling: Telling
    given: bool

    def messages(self, limit: int) -> list[dict[str, Json]]:
        """What stays the same, then what only grows, then what changes; each result is shown
        with at most ``limit`` characters."""
        parts = [*self._same(), *self._known(limit), *self._instruction()]
        return [
            {"role": "system", "content": prompt("explorer").part()},
            {"role": "user", "content": "\n\n".join(parts)},
        ]

    def _same(self) -> Iterator[str]:
        texts, seed = prompt("explorer"), self.configuration.seed
        yield texts.part(
            "start",
            seed=seed.name,
            entity_type=seed.entity_type,
            domain=self.configuration.domain,
        )
        draws = _draws(self.configuration)
        if draws:
            yield texts.part("others", draws=draws)

    def _known(self, limit: int) -> Iterator[str]:
        for earlier in range(1, self.iteration):
            steps = tuple(step for step in self.evidence if step.iteration == earlier)
            if steps:
                told = self.telling.sections(steps, limit)
                yield prompt("explorer").part("known", iteration=earlier, steps=told)

    def _instruction(self) -> Iterator[str]:
        texts, configuration = prompt("explorer"), self.configuration
        yield texts.part(
            "instruction",
            iteration=self.iteration,
            iterations=configuration.iterations,
            steps=configuration.steps,
        )
        if self.given:
            yield texts.part("answer_query", query=self.query)
            return
        if configuration.focus:
            yield texts.part("focus", tools=", ".join(configuration.focus))
        if self.query is not None:
            yield texts.part("further", query=self.query)
        else:
            yield texts.part("no_question" if self.evidence else "first")


def _draws(configuration: Configuration) -> str:
    """A few further entities of each type, a line a type; long ones (sequences) are left out."""
    lines = []
    for kind in sorted(configuration.draws):
        names = [name for name in configuration.draws[kind] if len(name) <= LONGEST_DRAW]
        if names:
            lines.append(f"- {kind}: {', '.join(names[:DRAWS])}")
    return "\n".join(lines)


def offered(
    configuration: Configuration, specs: Mapping[str, ToolSpec]
) -> tuple[Mapping[str, Json], ...]:
    """The toolset in canonical order, and after it the function that shows parts."""
    names = sorted(name for name in configuration.toolset if name in specs)
    return (*(tool_json(specs[name]) for name in names), show_part.TOOL)
