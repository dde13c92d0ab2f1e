"""Judges an edited record as every record is judged: by running all checks again."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping

from synthesis.core.checks import duplicate
from synthesis.core.ports import ToolRunner
from synthesis.core.serial import Record
from synthesis.core.values import ToolSpec, Verdict
from synthesis.core.verification import failed, verify
from synthesis.models import Candidate
from synthesis.tools import catalogue
from synthesis.tools.client import ToolHostClient


def judge(
    record: Record, candidate: Candidate, runner: ToolRunner | None = None
) -> dict[str, Verdict]:
    """Every verdict on the record; steps are replayed in a process started from now on.

    Must be called outside a transaction: tools run.
    """
    verdicts = asyncio.run(_verify(record, catalogue.specs(), runner))
    if not failed(verdicts):
        verdicts["duplicate"] = _duplicate(record, candidate)
    return verdicts


async def _verify(
    record: Record, specs: Mapping[str, ToolSpec], runner: ToolRunner | None
) -> dict[str, Verdict]:
    after = time.monotonic()
    if runner is not None:
        return await verify(record, specs, runner, after)
    async with ToolHostClient() as client:
        return await verify(record, specs, client, after)


def _duplicate(record: Record, candidate: Candidate) -> Verdict:
    others = Candidate.objects.of(candidate.run_id).exclude(pk=candidate.pk)
    return duplicate.check(record, others.ids_by_fingerprint(duplicate.fingerprints(record)))
