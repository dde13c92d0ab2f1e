"""``bench NAME`` runs ``benchmarks/NAME.py``."""

from __future__ import annotations

import argparse
import importlib
from typing import Any

from django.core.management.base import CommandParser

from synthesis.management.base import StudioCommand


class Command(StudioCommand):
    """The commands behind every figure in the docs."""

    help = "Run one of the benchmarks; it prints its figures."

    def add_arguments(self, parser: CommandParser) -> None:
        names = importlib.import_module("benchmarks").NAMES
        parser.add_argument("name", metavar="NAME", choices=names, help=", ".join(names))
        parser.add_argument(
            "options",
            nargs=argparse.REMAINDER,
            help="those of the benchmark, where it has some: `bench NAME --help`",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        given = [options["options"]] if options["options"] else []
        importlib.import_module(f"benchmarks.{options['name']}").main(*given)
