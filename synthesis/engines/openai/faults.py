"""Everything that can go wrong with one call, each as one outcome with a sentence.

An outcome says who can act. "refused" meets every call until a person has changed the
endpoint; "bad_request" and "context" meet this request whenever it is made. These three are
permanent; all others may pass, so the same call is tried again.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Literal, get_args

import aiohttp

from synthesis.core.chat import Usage
from synthesis.core.errors import StudioError
from synthesis.engines.openai.endpoint import EndpointSettings

Outcome = Literal[
    "timeout",
    "connection",
    "rate_limited",
    "unavailable",
    "server_error",
    "truncated",
    "unreadable",
    "refused",
    "bad_request",
    "context",
]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

PERMANENT: frozenset[Outcome] = frozenset({"refused", "bad_request", "context"})

MOST_SAID = 300
"""Characters of a server's own message that are passed on."""

_CONTEXT = re.compile(
    r"context[ _-]?(length|size|window)|exceed_context|n_prompt_tokens"
    r"|maximum model length|prompt is too long|too many (input |prompt )?tokens"
    r"|token count.{0,40}exceeds|max_new_tokens` must be|input is too long",
    re.IGNORECASE | re.DOTALL,
)
"""How servers say that a request is too long: vLLM, SGLang, llama.cpp, TGI and the vendors."""

_TOO_LONG_STATUS = frozenset({400, 413, 422, 500})
_NO_CREDIT = re.compile(r"insufficient_quota|billing_hard_limit", re.IGNORECASE)


class Fault(StudioError):
    """One try of a call that gave no reply."""

    kind = "provider_transient"

    def __init__(
        self,
        outcome: Outcome,
        sentence: str,
        retry_after: float | None = None,
        usage: Usage | None = None,
    ) -> None:
        super().__init__(sentence)
        self.outcome = outcome
        self.retry_after = retry_after
        self.usage = usage or Usage()

    @property
    def transient(self) -> bool:
        return self.outcome not in PERMANENT


def from_error(error: Exception, endpoint: EndpointSettings) -> Fault:
    """The fault that an exception of the connection stands for."""
    who = f"Endpoint {endpoint.name}"
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return Fault("connection", f"{who} could not be reached in time; is its server running?")
    if isinstance(error, asyncio.TimeoutError):
        return Fault("timeout", f"{who} did not answer within {endpoint.timeout:g} s.")
    if isinstance(error, aiohttp.ClientPayloadError):
        return Fault("truncated", f"{who} ended its reply before it was complete.")
    if isinstance(error, ValueError | aiohttp.NonHttpUrlClientError):
        return Fault("refused", f"{who} has an address or a key that is none; correct it.")
    if isinstance(error, aiohttp.ClientConnectorCertificateError | aiohttp.ClientSSLError):
        return Fault("refused", f"{who} cannot be trusted: its certificate or TLS does not hold.")
    if isinstance(error, aiohttp.ClientConnectorError):
        return Fault("connection", f"{who} cannot be reached ({_system(error)}).")
    if isinstance(error, aiohttp.ClientConnectionError | ConnectionError):
        return Fault("connection", f"{who} closed the connection without an answer.")
    return Fault("unreadable", f"{who} does not speak HTTP as it should ({type(error).__name__}).")


def from_status(
    status: int, headers: Mapping[str, str], body: bytes, endpoint: EndpointSettings
) -> Fault:
    """The fault that an HTTP status other than 200 stands for."""
    text = body[:20_000].decode("utf-8", "replace")
    fault = _of_status(status, _message(text), text, endpoint)
    if fault.transient:
        fault.retry_after = retry_after(headers.get("Retry-After"), datetime.now(UTC))
    return fault


def from_error_body(error: Any, endpoint: EndpointSettings) -> Fault:
    """The fault that ``{"error": ...}`` stands for which came as if all were well (HTTP 200)."""
    text = json.dumps({"error": error})
    code = str(error.get("code")) if isinstance(error, dict) else ""
    status = int(code) if re.fullmatch("[45][0-9][0-9]", code) else _status_in(text)
    return _of_status(status, _message(text), text, endpoint)


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds to wait by a Retry-After header, which gives seconds or a date; else none."""
    if not value:
        return None
    try:
        return max(0.0, float(value)) if float(value) < float("inf") else None
    except ValueError:
        pass
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - now).total_seconds())


def _of_status(status: int, message: str, text: str, endpoint: EndpointSettings) -> Fault:
    who = f"Endpoint {endpoint.name}"
    said = _shown(message, endpoint)
    if status in _TOO_LONG_STATUS and (status == 413 or _CONTEXT.search(text)):
        return Fault("context", f"The request is longer than {endpoint.model} takes{said}")
    if status == 429 and not _NO_CREDIT.search(text):
        return Fault("rate_limited", f"{who} takes no more calls for now (HTTP 429){said}")
    if status == 408:
        return Fault("timeout", f"{who} gave up waiting (HTTP 408){said}")
    if status in (502, 503, 504, 529):
        return Fault("unavailable", f"{who} is not available for now (HTTP {status}){said}")
    if status >= 500:
        return Fault("server_error", f"{who} failed (HTTP {status}){said}")
    refusal = _refusal(status, endpoint)
    if refusal is None:
        return Fault("bad_request", f"{who} does not take this request (HTTP {status}){said}")
    return Fault("refused", f"{who} {refusal[0]} (HTTP {status}); {refusal[1]}{said}")


def _refusal(status: int, endpoint: EndpointSettings) -> tuple[str, str] | None:
    """What is the matter and what a person could change; None where it is this request."""
    if status in (401, 403):
        return "does not accept its key", "set another"
    if status == 404:
        return f"knows no model {endpoint.model}, or no chat at its address", "check both"
    if status in (402, 429):
        return "has no credit left", "top its account up"
    if 300 <= status < 400:
        return "sends callers elsewhere", "a key is not sent on, so give the final address"
    return None


def _status_in(text: str) -> int:
    """The status that the words of an error without a number come closest to."""
    if _CONTEXT.search(text) or "invalid_request" in text:
        return 400
    if "rate_limit" in text or _NO_CREDIT.search(text):
        return 429
    return 500


def _message(text: str) -> str:
    """The server's own words, wherever in its JSON they are."""
    try:
        value = json.loads(text)
    except ValueError:
        return "" if text.lstrip().startswith("<") else text
    for name in ("error", "message", "detail"):
        while isinstance(value, dict) and name in value:
            value = value[name]
    return value if isinstance(value, str) else json.dumps(value)


def _shown(message: str, endpoint: EndpointSettings) -> str:
    """The message as the end of a sentence: one line, not long, and without the key."""
    words = " ".join(message.split())
    if endpoint.api_key:
        words = words.replace(endpoint.api_key, "[key]")
    if not words:
        return "."
    short = words if len(words) <= MOST_SAID else words[: MOST_SAID - 1] + "…"
    return f": {short}"


def _system(error: aiohttp.ClientConnectorError) -> str:
    return error.os_error.strerror or type(error.os_error).__name__
