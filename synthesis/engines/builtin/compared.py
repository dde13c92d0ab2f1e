"""Questions that compare the same chain over several starting points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from synthesis.core.answers import plain
from synthesis.core.values import EntityType, Step
from synthesis.engines.builtin import proofs
from synthesis.engines.builtin.instructions import tail
from synthesis.engines.builtin.material import Material, Question
from synthesis.engines.builtin.phrasing import ask_of, mention
from synthesis.engines.builtin.proofs import Proof
from synthesis.engines.builtin.trees import Fact, Leaf
from synthesis.engines.builtin.wordings import Owners

LONGEST_ACRONYM = 4
"""Letters of an entity type's name that is an acronym: "mic", "bic", "isin"."""

_RELATION_NAMES = {
    "absolute_difference": "difference",
    "spread": "difference",
    "mean": "mean",
    "sum": "total",
    "max": "highest",
    "min": "lowest",
}


def comparisons(material: Material) -> Iterator[Question]:
    """The same chain from several starting points."""
    for _, members in material.forest.siblings():
        entity = material.entity(members[0][1])
        if entity is None or any(material.forest.through_list(step) for step, _ in members):
            continue
        for size in sorted({2, min(len(members), 4)} - {1}):
            chosen = members[-size:] if size < len(members) else members
            yield from _compared(material, _owned(material, chosen), entity)


def _owned(
    material: Material, members: Sequence[tuple[Step, Leaf]]
) -> list[tuple[Leaf, list[Fact]]]:
    return [(leaf, material.numbers(step)) for step, leaf in members]


def _compared(
    material: Material, owned: Sequence[tuple[Leaf, list[Fact]]], entity: EntityType
) -> Iterator[Question]:
    for facts in zip(*(facts for _, facts in owned), strict=False):
        leaves = [leaf for leaf, _ in owned]
        if len({fact.output.pointer for fact in facts}) == 1:
            yield from _relations(material, leaves, list(facts), entity)


def _relations(
    material: Material, leaves: Sequence[Leaf], facts: list[Fact], entity: EntityType
) -> Iterator[Question]:
    names = [mention(entity, plain(leaf.value)) for leaf in leaves]
    options = list(zip(leaves, facts, strict=True))
    words = Owners(material.book, leaves[0], facts[0], names, entity)
    answer_with = "" if entity.mention == "{}" else f" Answer with the {_kind(entity)} alone."
    for form, transform, query in _asked_of(material, words, facts, answer_with):
        proof = related(transform, options, entity)
        if proof is not None:
            steps = tuple(fact.step.step for fact in facts)
            yield Question(form, query, proof, steps, owners=len(names))


def _asked_of(
    material: Material, words: Owners, facts: list[Fact], answer_with: str
) -> Iterator[tuple[str, str, str]]:
    """Form, transform and query for each relation that makes sense."""
    two = len(facts) == 2
    more = "higher" if two else "highest"
    less = "lower" if two else "lowest"
    yield "comparison", "argmax", words.which(more) + answer_with
    yield "comparison", "argmin", words.which(less) + answer_with
    if two:
        yield told("comparison", "absolute_difference", words.difference(), facts)
    else:
        yield told("aggregation", "spread", words.spread(), facts)
        yield "comparison", "ranking", words.ranking()
    if ask_of(facts[0]).additive:
        yield told("aggregation", "mean", words.mean(), facts)
        yield told("aggregation", "sum", words.total(), facts)


def related(
    transform: str, options: list[tuple[Leaf, Fact]], entity: EntityType
) -> tuple[Proof, ...] | None:
    facts = [fact for _, fact in options]
    try:
        if transform in ("argmax", "argmin", "ranking"):
            return (proofs.chosen(entity.name, transform, options),)
        proof = proofs.combined(_RELATION_NAMES[transform], transform, facts)
    except ValueError:
        return None
    return None if proof.value.value == 0 else (proof,)


def told(form: str, transform: str, query: str, facts: Sequence[Fact]) -> tuple[str, str, str]:
    """A relation with the instruction that its answer needs."""
    return form, transform, query + tail(facts, transform)


def _kind(entity: EntityType) -> str:
    """What an option is called in "Answer with the ... alone": "code", "symbol"."""
    words = entity.name.split("_")
    if len(words) > 1:
        return words[-1]
    return entity.name.upper() if len(entity.name) <= LONGEST_ACRONYM else entity.name
