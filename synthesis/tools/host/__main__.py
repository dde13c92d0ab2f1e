"""``python -m synthesis.tools.host --socket PATH [--children N] [--stay]``"""

from __future__ import annotations

import argparse
import asyncio
import fcntl
import logging
import os
import signal
import sys
import tempfile
from pathlib import Path

from synthesis.tools.host import fingerprint, limits, priority
from synthesis.tools.host.server import Server

SOMEONE_ELSE_SERVES = "Another tool host serves {} already; this one has nothing to do."


def main() -> int:
    """Serve until the last user has gone, or a signal says to end."""
    options = _options()
    if options.background:
        if os.fork():
            os._exit(0)  # the caller has nothing to wait for but the line that says "ready"
        os.setsid()  # that session's leader has just gone
    priority.give_way()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options.socket.parent.mkdir(parents=True, exist_ok=True)
    # The lock, not the socket file, says who serves: it goes when its holder goes.
    with Path(f"{options.socket}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _say(SOMEONE_ELSE_SERVES.format(options.socket))
            return 0
        with tempfile.TemporaryDirectory(prefix="dive-tools-", ignore_cleanup_errors=True) as home:
            asyncio.run(_serve(options, home))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m synthesis.tools.host", description=__doc__)
    parser.add_argument("--socket", type=Path, required=True, help="Unix socket to serve on")
    parser.add_argument("--children", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--stay", action="store_true", help="do not end with the last user")
    parser.add_argument("--background", action="store_true", help="leave the caller's side")
    parser.add_argument("--limit", action="append", default=[], metavar="NAME=VALUE")
    options = parser.parse_args()
    if options.children < 1:
        parser.error("--children must be at least 1.")
    try:
        options.limits = limits.from_arguments(options.limit)
    except argparse.ArgumentTypeError as error:
        parser.error(str(error))
    return options


async def _serve(options: argparse.Namespace, home: str) -> None:
    server = Server(
        options.children, options.limits, home, fingerprint.of_tools(), stay=options.stay
    )
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        loop.add_signal_handler(number, server.ended.set)
    options.socket.unlink(missing_ok=True)
    before = os.umask(0o177)  # only this user may connect
    listener = await loop.create_unix_server(server.caller, options.socket)
    os.umask(before)
    server.start()
    _say(f"Tool host ready on {options.socket}.")
    await server.ended.wait()
    # Unlinked first: whoever comes now finds no host and starts the next one.
    options.socket.unlink(missing_ok=True)
    listener.close()
    await server.close()


def _say(sentence: str) -> None:
    """Tell whoever started this host; it reads one line."""
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
