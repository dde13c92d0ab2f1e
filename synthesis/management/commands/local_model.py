"""``local_model``: an OpenAI-compatible server over the small bundled model."""

from __future__ import annotations

import signal
from argparse import ArgumentParser
from typing import Any

from django.conf import settings

from dive_site.studio.tied import die_with_parent
from synthesis.engines.local.model import MODEL
from synthesis.engines.local.server import ServerOptions, serve
from synthesis.management.base import StudioCommand

DEFAULT = ServerOptions()


class Command(StudioCommand):
    help = (
        f"Serve {MODEL} on loopback by llama.cpp's own server: chat completions, JSON Schema and "
        "Prometheus metrics. Prints the address when it is ready; Ctrl-C stops it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--port",
            type=int,
            default=settings.LOCAL_MODEL_PORT,
            help="port on loopback (DIVE_LOCAL_MODEL_PORT); 0 takes a free one",
        )
        parser.add_argument(
            "--context", type=int, default=DEFAULT.context, help="tokens that one call may take"
        )
        parser.add_argument(
            "--parallel",
            type=int,
            default=DEFAULT.parallel,
            help="calls that are worked on at once",
        )
        parser.add_argument(
            "--threads",
            type=int,
            default=DEFAULT.threads,
            help="threads; a second one reads prompts faster",
        )
        parser.add_argument(
            "--tied", action="store_true", help="stop when the process that started this one ends"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit code 2 where the model is not installed or the port is taken."""
        if options["tied"]:
            die_with_parent(signal.SIGTERM)
        chosen = ServerOptions(
            options["port"], options["context"], options["parallel"], options["threads"]
        )
        serve(chosen, self.announce)

    def announce(self, address: str) -> None:
        """What the person came for, on stdout, at once even into a pipe."""
        self.stdout.write(f"{MODEL} answers at {address}")
        self.stdout.flush()
