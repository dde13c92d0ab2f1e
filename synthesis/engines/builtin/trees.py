"""How steps hang together: the tree of calls behind a step, and steps of equal shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from synthesis.core import pointers
from synthesis.core.canonical import sha256
from synthesis.core.values import Evidence, InputFrom, Json, Output, Step, ToolSpec


@dataclass(frozen=True, slots=True)
class Leaf:
    """A literal argument at the bottom of a tree, and the step and argument that hold it."""

    path: str
    step: int
    argument: str
    value: Json


@dataclass(frozen=True, slots=True)
class Fact:
    """A result field of a successful step."""

    step: Step
    spec: ToolSpec
    output: Output
    value: Json

    @property
    def pointer(self) -> str:
        return f"/result{self.output.pointer}"


class Forest:
    """The successful steps of an episode, and the trees that they form."""

    def __init__(self, evidence: Evidence, specs: Mapping[str, ToolSpec]) -> None:
        self.specs = specs
        self.steps: Mapping[int, Step] = {
            step.step: step for step in evidence if step.ok and step.tool in specs
        }

    def spec(self, step: Step) -> ToolSpec:
        return self.specs[step.tool]

    def facts(self, step: Step) -> Iterator[Fact]:
        """The fields of a step's result that are present, in declared order."""
        for output in self.spec(step).outputs:
            try:
                value = pointers.resolve(step.result, output.pointer)
            except LookupError:
                continue
            if value is not None:
                yield Fact(step, self.spec(step), output, value)

    def all_facts(self) -> Iterator[Fact]:
        for step in self.steps.values():
            yield from self.facts(step)

    def links(self, step: Step, argument: str) -> Sequence[InputFrom]:
        """The links that feed an argument, or elements of it."""
        root = pointers.join(argument)
        return [
            link
            for link in step.inputs_from
            if link.argument == root or link.argument.startswith(root + "/")
        ]

    def leaves(self, step: Step, path: str = "") -> Iterator[Leaf]:
        """The literal arguments of a step and of all that it depends on."""
        for item in self.spec(step).inputs:
            links = self.links(step, item.name)
            here = f"{path}/{item.name}"
            if links:
                for link in links:
                    yield from self.leaves(self.steps[link.step], f"{here}<{link.pointer}")
            else:
                value = step.arguments.get(item.name, item.default)
                yield Leaf(here, step.step, item.name, value)

    def chain(self, step: Step) -> list[Step]:
        """The step and everything that it depends on, in order of execution."""
        found = {step.step: step}
        for link in step.inputs_from:
            found.update((item.step, item) for item in self.chain(self.steps[link.step]))
        return [found[number] for number in sorted(found)]

    def through_list(self, step: Step) -> bool:
        """Whether a value behind the step is one element of a list."""
        return any(
            link.pointer.rpartition("/")[2].isdecimal()
            for item in self.chain(step)
            for link in item.inputs_from
        )

    def loops(self, step: Step, seen: frozenset[str] = frozenset()) -> bool:
        """Whether the chain to the step comes back to a type of thing that it had left:
        a city, its country, and the country's capital, a city again."""
        for item in self.spec(step).inputs:
            if item.entity is None:
                continue
            if item.entity.name in seen:
                return True
            through = seen | {item.entity.name}
            for link in self.links(step, item.name):
                if self.loops(self.steps[link.step], through):
                    return True
        return False

    def depth(self, step: Step) -> int:
        return 1 + max((self.depth(self.steps[link.step]) for link in step.inputs_from), default=0)

    def siblings(self) -> list[tuple[str, list[tuple[Step, Leaf]]]]:
        """Groups of steps whose trees are equal but for one literal.

        Each group comes with the path of that literal, and each of its steps with its own
        leaf there. Order follows the evidence.
        """
        groups: dict[tuple[str, str], list[tuple[Step, Leaf]]] = {}
        for step in self.steps.values():
            leaves = list(self.leaves(step))
            for leaf in leaves:
                others = [[x.path, x.value] for x in leaves if x.path != leaf.path]
                key = (leaf.path, sha256([step.tool, leaf.path, others]))
                groups.setdefault(key, []).append((step, leaf))
        return [
            (path, distinct)
            for (path, _), members in groups.items()
            if len(distinct := _distinct(members)) > 1
        ]


def _distinct(members: list[tuple[Step, Leaf]]) -> list[tuple[Step, Leaf]]:
    """The first member for each value of the varying literal."""
    found: dict[str, tuple[Step, Leaf]] = {}
    for step, leaf in members:
        found.setdefault(sha256(leaf.value), (step, leaf))
    return list(found.values())
