"""Which child serves which call: warm ones, fresh ones, and calls that nobody waits for."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from synthesis.core.values import Outcome
from synthesis.tools.client import ToolHostClient
from synthesis.tools.host.nursery import Nursery
from synthesis.tools.host.pool import Lane
from synthesis.tools.host.process import Reply
from tests.tools.conftest import LIMITS, StartHost

pytestmark = pytest.mark.usefixtures("fixture_packs")


def place(outcome: Outcome) -> tuple[int, int]:
    """The process that answered, and its how manyth call it was."""
    assert outcome.result is not None, outcome.error
    return outcome.result["pid"], outcome.result["calls"]


async def test_warm_calls_share_a_process(socket_path: Path, start_host: StartHost) -> None:
    start_host(socket_path, children=1)
    async with ToolHostClient(socket_path, limits=LIMITS) as client:
        pids = {place(await client.call("whereabouts", {}))[0] for _ in range(5)}

    assert len(pids) == 1


async def test_a_replay_runs_in_a_process_that_is_not_a_warm_one(runner: ToolHostClient) -> None:
    warm = await runner.call("whereabouts", {})

    fresh = await runner.replay("whereabouts", {}, warm.host_time)

    assert place(fresh)[0] != place(warm)[0]


async def test_one_fresh_process_serves_every_replay_that_it_is_fresh_enough_for(
    runner: ToolHostClient,
) -> None:
    after = (await runner.call("echo", {"text": "original"})).host_time

    outcomes = await asyncio.gather(*(runner.replay("whereabouts", {}, after) for _ in range(50)))

    assert len({place(outcome)[0] for outcome in outcomes}) == 1


async def test_a_replay_of_a_later_call_gets_a_later_process(runner: ToolHostClient) -> None:
    first = await runner.call("echo", {"text": "a"})
    one = await runner.replay("whereabouts", {}, first.host_time)
    second = await runner.call("echo", {"text": "b"})

    two = await runner.replay("whereabouts", {}, second.host_time)

    assert place(two)[0] != place(one)[0]


async def test_an_earlier_replay_may_use_a_later_process(runner: ToolHostClient) -> None:
    early = (await runner.call("echo", {"text": "a"})).host_time
    late = (await runner.call("echo", {"text": "b"})).host_time
    one = await runner.replay("whereabouts", {}, late)

    two = await runner.replay("whereabouts", {}, early)

    assert place(two)[0] == place(one)[0]


async def test_a_time_from_before_the_machine_restarted_is_served_too(
    runner: ToolHostClient,
) -> None:
    outcome = await runner.replay("whereabouts", {}, time.monotonic() + 1e9)

    assert outcome.error is None


async def test_replays_that_wait_share_the_next_process_while_the_lane_is_patient(
    socket_path: Path, start_host: StartHost
) -> None:
    start_host(socket_path, limits=replace(LIMITS, fresh_seconds=0.8, quiet_seconds=60))
    async with ToolHostClient(socket_path, limits=LIMITS) as client:
        first = await client.call("echo", {"text": "a"})
        early = place(await client.replay("whereabouts", {}, first.host_time))[0]
        waiting = []
        for text in "bcd":
            original = await client.call("echo", {"text": text})
            waiting.append(client.replay("whereabouts", {}, original.host_time))
        later = {place(outcome)[0] for outcome in await asyncio.gather(*waiting)}

    assert len(later) == 1
    assert early not in later


async def test_the_order_of_a_set_differs_between_the_lanes_so_that_replay_finds_it(
    runner: ToolHostClient,
) -> None:
    warm = await runner.call("unordered", {})
    again = await runner.call("unordered", {})

    fresh = await runner.replay("unordered", {}, again.host_time)

    assert warm.result == again.result
    assert fresh.result != warm.result


async def test_tools_give_way_to_those_who_call_them_and_replays_to_calls(
    socket_path: Path,
) -> None:
    ours = os.getpriority(os.PRIO_PROCESS, 0)
    async with ToolHostClient(socket_path, children=1, limits=LIMITS) as client:
        warm = await client.call("whereabouts", {})
        fresh = await client.replay("whereabouts", {}, warm.host_time)
        assert client.host_pid is not None
        pids = (client.host_pid, place(warm)[0], place(fresh)[0])
        host, *children = (os.getpriority(os.PRIO_PROCESS, pid) for pid in pids)
        # Niceness counts within a session alone, so they share one.
        sessions = {os.getsid(pid) for pid in pids}

    assert ours < host == children[0] < children[1]
    assert sessions == {pids[0]}
    assert os.getsid(0) not in sessions


async def test_a_crash_in_the_fresh_lane_costs_only_that_replay(runner: ToolHostClient) -> None:
    crashed = await runner.replay("crash", {}, 0.0)

    assert "SIGSEGV" in (crashed.error or "")
    assert (await runner.replay("echo", {"text": "a"}, 0.0)).result == {"text": "a"}


@pytest.fixture
async def lane(tmp_path: Path) -> AsyncIterator[Lane]:
    lane = Lane(1, Nursery(LIMITS, str(tmp_path), hash_seed=0))
    yield lane
    await lane.close()


async def test_a_call_that_nobody_waits_for_any_more_is_never_run(
    lane: Lane, tmp_path: Path
) -> None:
    entered, gate = tmp_path / "entered", tmp_path / "gate"
    os.mkfifo(entered)
    os.mkfifo(gate)
    arguments = b'{"entered": "%s", "gate": "%s"}' % (bytes(entered), bytes(gate))
    first = lane.submit("wait_at", arguments)
    await asyncio.to_thread(entered.read_text)
    given_up = lane.submit("whereabouts", b"{}")
    given_up.cancel()
    await asyncio.to_thread(gate.write_text, "")

    assert b'"calls":1' in (await first).result
    assert b'"calls":2' in (await lane.submit("whereabouts", b"{}")).result


async def test_a_replay_that_needs_a_later_process_holds_up_no_other(tmp_path: Path) -> None:
    entered, gate = tmp_path / "entered", tmp_path / "gate"
    os.mkfifo(entered)
    os.mkfifo(gate)
    arguments = b'{"entered": "%s", "gate": "%s"}' % (bytes(entered), bytes(gate))
    lane = Lane(1, Nursery(LIMITS, str(tmp_path), 1), lambda child: child.started)
    before = time.monotonic()
    running = lane.submit("wait_at", arguments, before)
    await asyncio.to_thread(entered.read_text)
    later = lane.submit("whereabouts", b"{}", time.monotonic())
    early = lane.submit("whereabouts", b"{}", before)
    await asyncio.to_thread(gate.write_text, "")

    await running
    assert b'"calls":2' in (await early).result
    assert b'"calls":1' in (await later).result
    await lane.close()


async def test_a_pool_that_cannot_be_read_is_the_error_of_every_call(
    lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIVE_TOOL_PACKS", "tests.tools.no_such_package")

    reply: Reply = await lane.submit("echo", b"{}")

    assert "no_such_package', which is no package here." in (reply.error or "")
