"""Questions about one field of one step, and about how long a list is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from synthesis.core.values import Step
from synthesis.engines.builtin import proofs
from synthesis.engines.builtin.instructions import answer_form, inline
from synthesis.engines.builtin.material import Material, Question
from synthesis.engines.builtin.phrasing import capital, literal, that
from synthesis.engines.builtin.proofs import Proof
from synthesis.engines.builtin.trees import Fact

_SIZED = re.compile(r"the (\d+|two|three|four|five|six|seven|eight|nine|ten|top) ")
"""A list whose phrase says how long it is: not one to count."""


def singles(material: Material) -> Iterator[Question]:
    """One field of one step."""
    for fact in material.askable():
        depth = material.forest.depth(fact.step)
        yield Question(
            "chain" if depth > 1 else "fact",
            _single(material, fact),
            (_stated(material, fact),),
            (fact.step.step,),
        )


def _stated(material: Material, fact: Fact) -> Proof:
    return proofs.whole_list(fact, "sorted") if fact.output.many else proofs.stated(fact)


def _single(material: Material, fact: Fact) -> str:
    phrase = material.book.asked(fact)
    if fact.output.type == "boolean":
        return material.pick(
            f"Determine {phrase}. Answer yes or no.",
            f"State {phrase}, with a plain yes or no.",
        )
    if fact.output.many:
        return material.pick(
            f"List {phrase}, in alphabetical order.",
            f"What are {phrase}? Give them in alphabetical order.",
        )
    return material.pick(*_wordings(material, fact, phrase))


def _wordings(material: Material, fact: Fact, phrase: str) -> list[str]:
    tail = answer_form(fact)
    sentence = f" {capital(tail)}." if tail else ""
    wordings = [f"What is {phrase}?{sentence}", f"Find {phrase}.{sentence}"]
    if tail:
        wordings.append(f"What is {phrase}, {inline(fact)}?")
    introduced = _introduced(material, fact)
    if introduced:
        what, asked = introduced
        wordings += [f"Take {what}. What is {asked}?{sentence}"] * 2
    return wordings


def _introduced(material: Material, fact: Fact) -> tuple[str, str] | None:
    """The thing that an earlier step found, and the question about "that thing"."""
    linked = [item for item in fact.step.inputs_from if item.argument.count("/") == 1]
    if len(linked) != 1:
        return None
    name = linked[0].argument[1:]
    item = fact.spec.input(name)
    ask = fact.output.ask
    if item.entity is None or item.many or not ask or f"{{{name}}}" not in ask.phrase:
        return None
    if item.type != "string":
        return None
    what = material.book.argument(fact.step, name)
    source = material.forest.steps[linked[0].step]
    if not what.startswith("the ") or _is_root(material, source, what):
        return None
    return what, material.book.asked(fact, {(fact.step.step, name): that(item.entity)})


def _is_root(material: Material, step: Step, words: str) -> bool:
    """Whether the words only repeat a literal, so that there is nothing to introduce."""
    return any(
        words
        == literal(
            material.forest.spec(material.forest.steps[leaf.step]).input(leaf.argument), leaf.value
        )
        for leaf in material.forest.leaves(step)
    )


def counts(material: Material) -> Iterator[Question]:
    """How many elements a list has."""
    for fact in material.facts():
        phrase = material.book.asked(fact) if fact.output.many and len(fact.value) > 1 else ""
        if phrase and not _SIZED.match(phrase):
            query = material.pick(
                f"Count {phrase}. How many are there?",
                f"How many entries are there in a complete list of {phrase}?",
            )
            proof = proofs.whole_list(fact, "length")
            yield Question("aggregation", query, (proof,), (fact.step.step,))
