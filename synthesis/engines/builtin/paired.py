"""Two facts that share a starting point, asked together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from synthesis.core import pointers
from synthesis.core.values import Json, Step
from synthesis.engines.builtin import proofs
from synthesis.engines.builtin.instructions import brief
from synthesis.engines.builtin.material import Material, Question
from synthesis.engines.builtin.phrasing import Overrides, listed, that
from synthesis.engines.builtin.proofs import Proof
from synthesis.engines.builtin.trees import Fact


def pairs(material: Material) -> Iterator[Question]:
    """Two facts that share a starting point, asked together."""
    facts = [fact for fact in material.askable() if not fact.output.many]
    for first, second in combinations(facts, 2):
        if _separate(material, first, second):
            query = _both(material, first, second)
            named = _named(material, first, second)
            steps = (first.step.step, second.step.step)
            yield Question("multi_part", query, named, steps)
            names = listed([f'"{proof.value.name}"' for proof in named])
            yield Question(
                "format",
                f"{query} Reply with a JSON object that has the keys {names}.",
                named,
                steps,
                answer_format="json",
            )


def _separate(material: Material, first: Fact, second: Fact) -> bool:
    """Different facts with a common literal, neither on the way to the other."""
    one, two = first.step, second.step
    if first.output.type == "boolean" or second.output.type == "boolean":
        return False
    if one.step == two.step and first.output.pointer == second.output.pointer:
        return False
    if one.tool == two.tool and one.step != two.step:
        return False
    behind = {s.step for s in material.forest.chain(one)} - {one.step}
    ahead = {s.step for s in material.forest.chain(two)} - {two.step}
    if two.step in behind or one.step in ahead:
        return False
    if _at_odds(material, one, two):
        return False
    return bool(_literals(material, one) & _literals(material, two))


def _at_odds(material: Material, one: Step, two: Step) -> bool:
    """Whether the two assume different values of one quantity: a patient of two ages."""
    first, second = _assumed(material, one), _assumed(material, two)
    return any(first[label] != second[label] for label in first.keys() & second.keys())


def _assumed(material: Material, step: Step) -> dict[str, Json]:
    """The drawn values behind a step, by the label of their argument."""
    found = {}
    for leaf in material.forest.leaves(step):
        item = material.forest.spec(material.forest.steps[leaf.step]).input(leaf.argument)
        if item.label:
            found[item.label] = leaf.value
    return found


def _literals(material: Material, step: Step) -> set[str]:
    return {
        str(leaf.value)
        for leaf in material.forest.leaves(step)
        if material.entity(leaf) is not None
    }


def _both(material: Material, first: Fact, second: Fact) -> str:
    one, two = (
        material.book.asked(first),
        material.book.asked(second, _repeated(material, first, second)),
    )
    forms = [f" ({form})" if (form := brief(fact)) else "" for fact in (first, second)]
    return material.pick(
        f"What are {one}{forms[0]} and {two}{forms[1]}?",
        f"Find {one}{forms[0]}, and also {two}{forms[1]}.",
        f"I need two things: {one}{forms[0]}; and {two}{forms[1]}.",
    )


def _repeated(material: Material, first: Fact, second: Fact) -> Overrides:
    """ "that city" for what both facts speak of, when it is named again: an earlier step's
    value that both take, else the starting point that they share."""
    shared = _shared_values(material, first, second)
    if shared:
        return shared
    named = [
        (entity.name, leaf.value)
        for leaf in material.forest.leaves(first.step)
        if (entity := material.entity(leaf)) is not None
    ]
    for leaf in material.forest.leaves(second.step):
        entity = material.entity(leaf)
        if entity is None or entity.name == "date" or not isinstance(leaf.value, str):
            continue
        if [value for kind, value in named if kind == entity.name] == [leaf.value]:
            return {(leaf.step, leaf.argument): that(entity)}
    return {}


def _shared_values(material: Material, first: Fact, second: Fact) -> Overrides:
    """ "that country" where both facts take the same value of an earlier step, and the first
    speaks of no other country on the way to it."""
    taken = {(link.step, link.pointer) for link in first.step.inputs_from}
    words: dict[tuple[int, str], str] = {}
    for link in second.step.inputs_from:
        name = link.argument[1:]
        if (link.step, link.pointer) not in taken or "/" in name:
            continue
        if _is_alias(material, link.step, link.pointer):
            continue
        entity = second.spec.input(name).entity
        if entity is not None and _mentions(material, first, entity.name) == 1:
            words[second.step.step, name] = that(entity)
    return words


def _is_alias(material: Material, number: int, pointer: str) -> bool:
    """Whether a value only stands for an argument of its step, as a code does for its title."""
    step = material.forest.steps[number]
    field = pointers.join(pointers.tokens(pointer)[1])
    ask = material.forest.spec(step).output(field).ask
    return ask is not None and re.fullmatch(r"{\w+}", ask.refers) is not None


def _mentions(material: Material, fact: Fact, kind: str) -> int:
    """How many arguments of that kind the chain behind a fact takes."""
    items = [
        item
        for step in material.forest.chain(fact.step)
        for item in material.forest.spec(step).inputs
        if item.entity is not None and item.name in step.arguments
    ]
    return sum(item.entity.name == kind for item in items if item.entity)


def _named(material: Material, first: Fact, second: Fact) -> tuple[Proof, Proof]:
    facts = (first, second)
    names = [proofs.value_name(fact) for fact in facts]
    if names[0] == names[1]:
        names = [fact.output.pointer[1:] for fact in facts]
    if names[0] == names[1]:
        names = [fact.spec.name for fact in facts]
    return proofs.stated(first, names[0]), proofs.stated(second, names[1])
