"""``sweep``: what the scheduler does every few seconds, once and by hand."""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from synthesis.management.base import StudioCommand, add_format
from synthesis.services.sweeping import sweep


class Command(StudioCommand):
    help = (
        "Take up episodes of dead workers, mark abandoned runs as interrupted, settle what "
        "can be settled, and ring for runs that have episodes due. Harmless at any time."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_format(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        swept = sweep()
        if options["format"] == "json":
            self.print_json(asdict(swept))
            return
        self.stdout.write(
            f"Revived {swept.revived} episodes, interrupted {swept.interrupted} runs, "
            f"settled {swept.settled} episodes, rang for {swept.rung} runs."
        )
