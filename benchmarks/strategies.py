"""The old way beside ours: query-first and evidence-first on the same configurations.

``python manage.py bench strategies [--episodes 50] [--bundled | --base-url URL --model NAME]``

Both runs have the same plan. Without an address the scripted server answers: there, which
share of invented questions its tools can answer is an option, so only the costs tell
something. Any other server is measured as it is, and so is the bundled model, which reads
little: ``--bundled --toolset-min 4 --toolset-max 6 --steps 2``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from benchmarks import model_runs, plant
from benchmarks.plant import Figures
from benchmarks.scripted.running import running_model_server

if TYPE_CHECKING:
    from synthesis.models import Run

STRATEGIES = ("query-first", "evidence-first")


def main(arguments: Sequence[str] = ()) -> Figures:
    """Measure, print the figures as JSON and as lines for people, and return them."""
    options = _options(arguments)
    return plant.report("benchmarks.strategies", arguments, _table, options.format)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench strategies", description=__doc__)
    add = parser.add_argument
    add("--episodes", type=int, default=50)
    add("--base-url", default="", help="of an OpenAI-compatible server, ending in /v1")
    add("--model", default="scripted")
    add("--bundled", action="store_true", help="measure the bundled model")
    add("--answerable", type=float, default=0.3, help="of what the scripted model invents")
    add("--toolset-min", type=int, default=15)
    add("--toolset-max", type=int, default=50)
    add("--steps", type=int, default=4)
    add("--slots", type=int, default=32, help="calls in flight")
    add("--timeout", type=float, default=300.0, help="of a call, in seconds")
    add("--workers", type=int, default=2, help="prefork processes")
    add("--format", choices=("text", "json"), default="text")
    return parser.parse_args(arguments)


def measure(options: argparse.Namespace) -> Figures:
    """The figures, on the state folder of this process's environment."""
    model_runs.prepare()
    with _endpoint(options) as model, plant.running(options.workers):
        runs = {strategy: _plan(options, strategy) for strategy in STRATEGIES}
        for strategy, run in runs.items():
            plant.say(f"Next, {strategy}.")
            model_runs.run_to_end(run)
        if len({run.plan_digest for run in runs.values()}) != 1:
            raise RuntimeError("The two runs do not have the same configurations.")
        return {
            "episodes": options.episodes,
            "model": model,
            "strategies": {strategy: _row(run) for strategy, run in runs.items()},
        }


def _plan(options: argparse.Namespace, strategy: str) -> Run:
    return model_runs.plan(
        options.episodes,
        strategy=strategy,
        steps=options.steps,
        toolset_min=options.toolset_min,
        toolset_max=options.toolset_max,
    )


@contextmanager
def _endpoint(options: argparse.Namespace) -> Iterator[str]:
    """The model's name, while an endpoint in the table leads to it."""
    if options.bundled:
        with _bundled() as model:
            yield model
        return
    with _server(options) as base_url:
        model_runs.endpoint(base_url, options.model, options.slots, options.timeout)
        yield str(options.model)


@contextmanager
def _bundled() -> Iterator[str]:
    from synthesis.engines.local.model import MODEL
    from synthesis.services.local_model import register

    command = ["manage.py", "local_model", "--tied", "--port", "0", "--threads", "2"]
    with subprocess.Popen(
        [sys.executable, *command], cwd=plant.ROOT, stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            line = server.stdout.readline() if server.stdout else ""
            if not line:
                raise RuntimeError("The bundled model did not start.")
            register(line.split()[-1])
            yield MODEL
        finally:
            server.terminate()


@contextmanager
def _server(options: argparse.Namespace) -> Iterator[str]:
    if options.base_url:
        yield options.base_url
        return
    with running_model_server(latency_ms=20, answerable=options.answerable) as server:
        yield server.base_url


def _row(run: Run) -> Figures:
    """What a run came to and cost; the making of tasks alone, no solving."""
    from synthesis.services.usage import usage

    found = usage(run.pk)
    making, usable = found.making, found.verified
    tokens = making.prompt_tokens + making.completion_tokens
    return {
        "usable": usable,
        "share": round(usable / run.settings["count"], 3),
        "calls": making.calls,
        "tokens": tokens,
        "calls_per_usable": round(making.calls / usable, 1) if usable else None,
        "tokens_per_usable": round(tokens / usable) if usable else None,
        "outcomes": model_runs.outcomes(run),
    }


def _table(figures: Figures) -> str:
    names = ("usable", "share", "calls", "tokens", "calls_per_usable", "tokens_per_usable")
    head = f"{'':16}" + "".join(f"{name.replace('_', ' '):>19}" for name in names)
    lines = [f"{figures['episodes']} configurations, model {figures['model']}:", head]
    for strategy, row in figures["strategies"].items():
        cells = ("–" if row[name] is None else f"{row[name]:,}" for name in names)
        lines.append(f"{strategy:16}" + "".join(f"{cell:>19}" for cell in cells))
    for strategy, row in figures["strategies"].items():
        lines.append(f"{strategy}: {row['outcomes']}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(_options(sys.argv[1:]))))
