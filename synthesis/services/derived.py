"""A task that passed its checks, as its episode keeps it until its turn to be settled.

It is sealed as a task that asks something new, by the worker that made it: whoever settles
has the run's row locked, and does no more than compare fingerprints and store.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from synthesis.core import record as records
from synthesis.core.canonical import canonical
from synthesis.core.checks import duplicate
from synthesis.core.serial import Record
from synthesis.core.values import Verdict

LONGEST_SIGNATURE = 500


@dataclass(frozen=True, slots=True)
class DerivedTask:
    """``record`` is its canonical JSON; ``columns`` are those of its candidate's row."""

    record: str
    columns: Mapping[str, Any]

    @property
    def fingerprints(self) -> tuple[str, str]:
        return self.columns["query_fingerprint"], self.columns["proof_fingerprint"]

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def derived_task(record: Record, verdicts: Mapping[str, Verdict], form: str) -> DerivedTask:
    """Seals a record; ``form`` is that of its question.

    Raises ``ParseError`` for a record that cannot be written.
    """
    prints = duplicate.fingerprints(record)
    sealed = records.seal(record, {**verdicts, "duplicate": duplicate.verdict(prints, {})})
    shape = record["pattern"]
    columns = {
        "record_id": record["id"],
        "domain": record["domain"],
        "query": record["query"],
        "answer_text": record["answer"]["text"],
        "form": form,
        "depth": shape["depth"],
        "width": shape["width"],
        "signature": shape["signature"][:LONGEST_SIGNATURE],
        "tools_used": sorted({step["tool"] for step in record["evidence"]}),
        "difficulty": (record["difficulty"] or {}).get("band", ""),
        "digest": sealed["digest"],
        "query_fingerprint": prints[0],
        "proof_fingerprint": prints[1],
    }
    return DerivedTask(canonical(sealed).decode("utf-8"), columns)
