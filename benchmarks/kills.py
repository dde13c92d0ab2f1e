"""What is lost, and what is paid for twice, when programs are killed in the middle of a run.

``python manage.py bench kills [--episodes 200] [--random-seed 7]``

Worker, web, broker and model server are ended with SIGKILL, one after the other at random
moments of a run over a scripted model server, and started again. At the end every episode
has to have its outcome, and the model server may have answered a request again at most as
often as calls were in flight at the kills.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

from benchmarks import model_runs, plant
from benchmarks.plant import ROOT, Figures
from benchmarks.scripted.running import RunningServer, running_model_server
from dive_site.studio import tied

if TYPE_CHECKING:
    from dive_site.studio.programs import Program
    from synthesis.models import Run

VICTIMS = ("worker", "model server", "broker", "web", "worker", "model server")
CALLS_AN_EPISODE = 5
LONGEST = 900.0


def main(arguments: Sequence[str] = ()) -> Figures:
    """Measure, print the figures as JSON and as lines for people, and return them.

    Exits with 1 when an episode is lost or more is paid for twice than was in flight.
    """
    options = _options(arguments)
    figures = plant.report("benchmarks.kills", arguments, _table)
    whole = figures["episodes"] == options.episodes and not figures["lost"]
    if not whole or figures["repeated"] > figures["in_flight_at_kills"]:
        sys.exit(1)
    return figures


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench kills", description=__doc__)
    parser.add_argument("--episodes", type=int, default=200)
    parser.add_argument("--slots", type=int, default=16, help="calls in flight")
    parser.add_argument("--latency-ms", type=float, default=200.0)
    parser.add_argument("--random-seed", type=int, default=7, help="of the moments of the kills")
    return parser.parse_args(arguments)


class Site:
    """The programs, each of which can be killed and started again."""

    def __init__(self, commands: dict[str, Program], options: argparse.Namespace) -> None:
        self.commands = commands
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.options = options
        self.answered = 0
        self._servers = ExitStack()
        self.port = 0
        self.server = self._serve()

    def start(self, name: str) -> None:
        from django.conf import settings

        program = self.commands[name]
        with (settings.VAR_DIR / f"{name}.log").open("ab") as log:
            self.running[name] = tied.start(
                program.command,
                log=log,
                cwd=ROOT,
                env=program.env or os.environ,
                last_word=signal.SIGKILL,
                pass_fds=program.pass_fds,
            )

    def kill(self, name: str) -> int:
        """End a program and all below it at once; gives the calls that were in flight."""
        counts = self.server.counts()
        if name == "model server":
            self.answered += counts["answered"]
            self.server.kill()
            self.server = self._serve()
        else:
            os.killpg(self.running[name].pid, signal.SIGKILL)
            self.running[name].wait()
            self.start(name)
        in_flight: int = counts["in_flight"]
        return in_flight

    def end(self) -> None:
        """Kill everything that still runs."""
        self.answered += self.server.counts()["answered"]
        self._servers.close()
        for process in self.running.values():
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _serve(self) -> RunningServer:
        """A model server, from the second on at the address of the first."""
        wanted = {"latency_ms": self.options.latency_ms, "port": self.port}
        server = self._servers.enter_context(running_model_server(**wanted))
        self.port = int(server.base_url.rpartition(":")[2].removesuffix("/v1"))
        return server


@contextmanager
def _site(options: argparse.Namespace) -> Iterator[Site]:
    from dive_site.studio.programs import programs

    with socket.create_server(("127.0.0.1", 0)) as web:
        web.set_inheritable(True)
        site = Site({p.name: p for p in programs(web.fileno(), 2)}, options)
        try:
            for name in site.commands:
                site.start(name)
            yield site
        finally:
            site.end()


def measure(options: argparse.Namespace) -> Figures:
    """The figures, on the state folder of this process's environment."""
    model_runs.prepare()
    with _site(options) as site:
        model_runs.endpoint(site.server.base_url, at_once=options.slots)
        run = model_runs.plan(options.episodes)
        kills = _work_and_kill(run, site, random.Random(options.random_seed))
    return _figures(run, site, kills)


def _work_and_kill(run: Run, site: Site, chance: random.Random) -> list[tuple[str, int]]:
    from synthesis.models import ModelReply, Run, RunStatus
    from synthesis.services.running import start_run

    start_run(run)
    whole = site.options.episodes * CALLS_AN_EPISODE
    moments = sorted(chance.uniform(0.05, 0.9) for _ in VICTIMS)
    kills = []
    for name, moment in zip(VICTIMS, moments, strict=True):
        plant.wait_for(
            lambda least=moment * whole: ModelReply.objects.count() >= least,
            f"{moment:.0%} of the calls",
            LONGEST,
        )
        time.sleep(chance.uniform(0, site.options.latency_ms / 1000))
        kills.append((name, site.kill(name)))
        plant.say(f"At {moment:.0%}: killed the {name}, {kills[-1][1]} calls in flight.")
    plant.wait_for(
        lambda: Run.objects.get(pk=run.pk).status == RunStatus.FINISHED, "the run's end", LONGEST
    )
    return kills


def _figures(run: Run, site: Site, kills: list[tuple[str, int]]) -> Figures:
    from synthesis.models import Episode, ModelCall, ModelReply

    outcomes: dict[str, int] = model_runs.outcomes(run)
    stored = ModelReply.objects.count()
    tries: Counter[Any] = Counter(ModelCall.objects.values_list("outcome", flat=True))
    return {
        "episodes": Episode.objects.of(run.pk).count(),
        "outcomes": outcomes,
        "lost": Episode.objects.of(run.pk).unsettled().count(),
        "kills": kills,
        "in_flight_at_kills": sum(number for _, number in kills),
        "answered": site.answered,
        "stored": stored,
        "repeated": max(0, site.answered - stored),
        "tries": dict(tries),
    }


def _table(figures: Figures) -> str:
    return (
        f"{figures['episodes']} episodes, {figures['outcomes']}; {len(figures['kills'])} kills"
        f" with {figures['in_flight_at_kills']} calls in flight; {figures['answered']} calls"
        f" answered, {figures['stored']} replies stored, {figures['repeated']} paid for twice."
    )


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(_options(sys.argv[1:]))))
