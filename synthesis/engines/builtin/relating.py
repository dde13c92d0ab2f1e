"""Relating: the calls that the planned form of question needs, after the walk.

The same chain from sibling entities, a tool on every element of a list, the same call
with one argument changed, or one more fact.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence

from synthesis.core import pointers
from synthesis.core.canonical import sha256
from synthesis.core.flow import input_type
from synthesis.core.values import Call, Input, InputFrom, Json, Step, ToolSpec
from synthesis.engines.builtin.calls import Known, Situation, mentioned, typed
from synthesis.engines.builtin.trees import Fact, Forest, Leaf
from synthesis.engines.builtin.walking import Walk

SIBLINGS = 3


class Relation:
    """The next call of the iteration that shapes the question."""

    def __init__(self, at: Situation) -> None:
        self.at = at
        self.walk = Walk(at)

    def next_call(self) -> Call | None:
        """The next call that the planned form needs; another form's when it cannot be."""
        before = Forest(
            tuple(
                s
                for s in self.at.evidence
                if s.iteration < self.at.iteration or self.at.iteration == 1
            ),
            self.at.specs,
        )
        plans = {
            "comparison": (self._over_members, self._over_siblings),
            "aggregation": (self._over_members, self._over_siblings),
            "counterfactual": (self._with_change, self._over_siblings),
        }
        for attempt in plans.get(self.at.configuration.form, ()):
            calls = attempt(before)
            if calls is not None:
                return next(calls, None)
        if len(self.at.mine) >= 2:
            return None
        return self._further()

    def _further(self) -> Call | None:
        """One more fact: towards the plan's tools, else anything new."""
        for target in self.walk.targets():
            call = self.walk.towards(target)
            if call is not None:
                return call
        return None if any(step.ok for step in self.at.mine) else self.walk.anything()

    def _over_members(self, before: Forest) -> Iterator[Call] | None:
        """A tool with a comparable number on every element of a list that was found."""
        for fact in self._listings(before):
            kind = fact.output.entity.name if fact.output.entity else ""
            takers = [
                tool
                for tool in self.at.flow.takers(kind)
                if _comparable(self.at.specs[tool]) and len(self._entries(tool, fact)) == 1
            ]
            if takers:
                chooser = random.Random(f"{self.at.configuration.random_seed}:members")
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
            and 2 <= len(fact.value) <= self.at.configuration.steps
            and len(set(map(str, fact.value))) == len(fact.value)
        ]

    def _entries(self, tool: str, fact: Fact) -> list[Input]:
        entity = fact.output.entity
        return [i for i in self.at.specs[tool].inputs if entity and input_type(i) == entity.name]

    def _each(self, fact: Fact, tool: str) -> Iterator[Call]:
        (entry,) = self._entries(tool, fact)
        others = self._same_for_all(tool, entry)
        if others is None:
            return
        for index, value in enumerate(fact.value):
            arguments = {
                item.name: value if item is entry else others[item.name]
                for item in self.at.specs[tool].inputs
                if item is entry or item.name in others
            }
            source = pointers.join(*pointers.tokens(fact.pointer), index)
            link = InputFrom(pointers.join(entry.name), fact.step.step, source)
            if (tool, sha256(arguments)) not in self.at.tried:
                yield Call(tool, arguments, (link,))

    def _same_for_all(self, tool: str, entry: Input) -> dict[str, Json] | None:
        """The arguments besides the element, drawn once for all elements."""
        chooser = Situation(self.at.configuration, self.at.iteration, (), self.at.specs)
        arguments: dict[str, Json] = {}
        for item in self.at.specs[tool].inputs:
            if item is not entry and not chooser.fill(
                item, self.at.specs[tool], arguments, [], Known("", None)
            ):
                return None
        return arguments

    def _over_siblings(self, before: Forest) -> Iterator[Call] | None:
        """The deepest comparable chain again, from siblings of its starting point."""
        for step in sorted(before.steps.values(), key=lambda s: (-before.depth(s), -s.step)):
            if not _comparable(self.at.specs[step.tool]):
                continue
            chain = before.chain(step)
            for leaf in before.leaves(step):
                values = self._sibling_values(before, leaf)
                if values and len(chain) <= self.at.configuration.steps:
                    return self._replicate(chain, leaf, values)
        return None

    def _sibling_values(self, before: Forest, leaf: Leaf) -> tuple[Json, ...]:
        item = self.at.specs[before.steps[leaf.step].tool].input(leaf.argument)
        if item.entity is None or item.many or item.entity.name == "date":
            return ()
        names = self.at.configuration.draws.get(item.entity.name, ())
        values = (typed(item, name) for name in names)
        return tuple(value for value in values if value != leaf.value)

    def _replicate(
        self, chain: Sequence[Step], leaf: Leaf, values: Sequence[Json]
    ) -> Iterator[Call]:
        """The chain once for each sibling; one whose tools refuse it is passed over."""
        room = self.at.configuration.steps // len(chain)
        wanted = min(SIBLINGS if self.at.configuration.form == "aggregation" else 2, room)
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
        for step in self.at.evidence:
            if step.tool == tool and dict(step.arguments) == dict(arguments):
                return step
        return None

    def _with_change(self, before: Forest) -> Iterator[Call] | None:
        """The deepest call that has a plain labelled argument, with that argument changed."""
        for step in sorted(before.steps.values(), key=lambda s: (-before.depth(s), -s.step)):
            spec = self.at.specs[step.tool]
            if not any(o.type == "number" and o.ask for o in spec.outputs):
                continue
            for item in spec.inputs:
                plain = item.label and item.entity is None and not before.links(step, item.name)
                now = step.arguments.get(item.name, item.default)
                others = [value for value in item.draws if value != now]
                if plain and others and mentioned(item, spec):
                    return self._changed(step, item, others)
        return None

    def _changed(self, step: Step, item: Input, others: Sequence[Json]) -> Iterator[Call]:
        chooser = random.Random(f"{self.at.configuration.random_seed}:change:{step.step}")
        for value in chooser.sample(list(others), len(others)):
            arguments = {**step.arguments, item.name: value}
            found = self._found(step.tool, arguments)
            if found is None:
                yield Call(step.tool, arguments, step.inputs_from)
            if found is None or found.ok:
                return


def _relinked(step: Step, made: Mapping[int, Step]) -> tuple[InputFrom, ...]:
    return tuple(
        InputFrom(link.argument, made[link.step].step, link.pointer, link.inferred)
        for link in step.inputs_from
    )


def _comparable(spec: ToolSpec) -> bool:
    return any(o.type == "number" and o.ask and o.ask.noun for o in spec.outputs)
