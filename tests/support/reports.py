"""Reports of validation, as a test says that they were."""

from __future__ import annotations

from synthesis.core.values import ToolSpec
from synthesis.tools import catalogue
from synthesis.tools.validation.reports import CHECKS, Report, Status, Verdict


def report_on(spec: ToolSpec, status: Status, *reasons: str, digest: str | None = None) -> Report:
    """A report on a tool, failing its examples where it fails; of an earlier spec by ``digest``."""
    verdicts: dict[str, Verdict] = dict.fromkeys(CHECKS, "pass")
    if status == "fail":
        verdicts["examples"] = "fail"
    return Report(
        name=spec.name,
        status=status,
        reasons=reasons,
        median_ms=0.5,
        p95_ms=0.9,
        calls=12,
        domain=spec.domain,
        kind=spec.kind,
        pack=spec.pack,
        spec=digest or catalogue.digest(spec.name),
        checks=verdicts,
    )
