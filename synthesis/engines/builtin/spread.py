"""Questions about every element of a list that an earlier step found."""

from __future__ import annotations

from collections.abc import Iterator

from synthesis.core.values import EntityType, Step
from synthesis.engines.builtin.compared import related, told
from synthesis.engines.builtin.material import Material, Question
from synthesis.engines.builtin.phrasing import ask_of
from synthesis.engines.builtin.trees import Fact, Leaf
from synthesis.engines.builtin.wordings import Members


def members(material: Material) -> Iterator[Question]:
    """A tool run on every element of a list that an earlier step found."""
    for (number, pointer, _), steps in _spread_lists(material).items():
        source = material.forest.steps[number]
        listing = next(f for f in material.forest.facts(source) if f.pointer == pointer)
        entity = listing.output.entity
        if entity is None or listing.output.ask is None or len(steps) != len(listing.value):
            continue
        for facts in zip(*(material.numbers(step) for step in steps), strict=False):
            yield from _of_members(material, listing, list(facts), entity)


def _spread_lists(material: Material) -> dict[tuple[int, str, str], list[Step]]:
    """Steps that each took one element of the same list, by list and tool."""
    found: dict[tuple[int, str, str], dict[str, Step]] = {}
    for step in material.forest.steps.values():
        for link in step.inputs_from:
            head, _, last = link.pointer.rpartition("/")
            if last.isdecimal() and head.count("/") == 2:
                found.setdefault((link.step, head, step.tool), {}).setdefault(last, step)
    return {key: [steps[i] for i in sorted(steps, key=int)] for key, steps in found.items()}


def _of_members(
    material: Material, listing: Fact, facts: list[Fact], entity: EntityType
) -> Iterator[Question]:
    group = material.book.asked(listing)
    links = facts[0].step.inputs_from
    name = next(x.argument[1:] for x in links if x.pointer.startswith(listing.pointer + "/"))
    leaves = [Leaf("", f.step.step, name, f.step.arguments[name]) for f in facts]
    words = Members(material.book, facts[0], name, group, entity)
    options = list(zip(leaves, facts, strict=True))
    for form, transform, query in (
        ("comparison", "argmax", words.which("highest")),
        ("comparison", "argmin", words.which("lowest")),
        told("aggregation", "mean", words.mean(), facts),
        told("aggregation", "max", words.extreme("highest"), facts),
        told("aggregation", "sum", words.total(), facts),
    ):
        if transform in ("mean", "sum") and not ask_of(facts[0]).additive:
            continue
        proof = related(transform, options, entity)
        if proof is not None:
            steps = tuple(fact.step.step for fact in facts)
            yield Question(form, query, proof, steps, owners=len(facts) + 1)
