"""The tool pool as its pages show it: what matches a filter, and counts beside each facet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from synthesis.core.values import DOMAINS, ToolSpec
from synthesis.tools.validation.reports import Report, status_of

FACETS = ("domain", "kind", "pack", "status")


@dataclass(frozen=True)
class PoolTool:
    """A tool with what validation last said of it."""

    spec: ToolSpec
    status: str

    def facet(self, name: str) -> str:
        return self.status if name == "status" else str(getattr(self.spec, name))

    @property
    def summary(self) -> str:
        """The first sentence of the description."""
        return self.spec.description.split("\n", 1)[0]


@dataclass(frozen=True)
class Choice:
    """One value of a facet with the number of tools that it would leave."""

    value: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """A facet and its values."""

    name: str
    choices: Sequence[Choice]

    @property
    def open(self) -> bool:
        return len(self.choices) <= 8 or any(choice.chosen for choice in self.choices)


@dataclass(frozen=True)
class PoolFilter:
    """What was asked for: values by facet (any of them), and words that must all occur."""

    chosen: Mapping[str, frozenset[str]]
    search: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> PoolFilter:
        chosen = {name: frozenset(filter(None, query.getlist(name))) for name in FACETS}
        return cls(chosen, query.get("q", "").strip()[:200])

    def __bool__(self) -> bool:
        return bool(self.search) or any(self.chosen.values())

    def keeps(self, item: PoolTool, leaving_out: str = "") -> bool:
        """Whether the tool matches; one facet may be left out, to count its values."""
        return self._says(item) and all(
            item.facet(name) in values
            for name, values in self.chosen.items()
            if values and name != leaving_out
        )

    def _says(self, item: PoolTool) -> bool:
        if not self.search:
            return True
        text = f"{item.spec.name} {item.spec.pack} {item.spec.description}"
        text = f"{text} {text.replace('_', ' ')}".lower()
        return all(word in text for word in self.search.lower().split())

    def query(self) -> str:
        """The filter as the query of an address."""
        pairs = [(name, value) for name in FACETS for value in sorted(self.chosen[name])]
        return urlencode([*pairs, ("q", self.search)] if self.search else pairs)


def pool(specs: Mapping[str, ToolSpec], kept: Mapping[str, Report]) -> list[PoolTool]:
    """Every tool with its status, by domain and name."""
    found = [PoolTool(spec, status_of(spec, kept)) for spec in specs.values()]
    return sorted(found, key=lambda item: (DOMAINS.index(item.spec.domain), item.spec.name))


def facets(items: Iterable[PoolTool], asked: PoolFilter) -> list[Facet]:
    """Each facet with its values, counted under all other facets of the filter."""
    items = list(items)
    return [_facet(name, items, asked) for name in FACETS]


def _facet(name: str, items: Sequence[PoolTool], asked: PoolFilter) -> Facet:
    counts = Counter(item.facet(name) for item in items if asked.keeps(item, leaving_out=name))
    chosen = asked.chosen[name]
    values = dict.fromkeys(item.facet(name) for item in items)
    shown = [value for value in values if counts[value] or value in chosen]
    return Facet(name, [Choice(value, counts[value], value in chosen) for value in shown])
