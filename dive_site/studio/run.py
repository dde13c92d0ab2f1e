"""One start of the studio, from an empty folder to a page that answers, until told to stop."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable, Mapping

from django.conf import settings
from django.db import connections

from dive_site.studio import local_model, prepare, ready
from dive_site.studio.claims import claim_clone, claim_port
from dive_site.studio.demo import begin_or_continue
from dive_site.studio.programs import Program, programs
from dive_site.studio.supervisor import DiesTooOften, Supervisor

Say = Callable[[str], None]
LONGEST_START = 60.0


def run(port: int, workers: int, say: Say, tell: Say) -> int:
    """Prepare, start, announce, watch; gives the exit code.

    ``say`` takes progress, ``tell`` what the person came for: the address and the login.
    """
    address = f"http://127.0.0.1:{port}/"
    note = f"process {os.getpid()}, {address}"
    with claim_clone(settings.VAR_DIR, note), claim_port(port) as listener:
        if settings.LOCAL_MODEL:
            local_model.check()
        admin = prepare.prepare(say)
        if settings.LOCAL_MODEL:
            local_model.offer(say)
        connections.close_all()
        try:
            with _supervisor(say) as supervisor:
                return _serve(
                    supervisor, listener, workers, say, lambda: _announce(address, admin, tell)
                )
        except DiesTooOften as trouble:
            say(str(trouble))
            return 1


def _supervisor(say: Say) -> Supervisor:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "dive_site.settings",
        "DIVE_VAR_DIR": str(settings.VAR_DIR),
        "PYTHONUNBUFFERED": "1",
    }
    return Supervisor(settings.VAR_DIR / "logs", settings.BASE_DIR, environment, say)


def _serve(
    supervisor: Supervisor,
    listener: socket.socket,
    workers: int,
    say: Say,
    announce: Callable[[], None],
) -> int:
    for program in programs(listener.fileno(), workers):
        supervisor.start(program)
        answers = _AWAITED.get(program.name)
        if answers and not _wait(supervisor, answers):
            return _give_up(supervisor, program, say)
        web = program
    begin_or_continue(say)
    connections.close_all()
    port = listener.getsockname()[1]
    if not _wait(supervisor, lambda: ready.web_answers(port)):
        return _give_up(supervisor, web, say)
    announce()
    supervisor.watch()
    say("Stopping.")
    return 0


_AWAITED: Mapping[str, Callable[[], bool]] = {
    "broker": lambda: ready.broker_answers(settings.BROKER_SOCKET),
    "local-model": lambda: ready.model_answers(settings.LOCAL_MODEL_PORT),
}
"""Programs that must answer before the next one starts."""


def _wait(supervisor: Supervisor, answers: Callable[[], bool]) -> bool:
    """Whether it answered in time; watching goes on meanwhile, and a stop signal ends it."""
    deadline = time.monotonic() + LONGEST_START
    while time.monotonic() < deadline:
        if answers():
            return True
        if supervisor.watch(until=time.monotonic() + 0.1):
            return False
    return False


def _give_up(supervisor: Supervisor, program: Program, say: Say) -> int:
    if supervisor.told:
        say("Stopping.")
        return 0
    say(
        f"{program.name} did not answer within {LONGEST_START:.0f} seconds, so the studio stops. "
        f"The reason is at the end of {supervisor.log_of(program)}."
    )
    return 1


def _announce(address: str, admin: prepare.Admin | None, tell: Say) -> None:
    tell(f"DIVE Studio: {address}")
    if admin:
        tell(f"Sign in as {admin.name}; the password is in {admin.password_file}")
    tell("Ctrl-C stops everything.")
