"""Exploration: one agent loop an iteration, in which the model calls real tools.

The conversation begins with what never changes (system prompt, tools in canonical order,
seed), goes on with what only grows (the evidence of earlier iterations), and ends with the
instruction of this iteration, so that a server's prefix cache hits. What a model gets wrong
is told to it; each kind of fault has its limit, at which the exploration of the iteration
ends and the question is derived from what there is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from synthesis.core.canonical import canonical
from synthesis.core.chat import ChatModel, ChatReply, ChatRequest
from synthesis.core.errors import (
    ContextError,
    DerivationError,
    ExplorationError,
    ParseError,
    StudioError,
    is_loss,
)
from synthesis.core.inferring import Found
from synthesis.core.prompting import prompt
from synthesis.core.values import Call, Configuration, Evidence, Json, ToolSpec
from synthesis.engines.openai import show_part
from synthesis.engines.openai.opening import Opening, offered
from synthesis.engines.openai.telling import LIMITS, Telling
from synthesis.engines.openai.uses import call_id, is_refusal, read_arguments, said, words

MOST_MALFORMED = 3
"""Calls with unreadable arguments in one iteration, at the last of which it ends."""

MOST_UNFRUITFUL = 3
"""Replies in a row that only ask for what was already given, at the last of which it ends."""


@dataclass(slots=True)
class _Turn:
    """What one reply of the model asks for: calls to make, and an answer for each of its
    uses; None stands for the result of the next call."""

    calls: list[Call] = field(default_factory=list)
    answers: list[str | None] = field(default_factory=list)
    told_more: bool = False


class Exploration:
    """The conversation of one iteration."""

    def __init__(
        self,
        configuration: Configuration,
        iteration: int,
        evidence: Evidence,
        query: str | None,
        specs: Mapping[str, ToolSpec],
        telling: Telling,
        given: bool = False,
    ) -> None:
        """``evidence`` is that of earlier iterations. ``query`` is the question so far, or,
        with ``given``, the one that is to be answered as it is."""
        self._opening = Opening(configuration, iteration, evidence, query, telling, given)
        self._configuration = configuration
        self._stage = f"explore {iteration}"
        self._specs = specs
        self._telling = telling
        self._before = len(evidence)
        self._found = Found(configuration.seed.name)
        self._made: dict[bytes, int] = {}
        self._remember(evidence)
        self._tools = offered(configuration, specs)
        self._limits = iter(LIMITS)
        self._messages = self._opening.messages(next(self._limits))
        self._turn: _Turn | None = None
        self._uses = self._parts = self._malformed = self._unfruitful = 0
        self._asked_again = False
        self._ended = False

    async def next_calls(self, evidence: Evidence, model: ChatModel) -> Sequence[Call]:
        """The calls that the model wants made; empty when the iteration has seen enough.

        Raises ``ExplorationError`` when something else ended it, and ``DerivationError`` when
        that leaves the episode without any evidence to go on with.
        """
        self._answer(evidence)
        while not self._ended:
            try:
                reply = await model.chat(
                    ChatRequest("explorer", self._stage, tuple(self._messages), self._tools)
                )
            except ContextError as error:
                if self._begins_shorter():
                    continue
                raise self._early_end(evidence, str(error), "context") from error
            if not reply.tool_uses:
                if self._has_seen_enough(reply, evidence):
                    self._ended = True
                    return ()
                self._ask_for_calls(reply, evidence)
                continue
            turn = self._read(reply, evidence)
            if turn.calls:
                self._turn = turn
                return turn.calls
            self._turn = turn
            self._answer(evidence)
        if self._malformed >= MOST_MALFORMED:
            raise self._early_end(
                evidence, "The arguments of its calls cannot be read.", "malformed"
            )
        raise self._early_end(evidence, "The model asked for the same again and again.", "loop")

    def _begins_shorter(self) -> bool:
        """Whether a first request that overflows can show less of what is known."""
        limit = next(self._limits, None)
        if limit is None or not self._before or len(self._messages) > 2:
            return False
        self._messages = self._opening.messages(limit)
        return True

    def _answer(self, evidence: Evidence) -> None:
        """Tells the model what came of its last reply."""
        fresh = list(evidence[self._found.steps :])
        self._remember(evidence)
        if self._turn is None:
            return
        answers, waiting = self._turn.answers, iter(fresh)
        texts = [self._telling.outcome(next(waiting)) if text is None else text for text in answers]
        texts[-1] += f"\n\n{prompt('explorer').part('left', left=self._left(evidence))}"
        for number, text in enumerate(texts, start=self._uses - len(answers) + 1):
            message = {"role": "tool", "tool_call_id": call_id(number), "content": text}
            self._messages.append(message)
        self._turn = None

    def _remember(self, evidence: Evidence) -> None:
        for step in evidence[self._found.steps :]:
            # A call that was lost to the machine's load may be made again.
            if step.error is not None and is_loss(step.error):
                self._made.pop(_key(step.tool, step.arguments), None)
            else:
                self._made[_key(step.tool, step.arguments)] = step.step
        self._found.add(evidence)

    def _read(self, reply: ChatReply, evidence: Evidence) -> _Turn:
        """What a reply with calls asks for."""
        cut = reply.finish_reason == "length"
        read = [read_arguments(use, cut) for use in reply.tool_uses]
        self._messages.append(said(reply, self._uses + 1, read))
        self._uses += len(read)
        turn = _Turn()
        for use, arguments in zip(reply.tool_uses, read, strict=True):
            turn.answers.append(self._use(use.name, arguments, turn, evidence))
        if turn.calls or turn.told_more:
            self._unfruitful = 0
        else:
            self._unfruitful += 1
        self._ended = self._malformed >= MOST_MALFORMED or self._unfruitful >= MOST_UNFRUITFUL
        return turn

    def _use(
        self, tool: str, arguments: dict[str, Json] | ParseError, turn: _Turn, evidence: Evidence
    ) -> str | None:
        """The answer to one call, or None when it is to be made."""
        if isinstance(arguments, ParseError):
            self._malformed += 1
            return str(arguments)
        if tool == show_part.NAME:
            return self._show(arguments, turn, evidence)
        key = _key(tool, arguments)
        if key in self._made:
            return f"Not made again: step {self._made[key]} is this call, with its result."
        if len(turn.calls) >= self._left(evidence):
            return "Not made: no calls are left in this iteration."
        self._made[key] = len(evidence) + len(turn.calls) + 1
        links = self._found.inputs_from(arguments, self._specs.get(tool))
        turn.calls.append(Call(tool, arguments, links))
        return None

    def _show(self, arguments: dict[str, Json], turn: _Turn, evidence: Evidence) -> str:
        if self._parts >= show_part.MOST:
            return f"No more than {show_part.MOST} parts are shown in an iteration."
        self._parts += 1
        turn.told_more = True
        return show_part.shown_part(arguments, evidence)

    def _has_seen_enough(self, reply: ChatReply, evidence: Evidence) -> bool:
        """Whether a reply without calls says so: it has words, and calls were made before."""
        spoke = bool(reply.text.strip()) and not is_refusal(reply)
        return spoke and self._left(evidence) < self._configuration.steps

    def _ask_for_calls(self, reply: ChatReply, evidence: Evidence) -> None:
        """Answers any other reply without calls, once; the second time it ends the iteration."""
        refused = is_refusal(reply)
        if self._asked_again and refused:
            said_no = f"The model refused to explore: {reply.refusal or reply.text}"
            raise self._early_end(evidence, said_no, "refusal")
        if self._asked_again:
            silent = "The model called no tool, though it was asked twice."
            raise self._early_end(evidence, silent, "no calls")
        self._asked_again = True
        part = "call_now" if refused or reply.text.strip() else "again"
        again = prompt("explorer").part(part, seed=self._configuration.seed.name)
        self._messages.append(words(reply))
        self._messages.append({"role": "user", "content": again})

    def _left(self, evidence: Evidence) -> int:
        return self._configuration.steps - (len(evidence) - self._before)

    def _early_end(self, evidence: Evidence, sentence: str, why: str) -> StudioError:
        """Ends the iteration; without any result in the episode, that is its failure."""
        self._ended = True
        if any(step.ok for step in evidence):
            return ExplorationError(sentence, why)
        if evidence:
            return DerivationError(f"No tool call succeeded. {sentence}", "evidence")
        return DerivationError(sentence, why)


def _key(tool: str, arguments: Mapping[str, Json]) -> bytes:
    """Equal for equal calls."""
    return canonical([tool, dict(arguments)])
