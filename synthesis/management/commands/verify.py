"""Proves a file of task records by checking and replaying every one."""

from __future__ import annotations

import argparse
import asyncio
import json
from pathlib import Path
from typing import Any

from synthesis.management.base import StudioCommand, add_format
from synthesis.services.verifying import Report, verify_file
from synthesis.tools import catalogue
from synthesis.tools.client import ToolHostClient

SHOWN = 20


class Command(StudioCommand):
    help = (
        "Re-check a JSONL file of task records: digest, structure, citations, leaks, and a "
        "replay of every step. Exit code 1 when a record fails, 2 for bad usage."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.jsonl")
        parser.add_argument(
            "--strict", action="store_true", help="count what could not be determined as failed"
        )
        parser.add_argument("--out", type=Path, metavar="REPORT", help="write the report as JSON")
        add_format(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        report = asyncio.run(_verify(options["file"]))
        if options["out"]:
            self._write(options["out"], report)
        if options["format"] == "json":
            self.print_json(report.to_json())
        else:
            self._print(report)
        if report.failed or (options["strict"] and report.undetermined):
            self.fail(self._summary(report))

    def _print(self, report: Report) -> None:
        for problem in report.problems[:SHOWN]:
            self.stdout.write(str(problem))
        if len(report.problems) > SHOWN:
            self.stdout.write(f"... and {len(report.problems) - SHOWN} more (see --out).")
        if not report.failed:
            self.stdout.write(self._summary(report))

    def _summary(self, report: Report) -> str:
        return (
            f"{report.records} records: {report.passed} passed, {report.failed} failed, "
            f"{report.undetermined} undetermined."
        )

    def _write(self, path: Path, report: Report) -> None:
        try:
            path.write_text(json.dumps(report.to_json(), ensure_ascii=False, indent=2) + "\n")
        except OSError as error:
            self.fail(f"{path} cannot be written: {error.strerror}.", 2)


async def _verify(path: Path) -> Report:
    runner = ToolHostClient()
    try:
        return await verify_file(path, catalogue.specs(), runner)
    finally:
        await runner.close()
