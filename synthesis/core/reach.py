"""How the pool hangs together: what fills each argument, and which calls can follow which.

A *chain* of length n is a sequence of n different tools, each of which can take something
that the one before it gave, an element of a list included.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from synthesis.core.flow import Flow, input_type
from synthesis.core.values import Input, ToolSpec


@dataclass(frozen=True, slots=True)
class Links:
    """A tool among the others. ``chains`` counts the chains of two and three that it is in."""

    name: str
    fed_by: int
    feeds: int
    chains: int
    unfilled: tuple[str, ...]
    """Required arguments that no seed, no tool and no drawn value can fill."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What of a pool can be reached: ``two`` and ``three`` are numbers of chains."""

    tools: Mapping[str, Links]
    two: int
    three: int

    @property
    def unreachable(self) -> tuple[str, ...]:
        """The tools that some required argument keeps from ever being called."""
        return tuple(name for name, links in self.tools.items() if links.unfilled)

    def fewest(self, count: int) -> list[Links]:
        """The tools in the fewest chains, the loneliest first."""
        return sorted(self.tools.values(), key=lambda links: (links.chains, links.name))[:count]


def measure(specs: Iterable[ToolSpec], seeded: Iterable[str]) -> Reach:
    """Measure a pool whose seeds are of the entity types ``seeded``."""
    flow = Flow(specs, seeded)
    open_to = _reachable(flow)
    after = {
        tool: {
            next_
            for kind in _gives(flow, tool)
            for next_ in flow.takers(kind)
            if next_ in open_to and next_ != tool
        }
        for tool in open_to
    }
    before: dict[str, set[str]] = {tool: set() for tool in open_to}
    for tool, following in after.items():
        for next_ in following:
            before[next_].add(tool)
    through = {tool: _through(tool, after, before) for tool in open_to}
    links = {
        name: Links(
            name,
            fed_by=len(before.get(name, ())),
            feeds=len(after.get(name, ())),
            chains=_chains(name, after, before, through) if name in open_to else 0,
            unfilled=tuple(i.name for i in spec.inputs if not _filled(i, flow, open_to)),
        )
        for name, spec in flow.specs.items()
    }
    two = sum(len(following) for following in after.values())
    return Reach(links, two, sum(through.values()))


def _reachable(flow: Flow) -> set[str]:
    """The tools that can be called at all, found by calling whatever has become possible."""
    found: set[str] = set()
    while True:
        fresh = {
            name
            for name, spec in flow.specs.items()
            if name not in found and all(_filled(item, flow, found) for item in spec.inputs)
        }
        if not fresh:
            return found
        found |= fresh


def _filled(item: Input, flow: Flow, tools: Iterable[str]) -> bool:
    """Whether a seed, a drawn value or the result of one of the tools fills an argument."""
    if flow.fillable(item):
        return True
    kind = input_type(item)
    return any(kind in _gives(flow, tool) for tool in tools)


def _gives(flow: Flow, tool: str) -> list[str]:
    """The flow types of a tool's outputs, and of the elements of those that are lists."""
    whole = flow.gives(tool)
    return [*whole, *(kind.removesuffix("[]") for kind in whole if kind.endswith("[]"))]


def _through(tool: str, after: Mapping[str, set[str]], before: Mapping[str, set[str]]) -> int:
    """Chains of three with the tool in their middle."""
    loops = len(before[tool] & after[tool])  # a -> tool -> a is no chain of different tools
    return len(before[tool]) * len(after[tool]) - loops


def _chains(
    tool: str,
    after: Mapping[str, set[str]],
    before: Mapping[str, set[str]],
    through: Mapping[str, int],
) -> int:
    """Chains of two and three that hold the tool, at any place."""
    first = sum(len(after[next_] - {tool}) for next_ in after[tool])
    last = sum(len(before[previous] - {tool}) for previous in before[tool])
    return len(after[tool]) + len(before[tool]) + first + last + through[tool]
