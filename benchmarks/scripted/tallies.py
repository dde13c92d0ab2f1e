"""What the server counted: requests, their outcomes, tokens, and how many were there at once."""

from __future__ import annotations

import time
import zlib
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from benchmarks.scripted import faults

CACHE_TOKENS = 400_000
"""How many tokens the key-value cache of the server is said to hold."""


@dataclass(slots=True)
class Tally:
    """One request while it is being answered. ``number`` is the same for the same body, always;
    ``body_hash`` tells bodies apart within this process."""

    begun: float
    number: int
    body_hash: int
    prompt_tokens: int = 0
    running: bool = False


@dataclass
class Tallies:
    """The sums. ``outcomes`` counts every ended request once: "answered", a kind of fault,
    "over_limit", "abandoned" (the client left), "unauthorised", "no_model", "too_long" or
    "unreadable".

    ``repeats`` are requests word for word like one that was answered in full before.
    ``first`` is when the first request came and ``ended`` when each reply left, ``last`` the
    last of them, in seconds since the epoch.
    """

    calls: int = 0
    in_flight: int = 0
    most_in_flight: int = 0
    running: int = 0
    repeats: int = 0
    first: float = 0.0
    last: float = 0.0
    busy_seconds: float = 0.0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cached_tokens: int = 0
    held_tokens: int = 0
    request_bytes: int = 0
    reply_bytes: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    ended: list[float] = field(default_factory=list)
    answered_bodies: set[int] = field(default_factory=set)

    def begin(self, body: bytes) -> Tally:
        """A request has come."""
        now = time.time()
        self.first = self.first or now
        self.calls += 1
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        self.request_bytes += len(body)
        tally = Tally(now, zlib.crc32(body), hash(body))
        self.repeats += tally.body_hash in self.answered_bodies
        return tally

    def run(self, tally: Tally) -> None:
        """It no longer waits for a place."""
        tally.running = True
        self.running += 1
        self.held_tokens += tally.prompt_tokens

    def end(self, tally: Tally, outcome: str) -> None:
        """It was answered, or not."""
        self.last = time.time()
        self.ended.append(self.last)
        self.in_flight -= 1
        self.busy_seconds += self.last - tally.begun
        self.outcomes[outcome] += 1
        if tally.running:
            self.running -= 1
            self.held_tokens -= tally.prompt_tokens

    def answer(self, tally: Tally, completion_tokens: int, cached_tokens: int, size: int) -> None:
        """Its reply has left in full."""
        self.answered_bodies.add(tally.body_hash)
        self.prompt_tokens += tally.prompt_tokens
        self.completion_tokens += completion_tokens
        self.cached_tokens += cached_tokens
        self.reply_bytes += size

    def counts(self) -> dict[str, Any]:
        """All of it, for ``/counts``."""
        faulted = {kind: n for kind, n in sorted(self.outcomes.items()) if kind in faults.KINDS}
        spoken = sum(n for kind, n in faulted.items() if kind in faults.IN_REPLY)
        return {
            "calls": self.calls,
            "answered": self.outcomes["answered"] + spoken,
            "in_flight": self.in_flight,
            "most_in_flight": self.most_in_flight,
            "first": self.first,
            "last": self.last,
            "ended": self.ended,
            "busy_seconds": round(self.busy_seconds, 3),
            "repeats": self.repeats,
            "outcomes": dict(sorted(self.outcomes.items())),
            "faults": faulted,
            "roles": dict(sorted(self.roles.items())),
            "prompt_tokens": self.prompt_tokens,
            "completion_tokens": self.completion_tokens,
            "cached_tokens": self.cached_tokens,
            "request_bytes": self.request_bytes,
            "reply_bytes": self.reply_bytes,
        }

    def metrics(self, model: str) -> str:
        """The same in Prometheus's format, by vLLM's names."""
        of = f'{{model_name="{model}"}}'
        gauges = {
            "num_requests_running": self.running,
            "num_requests_waiting": self.in_flight - self.running,
            "kv_cache_usage_perc": round(min(self.held_tokens / CACHE_TOKENS, 1.0), 6),
        }
        counters = {
            "prompt_tokens_total": self.prompt_tokens,
            "generation_tokens_total": self.completion_tokens,
            "prefix_cache_queries_total": self.prompt_tokens,
            "prefix_cache_hits_total": self.cached_tokens,
        }
        lines = []
        for kind, values in (("gauge", gauges), ("counter", counters)):
            for name, value in values.items():
                lines += [f"# TYPE vllm:{name} {kind}", f"vllm:{name}{of} {float(value)}"]
        return "\n".join(lines) + "\n"
