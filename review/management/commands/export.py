"""``export``: write a release in a trainer's format."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from review import exports
from review.management.commands.release import find
from review.services import exporting
from synthesis.management.base import StudioCommand


class Command(StudioCommand):
    """Writes the files of one format into a folder; prints their paths."""

    help = "Write a release in a trainer's format."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        known = "; ".join(f"{name}: {item.summary}" for name, item in exports.FORMATS.items())
        parser.add_argument("release", type=int, help="the release's number")
        parser.add_argument("--to", required=True, metavar="FORMAT", help=known)
        parser.add_argument("--out", required=True, type=Path, metavar="DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        exports.get(options["to"])
        release = find(options["release"])
        for path in exporting.write(release, options["to"], options["out"]):
            self.stdout.write(str(path))
        self.say(f"Wrote the {release.count} tasks of release {release.number}.")
