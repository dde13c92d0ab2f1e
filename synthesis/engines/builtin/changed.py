"""Questions on what would change if one argument of a call were another."""

from __future__ import annotations

from collections.abc import Iterator

from synthesis.engines.builtin import proofs
from synthesis.engines.builtin.material import Material, Question
from synthesis.engines.builtin.phrasing import ask_of, decimals, literal
from synthesis.engines.builtin.trees import Fact, Leaf


def counterfactuals(material: Material) -> Iterator[Question]:
    """The same call with one plain argument changed."""
    for _, members in material.forest.siblings():
        before, after = members[0], members[1]
        step, leaf = before
        item = material.forest.spec(material.forest.steps[leaf.step]).input(leaf.argument)
        if item.entity is not None or not item.label or material.forest.through_list(step):
            continue
        for first, second in zip(
            material.numbers(step, False), material.numbers(after[0], False), strict=False
        ):
            question = _changed(material, first, second, leaf, after[1])
            if question is not None:
                yield question


def _changed(
    material: Material, first: Fact, second: Fact, leaf: Leaf, other: Leaf
) -> Question | None:
    ask = ask_of(first)
    item = material.forest.spec(material.forest.steps[leaf.step]).input(leaf.argument)
    proof = proofs.combined("change", "difference", [second, first])
    if proof.value.value == 0:
        return None
    unit = f", in {ask.unit}," if ask.unit else ""
    phrase, label = material.book.asked(first), item.label
    query = material.pick(
        f"By how much{unit} would {phrase} change if {label} were "
        f"{literal(item, other.value)} instead?",
        f"Suppose {label} were {literal(item, other.value)} instead of "
        f"{literal(item, leaf.value)}. By how much{unit} would {phrase} change?",
    )
    digits = proofs.combined_digits("difference", [first, second])
    told = f"Round {decimals(digits)}, and use" if digits is not None else "Use"
    query += f" {told} a minus sign for a fall."
    steps = (first.step.step, second.step.step)
    return Question("counterfactual", query, (proof,), steps, owners=2)
