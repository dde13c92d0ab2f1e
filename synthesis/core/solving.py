"""A solver's attempt at a task: query and tools, never the evidence; then its verdict.

The messages of an attempt are a trajectory that a model can be trained on, so they hold
exactly what the solver read and said.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from synthesis.core.attempts import Attempt, AttemptVerdict
from synthesis.core.chat import ChatModel, ChatReply, ChatRequest, Message, ToolUse, said, tool_json
from synthesis.core.comparing import compare
from synthesis.core.errors import ContextError
from synthesis.core.final_answer import final_answer, gives_up, wanted_form
from synthesis.core.judging import judge
from synthesis.core.ports import ToolRunner
from synthesis.core.prompting import prompt
from synthesis.core.serial import Record
from synthesis.core.shown import shown
from synthesis.core.values import Json, ToolSpec

MOST_CALLS_A_TURN = 16
LONGEST_RESULT = 8_000
"""Characters of a result that the solver reads; unlike the explorer it cannot ask for more."""
SAME_CALL = 3
"""A solver that asks for the same call this often goes round in circles."""

REMINDER = 'Finish with one last line that begins with "Answer:" and holds only the answer.'


@dataclass(slots=True)
class _Talk:
    """The conversation so far, and how often each call was asked for."""

    number: int
    toolset: frozenset[str]
    tools: list[dict[str, Json]]
    messages: list[Message]
    asked: Counter[str] = field(default_factory=Counter)
    turns: int = 0
    reminded: bool = False
    model: str = ""

    def end(self, reason: str) -> Attempt:
        """An attempt without an answer."""
        return self.answered("none", reason, None)

    def answered(self, verdict: AttemptVerdict, reason: str, answer: str | None) -> Attempt:
        return Attempt(
            self.number,
            verdict,
            reason,
            answer,
            self.turns,
            tuple(self.messages),
            model=self.model,
        )


async def attempt(
    number: int,
    record: Record,
    specs: Mapping[str, ToolSpec],
    model: ChatModel,
    runner: ToolRunner,
    turns: int,
) -> Attempt:
    """Attempt ``number`` (from 1) at a verified record, in at most ``turns`` replies.

    ``ProviderTransientError``, ``ProviderPermanentError`` and ``BudgetError`` of the model
    pass through; whatever the solver itself does is an outcome.
    """
    talk = _begin(number, record, specs)
    while talk.turns < turns:
        request = ChatRequest("solver", f"solve {number}", list(talk.messages), talk.tools)
        try:
            reply = _clean(await model.chat(request))
        except ContextError:
            return talk.end("The conversation grew longer than the model takes.")
        talk.turns += 1
        talk.model = reply.model or talk.model
        talk.messages.append(said(reply))
        if not reply.tool_uses:
            done = _last_word(talk, reply, turns)
            if done is None:
                continue
            return done if done.answer is None else await _judged(done, record, model)
        if talk.turns == turns:
            break
        if await _use_tools(talk, reply.tool_uses, runner):
            return talk.end(f"The same call was asked for {SAME_CALL} times.")
    return talk.end(f"No answer within {turns} turn{'s' * (turns != 1)}.")


def opening(record: Record) -> list[Message]:
    """What the solver is told first: its part, the question, and the form of the answer."""
    return [
        {"role": "system", "content": prompt("solver").text},
        {"role": "user", "content": f"{record['query']}\n\n{wanted_form(record['answer'])}"},
    ]


def _begin(number: int, record: Record, specs: Mapping[str, ToolSpec]) -> _Talk:
    toolset = sorted(name for name in set(record["toolset"]) if name in specs)
    tools = [tool_json(specs[name]) for name in toolset]
    return _Talk(number, frozenset(toolset), tools, opening(record))


def _last_word(talk: _Talk, reply: ChatReply, turns: int) -> Attempt | None:
    """What a reply without calls comes to; None when the solver is asked to say it properly."""
    if reply.refusal:
        return talk.end(f"The model refused: {reply.refusal[:300]}")
    if not reply.text.strip():
        return talk.end("The reply was empty.")
    answer = final_answer(reply.text)
    if answer is not None:
        return talk.answered("undetermined", "", answer)
    if reply.finish_reason == "length":
        return talk.end("The reply was cut at the model's limit of length.")
    if talk.reminded or talk.turns == turns:
        return talk.end('No line of the last reply begins with "Answer:".')
    talk.reminded = True
    talk.messages.append({"role": "user", "content": REMINDER})
    return None


async def _judged(done: Attempt, record: Record, model: ChatModel) -> Attempt:
    """The attempt with its verdict: by type, and by the judge only where that leaves it open."""
    given = done.answer or ""
    found = compare(record["answer"], given)
    if found.verdict == "pass":
        return replace(done, verdict="correct", reason=found.reason)
    if gives_up(given):
        return replace(done, verdict="none", reason="The solver says that it does not know.")
    if found.verdict == "fail":
        return replace(done, verdict="incorrect", reason=found.reason)
    opinion = await judge(done.attempt, record, given, model)
    if opinion is None:
        reason = f"{found.reason} The judge's reply could not be read."
        return replace(done, verdict="undetermined", reason=reason)
    return replace(
        done,
        verdict="correct" if opinion.correct else "incorrect",
        reason=opinion.reason,
        judged=True,
    )


async def _use_tools(talk: _Talk, uses: Sequence[ToolUse], runner: ToolRunner) -> bool:
    """Answers every call of a reply; True when the solver goes round in circles."""
    contents = await asyncio.gather(
        *(_use(use, place, talk, runner) for place, use in enumerate(uses))
    )
    talk.messages.extend(
        {"role": "tool", "tool_call_id": use.id, "content": content}
        for use, content in zip(uses, contents, strict=True)
    )
    calls = {f"{use.name} {_key(use.arguments)}" for use in uses}
    talk.asked.update(calls)
    return any(talk.asked[call] >= SAME_CALL for call in calls)


async def _use(use: ToolUse, place: int, talk: _Talk, runner: ToolRunner) -> str:
    """What the solver reads of one call: the result shortened, or a sentence of what is wrong."""
    if place >= MOST_CALLS_A_TURN:
        return _error(f"Not run: at most {MOST_CALLS_A_TURN} calls are made in one turn.")
    if use.name not in talk.toolset:
        return _error(f"There is no tool {use.name!r} here.")
    arguments = _arguments(use.arguments)
    if arguments is None:
        return _error("The arguments are not a JSON object.")
    outcome = await runner.call(use.name, arguments)
    if outcome.error is not None:
        return _error(outcome.error)
    return shown(outcome.result, limit=LONGEST_RESULT)


def _error(sentence: str) -> str:
    return json.dumps({"error": sentence}, ensure_ascii=False)


def _arguments(text: str) -> dict[str, Json] | None:
    try:
        found = json.loads(text or "{}", parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _key(arguments: str) -> str:
    found = _arguments(arguments)
    return arguments if found is None else json.dumps(found, sort_keys=True)


def _refuse(constant: str) -> Json:
    raise ValueError(f"{constant} is no JSON.")


def _clean(reply: ChatReply) -> ChatReply:
    """The reply without the characters that no record can hold."""
    uses = tuple(
        ToolUse(_plain(use.id), _plain(use.name), _plain(use.arguments)) for use in reply.tool_uses
    )
    refusal = None if reply.refusal is None else _plain(reply.refusal)
    return replace(reply, text=_plain(reply.text), tool_uses=uses, refusal=refusal)


def _plain(text: str) -> str:
    whole = text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text
    return whole.replace("\x00", "\ufffd")
