"""``tools list``, ``tools validate`` and ``tools call``."""

from __future__ import annotations

import itertools
import json
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from synthesis.core.errors import ConfigurationError, ToolError
from synthesis.core.values import DOMAINS, Json
from synthesis.management.base import FAILED, StudioCommand, add_format
from synthesis.services.validating import validate_tools
from synthesis.tools import catalogue, provenance, reaching
from synthesis.tools.catalogue import generating
from synthesis.tools.client import call_sync
from synthesis.tools.validation.listing import as_json

LARGEST_ARGUMENTS = 1_000_000


class Command(StudioCommand):
    """The tool pool on the command line."""

    help = "List the tool pool, validate it, or call one of its tools."

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        listing = actions.add_parser("list", help="print the pool")
        listing.add_argument("--domain", choices=DOMAINS)
        listing.add_argument("--kind", choices=("retrieval", "processing"))
        add_format(listing)
        validating = actions.add_parser(
            "validate", help="call every tool well and badly, and judge"
        )
        validating.add_argument("names", nargs="*", metavar="NAME", help="default: the whole pool")
        add_format(validating)
        self._add_call(actions.add_parser("call", help="call one tool and print its result"))
        add_format(actions.add_parser("chains", help="say which tools can follow which"))
        add_format(actions.add_parser("provenance", help="print libraries, data and licences"))
        writing = actions.add_parser("catalogue", help="write the generated files of the packs")
        writing.add_argument("--check", action="store_true", help="only say whether they are true")

    def _add_call(self, calling: ArgumentParser) -> None:
        calling.add_argument("name", metavar="NAME")
        calling.add_argument(
            "--args",
            dest="arguments",
            default="{}",
            metavar="JSON",
            help="the arguments as JSON, @FILE, or - for standard input",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        match options["action"]:
            case "list":
                self._list(options)
            case "validate":
                self._validate(options["names"], options["format"])
            case "call":
                self._call(options["name"], _read_arguments(options["arguments"]))
            case "chains":
                self._chains(options["format"])
            case "provenance":
                self._provenance(options["format"])
            case "catalogue":
                self._catalogue(options["check"])

    def _list(self, options: dict[str, Any]) -> None:
        rows = [
            row
            for row in as_json(catalogue.pool().specs)
            if options["domain"] in (None, row["domain"]) and options["kind"] in (None, row["kind"])
        ]
        if options["format"] == "json":
            self.print_json(rows)
        else:
            columns = ("name", "domain", "kind", "status", "summary")
            self.print_table([[row[column] for column in columns] for row in rows])
            self.say(f"{len(rows)} tools.")

    def _validate(self, names: Sequence[str], style: str) -> None:
        found = validate_tools(names, self._progress(len(names) or len(catalogue.specs())))
        self._wipe()
        if style == "json":
            self.print_json([asdict(report) for report in found])
        else:
            for report in found:
                self.stdout.write(f"{report.status}  {report.name}  {report.median_ms} ms")
                for reason in report.reasons:
                    self.stdout.write(f"      {reason}")
        failed = [report.name for report in found if report.status == "fail"]
        self.say(f"{len(found) - len(failed)} of {len(found)} tools pass.")
        self._say_what_is_missing()
        if failed:
            self.fail(f"{len(failed)} tools fail: {', '.join(failed)}.", FAILED)

    def _progress(self, total: int) -> Callable[[str], None]:
        done = itertools.count(1)

        def show(name: str) -> None:
            if self.stderr.isatty():
                self.stderr.write(f"\r\033[K{next(done)}/{total} {name}", ending="")

        return show

    def _wipe(self) -> None:
        if self.stderr.isatty():
            self.stderr.write("\r\033[K", ending="")

    def _say_what_is_missing(self) -> None:
        for pack in catalogue.packs().values():
            if pack.missing:
                self.say(f"{catalogue.refusal(pack)} It has {len(pack.tools)} tools.")

    def _call(self, name: str, arguments: dict[str, Json]) -> None:
        catalogue.tool(name)
        outcome = call_sync(name, arguments)
        if outcome.error is not None:
            raise ToolError(outcome.error)
        self.stdout.write(json.dumps(outcome.result, ensure_ascii=False))

    def _chains(self, style: str) -> None:
        found = reaching.report()
        if style == "json":
            self.print_json(found)
            return
        chains = found["chains"]
        self.stdout.write(f"{found['tools']} tools, {found['without_chains']} in no chain.")
        self.stdout.write(f"{chains['two']:,} chains of two tools, {chains['three']:,} of three.")
        for lost in found["unreachable"]:
            self.stdout.write(f"Nothing fills {', '.join(lost['arguments'])} of {lost['name']}.")
        columns = ("name", "fed_by", "feeds", "chains")
        self.print_table([[str(row[column]) for column in columns] for row in found["fewest"]])

    def _provenance(self, style: str) -> None:
        rows = provenance.of_pool()
        if style == "json":
            self.print_json(rows)
            return
        columns = ("pack", "licence", "data_licence", "data_date", "data")
        self.print_table([[row[column] or "–" for column in columns] for row in rows])

    def _catalogue(self, check: bool) -> None:
        stale = generating.stale() if check else generating.write_all()
        for path in stale:
            self.stdout.write(str(path))
        if check and stale:
            self.fail("The catalogue is out of date: `python manage.py tools catalogue` writes it.")
        self.say(f"{len(stale)} files written." if stale else "The catalogue is up to date.")


def _read_arguments(text: str) -> dict[str, Json]:
    """The JSON object that ``--args`` gives; raises ``ConfigurationError``."""
    source = _source(text)
    if len(source.encode()) > LARGEST_ARGUMENTS:
        raise ConfigurationError("The arguments are larger than 1 MB.")
    try:
        arguments = json.loads(source)
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(f"--args is not JSON: {error}.") from None
    if not isinstance(arguments, dict):
        raise ConfigurationError('--args must be a JSON object, as {"country": "Portugal"}.')
    return arguments


def _source(text: str) -> str:
    try:
        if text == "-":
            return sys.stdin.read(LARGEST_ARGUMENTS + 1)
        if text.startswith("@"):
            return Path(text[1:]).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"The arguments cannot be read: {error}.") from None
    return text
