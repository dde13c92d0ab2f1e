"""llama.cpp's own server, in this process, over the bundled model."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from synthesis.core.errors import ConfigurationError
from synthesis.engines.local.model import LARGEST_CONTEXT, MODEL, SERVER_PACKAGE, model_file

HOST = "127.0.0.1"
PORT = 8089
SMALLEST_CONTEXT = 128
PROMPTS_KEPT_MIB = 1024
"""Memory for prompts whose slot was given to others; 1,000 tokens of this model take 23 MiB."""

WARNINGS = 2
"""llama.cpp's level of its log: errors and warnings."""

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True, slots=True)
class ServerOptions:
    """How the server runs. ``context`` is in tokens, for each of ``parallel`` calls at once.

    A second thread reads prompts twice as fast on an idle core, and writes more slowly: threads
    wait for each other after every layer.
    """

    port: int = PORT
    context: int = 4096
    parallel: int = 2
    threads: int = 1

    def check(self) -> None:
        """Raises ``ConfigurationError`` for what cannot work."""
        limits = (
            ("--port", self.port, 0, 65535),
            ("--context", self.context, SMALLEST_CONTEXT, LARGEST_CONTEXT),
            ("--parallel", self.parallel, 1, 64),
            ("--threads", self.threads, 1, 512),
        )
        for name, value, least, most in limits:
            if not least <= value <= most:
                raise ConfigurationError(f"{name} must be from {least} to {most}, not {value}.")


def serve(options: ServerOptions, announce: Callable[[str], None]) -> NoReturn:
    """Serve until a signal ends the process; ``announce`` is given the address when it is ready.

    Raises ``ConfigurationError`` where the extra is missing or the port is taken. Call it from
    the main thread of a process that has started no other.
    """
    options.check()
    weights = model_file()
    check_port(options.port)
    # The server's threads inherit the mask: a signal waits for us, whichever thread it came to.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
    try:
        server = _start(options, weights)
        announce(f"{server.listening_address}/v1")
        signal.sigwait(STOPPING)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    # Ending its threads in good order would wait for whoever still waits for a reply.
    os._exit(0)


def check_port(port: int) -> None:
    """Raises ``ConfigurationError`` for a port that cannot be listened on."""
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((HOST, port))
    except OSError as error:
        raise ConfigurationError(
            f"The local model's port {port} cannot be used ({error.strerror}). Choose another."
        ) from None


def _start(options: ServerOptions, weights: Path) -> Any:
    # Threads that spin while they wait are fast on idle cores, and on busy ones so slow that a
    # reply takes minutes.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    llama = import_module(SERVER_PACKAGE)
    try:
        return llama.Server(_parameters(llama, options, weights))
    except RuntimeError as error:
        raise ConfigurationError(
            f"llama.cpp could not start with {weights.name} on port {options.port}: {error}"
        ) from error


def _parameters(llama: Any, options: ServerOptions, weights: Path) -> Any:
    parameters = llama.CommonParams()
    parameters.model.path = str(weights)
    parameters.model_alias = {MODEL}
    parameters.hostnames = [HOST]
    parameters.port = options.port
    parameters.n_ctx = options.context * options.parallel
    parameters.n_parallel = options.parallel
    parameters.cpuparams.n_threads = options.threads
    parameters.cpuparams_batch.n_threads = options.threads
    parameters.cache_ram_mib = PROMPTS_KEPT_MIB
    parameters.endpoint_metrics = True
    # Any page that is open in a browser could call a server on loopback, or read its prompts.
    parameters.cors_origins = "localhost"
    parameters.endpoint_slots = False
    parameters.ui = False
    parameters.verbosity = WARNINGS
    return parameters
