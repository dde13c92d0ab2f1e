"""Proves a file of task records again, with no database: digest, checks, replay."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from synthesis.core import verification
from synthesis.core.checks import duplicate
from synthesis.core.errors import ConfigurationError, StudioError
from synthesis.core.ports import ToolRunner
from synthesis.core.record import digest
from synthesis.core.serial import Record
from synthesis.core.values import ToolSpec, Verdict
from synthesis.engines import ENGINES, make_rederiver

AT_ONCE = 64
"""Records that are verified at the same time; their replays share fresh processes."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A record that does not stand, or of which one thing could not be determined."""

    line: int
    id: str | None
    check: str
    verdict: str
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}, {self.id or 'no id'}: {self.check} {self.verdict}: {self.reason}"


@dataclass(slots=True)
class Report:
    """What a file amounts to. A record counts once, by its worst verdict."""

    file: str
    records: int = 0
    passed: int = 0
    failed: int = 0
    undetermined: int = 0
    problems: list[Problem] = field(default_factory=list)

    def add(self, problems: list[Problem]) -> None:
        verdicts = {problem.verdict for problem in problems}
        self.records += 1
        self.failed += "fail" in verdicts
        self.undetermined += verdicts == {"undetermined"}
        self.passed += not verdicts
        self.problems += problems

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


async def verify_file(path: Path, specs: Mapping[str, ToolSpec], runner: ToolRunner) -> Report:
    """Verify every line of a JSONL file.

    Raises ``ConfigurationError`` when the file cannot be read or holds no line.
    """
    report = Report(path.name)
    seen: dict[str, str] = {}
    after = time.monotonic()
    lines = _lines(path)
    while batch := list(islice(lines, AT_ONCE)):
        found = await asyncio.gather(*(_line(n, text, specs, runner, after) for n, text in batch))
        for (number, _), (record, problems) in zip(batch, found, strict=True):
            report.add(problems + _repeated(number, record, problems, seen))
    if not report.records:
        raise ConfigurationError(f"{path} holds no task record.")
    return report


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Lines that are not blank, split at newlines alone, with their numbers."""
    try:
        with path.open("rb") as file:
            for number, text in enumerate(file, start=1):
                if text.strip():
                    yield number, text
    except OSError as error:
        raise ConfigurationError(f"{path} cannot be read: {error.strerror}.") from error


async def _line(
    number: int, text: bytes, specs: Mapping[str, ToolSpec], runner: ToolRunner, after: float
) -> tuple[Record | None, list[Problem]]:
    try:
        record = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        return None, [Problem(number, None, "line", "fail", f"It is not JSON: {error}.")]
    if not isinstance(record, dict):
        return None, [Problem(number, None, "line", "fail", "It is not a JSON object.")]
    verdicts = await _verdicts(record, specs, runner, after)
    name = record.get("id") if isinstance(record.get("id"), str) else None
    return record, [
        Problem(number, name, check, verdict.verdict, verdict.reason)
        for check, verdict in verdicts.items()
        if verdict.verdict != "pass"
    ]


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not a JSON number")


async def _verdicts(
    record: Record, specs: Mapping[str, ToolSpec], runner: ToolRunner, after: float
) -> dict[str, Verdict]:
    """The digest and every check; a record too malformed for a check to read fails."""
    try:
        if digest(record) != record.get("digest"):
            return {"digest": Verdict("fail", "The record is not what its digest was made of.")}
        engine = record.get("engine")
        rederiver = make_rederiver(engine, specs) if engine in ENGINES else None
        return await verification.verify(record, specs, runner, after, rederiver)
    except (KeyError, TypeError, AttributeError, ValueError, LookupError, StudioError) as error:
        return {"structure": Verdict("fail", f"The record cannot be read: {error!r}.")}


def _repeated(
    number: int, record: Record | None, problems: list[Problem], seen: dict[str, str]
) -> list[Problem]:
    """A problem when an earlier line of the file asks the same."""
    if record is None or any(problem.verdict == "fail" for problem in problems):
        return []
    verdict = duplicate.check(record, seen)
    for fingerprint in duplicate.fingerprints(record):
        seen.setdefault(fingerprint, record["id"])
    if verdict.verdict == "pass":
        return []
    return [Problem(number, record["id"], "duplicate", verdict.verdict, verdict.reason)]
