"""``sweep``: what the scheduler does every few seconds, once and by hand."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from synthesis.services.sweeping import sweep


class Command(BaseCommand):
    help = (
        "Take up episodes of dead workers, mark abandoned runs as interrupted, settle what "
        "can be settled, and ring for runs that have episodes due. Harmless at any time."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        swept = sweep()
        if options["format"] == "json":
            self.stdout.write(json.dumps(asdict(swept)))
            return
        self.stdout.write(
            f"Revived {swept.revived} episodes, interrupted {swept.interrupted} runs, "
            f"settled {swept.settled} episodes, rang for {swept.rung} runs."
        )
