"""A run whose model server fails in every way there is, and whether anything is lost.

``python manage.py bench faults [--episodes 200] [--share 0.1]``

Every kind of fault meets its share of the requests of a run that goes through workers,
broker, tool host and database. Each episode must end in one recorded outcome, none twice,
and what the run recorded of its calls must be what the server counted. Exit code 1 if not.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from benchmarks import model_runs, plant
from benchmarks.plant import Figures
from benchmarks.scripted import faults
from benchmarks.scripted.running import running_model_server

if TYPE_CHECKING:
    from synthesis.models import Run

TIMEOUT = 3.0


def main(arguments: Sequence[str] = ()) -> Figures:
    """Measure, print the figures as JSON and as lines for people, and return them."""
    options = _options(arguments)
    figures = plant.report("benchmarks.faults", arguments, _table, options.format)
    if figures["wrong"]:
        sys.exit(1)
    return figures


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench faults", description=__doc__)
    parser.add_argument("--episodes", type=int, default=200)
    parser.add_argument("--share", type=float, default=0.1, help="of the requests")
    parser.add_argument("--iterations", type=int, default=2)
    parser.add_argument("--attempts", type=int, default=1, help="of a solver at each task")
    parser.add_argument("--slots", type=int, default=32, help="calls in flight")
    parser.add_argument("--workers", type=int, default=2, help="prefork processes")
    parser.add_argument("--random-seed", type=int, default=7)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    return parser.parse_args(arguments)


def measure(options: argparse.Namespace) -> Figures:
    """The figures, on the state folder of this process's environment."""
    model_runs.prepare()
    from synthesis.services import reading

    with (
        running_model_server(
            latency_ms=50,
            faults=options.share,
            retry_after=0.2,
            bad_drafts=0.2,
            solver_errs=0.3,
            random_seed=options.random_seed,
        ) as server,
        plant.running(options.workers),
    ):
        model_runs.endpoint(server.base_url, at_once=options.slots, timeout=TIMEOUT)
        run = model_runs.plan(
            options.episodes,
            iterations=options.iterations,
            attempts=options.attempts,
            random_seed=options.random_seed,
        )
        timed = model_runs.run_to_end(run)
        counts = server.counts()
    figures = {
        "episodes": options.episodes,
        "share": options.share,
        "seconds": round(timed.settled - timed.launched, 1),
        "outcomes": model_runs.outcomes(run),
        "early_ends": reading.early_ends(run.pk),
        "calls": counts["calls"],
        "faulted": sum(counts["faults"].values()),
        "faults": counts["faults"],
        "calls_by_outcome": {
            name: {"server": there, "recorded": here} for name, there, here in _calls(run, counts)
        },
        "prompt_tokens": {"server": counts["prompt_tokens"], "recorded": _tokens(run)},
    }
    return {**figures, "wrong": list(_wrong(run, options.episodes, figures))}


def _calls(run: Run, counts: Mapping[str, Any]) -> Iterator[tuple[str, int, int]]:
    """Every outcome of a call: how often the server says it happened, and how often the run."""
    from synthesis.models import ModelCall

    here = Counter(ModelCall.objects.of(run.pk).values_list("outcome", flat=True))
    there = Counter({"answered": counts["answered"]})
    for kind, count in counts["outcomes"].items():
        if kind in faults.WIRE:
            there[faults.WIRE[kind]] += count
        elif kind != "answered" and kind not in faults.IN_REPLY:
            there[kind] += count
    for name in sorted(here.keys() | there.keys()):
        yield name, there[name], here[name]


def _tokens(run: Run) -> int:
    from django.db.models import Sum

    from synthesis.models import ModelCall

    found: int = ModelCall.objects.of(run.pk).aggregate(sum=Sum("prompt_tokens"))["sum"] or 0
    return found


def _wrong(run: Run, episodes: int, figures: Figures) -> Iterator[str]:
    """What does not add up, in sentences."""
    from synthesis.models import Candidate, Episode

    rows = list(Episode.objects.of(run.pk).values_list("number", "status", "failure_kind"))
    candidates = Counter(Candidate.objects.of(run.pk).values_list("episode__number", flat=True))
    if sorted(number for number, _, _ in rows) != list(range(1, episodes + 1)):
        yield f"{episodes} episodes were planned, and {len(rows)} are there."
    for number, status, kind in rows:
        if status == "verified" and candidates[number] != 1:
            yield f"Episode {number} is verified and has {candidates[number]} candidates."
        if status == "failed" and (not kind or candidates[number]):
            yield f"Episode {number} failed for {kind!r} and has {candidates[number]} candidates."
        if status not in ("verified", "failed") or kind == "internal":
            yield f"Episode {number} is {status} ({kind})."
    for name, both in (*figures["calls_by_outcome"].items(), ("token", figures["prompt_tokens"])):
        if both["server"] != both["recorded"]:
            yield f"{name}: the server counted {both['server']}, the run {both['recorded']}."


def _table(figures: Figures) -> str:
    lines = [
        f"{figures['episodes']} episodes in {figures['seconds']} s, {figures['calls']} calls,"
        f" {figures['faulted']} of them faulted.",
        "Outcomes of the episodes:",
        *(f"  {count:5d}  {name}" for name, count in figures["outcomes"].items()),
        "Explorations that ended early:",
        *(f"  {count:5d}  {why}" for why, count in figures["early_ends"].items()),
        "Calls, as the server and as the run counted them:",
        *(
            f"  {both['server']:5d} {both['recorded']:5d}  {name}"
            for name, both in figures["calls_by_outcome"].items()
        ),
        "Faults by kind: "
        + ", ".join(f"{name} {count}" for name, count in figures["faults"].items()),
        *(figures["wrong"] or ["Every episode has one outcome, and the totals add up."]),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(_options(sys.argv[1:]))))
