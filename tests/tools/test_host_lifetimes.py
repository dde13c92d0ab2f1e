"""Who lives how long: host, children, and a client whose host goes away."""

from __future__ import annotations

import asyncio
import errno
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from synthesis.tools.client import ToolHostClient
from synthesis.tools.host import launch, protocol, starting, template
from synthesis.tools.host.limits import Limits
from tests.tools.conftest import FIXTURE_PACKS, LIMITS, PATIENCE, StartHost, wait_for_end

pytestmark = pytest.mark.usefixtures("fixture_packs")


async def test_the_first_call_starts_the_host_and_the_last_user_ends_it(
    socket_path: Path,
) -> None:
    async with ToolHostClient(socket_path, children=1, limits=LIMITS) as client:
        child = (await client.call("whereabouts", {})).result["pid"]
        host = client.host_pid

    assert host is not None
    wait_for_end(host)
    wait_for_end(child)
    assert not socket_path.exists()


async def test_two_clients_that_start_at_once_share_one_host(socket_path: Path) -> None:
    async with (
        ToolHostClient(socket_path, children=1, limits=LIMITS) as one,
        ToolHostClient(socket_path, children=1, limits=LIMITS) as other,
    ):
        await asyncio.gather(one.call("echo", {"text": "a"}), other.call("echo", {"text": "b"}))

        assert one.host_pid == other.host_pid


def test_a_second_host_on_a_socket_says_that_someone_serves_and_succeeds(
    shared_host: Path,
) -> None:
    second = subprocess.run(
        launch.host_command(shared_host, 1, LIMITS),
        env=launch.host_environment(),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )

    assert second.returncode == 0
    assert "Another tool host serves" in second.stdout


async def test_a_stale_socket_is_replaced(socket_path: Path) -> None:
    socket_path.touch()

    async with ToolHostClient(socket_path, children=1, limits=LIMITS) as client:
        assert (await client.call("echo", {"text": "a"})).error is None


async def test_children_die_with_a_host_that_is_killed(
    socket_path: Path, start_host: StartHost
) -> None:
    host = start_host(socket_path)
    async with ToolHostClient(socket_path, limits=LIMITS) as client:
        child = (await client.call("whereabouts", {})).result["pid"]
    host.kill()
    host.wait(PATIENCE)

    wait_for_end(child)


async def test_children_die_with_their_template_and_the_next_come_from_a_new_one(
    socket_path: Path, start_host: StartHost
) -> None:
    start_host(socket_path)
    async with ToolHostClient(socket_path, limits=LIMITS) as client:
        child = (await client.call("whereabouts", {})).result["pid"]
        os.kill(psutil.Process(child).ppid(), signal.SIGKILL)
        wait_for_end(child)
        # The host may hear of the next call before it hears of the end.
        outcomes = [await client.call("whereabouts", {}) for _ in range(2)]

    assert outcomes[1].error is None
    assert outcomes[1].result["pid"] != child


def test_what_every_copy_of_a_template_begins_with_holds_no_file_and_no_thread() -> None:
    """Copies would share the place in an open file, and would not have the thread."""
    code = (
        "import os\n"
        "before = set(os.listdir('/proc/self/fd'))\n"
        "from synthesis.tools import catalogue\n"
        "from synthesis.tools.host import template\n"
        "assert catalogue.specs()\n"
        "print(set(os.listdir('/proc/self/fd')) - before, len(os.listdir('/proc/self/task')))"
    )
    seen = subprocess.run(
        [sys.executable, "-c", code],
        env={name: value for name, value in os.environ.items() if name != "DIVE_TOOL_PACKS"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )

    assert seen.stdout == "set() 1\n"


async def test_a_call_in_flight_survives_the_death_of_its_host(
    socket_path: Path, start_host: StartHost, tmp_path: Path
) -> None:
    host = start_host(socket_path)
    entered, gate = tmp_path / "entered", tmp_path / "gate"
    os.mkfifo(entered)
    os.mkfifo(gate)
    async with ToolHostClient(socket_path, children=1, limits=LIMITS) as client:
        await client.call("echo", {"text": "a"})
        call = asyncio.create_task(
            client.call("wait_at", {"entered": str(entered), "gate": str(gate)})
        )
        with await asyncio.to_thread(entered.open) as reached:
            host.kill()
            host.wait(PATIENCE)
            reached.read()  # to its end: the first child has gone
        with await asyncio.to_thread(entered.open):
            await asyncio.to_thread(gate.write_text, "")
        outcome = await call

        assert outcome.error is None
        assert client.host_pid != host.pid


async def test_a_host_that_dies_under_every_try_is_an_error_and_not_an_exception(
    socket_path: Path, tmp_path: Path
) -> None:
    entered, gate = tmp_path / "entered", tmp_path / "gate"
    os.mkfifo(entered)
    os.mkfifo(gate)
    async with ToolHostClient(socket_path, children=1, limits=LIMITS) as client:
        call = asyncio.create_task(
            client.call("wait_at", {"entered": str(entered), "gate": str(gate)})
        )
        for _ in range(2):
            with await asyncio.to_thread(entered.open) as reached:
                assert client.host_pid is not None
                os.kill(client.host_pid, signal.SIGKILL)
                wait_for_end(client.host_pid)
                reached.read()  # to its end: the child has gone
        outcome = await call

    assert outcome.error == ("The tool host ended while wait_at ran, twice; the call was given up.")


async def test_a_host_of_other_tools_is_left_alone_and_an_own_one_started(
    socket_path: Path, start_host: StartHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = start_host(socket_path)
    monkeypatch.setenv("DIVE_TOOL_PACKS", f"{FIXTURE_PACKS},tests")

    async with ToolHostClient(socket_path, children=1, limits=LIMITS) as client:
        assert (await client.call("echo", {"text": "a"})).error is None
        assert client.host_pid != other.pid


async def test_a_host_that_cannot_start_is_an_error_with_its_reason(socket_path: Path) -> None:
    async with ToolHostClient(socket_path, children=-1, limits=LIMITS) as client:
        outcome = await client.call("echo", {"text": "a"})

    assert outcome.error is not None
    assert "The tool host did not start" in outcome.error
    assert "--children must be at least 1" in outcome.error


def test_a_path_too_long_for_a_socket_gets_a_short_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIVE_VAR_DIR", str(tmp_path / ("deep" * 40)))

    path = starting.default_socket()

    assert len(str(path)) <= starting.LONGEST_SOCKET_PATH
    assert path.parent.stat().st_mode & 0o077 == 0
    assert path == starting.default_socket()


def test_code_without_an_event_loop_calls_tools_too(short_folder: Path) -> None:
    """In a process of its own, since a process keeps the client of its first such call."""
    code = (
        "from synthesis.tools.client import call_sync\n"
        "print(call_sync('echo', {'text': 'a'}).result)\n"
        "print(call_sync('echo', {}).error)"
    )
    asked = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "DIVE_VAR_DIR": str(short_folder / "var")},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )

    assert asked.stdout.splitlines() == ["{'text': 'a'}", "echo: argument 'text' is missing."]


def test_a_limit_that_is_not_one_is_refused(socket_path: Path) -> None:
    refused = subprocess.run(
        [*launch.host_command(socket_path, 1, Limits()), "--limit", "call_second=1"],
        env=launch.host_environment(),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )

    assert refused.returncode == 2
    assert "There is no limit 'call_second'" in refused.stderr


def test_a_system_that_starts_no_more_processes_is_a_sentence_and_ends_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse() -> int:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuse)
    host, ours = socket.socketpair()
    theirs, mine = socket.socketpair()
    with host, ours, theirs, mine, host.makefile("rb") as said:
        socket.send_fds(host, [b"+"], [theirs.fileno()])
        host.shutdown(socket.SHUT_WR)

        assert template.copied(ours) is None

        frame = protocol.read_blocking(said)
    sentence = "No tool process could be started: Resource temporarily unavailable."
    assert frame == ({"refused": sentence}, b"")
