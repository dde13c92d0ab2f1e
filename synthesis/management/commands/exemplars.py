"""``exemplars check`` and ``exemplars read``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from synthesis import exemplars
from synthesis.core.errors import ConfigurationError
from synthesis.exemplars import contamination
from synthesis.management.base import StudioCommand, add_format


class Command(StudioCommand):
    """The exemplars, and their distance from public benchmarks."""

    help = "Check the exemplars against public benchmarks, or read benchmarks to check against."

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        checking = actions.add_parser(
            "check", help="count the exemplars; fail if one is near a benchmark or another one"
        )
        add_format(checking)
        reading = actions.add_parser("read", help="keep the hashes of benchmark packages")
        reading.add_argument(
            "packages",
            nargs="+",
            metavar="NAME=VERSION=FOLDER",
            help="an unpacked package whose JSON files hold the benchmark's questions",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["action"] == "read":
            self._read(options["packages"])
        else:
            self._check(options["format"])

    def _check(self, style: str) -> None:
        found = exemplars.load()
        near = contamination.near(found)
        alike = contamination.alike(found)
        domains = dict(sorted(Counter(item.domain for item in found).items()))
        forms = dict(sorted(Counter(item.form for item in found).items()))
        report = {
            "exemplars": len(found),
            "domains": domains,
            "forms": forms,
            "benchmarks": contamination.sources(),
            "near": [{"id": item.id, "shared": round(part, 3)} for item, part in near],
            "alike": [[first.id, second.id] for first, second in alike],
        }
        if style == "json":
            self.print_json(report)
        else:
            self.print_table([("exemplars", len(found)), *domains.items(), *forms.items()])
        self.say(
            f"{len(near)} of {len(found)} exemplars are near a benchmark's question,"
            f" {len(alike)} near another exemplar."
        )
        if near or alike:
            names = sorted({item.id for item, _ in near} | {second.id for _, second in alike})
            self.fail(f"Write these anew: {', '.join(names)}.")

    def _read(self, packages: list[str]) -> None:
        opened = [_open(package) for package in packages]
        contamination.write({name: (version, asked) for name, version, asked in opened})
        for row in contamination.sources():
            self.say(f"{row['package']} {row['version']}: {row['questions']:,} questions.")


def _open(package: str) -> tuple[str, str, list[str]]:
    name, _, rest = package.partition("=")
    version, _, folder = rest.partition("=")
    if not folder or not Path(folder).is_dir():
        raise ConfigurationError(
            f"{package!r} is not NAME=VERSION=FOLDER with a folder that exists."
        )
    asked = contamination.questions(Path(folder))
    if not asked:
        raise ConfigurationError(f"No question was found in the JSON files of {folder}.")
    return name, version, asked
