"""What validation found, and where it is kept between commands."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from synthesis.core.values import ToolSpec
from synthesis.tools import catalogue
from synthesis.tools.host.starting import var_dir

Status = Literal["pass", "fail", "unchecked", "not_installed"]
Verdict = Literal["pass", "fail", "not run"]
Check = Literal[
    "declaration",
    "examples",
    "result",
    "entities",
    "repeats",
    "concurrent",
    "fresh",
    "bad_arguments",
    "offline",
]

CHECKS: Mapping[Check, str] = {
    "declaration": "It loads; its schema is valid and every argument is described",
    "examples": "Its worked examples give the expected results",
    "result": "Results match the declared schema",
    "entities": "Results are of the entity types that it declares",
    "repeats": "Ten equal calls give equal results",
    "concurrent": "Calls at the same time agree",
    "fresh": "A fresh process gives the same",
    "bad_arguments": "Missing, wrong, empty, oversized and absurd arguments get a sentence",
    "offline": "It makes no attempt to reach the network",
}


@dataclass(frozen=True, slots=True)
class Report:
    """A tool's verdict; times are of warm calls of its worked examples."""

    name: str
    status: Status
    reasons: tuple[str, ...]
    median_ms: float | None
    p95_ms: float | None
    calls: int
    domain: str
    kind: str
    pack: str
    spec: str
    """Digest of the spec that was judged: a tool that has changed since is unchecked."""
    checks: Mapping[str, Verdict]


def default_path() -> Path:
    """Where this clone keeps its reports."""
    return var_dir() / "tool-reports.json"


def save(reports: Iterable[Report], path: Path | None = None) -> None:
    """Keep these reports, beside those of other tools that are kept already."""
    path = path or default_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = {**load(path), **{report.name: report for report in reports}}
    with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=path.name, delete=False) as out:
        json.dump([asdict(report) for _, report in sorted(kept.items())], out, indent=1)
    Path(out.name).replace(path)


def load(path: Path | None = None) -> Mapping[str, Report]:
    """The reports that are kept, by tool; none where nothing was validated yet."""
    try:
        rows = json.loads((path or default_path()).read_text())
        return {row["name"]: Report(**{**row, "reasons": tuple(row["reasons"])}) for row in rows}
    except (OSError, ValueError, TypeError, KeyError):
        return {}  # it can be made again at any time


def status_of(spec: ToolSpec, reports: Mapping[str, Report]) -> Status:
    """What the reports say of a tool of the pool as it is declared, and installed, now."""
    if catalogue.pack(spec.pack).missing:
        return "not_installed"
    report = reports.get(spec.name)
    current = report is not None and report.spec == catalogue.digest(spec.name)
    return report.status if report and current else "unchecked"
