"""Typed data flow: which tools a value can feed, and the paths that follow from it.

A *flow type* is an entity type's name, with "[]" behind it for a whole list of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from synthesis.core.values import Input, Output, ToolSpec

LONGEST_PATH = 4
MOST_PATHS = 60


def input_type(item: Input) -> str | None:
    """The flow type that an argument takes, if it takes an entity."""
    return _flow_type(item.entity.name, item.many) if item.entity else None


def output_type(item: Output) -> str | None:
    """The flow type that a result field gives, if it gives an entity."""
    return _flow_type(item.entity.name, item.many) if item.entity else None


def _flow_type(name: str, many: bool) -> str:
    return f"{name}[]" if many else name


class Flow:
    """The data flow of a toolset. ``pooled`` are the entity types that the seed pool has."""

    def __init__(self, specs: Iterable[ToolSpec], pooled: Iterable[str]) -> None:
        self.specs: Mapping[str, ToolSpec] = {
            spec.name: spec for spec in sorted(specs, key=lambda item: item.name)
        }
        self.pooled = frozenset(pooled)
        self._takers: dict[str, list[str]] = {}
        for spec in self.specs.values():
            for kind in sorted(self._entries(spec)):
                self._takers.setdefault(kind, []).append(spec.name)
        self._gives = {name: _given(spec) for name, spec in self.specs.items()}
        self._distances_to: dict[str, dict[str, int]] = {}

    def takers(self, kind: str) -> list[str]:
        """The tools that a value of this flow type can feed, all else being at hand."""
        return self._takers.get(kind, [])

    def gives(self, tool: str) -> list[str]:
        """The flow types of a tool's outputs, without repetition."""
        return self._gives[tool]

    def followers(self, tool: str) -> list[str]:
        """The tools that something in a tool's result can feed, itself perhaps among them."""
        return self._after[tool]

    def free(self, tool: str) -> bool:
        """Whether every argument of the tool can be filled without an earlier step."""
        return all(self.fillable(item) for item in self.specs[tool].inputs)

    def fillable(self, item: Input) -> bool:
        """Whether an argument has a value without an earlier step."""
        pooled = item.entity is not None and item.entity.name in self.pooled
        return bool(item.draws) or pooled or not item.required

    def paths(self, start: str, target: str, longest: int = LONGEST_PATH) -> list[tuple[str, ...]]:
        """Paths of tools from a value of type ``start`` to ``target``, shortest first."""
        found: list[tuple[str, ...]] = []
        distance = self._distances(target)
        level: list[tuple[str, ...]] = [(tool,) for tool in self.takers(start)]
        for length in range(1, longest + 1):
            found.extend(path for path in level if path[-1] == target)
            remaining = longest - length
            level = [
                (*path, tool)
                for path in level
                if path[-1] != target
                for tool in self.followers(path[-1])
                if tool not in path and distance.get(tool, longest) < remaining
            ]
            if len(found) >= MOST_PATHS:
                break
        return found[:MOST_PATHS]

    def reachable(self, start: str, longest: int = LONGEST_PATH) -> dict[str, int]:
        """Tools that a value of type ``start`` reaches, with the length of the path."""
        found: dict[str, int] = {}
        level = self.takers(start)
        for length in range(1, longest + 1):
            fresh = [tool for tool in dict.fromkeys(level) if tool not in found]
            found.update((tool, length) for tool in fresh)
            level = [after for tool in fresh for after in self.followers(tool)]
        return found

    def _entries(self, spec: ToolSpec) -> Iterator[str]:
        for item in spec.inputs:
            kind = input_type(item)
            others = (other for other in spec.inputs if other is not item)
            if kind and all(self.fillable(other) for other in others):
                yield kind

    @cached_property
    def _after(self) -> Mapping[str, list[str]]:
        return {
            tool: list(dict.fromkeys(name for kind in kinds for name in self.takers(kind)))
            for tool, kinds in self._gives.items()
        }

    @cached_property
    def _before(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for tool, following in self._after.items():
            for after in following:
                found.setdefault(after, []).append(tool)
        return found

    def _distances(self, target: str) -> Mapping[str, int]:
        """Steps from each tool to the target along the flow, the target itself at 0."""
        if target not in self._distances_to:
            self._distances_to[target] = self._count_steps(target)
        return self._distances_to[target]

    def _count_steps(self, target: str) -> dict[str, int]:
        distance, level, length = {target: 0}, [target], 0
        while level:
            length += 1
            before = (tool for after in level for tool in self._before.get(after, []))
            level = [tool for tool in dict.fromkeys(before) if tool not in distance]
            distance.update((tool, length) for tool in level)
        return distance


def _given(spec: ToolSpec) -> list[str]:
    kinds = (output_type(item) for item in spec.outputs)
    return list(dict.fromkeys(kind for kind in kinds if kind))
