"""What a model is asked to find out whether it can do the work: talk, call a tool, keep a form.

Every question is small, so that a test costs next to nothing.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import jsonschema

from synthesis.core.chat import ChatReply, ChatRequest, ReplySchema
from synthesis.core.values import Json
from synthesis.engines.openai.endpoint import EndpointSettings
from synthesis.engines.openai.faults import Fault
from synthesis.engines.openai.wire import Wire
from synthesis.services.probe_report import Probe

TINY_CALLS = 3
TINY_TOKENS = 16
SPEED_TOKENS = 64
REPLY_TOKENS = 1024
"""Room for a model that thinks before it answers."""

LONGEST_CALL = 10.0
SHORTEST_CALL = 0.5

TOOL_CALLING = ("native", "json")
STRUCTURED_OUTPUT = ("json_schema", "json_object", "prompt")

IN_WORDS = {
    "native": "the server's own tool calling",
    "json": "constrained JSON",
    "json_schema": "JSON Schema",
    "json_object": "any JSON object",
    "prompt": "asking in words",
}

TOOL: dict[str, Json] = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "The weather in a city today.",
        "parameters": {
            "type": "object",
            "properties": {"city": {"type": "string", "description": "The city's name."}},
            "required": ["city"],
            "additionalProperties": False,
        },
    },
}
FORM = ReplySchema(
    "capital",
    {
        "type": "object",
        "properties": {"city": {"type": "string"}, "letters": {"type": "integer"}},
        "required": ["city", "letters"],
        "additionalProperties": False,
    },
)

OVER = "The time that the whole test may take was over."


class TimeOver(Exception):
    """The test has no time left for another call."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks the model, in the time that the whole test has left (``deadline``, monotonic)."""

    wire: Wire
    endpoint: EndpointSettings
    deadline: float

    async def ask(
        self, words: str, tokens: int, /, reply: ReplySchema | None = None, **changed: Any
    ) -> ChatReply:
        """The reply; raises ``Fault`` when there is none, ``TimeOver`` when it is too late."""
        left = self.deadline - time.monotonic()
        if left < SHORTEST_CALL:
            raise TimeOver
        tools = [TOOL] if "tool_calling" in changed else []
        endpoint = replace(
            self.endpoint,
            timeout=round(min(left, LONGEST_CALL, self.endpoint.timeout), 1),
            sampling=_with_limit(self.endpoint.sampling, tokens),
            **changed,
        )
        request = ChatRequest(
            role="explorer",
            stage="test",
            messages=[{"role": "user", "content": words}],
            tools=tools,
            reply=reply,
        )
        return await self.wire.send(endpoint, request)


async def chat(asker: Asker) -> Probe:
    """Whether it answers at all, and how soon."""
    took = []
    try:
        for _ in range(TINY_CALLS):
            started = time.monotonic()
            await asker.ask("Say: ready", TINY_TOKENS)
            took.append(time.monotonic() - started)
    except Fault as fault:
        return Probe("chat", "fail", str(fault), needed=True)
    except TimeOver:
        if not took:
            return Probe("chat", "fail", OVER, needed=True)
    median = round(statistics.median(took) * 1000)
    sentence = f"A very short chat takes {median:,} ms (median of {len(took)})."
    return Probe("chat", "pass", sentence, {"latency_ms": median, "calls": len(took)}, needed=True)


async def speed(asker: Asker) -> Probe:
    """How fast it writes when it has nothing else to do."""
    started = time.monotonic()
    try:
        reply = await asker.ask("Write the numbers from one to fifty in words.", SPEED_TOKENS)
    except (Fault, TimeOver) as problem:
        return Probe("speed", "skipped", str(problem) or OVER)
    seconds = time.monotonic() - started
    written = reply.usage.completion_tokens
    if not written:
        return Probe("speed", "skipped", "The server does not tell how many tokens it wrote.")
    rate = round(written / seconds, 1)
    sentence = f"It writes {rate:,} tokens a second ({written} tokens in {seconds:.1f} s)."
    return Probe("speed", "pass", sentence, {"tokens_per_second": rate, "tokens": written})


async def tool_calling(asker: Asker) -> tuple[Probe, str | None]:
    """Whether it calls a tool, in the way that is set; and the way that should be set instead."""

    async def problem(way: str) -> str | None:
        words = "What is the weather in Lisbon? Find out by calling the tool get_weather."
        return _of_call(await asker.ask(words, REPLY_TOKENS, tool_calling=way))

    return await _in_some_way(
        "tool_calling", asker.endpoint.tool_calling, TOOL_CALLING, problem, "It calls a tool"
    )


async def structured_output(asker: Asker) -> tuple[Probe, str | None]:
    """Whether its reply keeps a form, asked in the way that is set; and a better way."""

    async def problem(way: str) -> str | None:
        words = "Which city is the capital of Portugal, and how many letters has its name?"
        return _of_form(await asker.ask(words, REPLY_TOKENS, FORM, structured_output=way))

    return await _in_some_way(
        "structured_output",
        asker.endpoint.structured_output,
        STRUCTURED_OUTPUT,
        problem,
        "Its reply keeps the form",
    )


async def _in_some_way(
    name: str,
    chosen: str,
    ways: Sequence[str],
    problem: Callable[[str], Awaitable[str | None]],
    good: str,
) -> tuple[Probe, str | None]:
    """Try the way that is set, then for a better one, or for one that works at all.

    ``ways`` are in order of preference. Gives the way to change to, if there is one.
    """

    async def wrong(way: str) -> str | None:
        try:
            return await problem(way)
        except Fault as fault:
            return str(fault)

    async def first_that_works(others: Sequence[str]) -> str | None:
        try:
            for way in others:
                if await wrong(way) is None:
                    return way
        except TimeOver:
            pass
        return None

    words = IN_WORDS[chosen]
    try:
        found = await wrong(chosen)
    except TimeOver:
        return Probe(name, "skipped", OVER, needed=True), None
    if found is None:
        better = await first_that_works(ways[: ways.index(chosen)])
        more = f" {IN_WORDS[better].capitalize()} works too, and is better." if better else ""
        return Probe(name, "pass", f"{good} by {words}.{more}", needed=True), better
    better = await first_that_works([way for way in ways if way != chosen])
    more = f" It does by {IN_WORDS[better]}: change the setting to that." if better else ""
    return Probe(name, "fail", f"By {words}: {found}{more}", needed=True), better


def _of_call(reply: ChatReply) -> str | None:
    """What is wrong with a reply that should call the tool; None when nothing is."""
    if not reply.tool_uses:
        return f"it called no tool{_cut(reply)}."
    use = reply.tool_uses[0]
    try:
        arguments = json.loads(use.arguments)
    except ValueError:
        return f"the arguments of its call are not JSON{_cut(reply)}."
    if use.name != "get_weather" or not _fits(arguments, TOOL["function"]["parameters"]):
        return "its call does not fit the tool."
    return None


def _of_form(reply: ChatReply) -> str | None:
    try:
        given = json.loads(reply.text)
    except ValueError:
        return f"its reply is not JSON{_cut(reply)}."
    return None if _fits(given, FORM.schema) else "its reply does not keep the form."


def _fits(value: Any, schema: Any) -> bool:
    return bool(jsonschema.Draft202012Validator(schema).is_valid(value))


def _cut(reply: ChatReply) -> str:
    """A small room is a reason of its own, which another limit would cure."""
    return " within the tokens it was given" if reply.finish_reason == "length" else ""


def _with_limit(sampling: Mapping[str, Json], tokens: int) -> dict[str, Json]:
    """The endpoint's own options, and a limit under the name that its server knows."""
    name = "max_completion_tokens" if "max_completion_tokens" in sampling else "max_tokens"
    own = sampling.get(name)
    return {**sampling, name: min(tokens, own) if isinstance(own, int) else tokens}
