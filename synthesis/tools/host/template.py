"""The template of children: a process that has read the pool and runs no tool.

``python -m synthesis.tools.host.template HOST_PID GROWTH_BYTES RESULT_BYTES``

A copy of it is as fresh as a process that has just been started, and there in milliseconds.
For each connection that the host sends, it makes a copy of itself that serves it, and tells
the copy's process id; later it tells how the copy ended.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import socket
import sys

from synthesis.core.errors import StudioError
from synthesis.tools import catalogue
from synthesis.tools.host import child, guard, protocol


def main() -> None:
    """Make copies until the host has gone."""
    host, growth, largest = (int(argument) for argument in sys.argv[1:4])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    connection = guard.take_connection()
    guard.block_network()
    # After the namespace: a change of credentials would clear the parent-death signal.
    guard.die_with_parent(host)
    connection.sendall(protocol.pack(_hello()))
    gc.collect()
    gc.freeze()  # the declarations stay: no copy need go through them
    served = copied(connection)
    if served is not None:
        guard.silence_stderr()
        child.serve(served, growth, largest)


def _hello() -> protocol.Header:
    """Which pack each tool is in, so that the host knows a first call; or why there is none."""
    try:
        return {"packs": {name: spec.pack for name, spec in catalogue.specs().items()}}
    except StudioError as error:
        return {"failed": str(error)}
    except Exception as error:  # noqa: BLE001  the edge: whatever a declaration does
        return {"failed": f"The tool pool cannot be read: {type(error).__name__}: {error}"}


def copied(host: socket.socket) -> socket.socket | None:
    """In each copy, the connection that it is to serve; in the template None, at its end."""
    template = os.getpid()
    copies: dict[int, int] = {}
    waiting = select.poll()
    waiting.register(host, select.POLLIN)
    while True:
        for ready, _ in waiting.poll():
            if ready in copies:
                waiting.unregister(ready)
                _say(host, _how_it_ended(ready, copies.pop(ready)))
                continue
            connection = _received(host)
            if connection is None:
                return None
            pid = _fork(host)
            if pid == 0:
                guard.die_with_parent(template)
                host.close()
                for copy in copies:
                    os.close(copy)
                return connection
            connection.close()
            if pid is not None:
                os.setpgid(pid, pid)  # so that it is ended with whatever its calls start
                copy = os.pidfd_open(pid)
                copies[copy] = pid
                waiting.register(copy, select.POLLIN)
                _say(host, {"copy": pid})


def _received(host: socket.socket) -> socket.socket | None:
    """The connection that the next copy is to serve, or None when the host has gone."""
    _, received, _, _ = socket.recv_fds(host, 1, 1)
    if not received:
        return None
    os.set_inheritable(received[0], False)
    return socket.socket(fileno=received[0])


def _fork(host: socket.socket) -> int | None:
    """As ``os.fork``; None when the system refuses, of which the host is told."""
    try:
        return os.fork()
    except OSError as error:
        _say(host, {"refused": f"No tool process could be started: {error.strerror}."})
        return None


def _how_it_ended(copy: int, pid: int) -> protocol.Header:
    os.close(copy)
    _, status = os.waitpid(pid, 0)
    return {"ended": pid, "status": os.waitstatus_to_exitcode(status)}


def _say(host: socket.socket, header: protocol.Header) -> None:
    host.sendall(protocol.pack(header))


if __name__ == "__main__":
    main()
