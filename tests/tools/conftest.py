"""A tool host of the tests' own, with tools that misbehave and limits that are short."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from synthesis.tools import catalogue
from synthesis.tools.client import ToolHostClient
from synthesis.tools.host import launch
from synthesis.tools.host.limits import MIB, Limits

FIXTURE_PACKS = "tests.tools.fixture_packs"
LIMITS = Limits(
    call_seconds=1.0,
    first_seconds=10.0,
    growth_bytes=256 * MIB,
    resident_bytes=220 * MIB,
    result_bytes=10_000,
    linger_seconds=0.05,
    fresh_seconds=0.0,
)
PATIENCE = 30


@pytest.fixture
def fixture_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hosts that a test starts have the misbehaving tools and no others."""
    monkeypatch.setenv("DIVE_TOOL_PACKS", FIXTURE_PACKS)


@pytest.fixture
def fixture_registry(fixture_packs: None) -> Iterator[None]:
    """This process's registry, holding the tests' packs alone."""
    catalogue.forget()
    yield
    catalogue.forget()


@pytest.fixture(scope="session")
def short_folder() -> Iterator[Path]:
    """A folder whose path leaves room for a socket's name."""
    folder = tempfile.mkdtemp(prefix="dive-")
    yield Path(folder)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def socket_path(short_folder: Path) -> Iterator[Path]:
    """A socket that no host serves yet."""
    with tempfile.TemporaryDirectory(dir=short_folder) as folder:
        yield Path(folder) / "t.sock"


StartHost = Callable[..., subprocess.Popen[str]]


@pytest.fixture(scope="session")
def start_host() -> Iterator[StartHost]:
    """Starts a host and waits until it says that it is ready."""
    started: list[subprocess.Popen[str]] = []

    def start(
        path: Path, children: int = 1, limits: Limits = LIMITS, packs: str = FIXTURE_PACKS
    ) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            launch.host_command(path, children, limits, stay=True),
            env={**launch.host_environment(), "DIVE_TOOL_PACKS": packs},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        started.append(process)
        assert process.stdout is not None
        assert "ready" in process.stdout.readline()
        return process

    yield start
    for process in started:
        process.terminate()
        process.wait(PATIENCE)
        assert process.stdout is not None
        process.stdout.close()


@pytest.fixture(scope="session")
def shared_host(short_folder: Path, start_host: StartHost) -> Path:
    """The socket of a host with two children that most tests share."""
    path = short_folder / "shared.sock"
    start_host(path, children=2)
    return path


@pytest.fixture
async def runner(shared_host: Path, fixture_packs: None) -> AsyncIterator[ToolHostClient]:
    """A client of the shared host."""
    async with ToolHostClient(shared_host, limits=LIMITS) as client:
        yield client


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits to be reaped does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def wait_for_end(pid: int) -> None:
    """Wait until a process that need not be ours has ended."""
    if not is_alive(pid):
        return
    handle = os.pidfd_open(pid)
    try:
        ready, _, _ = select.select([handle], [], [], PATIENCE)
        assert ready, f"Process {pid} did not end."
    finally:
        os.close(handle)
