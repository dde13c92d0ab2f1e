"""The wordings of a quantity over several owners."""

from __future__ import annotations

import re

from synthesis.core.values import Ask, EntityType
from synthesis.engines.builtin.phrasing import Overrides, Phrasebook, ask_of, listed, that
from synthesis.engines.builtin.trees import Fact, Leaf


class Owners:
    """The wordings of a quantity over several named owners."""

    def __init__(
        self, book: Phrasebook, leaf: Leaf, fact: Fact, names: list[str], entity: EntityType
    ) -> None:
        self.book, self.leaf, self.fact, self.names, self.entity = book, leaf, fact, names, entity
        self.noun, self.of = book.noun(fact), _preposition(ask_of(fact))
        self.direct = self._direct()

    def which(self, degree: str) -> str:
        options = listed(self.names, "or")
        if self.direct:
            return f"Which has the {degree} {self.noun}: {options}?"
        owned = self._phrase(that(self.entity))
        return f"For which of {listed(self.names)} is {owned} {degree}?"

    def difference(self) -> str:
        if self.direct:
            return f"What is the difference in {self.noun} between {listed(self.names)}?"
        first, second = (self._phrase(name) for name in self.names)
        return f"What is the difference between {first} and {second}?"

    def spread(self) -> str:
        if self.direct:
            return (
                f"Among {listed(self.names)}, what is the gap between the highest and the "
                f"lowest {self.noun}?"
            )
        return f"{self._take()} What is the gap between the highest and the lowest value?"

    def mean(self) -> str:
        if self.direct:
            return f"What is the average {self.noun} {self.of} {listed(self.names)}?"
        return f"{self._take()} What is the average?"

    def total(self) -> str:
        if self.direct:
            return f"What is the combined {self.noun} {self.of} {listed(self.names)}?"
        return f"{self._take()} What is the total?"

    def ranking(self) -> str:
        if self.direct:
            return f"Rank {listed(self.names)} by {self.noun}, from highest to lowest."
        return f"{self._take()} Rank the {self.entity.plural} by it, from highest to lowest."

    def _direct(self) -> bool:
        """Whether the owners read as their bare names in the quantity's own phrase."""
        shown = [
            name
            for item in self.fact.spec.inputs
            if (name := self.book.argument(self.fact.step, item.name)) == self.names[0]
        ]
        return len(shown) == 1 and self.names[0] not in self.noun

    def _take(self) -> str:
        return f"For each of {listed(self.names)}, find {self._phrase(that(self.entity))}."

    def _phrase(self, owner: str) -> str:
        return self.book.asked(self.fact, {(self.leaf.step, self.leaf.argument): owner})


class Members:
    """The wordings of a quantity over the members of a list that the query describes."""

    def __init__(
        self, book: Phrasebook, fact: Fact, argument: str, group: str, entity: EntityType
    ) -> None:
        self.noun, self.group, self.entity = book.noun(fact), group, entity
        self.of = _preposition(ask_of(fact))
        self.direct = f"{{{argument}}}" not in (ask_of(fact).noun or "")
        each: Overrides = {(fact.step.step, argument): that(entity)}
        self.each = book.asked(fact, each)

    def which(self, degree: str) -> str:
        if self.direct:
            return f"Of {self.group}, which has the {degree} {self.noun}?"
        return f"For which of {self.group} is {self.each} {degree}?"

    def mean(self) -> str:
        if self.direct:
            return f"What is the average {self.noun} {self.of} {self.group}?"
        return f"{self._take()} What is the average?"

    def extreme(self, degree: str) -> str:
        return f"{self._take()} What is the {degree} value?"

    def total(self) -> str:
        if self.direct:
            return f"What is the combined {self.noun} {self.of} {self.group}?"
        return f"{self._take()} What is the total?"

    def _take(self) -> str:
        return f"For each of {self.group}, find {self.each}."


def _preposition(ask: Ask) -> str:
    """What joins a quantity to its owner: "in" for "the number of airports in {country}"."""
    found = re.match(rf"the {re.escape(ask.noun or '')} (\w+) {{\w+}}$", ask.phrase)
    return found[1] if found else "of"
