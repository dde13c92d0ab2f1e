"""What questions are made from: the forest, its phrases, and a choice among wordings."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from synthesis.core.values import EntityType, Step
from synthesis.engines.builtin.phrasing import Phrasebook
from synthesis.engines.builtin.proofs import Proof
from synthesis.engines.builtin.trees import Fact, Forest, Leaf

LONGEST_TEXT = 90
LONGEST_LIST = 10


@dataclass(frozen=True, slots=True)
class Question:
    """A composed query. ``steps`` are the steps that it cites, ``owners`` how many
    things it compares (1 when it compares none)."""

    form: str
    query: str
    proofs: tuple[Proof, ...]
    steps: tuple[int, ...]
    owners: int = 1
    answer_format: str = "plain"


class Material:
    """The evidence of an episode as questions see it."""

    def __init__(self, forest: Forest, rng: random.Random) -> None:
        self.forest = forest
        self.book = Phrasebook(forest)
        self.rng = rng

    def facts(self) -> Iterator[Fact]:
        """Facts with a phrase, but for those that hang on one element of a list: the query
        could not say which."""
        for fact in self.forest.all_facts():
            if fact.output.ask is not None and not self.forest.through_list(fact.step):
                yield fact

    def askable(self) -> Iterator[Fact]:
        """Facts whose answer a person could check at a glance."""
        for fact in self.facts():
            value = fact.value
            if isinstance(value, list):
                if fact.output.many and 1 < len(value) <= LONGEST_LIST and _short(value):
                    yield fact
            elif not isinstance(value, dict) and len(str(value)) <= LONGEST_TEXT:
                yield fact

    def numbers(self, step: Step, comparable: bool = True) -> list[Fact]:
        """A step's numbers that may be compared over owners, or merely computed with."""
        return [
            fact
            for fact in self.forest.facts(step)
            if fact.output.ask is not None
            and fact.output.type == "number"
            and isinstance(fact.value, (int, float))
            and (fact.output.ask.noun or not comparable)
        ]

    def entity(self, leaf: Leaf) -> EntityType | None:
        item = self.forest.spec(self.forest.steps[leaf.step]).input(leaf.argument)
        return None if item.many or isinstance(leaf.value, list) else item.entity

    def pick(self, *wordings: str) -> str:
        return self.rng.choice(wordings)


def _short(value: Sequence[object]) -> bool:
    return (
        all(isinstance(item, str) for item in value)
        and sum(len(str(item)) for item in value) <= 3 * LONGEST_TEXT
    )
