"""How hard a task is for a solver: pass@k over its attempts, and a band to filter by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import comb
from typing import Any

from synthesis.core.values import Json

BANDS = ("always", "often", "sometimes", "never", "unknown")
OFTEN = 0.5
"""Of the attempts that were judged, all solved is "always", at least this share "often", at
least one "sometimes", none "never"; with none judged the band is "unknown"."""

KS = (1, 2, 4, 8, 16, 32, 64)
COUNTED = ("correct", "incorrect", "none")


def pass_at(n: int, c: int, k: int) -> float:
    """The chance that one of ``k`` attempts is right, from ``c`` right ones of ``n``.

    Unbiased: the share of all choices of ``k`` of the ``n`` attempts that hold a right one.
    Raises ``ValueError`` unless 0 <= c <= n and 1 <= k <= n.
    """
    if not (0 <= c <= n and 1 <= k <= n):
        raise ValueError(f"pass@{k} cannot be told from {c} right attempts of {n}.")
    return (comb(n, k) - comb(n - c, k)) / comb(n, k)


def difficulty(attempts: Sequence[Mapping[str, Any]]) -> dict[str, Json] | None:
    """``{k, solved, undetermined, pass_at, band, audit}`` of a record's attempts; None for none.

    ``k`` counts the attempts whose verdict is known; an attempt without an answer is one
    that did not solve the task, an undetermined one is left out and counted by itself.
    ``pass_at`` has an entry for each of ``KS`` up to ``k``, and for ``k``. A task that was
    never solved is marked ``audit``: it may be too hard, or wrong.
    """
    if not attempts:
        return None
    known = [item for item in attempts if item["verdict"] in COUNTED]
    solved = sum(item["verdict"] == "correct" for item in known)
    n = len(known)
    found = band(n, solved)
    return {
        "k": n,
        "solved": solved,
        "undetermined": len(attempts) - n,
        "pass_at": {
            str(k): round(pass_at(n, solved, k), 6) for k in sorted({*KS, n}) if 1 <= k <= n
        },
        "band": found,
        "audit": found == "never",
    }


def band(n: int, solved: int) -> str:
    """The band of a task of which ``solved`` of ``n`` judged attempts were right."""
    if n == 0:
        return "unknown"
    if solved == n:
        return "always"
    if solved == 0:
        return "never"
    return "often" if solved / n >= OFTEN else "sometimes"


def keeps(found: Mapping[str, Any] | None, keep: str) -> str | None:
    """Why a task of this difficulty is left out of a run that keeps ``keep``; None if it stays.

    With "sometimes", only what was solved every time goes; what was never solved stays, for
    a person to look at.
    """
    if keep == "sometimes" and found is not None and found["band"] == "always":
        return f"A solver was right in all {found['k']} attempts, so the task teaches nothing."
    return None
