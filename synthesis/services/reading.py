"""How far a run has come, in the few queries that a page which asks every second can afford."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min
from django.utils import timezone

from synthesis.core.difficulty import BANDS
from synthesis.models import Candidate, Episode, EpisodeStatus, Run, RunStatus

WINDOW = timedelta(minutes=2)
"""The time over which throughput is measured: long enough to be steady, short enough to be now."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One kind of failure, how often it came, and one reason in full."""

    kind: str
    count: int
    example: str


@dataclass(frozen=True, slots=True)
class RunProgress:
    """The state of a run for people.

    ``verifying`` are those of the running episodes that have made all their iterations: no
    model is asked for them any more, but perhaps a solver.
    """

    run_id: int
    status: str
    total: int
    counts: Mapping[str, int]
    verifying: int
    failures: Sequence[Failure]
    per_minute: float
    seconds_left: float | None
    latest: Sequence[Candidate]

    @property
    def settled(self) -> int:
        ends = (EpisodeStatus.VERIFIED, EpisodeStatus.FAILED, EpisodeStatus.CANCELLED)
        return sum(self.counts[status] for status in ends)

    @property
    def percent(self) -> int:
        return 100 * self.settled // self.total if self.total else 0

    @property
    def is_live(self) -> bool:
        """Whether it makes sense to look again soon."""
        return self.status in (RunStatus.PLANNED, RunStatus.RUNNING)


def progress(run: Run, latest: int = 5) -> RunProgress:
    """Counts by outcome, failures by kind, throughput and time left."""
    now = timezone.now()
    found = Episode.objects.of(run.pk).counts()
    counts = {str(status): found.get(status, 0) for status in EpisodeStatus.values}
    rate = _per_minute(run, now)
    return RunProgress(
        run_id=run.pk,
        status=run.shown_status,
        total=sum(counts.values()),
        counts=counts,
        verifying=_verifying(run) if counts[EpisodeStatus.RUNNING] else 0,
        failures=failures(run.pk),
        per_minute=rate,
        seconds_left=_seconds_left(run, counts, rate),
        latest=list(Candidate.objects.of(run.pk).newest(latest)),
    )


def failures(run_id: int) -> list[Failure]:
    """Failures by kind, the most frequent first; the example is that of the lowest episode."""
    failed = Episode.objects.of(run_id).failed()
    rows = failed.order_by().values("failure_kind").annotate(n=Count("pk"), first=Min("number"))
    firsts = failed.filter(number__in=[row["first"] for row in rows])
    reasons = dict(firsts.values_list("number", "failure_reason"))
    ranked = sorted(rows, key=lambda row: (-row["n"], row["failure_kind"]))
    return [Failure(row["failure_kind"], row["n"], reasons[row["first"]]) for row in ranked]


def difficulty(run_id: int) -> list[tuple[str, int]]:
    """How many candidates are in each band, the easiest first; none where no solver tried."""
    rows = Candidate.objects.of(run_id).exclude(difficulty="").order_by()
    counts = dict(rows.values_list("difficulty").annotate(n=Count("pk")))
    return [(band, counts[band]) for band in BANDS if band in counts]


def early_ends(run_id: int) -> dict[str, int]:
    """Why explorations ended before the model had seen enough, the most frequent first.

    Their questions were derived from what there was.
    """
    rows = Episode.objects.of(run_id).exclude(early_ends=[]).order_by()
    found: Counter[str] = Counter()
    for kinds, count in rows.values_list("early_ends").annotate(n=Count("pk")):
        for kind in kinds:
            found[kind] += count
    return dict(found.most_common())


def summary(run: Run) -> str:
    """Every outcome by reason, in one line."""
    found = Episode.objects.of(run.pk).counts()
    parts = [f"{found.get(EpisodeStatus.VERIFIED, 0)} verified"]
    parts += [f"{item.count} failed ({item.kind})" for item in failures(run.pk)]
    for status in (
        EpisodeStatus.CANCELLED,
        EpisodeStatus.DERIVED,
        EpisodeStatus.RUNNING,
        EpisodeStatus.WAITING,
    ):
        if found.get(status):
            parts.append(f"{found[status]} {status}")
    total = sum(found.values())
    noun = "episode" if total == 1 else "episodes"
    return f"Run {run.pk} is {run.status}: {total} {noun}, {', '.join(parts)}."


def _verifying(run: Run) -> int:
    in_flight = Episode.objects.of(run.pk).in_flight()
    return in_flight.filter(iteration__gte=run.settings["iterations"]).count()


def _per_minute(run: Run, now: datetime) -> float:
    if run.started_at is None or run.status != RunStatus.RUNNING:
        return 0.0
    since = max(run.started_at, now - WINDOW)
    done = Episode.objects.of(run.pk).filter(finished_at__gte=since).count()
    return 60 * done / max((now - since).total_seconds(), 1.0)


def _seconds_left(run: Run, counts: Mapping[str, int], rate: float) -> float | None:
    """None while it cannot be told."""
    ahead = (EpisodeStatus.WAITING, EpisodeStatus.RUNNING, EpisodeStatus.DERIVED)
    left = sum(counts[status] for status in ahead)
    if not left or rate <= 0 or run.status != RunStatus.RUNNING:
        return 0.0 if not left else None
    return 60 * left / rate
