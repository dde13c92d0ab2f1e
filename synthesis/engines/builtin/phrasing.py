"""Noun phrases for places in the evidence, from the phrases that the tools declare."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from synthesis.core import pointers
from synthesis.core.answers import plain
from synthesis.core.values import Ask, EntityType, Input, Json, Step
from synthesis.engines.builtin.trees import Fact, Forest

Overrides = Mapping[tuple[int, str], str]
"""Words that stand for an argument: (step, argument) -> noun phrase."""

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Phrasebook:
    """Phrases the facts of one forest."""

    def __init__(self, forest: Forest) -> None:
        self.forest = forest

    def asked(self, fact: Fact, overrides: Overrides | None = None) -> str:
        """The noun phrase that asks for a fact: "the molar mass of ethanol"."""
        return self._fill(ask_of(fact).phrase, fact.step, overrides or {})

    def noun(self, fact: Fact) -> str:
        """The quantity without its owner: "boiling point at 200 kPa"."""
        return self._fill(ask_of(fact).noun or "", fact.step, {})

    def argument(self, step: Step, name: str, overrides: Overrides | None = None) -> str:
        """How an argument reads: its own words, the step that gave it, or the literal."""
        chosen = overrides or {}
        if (step.step, name) in chosen:
            return chosen[step.step, name]
        item = self.forest.spec(step).input(name)
        links = self.forest.links(step, name)
        if not links:
            return literal(item, step.arguments.get(name, item.default))
        return listed([self._source(link.step, link.pointer, chosen) for link in links])

    def _source(self, number: int, pointer: str, overrides: Overrides) -> str:
        """The noun phrase for a value of an earlier step."""
        step = self.forest.steps[number]
        field = pointers.join(pointers.tokens(pointer)[1])
        ask = self.forest.spec(step).output(field).ask
        if ask is None:
            return "that value"
        return self._fill(ask.refers, step, overrides)

    def _fill(self, phrase: str, step: Step, overrides: Overrides) -> str:
        names = re.findall(r"{(\w+)}", phrase)
        words = {name: self.argument(step, name, overrides) for name in names}
        return phrase.format_map(words)


def ask_of(fact: Fact) -> Ask:
    """How a fact is asked for; raises ``ValueError`` for one that has no phrase."""
    if fact.output.ask is None:
        raise ValueError(f"{fact.spec.name}{fact.output.pointer} has no phrase.")
    return fact.output.ask


def literal(item: Input, value: Json) -> str:
    """A literal argument in words."""
    if isinstance(value, list):
        return listed([_one(item, element) for element in value])
    return _one(item, value)


def _one(item: Input, value: Json) -> str:
    text = plain(value)
    if item.unit:
        return text + item.unit if item.unit in ("%", "°C") else f"{text} {item.unit}"
    if item.entity is not None:
        return mention(item.entity, text)
    return text.replace("_", " ") if isinstance(value, str) and item.draws else text


def mention(entity: EntityType, value: str) -> str:
    """A value of an entity type inside a sentence."""
    return entity.mention.replace("{}", value)


def that(entity: EntityType) -> str:
    """ "that compound", for a value that was introduced just before."""
    return "that " + re.sub(r"^(an?|the)\s+", "", entity.unknown)


def listed(parts: Sequence[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def decimals(digits: int) -> str:
    """How an answer is to be rounded, in words."""
    if digits <= 0:
        return "to the nearest whole number"
    word = _WORDS[digits] if digits < len(_WORDS) else str(digits)
    return f"to {word} decimal place{'s' * (digits > 1)}"


def capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
