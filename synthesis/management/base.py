"""The base of every command of the studio.

Results go to stdout, progress and problems to stderr. An expected error is one sentence and
an exit code, never a traceback: 1 for failed, 2 for bad usage.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NoReturn

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from synthesis.core.errors import ConfigurationError, StudioError

FAILED = 1
BAD_USAGE = 2
INTERRUPTED = 130


class StudioCommand(BaseCommand):
    """A command whose expected errors are sentences."""

    requires_system_checks: list[str] | tuple[str, ...] | Literal["__all__"] = ()
    from_command_line = False

    def run_from_argv(self, argv: list[str]) -> None:
        """Run as a program: problems end it with their sentence and exit code."""
        self.from_command_line = True
        try:
            super().run_from_argv(argv)
        except KeyboardInterrupt:
            self.say("Stopped.")
            sys.exit(INTERRUPTED)
        except BrokenPipeError:
            # Whoever read our output has gone (`| head`); say nothing more to them.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(FAILED)

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run, turning expected errors into the end of the command."""
        try:
            return super().execute(*args, **options)
        except StudioError as error:
            code = BAD_USAGE if isinstance(error, ConfigurationError) else FAILED
            self.fail(str(error), code)
        except DatabaseError as error:
            self.fail(
                f"The database cannot be used ({error}); `python manage.py migrate` sets it up.",
                BAD_USAGE,
            )

    def fail(self, sentence: str, code: int = FAILED) -> NoReturn:
        """End the command with a sentence and an exit code."""
        if self.from_command_line:
            self.say(sentence)
            sys.exit(code)
        raise CommandError(sentence, returncode=code)

    def say(self, sentence: str) -> None:
        """Progress, for a person, on stderr."""
        self.stderr.write(sentence, style_func=str)

    def print_json(self, value: Any) -> None:
        """A result on stdout, as JSON."""
        self.stdout.write(json.dumps(value, ensure_ascii=False, indent=2))

    def print_table(self, rows: Iterable[Sequence[object]]) -> None:
        """Rows on stdout, in columns as wide as they need."""
        cells = [[str(cell) for cell in row] for row in rows]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        for row in cells:
            line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            self.stdout.write(line.rstrip())


def add_format(parser: argparse.ArgumentParser) -> None:
    """The ``--format`` option of commands that print a list or a report."""
    parser.add_argument("--format", choices=("text", "json"), default="text", dest="format")
