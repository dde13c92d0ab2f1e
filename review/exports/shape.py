"""What every export format is: a name, and the files that it makes of a release."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from synthesis.core.values import Json


@dataclass(frozen=True, slots=True)
class Frozen:
    """A release as formats see one. ``lines`` reads its records anew at each call."""

    manifest: Mapping[str, Json]
    lines: Callable[[], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One trainer's format.

    ``rows`` turns the lines of a release into the lines of ``main_file``, which is what the
    API streams; ``beside`` gives the smaller files next to it, by name. ``same_lines`` says
    that the main file is the release's own lines, so the release's checksum is its own.
    """

    name: str
    summary: str
    main_file: str
    rows: Callable[[Frozen], Iterator[bytes]]
    beside: Callable[[Frozen], Mapping[str, bytes]]
    same_lines: bool = False
