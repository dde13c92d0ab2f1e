"""Answer values with their citations, made together so that they cannot disagree."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from synthesis.core import transforms
from synthesis.core.values import AnswerType, AnswerValue, Citation, Json, Source
from synthesis.engines.builtin.trees import Fact, Leaf

LONGEST_NAME = 30
"""Characters of a noun that still makes a short name."""


@dataclass(frozen=True, slots=True)
class Proof:
    """One answer value and its citation."""

    value: AnswerValue
    citation: Citation


def stated(fact: Fact, name: str | None = None) -> Proof:
    """The fact itself, rounded as its phrase says."""
    digits = rounding(fact)
    transform = {"name": "round", "digits": digits} if digits is not None else None
    return _proof(
        name or value_name(fact),
        [Source(fact.step.step, fact.pointer)],
        [fact.value],
        transform,
        fact.output.type,
        fact.output.ask.unit if fact.output.ask else None,
    )


def combined(name: str, transform: str, facts: Sequence[Fact], **arguments: Json) -> Proof:
    """A number computed from several facts of one quantity, in its unit.

    Raises ``ValueError`` when the transform cannot take them.
    """
    first = facts[0]
    declared = {"name": transform, **arguments}
    ask = first.output.ask
    digits = combined_digits(transform, facts)
    if digits is not None:
        declared["digits"] = digits
    return _proof(
        name,
        [Source(fact.step.step, fact.pointer) for fact in facts],
        [fact.value for fact in facts],
        declared,
        "number",
        None if transform == "ratio" or ask is None else ask.unit,
    )


def chosen(name: str, transform: str, options: Sequence[tuple[Leaf, Fact]]) -> Proof:
    """The option with the largest or smallest number, or all of them ranked.

    Raises ``ValueError`` when two numbers are equal.
    """
    sources, values = [], []
    for leaf, fact in options:
        sources += [
            Source(leaf.step, f"/arguments/{leaf.argument}"),
            Source(fact.step.step, fact.pointer),
        ]
        values += [leaf.value, fact.value]
    named = all(isinstance(leaf.value, str) for leaf, _ in options)
    kind: AnswerType = "list" if transform == "ranking" else "string" if named else "number"
    return _proof(name, sources, values, {"name": transform}, kind, None)


def whole_list(fact: Fact, transform: str) -> Proof:
    """A cited list in alphabetical order ("sorted"), or its "length"."""
    kind: AnswerType = "list" if transform == "sorted" else "number"
    name = value_name(fact) if transform == "sorted" else "count"
    source = [Source(fact.step.step, fact.pointer)]
    return _proof(name, source, [fact.value], {"name": transform}, kind, None)


def rounding(fact: Fact) -> int | None:
    """The decimals to which a fact is asked for, where it has more."""
    if fact.output.ask is None or not isinstance(fact.value, float):
        return None
    return fact.output.ask.round_to


def value_name(fact: Fact) -> str:
    """A short name: the declared noun where it is plain, else the field's own."""
    noun = fact.output.ask.noun if fact.output.ask else None
    if noun and "{" not in noun and len(noun) <= LONGEST_NAME:
        return re.sub(r"\W+", "_", noun.strip().casefold()).strip("_")
    return fact.output.pointer.removeprefix("/")


def combined_digits(transform: str, facts: Sequence[Fact]) -> int | None:
    """The decimals of a number computed from facts: as their phrase says, else two; whole
    numbers need none unless they are divided."""
    ask = facts[0].output.ask
    whole = all(isinstance(fact.value, int) for fact in facts)
    if whole and transform not in ("mean", "ratio"):
        return None
    return ask.round_to if ask and ask.round_to is not None else 2


def _proof(
    name: str,
    sources: Sequence[Source],
    values: Sequence[Json],
    transform: Mapping[str, Json] | None,
    kind: AnswerType,
    unit: str | None,
) -> Proof:
    value = transforms.apply(transform, values)
    digits = transform.get("digits") if transform else None
    tolerance = None
    if isinstance(value, float) and isinstance(digits, int):
        tolerance = {"abs": float(f"{0.5 * 10**-digits:.12g}")}
    return Proof(
        AnswerValue(name, value, kind, unit, tolerance),
        Citation(name, tuple(sources), transform),
    )
