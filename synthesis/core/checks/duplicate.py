"""Duplicate: no earlier record asks the same, or proves the same in the same way."""

from __future__ import annotations

import re
from collections.abc import Mapping

from synthesis.core.canonical import sha256
from synthesis.core.serial import Record
from synthesis.core.values import Verdict


def fingerprints(record: Record) -> tuple[str, str]:
    """Two records are duplicates when they share either: the words of the query, or the
    cited calls together with the answer values."""
    words = " ".join(re.findall(r"\w+", record["query"].casefold()))
    steps = {step["step"]: step for step in record["evidence"]}
    calls = [
        [steps[s["step"]]["tool"], steps[s["step"]]["arguments"], s["pointer"]]
        for citation in record["citations"]
        for s in citation["sources"]
    ]
    answer = [[value["name"], value["value"]] for value in record["answer"]["values"]]
    return sha256(["words", words]), sha256(["proof", calls, answer])


def verdict(prints: tuple[str, str], seen: Mapping[str, str]) -> Verdict:
    """``seen`` maps the fingerprints of earlier records to their ids."""
    for fingerprint in prints:
        if fingerprint in seen:
            return Verdict("fail", f"The same question is asked by {seen[fingerprint]}.")
    return Verdict("pass", "No earlier task asks the same.")


def check(record: Record, seen: Mapping[str, str]) -> Verdict:
    """The verdict on a record that has not been compared yet."""
    return verdict(fingerprints(record), seen)
