"""How busy a model server is kept: episodes through Celery workers, against its ideal.

``python manage.py bench saturation [--episodes 1280] [--slots 64] [--memory]``

A scripted server answers after a fixed time. Episodes of four tool calls and one derivation
go through prefork workers, broker, tool host and database, as in production, with ``slots``
calls in flight. The ideal is calls x latency / slots. One run before is not counted, which
teaches how much the server takes, nor is the first wave of ``slots`` calls, in which the
places are taken. Beside it, a bare aiohttp loop makes as many calls of the
same size. The tools are quick ones, since others take more processor time than two cores have
in the time of the ideal; ``--whole-pool`` shows that. ``--memory`` makes 5,000 episodes and
shows how the workers' memory grows.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from benchmarks import model_runs, plant, processes
from benchmarks.plant import Figures, Plant
from benchmarks.scripted.running import RunningServer, running_model_server

WARM_UP = 4
"""Episodes of the run that is not counted, for each slot."""

SERVER_NICENESS = -10


def main(arguments: Sequence[str] = ()) -> Figures:
    """Measure, print the figures as JSON and as lines for people, and return them."""
    options = _options(arguments)
    return plant.report("benchmarks.saturation", arguments, _table, options.format)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench saturation", description=__doc__)
    parser.add_argument("--episodes", type=int, default=0, help="default 1280; 5000 for --memory")
    parser.add_argument("--slots", type=int, default=64, help="calls in flight")
    parser.add_argument("--latency-ms", type=float, default=200.0)
    parser.add_argument("--workers", type=int, default=2, help="prefork processes")
    parser.add_argument("--strategy", default="evidence-first")
    parser.add_argument("--whole-pool", action="store_true", help="slow tools too")
    parser.add_argument("--memory", action="store_true", help="how memory grows over episodes")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    options = parser.parse_args(arguments)
    options.episodes = options.episodes or (5_000 if options.memory else 1_280)
    return options


def measure(options: argparse.Namespace) -> Figures:
    """The figures, on the state folder of this process's environment."""
    model_runs.prepare()
    changes: dict[str, Any] = {"strategy": options.strategy}
    if not options.whole_pool:
        changes |= {"pool": model_runs.quick_pool(), "domains": ("finance", "general")}
    with (
        running_model_server(latency_ms=options.latency_ms) as server,
        plant.running(options.workers) as running,
    ):
        _go_first(server)
        endpoint = model_runs.endpoint(server.base_url, at_once=options.slots)
        warm_up = model_runs.plan(WARM_UP * options.slots, random_seed=1, **changes)
        run = model_runs.plan(options.episodes, **changes)
        plant.say("Two runs are planned; the first of them is not counted.")
        model_runs.run_to_end(warm_up)
        endpoint.refresh_from_db()
        plant.say(f"The level learnt is {endpoint.level:.0f}; next, the run that is measured.")
        server.count_anew()
        before = _cpu(running, server)
        running.sizes.clear()
        running.tool_processes.clear()
        timed = model_runs.run_to_end(run)
        after = _cpu(running, server)
        counts = server.count_anew()
        cpu = {name: after[name] - before[name] for name in after}
        return {
            "slots": options.slots,
            "workers": options.workers,
            "cpus": os.cpu_count(),
            "load": round(os.getloadavg()[0], 1),
            "level_learnt": round(endpoint.level, 1),
            "episodes": options.episodes,
            "outcomes": model_runs.outcomes(run),
            "calls": counts["calls"],
            "most_in_flight": counts["most_in_flight"],
            **_times(counts, timed, options),
            "cpu_seconds": {name: round(seconds, 2) for name, seconds in cpu.items()},
            "tool_processes": len(running.tool_processes),
            "cached_share": round(counts["cached_tokens"] / counts["prompt_tokens"], 3),
            **_memory(running, timed, options.episodes),
            **_beside_bare(server, counts, cpu["worker"], options.slots),
        }


def _go_first(server: RunningServer) -> None:
    """The server stands for another machine: nothing that runs here may make it late."""
    process = server.process.pid
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, process, SERVER_NICENESS)
        # Where the kernel shares the processor between sessions, only this one counts.
        Path(f"/proc/{process}/autogroup").write_text(str(SERVER_NICENESS))


def _times(counts: dict[str, Any], timed: model_runs.Timed, options: argparse.Namespace) -> Figures:
    wave = options.latency_ms / 1000
    ideal = counts["calls"] * wave / options.slots
    whole_served = counts["last"] - counts["first"]
    served = counts["last"] - counts["ended"][options.slots - 1]
    whole = timed.settled - timed.launched
    return {
        "ideal_seconds": round(ideal, 2),
        "served_seconds": round(served, 2),
        "served_ratio": round(served / (ideal - wave), 3),
        "with_first_wave_ratio": round(whole_served / ideal, 3),
        "mean_in_flight": round(counts["busy_seconds"] / whole_served, 1),
        "to_first_call_seconds": round(counts["first"] - timed.launched, 2),
        "after_last_call_seconds": round(timed.settled - counts["last"], 2),
        "launch_to_settled_seconds": round(whole, 2),
        "launch_to_settled_ratio": round(whole / ideal, 3),
    }


def _cpu(running: Plant, server: RunningServer) -> dict[str, float]:
    return {**running.cpu(), "model server": processes.cpu_seconds(server.process.pid)}


def _memory(running: Plant, timed: model_runs.Timed, episodes: int) -> Figures:
    """What the workers held, and how that grew in the second half of the run."""
    seen = [(at, size) for at, size in running.sizes if timed.launched <= at <= timed.settled]
    late = seen[len(seen) // 2 :]
    each = (timed.settled - timed.launched) / episodes
    return {
        "worker_mb": {
            "first": round(seen[0][1]) if seen else None,
            "last": round(seen[-1][1]) if seen else None,
            "peak_of_one": round(running.peak_mb()),
            "growth_per_1000_episodes": round(_slope(late) * each * 1000, 1),
        }
    }


def _slope(points: Sequence[tuple[float, float]]) -> float:
    """By least squares; 0 for too few points."""
    if len(points) < 3:
        return 0.0
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread


def _beside_bare(
    server: RunningServer, counts: dict[str, Any], worker_cpu: float, slots: int
) -> Figures:
    """Processor time per 1,000 calls, ours and that of a bare loop."""
    calls, size = counts["calls"], counts["request_bytes"] // counts["calls"]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.bare_loop", server.base_url]
        + [str(number) for number in (calls, slots, size)],
        stdout=subprocess.PIPE,
        check=True,
    )
    bare = json.loads(done.stdout)
    ours = worker_cpu / calls * 1000
    theirs = bare["cpu"] / calls * 1000
    return {
        "request_bytes": size,
        "worker_cpu_per_1000_calls": round(ours, 3),
        "bare_cpu_per_1000_calls": round(theirs, 3),
        "cpu_ratio": round(ours / theirs, 2),
        "bare_seconds": round(bare["wall"], 2),
    }


def _table(figures: Figures) -> str:
    cpu = ", ".join(f"{name} {seconds}" for name, seconds in figures["cpu_seconds"].items())
    memory = figures["worker_mb"]
    return "\n".join(
        (
            f"{figures['episodes']} episodes, {figures['calls']} calls, {figures['slots']} slots,"
            f" {figures['workers']} worker processes, {figures['cpus']} CPUs:",
            f"  ideal                  {figures['ideal_seconds']:7.2f} s",
            f"  after the first wave   {figures['served_seconds']:7.2f} s"
            f"  ({figures['served_ratio']:.3f} of its ideal,"
            f" {figures['mean_in_flight']} in flight on average)",
            f"  with the first wave            ({figures['with_first_wave_ratio']:.3f})",
            f"  launch to settled      {figures['launch_to_settled_seconds']:7.2f} s"
            f"  ({figures['launch_to_settled_ratio']:.3f})",
            f"  bare loop, same calls  {figures['bare_seconds']:7.2f} s",
            f"CPU of the workers per 1,000 calls: {figures['worker_cpu_per_1000_calls']} s,"
            f" a bare loop {figures['bare_cpu_per_1000_calls']} s,"
            f" {figures['cpu_ratio']} times it.",
            f"CPU seconds: {cpu}. Tools ran in {figures['tool_processes']} processes.",
            f"Workers' memory: {memory['first']} to {memory['last']} MB together,"
            f" {memory['growth_per_1000_episodes']} MB more per 1,000 episodes in the second half;"
            f" the largest process at most {memory['peak_of_one']} MB.",
            f"Outcomes: {figures['outcomes']}.",
        )
    )


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(_options(sys.argv[1:]))))
