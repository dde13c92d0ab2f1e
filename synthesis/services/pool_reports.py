"""What is known of the pool as a whole: how many tools of each sort, and which fail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from synthesis.core.values import DOMAINS, Json, ToolSpec
from synthesis.tools import catalogue
from synthesis.tools.validation.reports import CHECKS, Report, load, status_of

SLOWEST = 15


@dataclass(frozen=True, slots=True)
class Row:
    """How many tools a domain has, by kind and by the status of their last validation."""

    domain: str
    tools: int
    kinds: Mapping[str, int]
    statuses: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PoolReport:
    """The pool as validation last found it."""

    rows: Sequence[Row]
    total: Row
    checks: Sequence[tuple[str, str, int]]
    """Each check: its name, what it says, and how many tools fail it."""
    quarantined: Sequence[Report]
    slowest: Sequence[Report]


def pool_report() -> PoolReport:
    """Count the pool under the reports that are kept."""
    kept = load()
    specs = catalogue.pool().specs
    statuses = {name: status_of(spec, kept) for name, spec in specs.items()}
    current = [kept[name] for name, status in statuses.items() if status in ("pass", "fail")]
    timed = [report for report in current if report.median_ms is not None]
    failing = Counter(c for r in current for c, verdict in r.checks.items() if verdict == "fail")
    return PoolReport(
        rows=[_row(domain, _of(domain, specs), statuses) for domain in DOMAINS],
        total=_row("all", list(specs.values()), statuses),
        checks=[(name, says, failing[name]) for name, says in CHECKS.items()],
        quarantined=[report for report in current if report.status == "fail"],
        slowest=sorted(timed, key=lambda report: -(report.median_ms or 0))[:SLOWEST],
    )


def as_json(report: PoolReport) -> dict[str, Json]:
    """The report as programs read it."""
    return {
        "domains": [asdict(row) for row in report.rows],
        "total": asdict(report.total),
        "checks": [{"name": n, "says": says, "failing": f} for n, says, f in report.checks],
        "quarantined": [asdict(found) for found in report.quarantined],
        "slowest": [asdict(found) for found in report.slowest],
    }


def _of(domain: str, specs: Mapping[str, ToolSpec]) -> list[ToolSpec]:
    return [spec for spec in specs.values() if spec.domain == domain]


def _row(domain: str, specs: Sequence[ToolSpec], statuses: Mapping[str, str]) -> Row:
    kinds = Counter(spec.kind for spec in specs)
    found = Counter(statuses[spec.name] for spec in specs)
    return Row(
        domain,
        len(specs),
        {kind: kinds[kind] for kind in ("retrieval", "processing")},
        {status: found[status] for status in ("pass", "fail", "unchecked", "not_installed")},
    )
