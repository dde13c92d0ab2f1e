"""Derivation: the model writes a question with its answer, and machines check the proof.

A draft that does not hold goes back to the model with the reasons, twice at most. The
evidence stands at the beginning of the conversation and only grows from iteration to
iteration; exemplars and the instruction, which change, come last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from synthesis.core.chat import ChatModel, ChatReply, ChatRequest
from synthesis.core.checks import stated
from synthesis.core.derivation import why_not
from synthesis.core.drafting import Reading, draft_schema, read_draft, transforms_text
from synthesis.core.errors import ContextError, DerivationError
from synthesis.core.prompting import prompt
from synthesis.core.serial import draft_record
from synthesis.core.values import Configuration, Draft, Evidence, Exemplar, Json, ToolSpec
from synthesis.engines.openai.telling import LIMITS, Telling, exemplar_lines
from synthesis.engines.openai.uses import is_refusal, words

CORRECTIONS = 2


@dataclass(frozen=True, slots=True)
class Derivation:
    """One derivation. ``query`` is the question so far, or, with ``given``, the one that is
    answered as it is."""

    configuration: Configuration
    iteration: int
    evidence: Evidence
    exemplars: Sequence[Exemplar]
    query: str | None
    specs: Mapping[str, ToolSpec]
    telling: Telling
    given: bool = False

    async def draft(self, model: ChatModel) -> Draft:
        """A draft that holds; raises ``DerivationError`` with the last reasons otherwise."""
        for limit in LIMITS:
            try:
                return await self._converse(model, self._messages(limit))
            except ContextError as error:
                overflow = str(error)
        raise DerivationError(f"The evidence is more than the model reads: {overflow}", "context")

    async def _converse(self, model: ChatModel, messages: list[dict[str, Json]]) -> Draft:
        schema = draft_schema(with_query=not self.given)
        reading = Reading()
        for _ in range(1 + CORRECTIONS):
            reply = await model.chat(
                ChatRequest("deriver", f"derive {self.iteration}", tuple(messages), (), schema)
            )
            if is_refusal(reply):
                raise DerivationError(
                    f"The model refused to write a question: {reply.refusal or reply.text}",
                    "refusal",
                )
            reading = self._read(reply)
            if reading.draft is not None:
                return reading.draft
            if reading.empty and self.given:
                raise DerivationError(
                    "The evidence does not hold an answer to the question that was asked first.",
                    "unanswerable",
                )
            reasons = "\n".join(f"- {reason}" for reason in reading.reasons)
            again = prompt("deriver").part("again", reasons=reasons)
            messages = [*messages, words(reply), {"role": "user", "content": again}]
        raise DerivationError(" ".join(reading.reasons), "check" if reading.readable else "reply")

    def _read(self, reply: ChatReply) -> Reading:
        """The draft, when it is one and holds."""
        given = self.query if self.given else None
        reading = read_draft(reply.text, self.evidence, self.iteration, given)
        if not reading.readable and reply.finish_reason == "length":
            short = "The reply was cut off at the limit of its length; be much shorter."
            return Reading(reasons=(short,), readable=False)
        if reading.draft is None:
            return reading
        reasons = [reason for reason in self._reasons(reading.draft) if reason]
        return Reading(reasons=tuple(reasons)) if reasons else reading

    def _reasons(self, draft: Draft) -> list[str | None]:
        record = draft_record(draft, self.evidence)
        seed = {"name": self.configuration.seed.name}
        verdict = stated.check({**record, "seed": seed}, self.specs)
        unstated = verdict.reason if verdict.verdict == "fail" else None
        return [why_not(draft, self.evidence), unstated]

    def _messages(self, limit: int) -> list[dict[str, Json]]:
        system = prompt("deriver").part(transforms=transforms_text())
        return [
            {"role": "system", "content": system},
            {"role": "user", "content": self._material(limit)},
        ]

    def _material(self, limit: int) -> str:
        texts, seed = prompt("deriver"), self.configuration.seed
        start = texts.part(
            "start",
            seed=seed.name,
            entity_type=seed.entity_type,
            domain=self.configuration.domain,
        )
        parts = [start, self.telling.sections(self.evidence, limit)]
        parts.append(texts.part("tools", tools=self.telling.tools(self.evidence)))
        if self.exemplars:
            parts.append(texts.part("exemplars", exemplars=exemplar_lines(self.exemplars)))
        return "\n\n".join([*parts, self._instruction()])

    def _instruction(self) -> str:
        texts, form = prompt("deriver"), self.configuration.form
        if self.given:
            return texts.part("answer_query", query=self.query)
        if self.query is not None:
            return texts.part("evolve", query=self.query, form=form)
        return texts.part("first", form=form)
