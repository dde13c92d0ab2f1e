"""What validation found, and where it is kept between commands."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from synthesis.core.values import ToolSpec
from synthesis.tools.host.starting import var_dir

Status = Literal["pass", "fail", "unchecked"]


@dataclass(frozen=True, slots=True)
class Report:
    """A tool's verdict; times are of warm calls of its worked examples."""

    name: str
    status: Status
    reasons: tuple[str, ...]
    median_ms: float | None
    p95_ms: float | None
    calls: int
    pack: str
    spec: str
    """Digest of the spec that was judged: a tool that has changed since is unchecked."""


def spec_digest(spec: ToolSpec) -> str:
    """Changes when anything declared about a tool, or its pack's versions, does."""
    text = json.dumps(asdict(spec), sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


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
    """What the reports say of a tool as it is declared now."""
    report = reports.get(spec.name)
    return report.status if report and report.spec == spec_digest(spec) else "unchecked"
