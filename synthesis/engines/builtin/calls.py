"""Making calls: which values are at hand, and how they fill a tool's arguments."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from synthesis.core import pointers
from synthesis.core.canonical import sha256
from synthesis.core.flow import Flow, input_type, output_type
from synthesis.core.values import (
    Call,
    Configuration,
    Evidence,
    Input,
    InputFrom,
    Json,
    Step,
    ToolSpec,
)
from synthesis.engines.builtin.trees import Fact, Forest

MOST_REFUSALS = 2
"""Failed calls of one tool after which the episode leaves it alone."""


@dataclass(frozen=True, slots=True)
class Known:
    """A value at hand, its flow type, and where it came from (None: the seed)."""

    kind: str
    value: Json
    step: int | None = None
    pointer: str = ""


class Situation:
    """Where an iteration of an episode stands, and the calls that it could make."""

    def __init__(
        self,
        configuration: Configuration,
        iteration: int,
        evidence: Evidence,
        specs: Mapping[str, ToolSpec],
    ) -> None:
        self.configuration = configuration
        self.iteration = iteration
        self.evidence = evidence
        self.specs = {name: specs[name] for name in configuration.toolset if name in specs}
        pooled = {configuration.seed.entity_type, *configuration.draws}
        self.flow = Flow(self.specs.values(), pooled)
        self.forest = Forest(evidence, self.specs)
        self.mine = [step for step in evidence if step.iteration == iteration]
        self.tried = {(step.tool, sha256(dict(step.arguments))) for step in evidence}
        self.refusals = Counter(step.tool for step in evidence if not step.ok)
        self.rng = random.Random(f"{configuration.random_seed}:{iteration}:explore:{len(evidence)}")

    def called(self, tool: str) -> bool:
        return any(step.tool == tool for step in self.forest.steps.values())

    def knowns(self) -> Iterator[Known]:
        """Values at hand, the newest first and the seed and its siblings last."""
        for number in sorted(self.forest.steps, reverse=True):
            for fact in self.forest.facts(self.forest.steps[number]):
                yield from _known(fact)
        seed = self.configuration.seed
        yield Known(seed.entity_type, seed.name)
        failed_seed = any(seed.name in map(str, s.arguments.values()) for s in self._failed())
        if failed_seed and not self.forest.steps:
            for name in self.configuration.draws.get(seed.entity_type, ()):
                yield Known(seed.entity_type, name)

    def _failed(self) -> list[Step]:
        return [step for step in self.evidence if not step.ok]

    def call(self, tool: str, known: Known | None) -> Call | None:
        """A call that has not been tried, with ``known`` as one argument if it fits; none of
        a tool that keeps refusing."""
        if self.refusals[tool] >= MOST_REFUSALS:
            return None
        spec = self.specs[tool]
        entry = next((i for i in spec.inputs if known and input_type(i) == known.kind), None)
        arguments: dict[str, Json] = {}
        links: list[InputFrom] = []
        for item in spec.inputs:
            if known is not None and item is entry:
                arguments[item.name] = typed(item, known.value)
                links += _link(item, known)
            elif not self.fill(item, spec, arguments, links, known):
                return None
        if (tool, sha256(arguments)) in self.tried:
            return None
        return Call(tool, arguments, tuple(links))

    def fill(
        self,
        item: Input,
        spec: ToolSpec,
        arguments: dict[str, Json],
        links: list[InputFrom],
        known: Known | None,
    ) -> bool:
        """Fill one further argument: an earlier value, a draw, an entity; or leave it out."""
        if not item.required and not (item.draws and mentioned(item, spec)):
            return True
        earlier = self._earlier(item, arguments, known)
        if earlier is not None and (not item.draws or self.rng.random() < 0.8):
            arguments[item.name] = earlier.value
            links += _link(item, earlier)
            return True
        value = typed(item, self._draw(item, arguments))
        if value is None:
            return not item.required
        arguments[item.name] = value
        return True

    def _earlier(
        self, item: Input, arguments: Mapping[str, Json], known: Known | None
    ) -> Known | None:
        """The newest earlier value of the argument's type that is not used yet."""
        kind = input_type(item)
        if kind is None:
            return None
        used = [*arguments.values(), known.value if known else None]
        for other in self.knowns():
            if other.kind == kind and other.step is not None and other.value not in used:
                return other
        return None

    def _draw(self, item: Input, arguments: Mapping[str, Json]) -> Json:
        """A drawn value for an argument, or None when there is none to draw."""
        pool: Sequence[Json] = item.draws
        if not pool and item.entity is not None:
            pool = self.configuration.draws.get(item.entity.name, ())
        if item.many and not any(isinstance(value, list) for value in pool):
            size = min(len(pool), self.rng.randint(3, 4))
            return self.rng.sample(list(pool), size) if pool else None
        fresh = [value for value in pool if value not in arguments.values()]
        return self.rng.choice(fresh) if fresh else None


def _known(fact: Fact) -> Iterator[Known]:
    """What a fact offers to other tools: itself, or the one element of a list of one."""
    kind = output_type(fact.output)
    if kind is None:
        return
    if isinstance(fact.value, list) and not fact.value:
        return
    yield Known(kind, fact.value, fact.step.step, fact.pointer)


def typed(item: Input, value: Json) -> Json:
    """A seed's name as the argument takes it: quantities are seeds too, written as text."""
    if not isinstance(value, str) or item.type not in ("number", "integer"):
        return value
    try:
        number = float(value)
    except ValueError:
        return value
    return int(number) if number.is_integer() else number


def _link(item: Input, known: Known) -> list[InputFrom]:
    if known.step is None:
        return []
    return [InputFrom(pointers.join(item.name), known.step, known.pointer)]


def mentioned(item: Input, spec: ToolSpec) -> bool:
    """Whether some phrase of the tool says this argument."""
    return any(o.ask is not None and f"{{{item.name}}}" in o.ask.phrase for o in spec.outputs)
