"""``bench NAME`` runs ``benchmarks/NAME.py``."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

from django.core.management.base import CommandParser

from synthesis.management.base import StudioCommand


class Command(StudioCommand):
    """The commands behind every figure in the docs."""

    help = "Run one of the benchmarks; it prints its figures."

    def add_arguments(self, parser: CommandParser) -> None:
        package = importlib.import_module("benchmarks")
        names = sorted(entry.name for entry in pkgutil.iter_modules(package.__path__))
        parser.add_argument("name", metavar="NAME", choices=names, help=", ".join(names))

    def handle(self, *args: Any, **options: Any) -> None:
        importlib.import_module(f"benchmarks.{options['name']}").main()
