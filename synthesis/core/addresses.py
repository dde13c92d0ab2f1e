"""Addresses of model servers, and which are none."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from synthesis.core.endpoint_rules import EndpointRefused

LONGEST = 500


def read_base_url(value: str, field: str = "base_url") -> str:
    """An address that ends before ``/chat/completions``, without a slash at its end."""
    address = _read_address(field, value)
    if address.endswith("/chat/completions"):
        raise EndpointRefused(
            field, "Write the address only as far as /v1; /chat/completions is added to it."
        )
    return address


def read_metrics_url(value: str) -> str:
    """Where Prometheus metrics are; empty to look beside the model."""
    return _read_address("metrics_url", value) if value.strip() else ""


def _read_address(field: str, value: str) -> str:
    address = value.strip()
    example = "Write it as http://localhost:8001/v1."
    if len(address) > LONGEST:
        raise EndpointRefused(field, f"The address is longer than {LONGEST} characters.")
    if not address.isprintable() or " " in address or "\\" in address:
        raise EndpointRefused(
            field, f"The address has blanks or signs that none may have. {example}"
        )
    parts = _split(field, address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise EndpointRefused(field, f"The address must begin with http:// or https://. {example}")
    if "@" in parts.netloc:
        raise EndpointRefused(
            field, "The address holds a user or password. Leave them out and give a key instead."
        )
    if "?" in address or "#" in address:
        raise EndpointRefused(field, f"The address goes on behind a ? or #. {example}")
    return address.rstrip("/")


def _split(field: str, address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.port  # reading it is what checks it
    except ValueError:
        raise EndpointRefused(
            field, "The address has a malformed host, or a port that is not one. Correct it."
        ) from None
    return parts
