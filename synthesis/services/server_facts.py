"""What a model server tells of itself without being asked to think: its models, its metrics.

An operator chose the address, so any may be asked, of this machine too. But a redirect is
never followed, the key is for the list of models alone, and no more is read than is needed.
"""

from __future__ import annotations

import asyncio
import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import httpx

from synthesis.core.values import Json
from synthesis.engines.openai.endpoint import EndpointSettings
from synthesis.services.probe_report import Probe, ProbeVerdict
from synthesis.services.server_metrics import metrics_address

SECONDS = 5.0
MOST_BYTES = 1_000_000
SHOWN_MODELS = 5
LONGEST_SHOWN = 120

CONTEXT_FIELDS = ("max_model_len", "context_length", "max_context_length", "context_window")
"""What servers call the most tokens that a request and its reply may have together."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The answer to GET /models; ``models`` is None where it was no list of models."""

    reached: bool
    sentence: str
    models: Mapping[str, Mapping[str, Json]] | None = None


async def list_models(endpoint: EndpointSettings) -> Listing:
    """Ask which models there are, which also shows whether anything answers at all."""
    address = endpoint.base_url + "/models"
    try:
        status, body = await _get(address, endpoint.api_key)
    except (httpx.HTTPError, TimeoutError, OSError) as error:
        return Listing(False, f"Nothing answers at {endpoint.base_url}: {_why(error)}")
    if 300 <= status < 400:
        return Listing(
            False,
            f"{endpoint.base_url} sends callers on to another address (HTTP {status}), and a key "
            "is not sent on. Give the address that it leads to.",
        )
    models = _models(body) if status == 200 else None
    told = "lists its models" if models is not None else f"has no list of models (HTTP {status})"
    return Listing(True, f"The server answers, and {told}.", models)


def reachable(listing: Listing) -> Probe:
    """Whether anything answers at the address."""
    verdict: ProbeVerdict = "pass" if listing.reached else "fail"
    return Probe("reachable", verdict, listing.sentence, needed=True)


def model_present(endpoint: EndpointSettings, listing: Listing) -> Probe:
    """Whether the model is among those listed; a server may know it by other names too."""
    if listing.models is None:
        return Probe("model", "skipped", "The server does not list its models.")
    if endpoint.model in listing.models:
        return Probe("model", "pass", f"The server has {endpoint.model}.")
    names = [_shown(name) for name in sorted(listing.models)]
    more = len(names) - SHOWN_MODELS
    listed = ", ".join(names[:SHOWN_MODELS]) + (f" and {more} more" if more > 0 else "")
    sentence = f"The server does not list {endpoint.model}; it lists {listed or 'none'}."
    return Probe("model", "fail", sentence)


def context_length(endpoint: EndpointSettings, listing: Listing) -> Probe:
    """How many tokens the model takes, where the list of models tells."""
    described = (listing.models or {}).get(endpoint.model, {})
    meta = described.get("meta")
    further: dict[str, Json] = meta if isinstance(meta, dict) else {}
    places = [described.get(name) for name in CONTEXT_FIELDS]
    for value in (*places, further.get("n_ctx"), further.get("n_ctx_train")):
        if isinstance(value, int) and value > 0:
            sentence = f"A request and its reply may have {value:,} tokens together."
            return Probe("context", "pass", sentence, {"tokens": value})
    return Probe("context", "skipped", "The server does not tell how long its context is.")


async def metrics(endpoint: EndpointSettings, metrics_url: str) -> Probe:
    """Whether the server offers Prometheus metrics, as the run page asks for them: keyless."""
    address = metrics_address(endpoint.base_url, metrics_url)
    try:
        status, body = await _get(address)
    except (httpx.HTTPError, TimeoutError, OSError) as error:
        return Probe("metrics", "skipped", f"No metrics at {address}: {_why(error)}")
    if status != 200 or b"# TYPE " not in body:
        sentence = f"No Prometheus metrics at {address} (HTTP {status})."
        return Probe("metrics", "skipped", sentence)
    return Probe("metrics", "pass", f"Prometheus metrics are at {address}.")


async def _get(address: str, key: str = "") -> tuple[int, bytes]:
    """Status and body, as far as it is read."""
    headers = {"User-Agent": "dive-studio"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    async with (
        asyncio.timeout(SECONDS),
        _client() as client,
        client.stream("GET", address, headers=headers) as response,
    ):
        body = b""
        async for part in response.aiter_bytes():
            body += part
            if len(body) > MOST_BYTES:
                break
        return response.status_code, body


def _client() -> httpx.AsyncClient:
    # As the calls of runs: no proxy or password file of the shell, the system's certificates.
    return httpx.AsyncClient(
        timeout=SECONDS,
        follow_redirects=False,
        trust_env=False,
        verify=_certificates(),
    )


@lru_cache(maxsize=1)
def _certificates() -> ssl.SSLContext:
    """Those that the machine trusts, which take a while to read."""
    return ssl.create_default_context()


def _models(body: bytes) -> dict[str, Mapping[str, Json]] | None:
    """The models of a list by their names, or None where it is no such list."""
    try:
        listed = json.loads(body)
    except (ValueError, RecursionError):
        return None
    rows = listed.get("data") if isinstance(listed, dict) else listed
    if not isinstance(rows, list):
        return None
    named = [row for row in rows if isinstance(row, dict) and isinstance(row.get("id"), str)]
    return {row["id"]: row for row in named}


def _shown(text: str) -> str:
    """A server's words on one line, and not too many."""
    line = "".join(sign if sign.isprintable() else " " for sign in text)
    return line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1] + "…"


def _why(error: Exception) -> str:
    if isinstance(error, TimeoutError | httpx.TimeoutException):
        return f"no answer within {SECONDS:g} s. Is the server running?"
    if isinstance(error, httpx.ConnectError):
        return f"{_system(error)}. Is the server running, and is the address right?"
    return f"{_shown(str(error)) or type(error).__name__}."


def _system(error: BaseException) -> str:
    """What the system said, which clients wrap in words of their own."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, OSError) and cause.strerror:
            return _shown(cause.strerror)
        cause = cause.__cause__ or cause.__context__
    return _shown(str(error))
