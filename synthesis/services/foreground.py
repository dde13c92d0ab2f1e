"""A run worked on by one process in the foreground, without a broker."""

from __future__ import annotations

import asyncio
import json
import os
import tempfile
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from synthesis.models import Candidate, Run, RunStatus
from synthesis.services.driving import Terms, drive
from synthesis.services.owners import owner_name
from synthesis.services.parts import Parts, PartsFor
from synthesis.services.pulse import Beat, look
from synthesis.services.running import lead_run, leave_run


def work_in_foreground(
    run_id: int,
    parts_for: PartsFor,
    concurrency: int,
    report: Callable[[Beat], None],
    closing: Callable[[], bool],
) -> Run:
    """Lead a run until it is finished, stopped by someone, or ``closing()`` says so.

    Gives the run as it is then: interrupted, when it was not finished. Raises
    ``ConfigurationError`` when it cannot be led.
    """
    leader = owner_name()
    run = lead_run(run_id, leader)
    if run.status == RunStatus.FINISHED:
        report(look(run_id))
        return run
    terms = Terms(
        owner=leader, concurrency=concurrency, leader=leader, closing=closing, report=report
    )
    try:
        asyncio.run(_drive(run_id, parts_for(run), terms))
    finally:
        run = leave_run(run_id, leader)
    return run


def write_records(run_id: int, out: Path) -> int:
    """Write a run's verified records, one a line in episode order, at once or not at all.

    Gives how many there are.
    """
    count = 0
    with tempfile.NamedTemporaryFile(
        "w", dir=out.parent, prefix=f".{out.name}.", delete=False, encoding="utf-8", newline=""
    ) as file:
        try:
            for record in Candidate.objects.of(run_id).records():
                file.write(record + "\n")
                count += 1
            file.flush()
            os.fsync(file.fileno())
            _as_if_created(Path(file.name))
            Path(file.name).replace(out)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
    return count


def pool_from_file(path: Path) -> tuple[str, ...]:
    """The tool names of a pool file, a JSON array of strings; raises ``ValueError``."""
    names = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ValueError("it is not an array of strings")
    return tuple(names)


def _as_if_created(path: Path) -> None:
    """Temporary files are private; the result gets the permissions of any new file."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)


async def _drive(run_id: int, made: AbstractAsyncContextManager[Parts], terms: Terms) -> Beat:
    async with made as parts:
        return await drive(run_id, parts, terms)
