"""``studio``: everything on this machine, in one command."""

from __future__ import annotations

import signal
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings

from dive_site.studio.claims import Claimed
from dive_site.studio.run import run
from dive_site.studio.tied import die_with_parent
from synthesis.management.base import BAD_USAGE, StudioCommand


class Command(StudioCommand):
    help = (
        "Prepare and start the whole studio on this machine: database, seeds, broker, tool host, "
        "workers and web. Prints the address; Ctrl-C stops everything. State lies in DIVE_VAR_DIR."
    )
    requires_system_checks = "__all__"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--port", type=int, default=settings.PORT, help="port on loopback (PORT)"
        )
        parser.add_argument(
            "--workers", type=int, default=settings.WORKERS, help="worker processes (DIVE_WORKERS)"
        )
        parser.add_argument(
            "--tied", action="store_true", help="stop when the process that started this one ends"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["tied"]:
            die_with_parent(signal.SIGTERM)
        # While it prepares, being told to stop is like Ctrl-C: what it waits for is ended too.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        signal.signal(signal.SIGHUP, signal.default_int_handler)
        try:
            code = run(options["port"], options["workers"], self.say, self.tell)
        except Claimed as refusal:
            self.fail(str(refusal), BAD_USAGE)
        if code:
            sys.exit(code)

    def tell(self, sentence: str) -> None:
        """What the person came for, on stdout, at once even into a pipe."""
        self.stdout.write(sentence)
        self.stdout.flush()
