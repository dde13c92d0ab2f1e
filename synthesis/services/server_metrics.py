"""What a model server says of itself: its Prometheus metrics, in the words of vLLM or llama.cpp.

Read once for all who look within a moment; a server that is slow or silent is a sentence.
"""

from __future__ import annotations

import hashlib
import math
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

import httpx
from django.core.cache import cache
from prometheus_client.parser import text_string_to_metric_families

TIMEOUT = 1.0
LONGEST = 2.0
"""Seconds after which a server that sends its metrics drop by drop is left alone."""
MOST_BYTES = 256 * 1024
FRESH = 1.0
"""Seconds within which another look is given the same sample."""
STALE = 60.0
"""Seconds after which a sample no longer says how fast the server is now."""

Samples = Mapping[str, list[float]]

RUNNING = ("vllm:num_requests_running", "llamacpp:requests_processing")
WAITING = ("vllm:num_requests_waiting", "llamacpp:requests_deferred")
CACHE_USE = (
    "vllm:kv_cache_usage_perc",
    "vllm:gpu_cache_usage_perc",
    "llamacpp:kv_cache_usage_ratio",
)
GENERATED = ("vllm:generation_tokens_total", "llamacpp:tokens_predicted_total")
PROMPTED = ("vllm:prompt_tokens_total", "llamacpp:prompt_tokens_total")
GENERATING = ("llamacpp:predicted_tokens_seconds",)
"""A server's own rate, taken where two samples do not give one."""


@dataclass(frozen=True, slots=True)
class ServerState:
    """A server at one moment. None is what it does not tell.

    ``cache_use`` is 0 to 1, ``generating`` and ``reading`` are tokens a second; ``problem``
    is a sentence where there are no metrics.
    """

    running: int | None = None
    waiting: int | None = None
    cache_use: float | None = None
    generating: float | None = None
    reading: float | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class _Sample:
    """What was read, when, and the counters that the next reading is compared with."""

    at: float
    state: ServerState
    generated: float | None
    prompted: float | None


def metrics_address(base_url: str, metrics_url: str = "") -> str:
    """Where a server's metrics are: as stated, or beside the ``/v1`` of its base URL."""
    if metrics_url:
        return metrics_url
    return base_url.rstrip("/").removesuffix("/v1").rstrip("/") + "/metrics"


def read(address: str, clock: Callable[[], float] = time.time) -> ServerState:
    """The state of the server whose metrics are at ``address``; it takes two seconds at most."""
    key = f"server-metrics:{hashlib.sha256(address.encode()).hexdigest()}"
    before: _Sample | None = cache.get(key)
    now = clock()
    if before is not None and 0 <= now - before.at < FRESH:
        return before.state
    sample = _sample(address, now, before)
    cache.set(key, sample, STALE)
    return sample.state


def parse(text: str) -> dict[str, list[float]]:
    """The values of each sample by its name; raises ``ValueError`` for what is no such text."""
    values: dict[str, list[float]] = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            if math.isfinite(sample.value):
                values.setdefault(sample.name, []).append(sample.value)
    return values


def _sample(address: str, now: float, before: _Sample | None) -> _Sample:
    try:
        samples = parse(_get(address))
    except (httpx.HTTPError, httpx.InvalidURL):
        return _Sample(now, ServerState(problem="The server offers no metrics."), None, None)
    except ValueError:
        problem = "The server's metrics cannot be read."
        return _Sample(now, ServerState(problem=problem), None, None)
    state = ServerState(
        running=_whole(_first(samples, RUNNING)),
        waiting=_whole(_first(samples, WAITING)),
        cache_use=_first(samples, CACHE_USE, max),
    )
    if state == ServerState():
        problem = "The server offers metrics, but none that vLLM or llama.cpp have."
        return _Sample(now, ServerState(problem=problem), None, None)
    generated, prompted = _first(samples, GENERATED), _first(samples, PROMPTED)
    generating, reading = _rates(now, before, generated, prompted)
    if generating is None:
        generating = _first(samples, GENERATING)
    return _Sample(now, replace(state, generating=generating, reading=reading), generated, prompted)


def _get(address: str) -> str:
    """The text at an address; raises ``httpx.HTTPError`` when there is none in time.

    Proxies of the environment are left out, as they are for calls of the model.
    """
    deadline = time.monotonic() + LONGEST
    body = bytearray()
    with (
        httpx.Client(trust_env=False) as client,
        client.stream("GET", address, timeout=TIMEOUT, follow_redirects=False) as response,
    ):
        if response.status_code != httpx.codes.OK:
            raise httpx.TransportError(f"The metrics answered {response.status_code}.")
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > MOST_BYTES or time.monotonic() > deadline:
                raise httpx.TransportError("The metrics are too long, or too slow.")
    return body.decode("utf-8", errors="replace")


def _first(
    samples: Samples,
    names: Iterable[str],
    together: Callable[[list[float]], float] = sum,
) -> float | None:
    """The first of these metrics that the server has, over all its engines."""
    return next((together(samples[name]) for name in names if name in samples), None)


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)


def _rates(
    now: float, before: _Sample | None, generated: float | None, prompted: float | None
) -> tuple[float | None, float | None]:
    if before is None or not 0 < now - before.at < STALE:
        return None, None
    passed = now - before.at
    return _rate(before.generated, generated, passed), _rate(before.prompted, prompted, passed)


def _rate(before: float | None, after: float | None, seconds: float) -> float | None:
    """Growth a second; None where a counter is missing or began anew."""
    if before is None or after is None or after < before:
        return None
    return (after - before) / seconds
