"""The old way, kept as a baseline: a question invented from tool descriptions alone."""

from __future__ import annotations

from collections.abc import Mapping

from synthesis.core.chat import ChatModel, ChatRequest
from synthesis.core.drafting import query_schema, read_query
from synthesis.core.errors import ContextError, DerivationError, ParseError
from synthesis.core.prompting import prompt
from synthesis.core.values import Configuration, Json, ToolSpec
from synthesis.engines.openai.telling import tool_lines
from synthesis.engines.openai.uses import is_refusal, words

TRIES = 3


async def invent(
    configuration: Configuration,
    specs: Mapping[str, ToolSpec],
    model: ChatModel,
) -> str:
    """A query that nobody has looked up anything for; raises ``DerivationError``."""
    texts, reason = prompt("query_first"), ""
    messages = _messages(configuration, specs)
    for _ in range(TRIES):
        try:
            reply = await model.chat(
                ChatRequest("deriver", "invent 1", tuple(messages), (), query_schema())
            )
        except ContextError as error:
            raise DerivationError(str(error), "context") from error
        if is_refusal(reply):
            raise DerivationError(f"The model refused: {reply.refusal or reply.text}", "refusal")
        try:
            return read_query(reply.text)
        except ParseError as error:
            reason = str(error)
        again = texts.part("again", reasons=f"- {reason}")
        messages = [*messages, words(reply), {"role": "user", "content": again}]
    raise DerivationError(f"The model invented no question. {reason}", "reply")


def _messages(configuration: Configuration, specs: Mapping[str, ToolSpec]) -> list[dict[str, Json]]:
    texts, seed = prompt("query_first"), configuration.seed
    parts = [
        texts.part(
            "start",
            tools=tool_lines(configuration.toolset, specs),
            seed=seed.name,
            entity_type=seed.entity_type,
            domain=configuration.domain,
        )
    ]
    parts.append(texts.part("instruction", form=configuration.form))
    return [
        {"role": "system", "content": texts.part()},
        {"role": "user", "content": "\n\n".join(parts)},
    ]
