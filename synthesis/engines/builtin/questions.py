"""Questions of every form that a body of evidence can answer, each with its proof."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from synthesis.core.answers import plain
from synthesis.core.values import Ask, EntityType, Step
from synthesis.engines.builtin import proofs
from synthesis.engines.builtin.phrasing import (
    Overrides,
    Phrasebook,
    capital,
    decimals,
    listed,
    literal,
    mention,
    that,
)
from synthesis.engines.builtin.proofs import Proof
from synthesis.engines.builtin.trees import Fact, Forest, Leaf

LONGEST_TEXT = 90
LONGEST_LIST = 10

_SIZED = re.compile(r"the (\d+|two|three|four|five|six|seven|eight|nine|ten|top) ")
"""A list whose phrase says how long it is: not one to count."""


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


class Composer:
    """Composes questions over one forest; ``rng`` picks among equal wordings."""

    def __init__(self, forest: Forest, rng: random.Random) -> None:
        self.forest = forest
        self.book = Phrasebook(forest)
        self.rng = rng

    def all(self) -> Iterator[Question]:
        """Every question, in a stable order."""
        for source in (
            self.singles,
            self.counts,
            self.comparisons,
            self.members,
            self.counterfactuals,
            self.pairs,
        ):
            yield from source()

    # -- one fact ---------------------------------------------------------------------

    def singles(self) -> Iterator[Question]:
        """One field of one step."""
        for fact in self._askable():
            depth = self.forest.depth(fact.step)
            yield Question(
                "chain" if depth > 1 else "fact",
                self._single(fact),
                (self._stated(fact),),
                (fact.step.step,),
            )

    def _stated(self, fact: Fact) -> Proof:
        return proofs.whole_list(fact, "sorted") if fact.output.many else proofs.stated(fact)

    def _single(self, fact: Fact) -> str:
        phrase = self.book.asked(fact)
        if fact.output.type == "boolean":
            return self._pick(
                f"Determine {phrase}. Answer yes or no.",
                f"State {phrase}, with a plain yes or no.",
            )
        if fact.output.many:
            return self._pick(
                f"List {phrase}, in alphabetical order.",
                f"What are {phrase}? Give them in alphabetical order.",
            )
        return self._pick(*self._wordings(fact, phrase))

    def _wordings(self, fact: Fact, phrase: str) -> list[str]:
        tail = _answer_form(fact)
        sentence = f" {capital(tail)}." if tail else ""
        wordings = [f"What is {phrase}?{sentence}", f"Find {phrase}.{sentence}"]
        if tail:
            wordings.append(f"What is {phrase}, {_inline(fact)}?")
        introduced = self._introduced(fact)
        if introduced:
            what, asked = introduced
            wordings += [f"Take {what}. What is {asked}?{sentence}"] * 2
        return wordings

    def _introduced(self, fact: Fact) -> tuple[str, str] | None:
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
        what = self.book.argument(fact.step, name)
        source = self.forest.steps[linked[0].step]
        if not what.startswith("the ") or self._is_root(source, what):
            return None
        return what, self.book.asked(fact, {(fact.step.step, name): that(item.entity)})

    def _is_root(self, step: Step, words: str) -> bool:
        """Whether the words only repeat a literal, so that there is nothing to introduce."""
        return any(
            words == literal(self.forest.spec(self.forest.steps[leaf.step]).input(leaf.argument),
                             leaf.value)
            for leaf in self.forest.leaves(step)
        )

    def counts(self) -> Iterator[Question]:
        """How many elements a list has."""
        for fact in self._facts():
            phrase = self.book.asked(fact) if fact.output.many and len(fact.value) > 1 else ""
            if phrase and not _SIZED.match(phrase):
                query = self._pick(
                    f"Count {phrase}. How many are there?",
                    f"How many entries are there in a complete list of {phrase}?",
                )
                proof = proofs.whole_list(fact, "length")
                yield Question("aggregation", query, (proof,), (fact.step.step,))

    # -- several owners ---------------------------------------------------------------

    def comparisons(self) -> Iterator[Question]:
        """The same chain from several starting points."""
        for _, members in self.forest.siblings():
            entity = self._entity(members[0][1])
            if entity is None or any(self.forest.through_list(step) for step, _ in members):
                continue
            for size in sorted({2, min(len(members), 4)} - {1}):
                chosen = members[-size:] if size < len(members) else members
                yield from self._compared(self._owned(chosen), entity)

    def _owned(self, members: Sequence[tuple[Step, Leaf]]) -> list[tuple[Leaf, list[Fact]]]:
        return [(leaf, self._numbers(step)) for step, leaf in members]

    def _compared(
        self, owned: Sequence[tuple[Leaf, list[Fact]]], entity: EntityType
    ) -> Iterator[Question]:
        for facts in zip(*(facts for _, facts in owned), strict=False):
            leaves = [leaf for leaf, _ in owned]
            if len({fact.output.pointer for fact in facts}) == 1:
                yield from self._relations(leaves, list(facts), entity)

    def _relations(
        self, leaves: Sequence[Leaf], facts: list[Fact], entity: EntityType
    ) -> Iterator[Question]:
        names = [mention(entity, plain(leaf.value)) for leaf in leaves]
        options = list(zip(leaves, facts, strict=True))
        words = _Owners(self.book, leaves[0], facts[0], names, entity)
        answer_with = "" if entity.mention == "{}" else f" Answer with the {_kind(entity)} alone."
        for form, transform, query in self._asked_of(words, facts, answer_with):
            proof = self._related(transform, options, entity)
            if proof is not None:
                steps = tuple(fact.step.step for fact in facts)
                yield Question(form, query, proof, steps, owners=len(names))

    def _asked_of(
        self, words: _Owners, facts: list[Fact], answer_with: str
    ) -> Iterator[tuple[str, str, str]]:
        """Form, transform and query for each relation that makes sense."""
        two = len(facts) == 2
        more = "higher" if two else "highest"
        less = "lower" if two else "lowest"
        yield "comparison", "argmax", words.which(more) + answer_with
        yield "comparison", "argmin", words.which(less) + answer_with
        if two:
            yield _told("comparison", "absolute_difference", words.difference(), facts)
        else:
            yield _told("aggregation", "spread", words.spread(), facts)
            yield _told("aggregation", "mean", words.mean(), facts)
            yield "comparison", "ranking", words.ranking()
        if _ask(facts[0]).additive:
            yield _told("aggregation", "sum", words.total(), facts)

    def _related(
        self, transform: str, options: list[tuple[Leaf, Fact]], entity: EntityType
    ) -> tuple[Proof, ...] | None:
        facts = [fact for _, fact in options]
        try:
            if transform in ("argmax", "argmin", "ranking"):
                return (proofs.chosen(entity.name, transform, options),)
            proof = proofs.combined(_RELATION_NAMES[transform], transform, facts)
        except ValueError:
            return None
        return None if proof.value.value == 0 else (proof,)

    def members(self) -> Iterator[Question]:
        """A tool run on every element of a list that an earlier step found."""
        for (number, pointer, tool), steps in self._spread_lists().items():
            source = self.forest.steps[number]
            listing = next(f for f in self.forest.facts(source) if f.pointer == pointer)
            entity = listing.output.entity
            if entity is None or listing.output.ask is None or len(steps) != len(listing.value):
                continue
            for facts in zip(*(self._numbers(step) for step in steps), strict=False):
                yield from self._of_members(listing, list(facts), entity)

    def _spread_lists(self) -> dict[tuple[int, str, str], list[Step]]:
        """Steps that each took one element of the same list, by list and tool."""
        found: dict[tuple[int, str, str], dict[str, Step]] = {}
        for step in self.forest.steps.values():
            for link in step.inputs_from:
                head, _, last = link.pointer.rpartition("/")
                if last.isdecimal() and head.count("/") == 2:
                    found.setdefault((link.step, head, step.tool), {}).setdefault(last, step)
        return {key: [steps[i] for i in sorted(steps, key=int)] for key, steps in found.items()}

    def _of_members(
        self, listing: Fact, facts: list[Fact], entity: EntityType
    ) -> Iterator[Question]:
        group = self.book.asked(listing)
        links = facts[0].step.inputs_from
        name = next(x.argument[1:] for x in links if x.pointer.startswith(listing.pointer + "/"))
        leaves = [Leaf("", f.step.step, name, f.step.arguments[name]) for f in facts]
        words = _Members(self.book, facts[0], name, group, entity)
        options = list(zip(leaves, facts, strict=True))
        for form, transform, query in (
            ("comparison", "argmax", words.which("highest")),
            ("comparison", "argmin", words.which("lowest")),
            _told("aggregation", "mean", words.mean(), facts),
            _told("aggregation", "max", words.extreme("highest"), facts),
            _told("aggregation", "sum", words.total(), facts),
        ):
            if transform == "sum" and not _ask(facts[0]).additive:
                continue
            proof = self._related(transform, options, entity)
            if proof is not None:
                steps = tuple(fact.step.step for fact in facts)
                yield Question(form, query, proof, steps, owners=len(facts) + 1)

    # -- what if, and several parts ---------------------------------------------------

    def counterfactuals(self) -> Iterator[Question]:
        """The same call with one plain argument changed."""
        for _, members in self.forest.siblings():
            before, after = members[0], members[1]
            step, leaf = before
            item = self.forest.spec(self.forest.steps[leaf.step]).input(leaf.argument)
            if item.entity is not None or not item.label or self.forest.through_list(step):
                continue
            for first, second in zip(
                self._numbers(step, False), self._numbers(after[0], False), strict=False
            ):
                question = self._changed(first, second, leaf, after[1])
                if question is not None:
                    yield question

    def _changed(self, first: Fact, second: Fact, leaf: Leaf, other: Leaf) -> Question | None:
        ask = _ask(first)
        item = self.forest.spec(self.forest.steps[leaf.step]).input(leaf.argument)
        proof = proofs.combined("change", "difference", [second, first])
        if proof.value.value == 0:
            return None
        unit = f", in {ask.unit}," if ask.unit else ""
        phrase, label = self.book.asked(first), item.label
        query = self._pick(
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

    def pairs(self) -> Iterator[Question]:
        """Two facts that share a starting point, asked together."""
        facts = [fact for fact in self._askable() if not fact.output.many]
        for first, second in combinations(facts, 2):
            if self._separate(first, second):
                query = self._both(first, second)
                named = self._named(first, second)
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

    def _separate(self, first: Fact, second: Fact) -> bool:
        """Different facts with a common literal, neither on the way to the other."""
        one, two = first.step, second.step
        if first.output.type == "boolean" or second.output.type == "boolean":
            return False
        if one.step == two.step and first.output.pointer == second.output.pointer:
            return False
        if one.tool == two.tool and one.step != two.step:
            return False
        behind = {s.step for s in self.forest.chain(one)} - {one.step}
        ahead = {s.step for s in self.forest.chain(two)} - {two.step}
        if two.step in behind or one.step in ahead:
            return False
        return bool(self._literals(one) & self._literals(two))

    def _literals(self, step: Step) -> set[str]:
        return {
            str(leaf.value) for leaf in self.forest.leaves(step) if self._entity(leaf) is not None
        }

    def _both(self, first: Fact, second: Fact) -> str:
        one, two = self.book.asked(first), self.book.asked(second, self._repeated(first, second))
        forms = [f" ({form})" if (form := _brief(fact)) else "" for fact in (first, second)]
        return self._pick(
            f"What are {one}{forms[0]} and {two}{forms[1]}?",
            f"Find {one}{forms[0]}, and also {two}{forms[1]}.",
            f"I need two things: {one}{forms[0]}; and {two}{forms[1]}.",
        )

    def _repeated(self, first: Fact, second: Fact) -> Overrides:
        """ "that city" for the starting point that both facts share, when named again."""
        named = [
            (entity.name, leaf.value)
            for leaf in self.forest.leaves(first.step)
            if (entity := self._entity(leaf)) is not None
        ]
        for leaf in self.forest.leaves(second.step):
            entity = self._entity(leaf)
            if entity is None or entity.name == "date" or not isinstance(leaf.value, str):
                continue
            if [value for kind, value in named if kind == entity.name] == [leaf.value]:
                return {(leaf.step, leaf.argument): that(entity)}
        return {}

    def _named(self, first: Fact, second: Fact) -> tuple[Proof, Proof]:
        facts = (first, second)
        names = [proofs.value_name(fact) for fact in facts]
        if names[0] == names[1]:
            names = [fact.output.pointer[1:] for fact in facts]
        if names[0] == names[1]:
            names = [fact.spec.name for fact in facts]
        return proofs.stated(first, names[0]), proofs.stated(second, names[1])

    # -- what may be asked ------------------------------------------------------------

    def _facts(self) -> Iterator[Fact]:
        """Facts with a phrase, but for those that hang on one element of a list: the query
        could not say which."""
        for fact in self.forest.all_facts():
            if fact.output.ask is not None and not self.forest.through_list(fact.step):
                yield fact

    def _askable(self) -> Iterator[Fact]:
        """Facts whose answer a person could check at a glance."""
        for fact in self._facts():
            value = fact.value
            if isinstance(value, list):
                if fact.output.many and 1 < len(value) <= LONGEST_LIST and _short(value):
                    yield fact
            elif not isinstance(value, dict) and len(str(value)) <= LONGEST_TEXT:
                yield fact

    def _numbers(self, step: Step, comparable: bool = True) -> list[Fact]:
        """A step's numbers that may be compared over owners, or merely computed with."""
        return [
            fact
            for fact in self.forest.facts(step)
            if fact.output.ask is not None
            and fact.output.type == "number"
            and isinstance(fact.value, (int, float))
            and (fact.output.ask.noun or not comparable)
        ]

    def _entity(self, leaf: Leaf) -> EntityType | None:
        item = self.forest.spec(self.forest.steps[leaf.step]).input(leaf.argument)
        return None if item.many or isinstance(leaf.value, list) else item.entity

    def _pick(self, *wordings: str) -> str:
        return self.rng.choice(wordings)


_RELATION_NAMES = {
    "absolute_difference": "difference",
    "spread": "difference",
    "mean": "mean",
    "sum": "total",
    "max": "highest",
    "min": "lowest",
}


class _Owners:
    """The wordings of a quantity over several named owners."""

    def __init__(
        self, book: Phrasebook, leaf: Leaf, fact: Fact, names: list[str], entity: EntityType
    ) -> None:
        self.book, self.leaf, self.fact, self.names, self.entity = book, leaf, fact, names, entity
        self.noun, self.of = book.noun(fact), _preposition(_ask(fact))
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
        return f"{self._take()} What is the gap between the highest and the lowest?"

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
        return f"{self._take()} Rank the {self.entity.plural} from highest to lowest."

    def _direct(self) -> bool:
        """Whether the owners read as their bare names in the quantity's own phrase."""
        shown = [
            name
            for item in self.fact.spec.inputs
            if (name := self.book.argument(self.fact.step, item.name)) == self.names[0]
        ]
        return len(shown) == 1 and self.names[0] not in self.noun

    def _take(self) -> str:
        return f"Take {self._phrase(f'each of {listed(self.names)}')}."

    def _phrase(self, owner: str) -> str:
        return self.book.asked(self.fact, {(self.leaf.step, self.leaf.argument): owner})


class _Members:
    """The wordings of a quantity over the members of a list that the query describes."""

    def __init__(
        self, book: Phrasebook, fact: Fact, argument: str, group: str, entity: EntityType
    ) -> None:
        self.noun, self.group, self.entity = book.noun(fact), group, entity
        self.of = _preposition(_ask(fact))
        each: Overrides = {(fact.step.step, argument): f"each of {group}"}
        self.each = book.asked(fact, each)

    def which(self, degree: str) -> str:
        return f"Of {self.group}, which has the {degree} {self.noun}?"

    def mean(self) -> str:
        return f"What is the average {self.noun} {self.of} {self.group}?"

    def extreme(self, degree: str) -> str:
        return f"Take {self.each}. What is the {degree} value?"

    def total(self) -> str:
        return f"What is the combined {self.noun} {self.of} {self.group}?"


def _ask(fact: Fact) -> Ask:
    assert fact.output.ask is not None
    return fact.output.ask


def _kind(entity: EntityType) -> str:
    """What an option is called in "Answer with the ... alone": "code", "symbol"."""
    words = entity.name.split("_")
    return words[-1] if len(words) > 1 else entity.name


def _preposition(ask: Ask) -> str:
    """What joins a quantity to its owner: "in" for "the number of airports in {country}"."""
    found = re.match(rf"the {re.escape(ask.noun or '')} (\w+) {{\w+}}$", ask.phrase)
    return found[1] if found else "of"


def _short(value: Sequence[object]) -> bool:
    return all(isinstance(item, (str, int, float)) for item in value) and sum(
        len(str(item)) for item in value
    ) <= 3 * LONGEST_TEXT


def _answer_form(fact: Fact) -> str:
    """What the answer should look like, as an instruction without a full stop."""
    unit, rounded = _ask(fact).unit, proofs.rounding(fact) is not None
    if fact.output.type == "date":
        return "answer in the form YYYY-MM-DD"
    if unit and rounded:
        return f"give it in {_unit(unit)}, rounded {decimals(_ask(fact).round_to or 0)}"
    if unit:
        return f"give it in {_unit(unit)}"
    return f"round {decimals(_ask(fact).round_to or 0)}" if rounded else ""


def _inline(fact: Fact) -> str:
    form = _answer_form(fact)
    return form.removeprefix("give it ").replace("round to", "rounded to").replace(
        "answer in", "in"
    )


def _brief(fact: Fact) -> str:
    """The same inside brackets: "in g/mol, to two decimal places"."""
    unit, rounded = _ask(fact).unit, proofs.rounding(fact) is not None
    parts = [f"in {_unit(unit)}"] if unit else []
    if rounded:
        parts.append(decimals(_ask(fact).round_to or 0))
    if fact.output.type == "date":
        parts.append("as YYYY-MM-DD")
    return ", ".join(parts)


def _tail(facts: Sequence[Fact], transform: str) -> str:
    """The instruction behind a question whose answer is computed from several numbers."""
    ask = _ask(facts[0])
    digits = proofs.combined_digits(transform, facts)
    rounded = "" if digits is None else f"rounded {decimals(digits)}"
    if ask.unit:
        return f" Give it in {_unit(ask.unit)}{', ' if rounded else ''}{rounded}."
    return f" {capital(rounded.replace('rounded', 'round'))}." if rounded else ""


def _told(
    form: str, transform: str, query: str, facts: Sequence[Fact]
) -> tuple[str, str, str]:
    """A relation with the instruction that its answer needs."""
    return form, transform, query + _tail(facts, transform)


def _unit(unit: str) -> str:
    return "percent" if unit == "%" else unit
