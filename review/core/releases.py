"""Releases: which approved records go in, in which order, and what the manifest says.

Nothing here depends on the clock or on who was faster, so the same approved records give
the same lines, the same checksum and the same counts.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from synthesis.core.canonical import canonical
from synthesis.core.serial import Record
from synthesis.core.values import DOMAINS, Json

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Selection:
    """Which approved tasks a release takes; None and empty take all."""

    run: int | None = None
    domains: tuple[str, ...] = ()

    def problems(self) -> Iterator[tuple[str, str]]:
        """What is wrong with the selection, as (part, sentence)."""
        for domain in self.domains:
            if domain not in DOMAINS:
                known = ", ".join(DOMAINS)
                yield "domains", f"There is no domain {domain!r}; the domains are {known}."
        if self.run is not None and self.run < 1:
            yield "run", "Runs are numbered from 1."

    def as_json(self) -> dict[str, Json]:
        return {"run": self.run, "domains": sorted(self.domains)}


def line(record: Record) -> bytes:
    """A record as it stands in a release: canonical JSON and a newline."""
    return canonical(record) + b"\n"


@dataclass(slots=True)
class Summary:
    """What a release's manifest says of its lines, gathered line by line."""

    count: int = 0
    size: int = 0
    repeated: int = 0
    by: dict[str, Counter[str]] = field(default_factory=dict)
    tools: dict[str, str] = field(default_factory=dict)
    schemas: set[int] = field(default_factory=set)
    _hash: Any = field(default_factory=hashlib.sha256)
    _ids: set[str] = field(default_factory=set)

    def takes(self, record_id: str) -> bool:
        """Whether a record belongs in: the same configuration may come from two runs."""
        if record_id in self._ids:
            self.repeated += 1
            return False
        self._ids.add(record_id)
        return True

    def add(self, record: Record, written: bytes, form: str) -> None:
        self.count += 1
        self.size += len(written)
        self._hash.update(written)
        self.schemas.add(record["schema"])
        self.tools.update(record["versions"].get("tools", {}))
        for name, value in _facets(record, form):
            self.by.setdefault(name, Counter())[value] += 1

    @property
    def sha256(self) -> str:
        digest: str = self._hash.hexdigest()
        return digest


def manifest(
    number: int,
    name: str,
    created_by: str,
    selection: Mapping[str, Json],
    summary: Summary,
    provenance: Sequence[Mapping[str, Json]] = (),
) -> dict[str, Json]:
    """What a release is: its number, its lines' checksum, and what they hold.

    ``provenance`` says of each pack that its tools come from on what terms they may be used.
    """
    return {
        "number": number,
        "name": name,
        "created_by": created_by,
        "selection": dict(selection),
        "schema": sorted(summary.schemas),
        "count": summary.count,
        "bytes": summary.size,
        "sha256": summary.sha256,
        "repeated": summary.repeated,
        "by": {facet: dict(sorted(counts.items())) for facet, counts in sorted(summary.by.items())},
        "tools": dict(sorted(summary.tools.items())),
        "provenance": [dict(row) for row in provenance],
    }


def _facets(record: Record, form: str) -> Iterable[tuple[str, str]]:
    yield "domain", record["domain"]
    yield "form", form
    yield "engine", record["engine"]
    yield "depth", str(record["pattern"]["depth"])
    kinds = record["pattern"]["kinds"]
    yield "kind", "+".join(sorted(kind for kind, steps in kinds.items() if steps)) or "none"
    yield "edited", "yes" if record.get("edits") else "no"
