"""``synthesize``: the whole pipeline in the foreground, with the services of the web."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from tqdm import tqdm

from synthesis.core.errors import ConfigurationError
from synthesis.core.sampling import KEEPS, STRATEGIES, PlanSettings
from synthesis.core.values import DOMAINS
from synthesis.engines import ENGINES
from synthesis.management.base import StudioCommand, add_format
from synthesis.models import Episode, Run, RunStatus
from synthesis.services.budgets import budgets, raise_budget
from synthesis.services.database import ensure_ready
from synthesis.services.foreground import pool_from_file, work_in_foreground, write_records
from synthesis.services.parts import parts_for
from synthesis.services.planning import check_engine, plan_run
from synthesis.services.pulse import Beat
from synthesis.services.reading import difficulty, early_ends, progress, summary
from synthesis.services.sources import default_pool
from synthesis.services.stopping import stop_on_signals
from synthesis.services.usage import strategy_of, usage, usage_json


class Command(StudioCommand):
    help = (
        "Make a run and work on it here: sample, collect, derive, verify. The verified "
        "candidates go to a file, in episode order; the same --seed gives the same bytes."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The options of a run, and of how it is worked on."""
        parser.add_argument(
            "--engine", default="builtin", help=f"what drives the episodes: {' or '.join(ENGINES)}"
        )
        parser.add_argument("--count", type=int, help="how many episodes")
        parser.add_argument(
            "--domain",
            action="append",
            choices=DOMAINS,
            help="domain of the seeds and of half of the toolset; repeatable (default: all)",
        )
        parser.add_argument("--pool", type=Path, help="file with a JSON array of tool names")
        parser.add_argument("--toolset-min", type=int, default=15, help="smallest toolset")
        parser.add_argument("--toolset-max", type=int, default=50, help="largest toolset")
        parser.add_argument("--iterations", type=int, default=3, help="iterations an episode")
        parser.add_argument("--steps", type=int, default=6, help="steps an iteration")
        parser.add_argument("--seed", type=int, default=0, help="the random seed")
        _add_models(parser)
        parser.add_argument("--concurrency", type=int, default=64, help="episodes at once")
        parser.add_argument("--resume", type=int, metavar="RUN", help="go on with this run")
        parser.add_argument("--out", type=Path, required=True, help="JSONL file to write")
        parser.add_argument("--name", default="", help="name of the run")
        add_format(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit code 1 when the run did not finish or verified nothing, 2 for bad usage."""
        self._check_usage(options)
        ensure_ready(self.say)
        run_id = self._resumed(options) if options["resume"] else self._plan(options).pk
        run = self._work(run_id, options["concurrency"])
        self._conclude(run, options)

    def _check_usage(self, options: dict[str, Any]) -> None:
        check_engine(options["engine"])
        problem = None
        if options["resume"] is None and options["count"] is None:
            problem = "Say how many episodes with --count, or which run with --resume."
        elif options["concurrency"] < 1:
            problem = "--concurrency must be at least 1."
        elif options["out"].is_dir():
            problem = f"--out {options['out']} is a folder; name a file."
        elif not options["out"].absolute().parent.is_dir():
            problem = f"The folder of --out {options['out']} does not exist."
        if problem:
            raise ConfigurationError(problem)

    def _plan(self, options: dict[str, Any]) -> Run:
        chosen = options["domain"] or DOMAINS
        domains = tuple(name for name in DOMAINS if name in chosen)
        settings = PlanSettings(
            count=options["count"],
            pool=_pool(options["pool"]),
            domains=domains,
            toolset_min=options["toolset_min"],
            toolset_max=options["toolset_max"],
            iterations=options["iterations"],
            steps=options["steps"],
            random_seed=options["seed"],
            engine=options["engine"],
            **{name: options[name] for name in _OF_MODELS if options[name] is not None},
        )
        return plan_run(settings, name=options["name"])

    def _resumed(self, options: dict[str, Any]) -> int:
        """The run to go on with, under the limits that are given anew."""
        run = Run.objects.filter(pk=options["resume"]).first()
        if run is None:
            raise ConfigurationError(f"There is no run {options['resume']}.")
        limits = {name: options[f"budget_{name}"] for name in ("tokens", "money", "seconds")}
        if any(limit is not None for limit in limits.values()):
            raise_budget(run, **limits)
        return run.pk

    def _work(self, run_id: int, concurrency: int) -> Run:
        total = Episode.objects.of(run_id).count()
        with (
            stop_on_signals() as asked,
            tqdm(total=total, unit="episode", file=sys.stderr, mininterval=0.5) as bar,
        ):

            def show(beat: Beat) -> None:
                bar.set_postfix(verified=beat.verified, failed=beat.failed, refresh=False)
                bar.update(beat.settled - bar.n)

            return work_in_foreground(run_id, parts_for, concurrency, show, asked)

    def _conclude(self, run: Run, options: dict[str, Any]) -> None:
        told = summary(run)
        ended = run.status in (RunStatus.FINISHED, RunStatus.CANCELLED)
        if not ended and not run.stopped_because:
            self.fail(f"{told} Go on with: {_again(run, options)}")
        written = write_records(run.pk, options["out"])
        if options["format"] == "json":
            self.print_json(_report(run, options["out"]))
        if not ended:
            self.fail(f"{told} {run.stopped_because} Go on with: {_again(run, options)}")
        if run.status == RunStatus.CANCELLED or not written:
            self.fail(told)
        self.say(told)


_OF_MODELS = (
    "strategy",
    "attempts",
    "solver_turns",
    "keep",
    "budget_tokens",
    "budget_money",
    "budget_seconds",
)
"""Options that are left to ``PlanSettings`` where they are not given."""


def _add_models(parser: ArgumentParser) -> None:
    """The options of runs that ask models."""
    models = parser.add_argument_group("models")
    models.add_argument(
        "--strategy",
        choices=STRATEGIES,
        help="query-first is the old way: a question is invented before any tool is called",
    )
    models.add_argument("--attempts", type=int, help="tries of a solver at each task (default: 0)")
    models.add_argument("--solver-turns", type=int, help="turns of a try at most (default: 10)")
    models.add_argument(
        "--keep", choices=KEEPS, help="of which difficulty; sometimes: not those always solved"
    )
    for name, kind, unit in (
        ("tokens", int, "of prompts and replies together"),
        ("money", float, "in the currency of the endpoints' prices"),
        ("seconds", float, "of running"),
    ):
        models.add_argument(
            f"--budget-{name}",
            type=kind,
            metavar=name.upper(),
            help=f"what the run may spend, {unit}; 0 is no limit. With --resume: from now on",
        )


def _again(run: Run, options: dict[str, Any]) -> str:
    """The command that goes on with the run; a spent limit has to be raised with it."""
    parts = [f"manage.py synthesize --resume {run.pk}"]
    for state in budgets(run):
        if state.is_spent:
            parts.append(f"--budget-{state.name} MORE")
    return " ".join([*parts, f"--out {options['out']}"])


def _pool(path: Path | None) -> tuple[str, ...]:
    if path is None:
        return default_pool()
    try:
        return pool_from_file(path)
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            f"--pool {path} cannot be read as a JSON array of tool names: {error}."
        ) from None


def _seconds(run: Run) -> float | None:
    """From the first start to the end of the run."""
    if run.started_at is None or run.finished_at is None:
        return None
    return round((run.finished_at - run.started_at).total_seconds(), 3)


def _report(run: Run, out: Path) -> dict[str, Any]:
    state = progress(run)
    used = usage(run.pk)
    return {
        "run": run.pk,
        "status": run.status,
        "seconds": _seconds(run),
        "counts": dict(state.counts),
        "failures": [
            {"kind": f.kind, "count": f.count, "example": f.example} for f in state.failures
        ],
        "stopped_because": run.stopped_because,
        "strategy": strategy_of(run),
        "usage": usage_json(used),
        "cost": used.total.cost,
        "early_ends": early_ends(run.pk),
        "difficulty": dict(difficulty(run.pk)),
        "plan_digest": run.plan_digest,
        "out": str(out),
    }
