"""Exploration: which call to make next, along typed data flow from the seed.

Early iterations walk towards the tools that the plan aims at; the last one makes the
calls that the planned form needs: the same chain from other starting points, a tool on
every element of a list, the same call with one argument changed, or one more fact.
"""

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
from synthesis.engines.builtin.trees import Fact, Forest, Leaf

MOST_FAILURES = 4
"""Failed calls after which an iteration stops."""
MOST_REFUSALS = 2
"""Failed calls of one tool after which the episode leaves it alone."""
SIBLINGS = 3


@dataclass(frozen=True, slots=True)
class Known:
    """A value at hand, its flow type, and where it came from (None: the seed)."""

    kind: str
    value: Json
    step: int | None = None
    pointer: str = ""


class Explorer:
    """The choices of one iteration of one episode."""

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

    def next_call(self) -> Call | None:
        """The next call, or None when the iteration has what it came for."""
        if self._hopeless():
            return None
        last = self.iteration >= self.configuration.iterations
        if last and (self.iteration > 1 or self._arrived()):
            return self._relate()
        return self._walk()

    def _hopeless(self) -> bool:
        return sum(not step.ok for step in self.mine) >= MOST_FAILURES

    # -- walking ----------------------------------------------------------------------

    def _walk(self) -> Call | None:
        for target in self._targets():
            call = self._towards(target)
            if call is not None:
                return call
        if any(step.ok for step in self.mine):
            return None
        return self._anything()

    def _targets(self) -> list[str]:
        """Tools of the plan that this iteration and those before it should have reached."""
        wanted = self.configuration.focus[: self.iteration]
        return [tool for tool in wanted if tool in self.specs and not self._called(tool)]

    def _called(self, tool: str) -> bool:
        return any(step.tool == tool for step in self.forest.steps.values())

    def _arrived(self) -> bool:
        return not self._targets() or len(self.mine) * 2 >= self.configuration.steps

    def _towards(self, target: str) -> Call | None:
        """A call on the shortest way to the target, from the newest value that has one."""
        left = self.configuration.steps - len(self.mine)
        options: list[tuple[int, int, Known, tuple[str, ...]]] = []
        for age, known in enumerate(self._knowns()):
            options += [
                (len(path), age, known, path)
                for path in self.flow.paths(known.kind, target, max(1, min(left, 4)))
            ]
        for _, _, known, path in sorted(options, key=lambda option: option[:2]):
            call = self._call(path[0], known)
            if call is not None:
                return call
        return self._call(target, None) if self.flow.free(target) else None

    def _anything(self) -> Call | None:
        """Any new call on a known value, tools not called yet first."""
        for known in self._knowns():
            takers = self.flow.takers(known.kind)
            for tool in sorted(takers, key=lambda name: (self._called(name), self.rng.random())):
                call = self._call(tool, known)
                if call is not None:
                    return call
        return None

    def _knowns(self) -> Iterator[Known]:
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

    # -- making a call ----------------------------------------------------------------

    def _call(self, tool: str, known: Known | None) -> Call | None:
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
                arguments[item.name] = _typed(item, known.value)
                links += _link(item, known)
            elif not self._fill(item, spec, arguments, links, known):
                return None
        if (tool, sha256(arguments)) in self.tried:
            return None
        return Call(tool, arguments, tuple(links))

    def _fill(
        self,
        item: Input,
        spec: ToolSpec,
        arguments: dict[str, Json],
        links: list[InputFrom],
        known: Known | None,
    ) -> bool:
        """Fill one further argument: an earlier value, a draw, an entity; or leave it out."""
        if not item.required and not (item.draws and _mentioned(item, spec)):
            return True
        earlier = self._earlier(item, arguments, known)
        if earlier is not None and (not item.draws or self.rng.random() < 0.8):
            arguments[item.name] = earlier.value
            links += _link(item, earlier)
            return True
        value = _typed(item, self._draw(item, arguments))
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
        for other in self._knowns():
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

    # -- relating ---------------------------------------------------------------------

    def _relate(self) -> Call | None:
        """The next call that the planned form needs; another form's when it cannot be."""
        before = Forest(
            tuple(s for s in self.evidence if s.iteration < self.iteration or self.iteration == 1),
            self.specs,
        )
        plans = {
            "comparison": (self._over_members, self._over_siblings),
            "aggregation": (self._over_members, self._over_siblings),
            "counterfactual": (self._with_change, self._over_siblings),
        }
        for attempt in plans.get(self.configuration.form, ()):
            calls = attempt(before)
            if calls is not None:
                return next(calls, None)
        if len(self.mine) >= 2:
            return None
        return self._further()

    def _further(self) -> Call | None:
        """One more fact: towards the plan's tools, else anything new."""
        for target in self._targets():
            call = self._towards(target)
            if call is not None:
                return call
        return None if any(step.ok for step in self.mine) else self._anything()

    def _over_members(self, before: Forest) -> Iterator[Call] | None:
        """A tool with a comparable number on every element of a list that was found."""
        for fact in self._listings(before):
            kind = fact.output.entity.name if fact.output.entity else ""
            takers = [
                tool
                for tool in self.flow.takers(kind)
                if _comparable(self.specs[tool]) and len(self._entries(tool, fact)) == 1
            ]
            if takers:
                chooser = random.Random(f"{self.configuration.random_seed}:members")
                return self._each(fact, chooser.choice(takers))
        return None

    def _listings(self, before: Forest) -> list[Fact]:
        """Lists of a few different entities, the newest first."""
        return [
            fact
            for number in sorted(before.steps, reverse=True)
            for fact in before.facts(before.steps[number])
            if fact.output.many
            and fact.output.entity is not None
            and fact.output.ask is not None
            and 2 <= len(fact.value) <= self.configuration.steps
            and len(set(map(str, fact.value))) == len(fact.value)
        ]

    def _entries(self, tool: str, fact: Fact) -> list[Input]:
        entity = fact.output.entity
        return [i for i in self.specs[tool].inputs if entity and input_type(i) == entity.name]

    def _each(self, fact: Fact, tool: str) -> Iterator[Call]:
        (entry,) = self._entries(tool, fact)
        others = self._same_for_all(tool, entry)
        if others is None:
            return
        for index, value in enumerate(fact.value):
            arguments = {
                item.name: value if item is entry else others[item.name]
                for item in self.specs[tool].inputs
                if item is entry or item.name in others
            }
            source = pointers.join(*pointers.tokens(fact.pointer), index)
            link = InputFrom(pointers.join(entry.name), fact.step.step, source)
            if (tool, sha256(arguments)) not in self.tried:
                yield Call(tool, arguments, (link,))

    def _same_for_all(self, tool: str, entry: Input) -> dict[str, Json] | None:
        """The arguments besides the element, drawn once for all elements."""
        chooser = Explorer(self.configuration, self.iteration, (), self.specs)
        arguments: dict[str, Json] = {}
        for item in self.specs[tool].inputs:
            if item is not entry and not chooser._fill(
                item, self.specs[tool], arguments, [], Known("", None)
            ):
                return None
        return arguments

    def _over_siblings(self, before: Forest) -> Iterator[Call] | None:
        """The deepest comparable chain again, from siblings of its starting point."""
        for step in sorted(before.steps.values(), key=lambda s: (-before.depth(s), -s.step)):
            if not _comparable(self.specs[step.tool]):
                continue
            chain = before.chain(step)
            for leaf in before.leaves(step):
                values = self._sibling_values(before, leaf)
                if values and len(chain) <= self.configuration.steps:
                    return self._replicate(chain, leaf, values)
        return None

    def _sibling_values(self, before: Forest, leaf: Leaf) -> tuple[Json, ...]:
        item = self.specs[before.steps[leaf.step].tool].input(leaf.argument)
        if item.entity is None or item.many or item.entity.name == "date":
            return ()
        names = self.configuration.draws.get(item.entity.name, ())
        typed = (_typed(item, name) for name in names)
        return tuple(name for name in typed if name != leaf.value)

    def _replicate(
        self, chain: Sequence[Step], leaf: Leaf, values: Sequence[Json]
    ) -> Iterator[Call]:
        """The chain once for each sibling; one whose tools refuse it is passed over."""
        room = self.configuration.steps // len(chain)
        wanted = min(SIBLINGS if self.configuration.form == "aggregation" else 2, room)
        done = 0
        for value in values:
            if done >= wanted:
                return
            made: dict[int, Step] = {}
            for step in chain:
                arguments = self._moved(step, made, leaf, value)
                found = self._found(step.tool, arguments)
                if found is None:
                    yield Call(step.tool, arguments, _relinked(step, made))
                    return
                if not found.ok:
                    break
                made[step.step] = found
            else:
                done += 1

    def _moved(
        self, step: Step, made: Mapping[int, Step], leaf: Leaf, value: Json
    ) -> dict[str, Json]:
        """A step's arguments with the leaf replaced and links read from the new steps."""
        arguments = dict(step.arguments)
        if step.step == leaf.step:
            arguments[leaf.argument] = value
        for link in step.inputs_from:
            source = made[link.step]
            try:
                given = pointers.resolve({"result": source.result}, link.pointer)
            except LookupError:
                given = None
            arguments[link.argument[1:]] = given
        return arguments

    def _found(self, tool: str, arguments: Mapping[str, Json]) -> Step | None:
        for step in self.evidence:
            if step.tool == tool and dict(step.arguments) == dict(arguments):
                return step
        return None

    def _with_change(self, before: Forest) -> Iterator[Call] | None:
        """The deepest call that has a plain labelled argument, with that argument changed."""
        for step in sorted(before.steps.values(), key=lambda s: (-before.depth(s), -s.step)):
            spec = self.specs[step.tool]
            if not any(o.type == "number" and o.ask for o in spec.outputs):
                continue
            for item in spec.inputs:
                plain = item.label and item.entity is None and not before.links(step, item.name)
                now = step.arguments.get(item.name, item.default)
                others = [value for value in item.draws if value != now]
                if plain and others and _mentioned(item, spec):
                    return self._changed(step, item, others)
        return None

    def _changed(self, step: Step, item: Input, others: Sequence[Json]) -> Iterator[Call]:
        chooser = random.Random(f"{self.configuration.random_seed}:change:{step.step}")
        for value in chooser.sample(list(others), len(others)):
            arguments = {**step.arguments, item.name: value}
            found = self._found(step.tool, arguments)
            if found is None:
                yield Call(step.tool, arguments, step.inputs_from)
            if found is None or found.ok:
                return


def _known(fact: Fact) -> Iterator[Known]:
    """What a fact offers to other tools: itself, or the one element of a list of one."""
    kind = output_type(fact.output)
    if kind is None:
        return
    if isinstance(fact.value, list) and not fact.value:
        return
    yield Known(kind, fact.value, fact.step.step, fact.pointer)


def _typed(item: Input, value: Json) -> Json:
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


def _relinked(step: Step, made: Mapping[int, Step]) -> tuple[InputFrom, ...]:
    return tuple(
        InputFrom(link.argument, made[link.step].step, link.pointer, link.inferred)
        for link in step.inputs_from
    )


def _mentioned(item: Input, spec: ToolSpec) -> bool:
    """Whether some phrase of the tool says this argument."""
    return any(o.ask is not None and f"{{{item.name}}}" in o.ask.phrase for o in spec.outputs)


def _comparable(spec: ToolSpec) -> bool:
    return any(o.type == "number" and o.ask and o.ask.noun for o in spec.outputs)
