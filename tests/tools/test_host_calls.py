"""What a caller of the tool host gets, whatever the tool does."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from synthesis.tools.client import ToolHostClient
from tests.tools.conftest import LIMITS, PATIENCE, StartHost

pytestmark = pytest.mark.usefixtures("fixture_packs")


async def test_a_call_gives_the_result_and_its_times(runner: ToolHostClient) -> None:
    outcome = await runner.call("echo", {"text": "hé\u0000llo"})

    assert outcome.result == {"text": "héllo"}
    assert outcome.error is None
    assert outcome.seconds > 0
    assert outcome.host_time > 0


@pytest.mark.parametrize(
    ("tool", "arguments", "sentence"),
    [
        ("no_such_tool", {}, "There is no tool called 'no_such_tool'."),
        ("echo", {}, "echo: argument 'text' is missing."),
        ("echo", {"text": 1}, "echo: argument 'text': input should be a valid string."),
        ("echo", {"text": "a", "more": 1}, "echo: there is no argument 'more'."),
        ("echo", {"text": "x" * 10_001}, "at most 10000 characters"),
        ("echo", {"text": "x" * 1_000_001}, "more than the 1,000,000 allowed"),
        ("echo", [], "The arguments of echo must be a JSON object."),
        ("echo", {"text": {1, 2}}, "The arguments of echo are not JSON"),
        ("eat", {"mib": float("nan")}, "eat: argument 'mib'"),
        ("refuse", {"text": "a"}, "'a' will not do; try 'b'."),
        ("break_inside", {"text": "a"}, "break_inside could not answer"),
        ("infinite", {}, "not a finite number"),
        ("surrogate", {}, "holds text that is not Unicode"),
        ("recurse", {}, "recursion"),
        ("sys_exit", {}, "sys_exit tried to end its process."),
        ("big", {"size": 10_001}, "more than the 10,000 allowed"),
        ("eat", {"mib": 300}, "eat needed more than 256 MiB of memory."),
        ("eat", {"mib": 10**12}, "eat needed more than 256 MiB of memory."),
        ("crash", {}, "The process that ran crash crashed (SIGSEGV)"),
        ("leave", {}, "The process that ran leave ended itself with exit status 3"),
        ("hang", {}, "hang did not finish within 1 s."),
    ],
)
async def test_every_failure_is_a_sentence_and_the_next_call_works(
    runner: ToolHostClient, tool: str, arguments: dict[str, object], sentence: str
) -> None:
    await runner.call("echo", {"text": "the pack is loaded, so that the short limit counts"})
    await asyncio.gather(*(runner.call("echo", {"text": "on both children"}) for _ in range(4)))

    outcome = await runner.call(tool, arguments)

    assert outcome.result is None
    assert outcome.error is not None
    assert sentence in outcome.error
    assert outcome.error.endswith(".")
    assert (await runner.call("echo", {"text": "after"})).result == {"text": "after"}


async def test_a_result_just_below_the_limit_comes_back_whole(runner: ToolHostClient) -> None:
    outcome = await runner.call("big", {"size": 9_900})

    assert outcome.result == {"text": "x" * 9_900}


async def test_what_a_tool_prints_does_not_reach_the_protocol(runner: ToolHostClient) -> None:
    outcomes = [await runner.call("chatter", {}) for _ in range(3)]

    assert [outcome.result for outcome in outcomes] == [{"text": "done"}] * 3


async def test_many_calls_at_once_each_get_their_own_answer(runner: ToolHostClient) -> None:
    texts = [str(number) for number in range(200)]

    outcomes = await asyncio.gather(*(runner.call("echo", {"text": text}) for text in texts))

    assert [outcome.result["text"] for outcome in outcomes if outcome.result] == texts


async def test_a_crash_harms_no_call_that_runs_beside_it(runner: ToolHostClient) -> None:
    calls = [
        runner.call("crash" if n % 5 == 0 else "echo", {"text": "a"} if n % 5 else {})
        for n in range(20)
    ]

    outcomes = await asyncio.gather(*calls)

    assert [outcome.error is None for outcome in outcomes] == [n % 5 != 0 for n in range(20)]


async def test_tools_cannot_reach_the_network(runner: ToolHostClient) -> None:
    outcome = await runner.call("call_home", {"size": 80})

    assert outcome.error == "call_home could not answer: tools may not use the network."


async def test_tools_see_no_secret_of_the_caller(
    socket_path: Path, start_host: StartHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SECRET_KEY", "DATABASE_URL", "DIVE_LLM_API_KEY", "REDIS_URL"):
        monkeypatch.setenv(name, "hidden")
    start_host(socket_path)

    async with ToolHostClient(socket_path, limits=LIMITS) as client:
        outcome = await client.call("environment", {})

    assert outcome.result is not None
    names = set(outcome.result["names"])
    assert names.isdisjoint({"SECRET_KEY", "DATABASE_URL", "DIVE_LLM_API_KEY", "REDIS_URL"})
    assert {"OMP_NUM_THREADS", "MPLCONFIGDIR", "HOME"} <= names


async def test_a_child_that_holds_much_memory_is_replaced(
    socket_path: Path, start_host: StartHost
) -> None:
    unhurried = replace(LIMITS, call_seconds=PATIENCE)
    start_host(socket_path, limits=unhurried)
    async with ToolHostClient(socket_path, limits=unhurried) as client:
        before = (await client.call("whereabouts", {})).result
        heavy = (await client.call("hold", {"mib": 230})).result
        after = (await client.call("whereabouts", {})).result

    assert before["pid"] == heavy["pid"]
    assert after["pid"] != heavy["pid"]
    assert after["calls"] == 1
