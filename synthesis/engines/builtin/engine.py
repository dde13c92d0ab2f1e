"""The built-in engine behind ``core.ports.Engine``."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence

from synthesis.core.answers import AnswerFormat, answer_text
from synthesis.core.checks import leak
from synthesis.core.errors import DerivationError
from synthesis.core.patterns import supporting
from synthesis.core.serial import draft_record
from synthesis.core.values import (
    Call,
    Configuration,
    Draft,
    Evidence,
    Exemplar,
    Step,
    ToolSpec,
)
from synthesis.engines.builtin.explore import next_call
from synthesis.engines.builtin.material import Material, Question
from synthesis.engines.builtin.questions import questions
from synthesis.engines.builtin.trees import Forest

LONGEST_QUERY = 70
"""Words; a longer query is only chosen when there is no shorter one."""

_TWICE = re.compile(r"\b([a-zA-Z]+(?: [a-zA-Z]+){0,3}) \1\b")


class BuiltinEngine:
    """Walks typed data flow and composes questions from the tools' own phrases."""

    def __init__(self, specs: Mapping[str, ToolSpec]) -> None:
        self.specs = specs

    async def next_calls(
        self, configuration: Configuration, iteration: int, evidence: Evidence, query: str | None
    ) -> Sequence[Call]:
        """One call at a time, since each may depend on the one before it."""
        call = next_call(configuration, iteration, evidence, self.specs)
        return [call] if call else []

    async def derive(
        self,
        configuration: Configuration,
        iteration: int,
        evidence: Evidence,
        exemplars: Sequence[Exemplar],
        query: str | None,
    ) -> Draft:
        """The question that best fits the plan; a plain function of the evidence."""
        forest = Forest(evidence, self.specs)
        rng = random.Random(f"{configuration.random_seed}:{iteration}:derive")
        choice = _Choice(configuration, iteration, evidence, forest)
        ranked = sorted(
            (
                (choice.rank(question), rng.random(), n, question)
                for n, question in enumerate(questions(Material(forest, rng)))
            ),
            key=lambda entry: entry[:3],
        )
        for *_, question in ranked:
            draft = _draft(question, iteration)
            if leak.check(draft_record(draft, evidence)).verdict == "pass":
                return draft
        raise DerivationError("The evidence gives no question that keeps its answer to itself.")


class _Choice:
    """How much a question is wanted, given the plan of the episode."""

    def __init__(
        self, configuration: Configuration, iteration: int, evidence: Evidence, forest: Forest
    ) -> None:
        self.configuration = configuration
        self.final = iteration >= configuration.iterations
        self.fresh = {step.step for step in evidence if step.iteration == iteration}
        self.evidence = evidence
        self.forest = forest

    def rank(self, question: Question) -> tuple[int, ...]:
        """Lower is wanted more: plain reading, the seed, the planned form, new evidence,
        depth, and the plan's tools."""
        used = supporting(self.evidence, question.steps)
        steps = [self.forest.steps[number] for number in used]
        depth = max(self.forest.depth(self.forest.steps[number]) for number in question.steps)
        tools = {step.tool for step in steps}
        return (
            self._awkward(question),
            not any(self._seeded(step) for step in steps),
            self._form(question.form),
            not used & self.fresh,
            -min(depth, 3) - question.owners // 2,
            -len(tools & set(self.configuration.focus)),
        )

    def _awkward(self, question: Question) -> bool:
        """Too long to follow, words twice in a row, or a chain that goes in a circle."""
        return (
            len(question.query.split()) > LONGEST_QUERY
            or _TWICE.search(question.query) is not None
            or any(self.forest.loops(self.forest.steps[number]) for number in question.steps)
        )

    def _form(self, form: str) -> int:
        wanted = (self.configuration.form,) if self.final else ("chain", "fact")
        return 0 if form in wanted else 2 if form == "fact" else 1

    def _seeded(self, step: Step) -> bool:
        return self.configuration.seed.name in map(str, step.arguments.values())


def _draft(question: Question, iteration: int) -> Draft:
    values = tuple(proof.value for proof in question.proofs)
    form: AnswerFormat = "json" if question.answer_format == "json" else "plain"
    return Draft(
        iteration=iteration,
        query=question.query,
        answer_text=answer_text(values, form),
        values=values,
        citations=tuple(proof.citation for proof in question.proofs),
        form=question.form,
        answer_format=form,
    )
