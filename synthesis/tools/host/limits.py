"""What a call and a child may use."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Every limit of the tool host; seconds are wall time, bytes are exact."""

    call_seconds: float = 20.0
    """One call, once the child has used the tool's pack before."""
    first_seconds: float = 90.0
    """A child's first call of a pack, which imports the library and loads its data."""
    start_seconds: float = 120.0
    """A child's start, which reads every pack's declarations."""
    growth_bytes: int = 1024 * MIB
    """How much a child's address space may grow during one call."""
    resident_bytes: int = 1536 * MIB
    """A child that holds more than this after a call is replaced."""
    arguments_bytes: int = 1_000_000
    result_bytes: int = 1_000_000
    fresh_seconds: float = 30.0
    """A fresh child is not replaced sooner, unless the warm lane is quiet or it loaded quickly."""
    quiet_seconds: float = 0.3
    """The warm lane counts as quiet when it has run nothing for this long."""
    linger_seconds: float = 5.0
    """The host ends this long after its last connection closed."""
    patience_seconds: float = 60.0
    """A new host to which nobody ever connects ends after this long."""


def as_arguments(limits: Limits) -> Iterator[str]:
    """The command-line arguments that carry the limits that differ from the defaults."""
    for field in fields(Limits):
        value = getattr(limits, field.name)
        if value != field.default:
            yield f"--limit={field.name}={value}"


def from_arguments(settings: Iterable[str]) -> Limits:
    """The limits that ``name=value`` settings describe; raises ``ArgumentTypeError``."""
    kinds = {field.name: int if field.type == "int" else float for field in fields(Limits)}
    values: dict[str, Any] = {}
    for setting in settings:
        name, _, text = setting.partition("=")
        if name not in kinds:
            known = ", ".join(kinds)
            raise argparse.ArgumentTypeError(f"There is no limit {name!r}; there are {known}.")
        try:
            values[name] = kinds[name](text)
        except ValueError:
            raise argparse.ArgumentTypeError(
                f"The limit {name} needs a number, not {text!r}."
            ) from None
    return Limits(**values)
