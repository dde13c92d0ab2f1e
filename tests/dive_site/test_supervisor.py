"""The supervisor restarts what dies, and nothing that it started outlives it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from django.conf import settings

from tests.support.waiting import wait_for

HOST = """
import signal, sys
from pathlib import Path
from dive_site.studio.programs import Program
from dive_site.studio.supervisor import DiesTooOften, Supervisor

folder = Path(sys.argv[1])
programs = [Program(str(n), ("bash", "-c", command)) for n, command in enumerate(sys.argv[2:])]
say = lambda sentence: print(sentence, flush=True)
try:
    with Supervisor(folder / "logs", folder, {"PATH": "/usr/bin:/bin"}, say) as supervisor:
        for program in programs:
            supervisor.start(program)
        say("started")
        supervisor.watch()
    say("stopped")
except DiesTooOften as trouble:
    say(str(trouble))
    sys.exit(1)
"""


class Studio:
    """A supervisor in a process of its own, with programs that are lines of bash."""

    def __init__(self, folder: Path, *programs: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", HOST, str(folder), *programs],
            cwd=settings.BASE_DIR,
            stdout=subprocess.PIPE,
            text=True,
        )

    def line(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def family(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[type[Studio]]:
    started: list[Studio] = []

    class Here(Studio):
        def __init__(self, *programs: str) -> None:
            super().__init__(tmp_path, *programs)
            started.append(self)

    yield Here
    for studio in started:
        studio.end()


def gone(family: list[psutil.Process]) -> bool:
    return not psutil.wait_procs(family, timeout=20)[1]


def two_programs(start: type[Studio]) -> tuple[Studio, list[psutil.Process]]:
    studio = start("sleep 600 & wait", "sleep 600 & wait")
    assert studio.line() == "started"
    return studio, wait_for(
        lambda: f if len(f := studio.family()) == 4 else None, "two programs of two processes"
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_everything(start: type[Studio], number: int) -> None:
    studio, family = two_programs(start)
    studio.process.send_signal(number)
    assert studio.line() == "stopped"
    assert gone(family)
    assert studio.process.wait() == 0


def test_programs_end_even_when_the_supervisor_is_killed(start: type[Studio]) -> None:
    studio = start("exec sleep 600", "exec sleep 600")
    studio.line()
    family = wait_for(lambda: f if len(f := studio.family()) == 2 else None, "the programs")
    studio.process.kill()
    assert gone(family)


def test_a_program_that_ignores_the_request_to_end_is_killed(start: type[Studio]) -> None:
    studio = start("trap '' TERM; while :; do sleep 600; done")
    studio.line()
    family = wait_for(lambda: f if len(f := studio.family()) == 2 else None, "the programs")
    studio.process.terminate()
    assert studio.line() == "stopped"
    assert gone(family)


def test_a_program_that_dies_is_started_again_with_a_line(start: type[Studio]) -> None:
    studio, family = two_programs(start)
    (program, *_) = [p for p in family if p.ppid() == studio.process.pid]
    left_behind = program.children()
    program.kill()
    assert studio.line() == "0 ended (signal SIGKILL); starting it again."
    wait_for(lambda: len(studio.family()) == 4, "the program's second start")
    assert gone(left_behind)


def test_a_program_that_keeps_dying_stops_the_studio_and_names_its_log(
    start: type[Studio], tmp_path: Path
) -> None:
    studio = start("echo the reason; exit 3", "exec sleep 600")
    lines = [studio.line() for _ in range(6)]
    assert lines[1] == "0 ended (exit code 3); starting it again."
    assert "5 times within a minute" in lines[-1]
    assert studio.process.wait() == 1
    log = tmp_path / "logs" / "0.log"
    assert str(log) in lines[-1]
    assert log.read_text() == "the reason\n" * 5


def test_a_large_log_is_put_aside_at_the_start(start: type[Studio], tmp_path: Path) -> None:
    log = tmp_path / "logs" / "0.log"
    log.parent.mkdir()
    log.touch()
    os.truncate(log, 11 * 1024 * 1024)
    start("echo new; exec sleep 600").line()
    wait_for(lambda: log.read_text() == "new\n", "a new log")
    assert (tmp_path / "logs" / "0.log.1").stat().st_size > 10_000_000
