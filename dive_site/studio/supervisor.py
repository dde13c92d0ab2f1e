"""Starts programs, starts them again when they die, and stops them all."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path

from dive_site.studio import tied
from dive_site.studio.programs import Program

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
WATCHED = (*STOPPING, signal.SIGCHLD)
DEATHS_A_MINUTE = 5
GRACE = 8.0
LARGEST_LOG = 10 * 1024 * 1024


class DiesTooOften(RuntimeError):
    """A program keeps dying; the sentence names it and its log."""


class Supervisor:
    """Holds the running programs. Use it in the main thread, as a context manager."""

    def __init__(
        self, logs: Path, cwd: Path, env: Mapping[str, str], say: Callable[[str], None]
    ) -> None:
        self.logs, self.cwd, self.env, self.say = logs, cwd, env, say
        self.running: dict[Program, subprocess.Popen[bytes]] = {}
        self.deaths: dict[Program, deque[float]] = {}
        self.told = False
        logs.mkdir(parents=True, exist_ok=True)

    def __enter__(self) -> Supervisor:
        # Blocked, these wait to be taken by `watch`; nothing is interrupted half-way.
        signal.pthread_sigmask(signal.SIG_BLOCK, WATCHED)
        return self

    def __exit__(self, *exception: object) -> None:
        self.stop()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, WATCHED)

    def start(self, program: Program) -> None:
        """Start one program with its own log."""
        log = self.log_of(program)
        if log.exists() and log.stat().st_size > LARGEST_LOG:
            log.replace(log.with_suffix(".log.1"))
        with log.open("ab") as stream:
            self.running[program] = tied.start(
                program.command,
                log=stream,
                cwd=self.cwd,
                env=self.env if program.env is None else program.env,
                last_word=program.last_word,
                pass_fds=program.pass_fds,
            )

    def log_of(self, program: Program) -> Path:
        return self.logs / f"{program.name}.log"

    def watch(self, until: float | None = None) -> signal.Signals | None:
        """Restart what dies until told to stop (gives the signal) or ``until`` (gives None)."""
        while True:
            self._revive()
            left = 3600.0 if until is None else until - time.monotonic()
            if left <= 0:
                return None
            caught = signal.sigtimedwait(WATCHED, left)
            if caught and caught.si_signo != signal.SIGCHLD:
                self.told = True
                return signal.Signals(caught.si_signo)

    def stop(self) -> None:
        """Ask the programs to end, last started first; kill those that will not."""
        last = list(reversed(self.running.items()))
        deadline = time.monotonic() + GRACE
        for program, process in last:
            if program.last_word != signal.SIGKILL:
                _signal(process, signal.SIGTERM)
        for program, process in last:
            if program.last_word != signal.SIGKILL:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(max(0.1, deadline - time.monotonic()))
            _kill_session(process)
            process.wait()
        self.running.clear()

    def _revive(self) -> None:
        for program, process in list(self.running.items()):
            if process.poll() is None:
                continue
            _kill_session(process)
            self._count_death(program)
            self.say(f"{program.name} ended ({_ending(process.returncode)}); starting it again.")
            self.start(program)

    def _count_death(self, program: Program) -> None:
        deaths = self.deaths.setdefault(program, deque(maxlen=DEATHS_A_MINUTE))
        deaths.append(time.monotonic())
        if len(deaths) == DEATHS_A_MINUTE and deaths[-1] - deaths[0] < 60:
            raise DiesTooOften(
                f"{program.name} ended {DEATHS_A_MINUTE} times within a minute, so the studio "
                f"stops. The reason is at the end of {self.log_of(program)}."
            )


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    if process.poll() is None:
        process.send_signal(number)


def _kill_session(process: subprocess.Popen[bytes]) -> None:
    """Kill whatever the program started in its session and left behind, and itself."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _ending(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
