"""Constants of compounds from the tables of measured values in chemicals."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from synthesis.core.errors import ToolError
from synthesis.tools.packs.chemistry import _compounds

ESTIMATES = frozenset(
    {"JOBACK", "WILSON_JASPERSON", "PINAMARTINES", "YAWS", "ACENTRIC_DEFINITION", "PSI4_2022A",
     "MULLER", "FEDORS", "FLORIAN_LIMING_ANN", "COMBUSTDB_PREDICTIONS",
     "Suzuki (1994)", "Crowl and Louvar (2001)"}
)  # fmt: skip
"""Names of the tables of chemicals that hold estimated or unreliable values."""


def best(methods: Iterable[str]) -> str | None:
    """The first of the tables that holds measured values."""
    return next((method for method in methods if method not in ESTIMATES), None)


def given(
    table: Callable[..., Any], methods: Callable[[str], Iterable[str]], what: str, cas: str
) -> float:
    """A constant from the best table of measured values; estimates do not count."""
    method = best(methods(cas))
    if method is None:
        raise ToolError(f"The tables have no measured {what} for the CAS number {cas}.")
    return float(table(cas, method=method))


def listed(path: str, cas: str, column: str, what: str) -> float:
    """A number from one of the tables of chemicals."""
    text = table(path).get(cas, {}).get(column)
    if not text:
        raise ToolError(f"The tables have no {what} for the CAS number {cas}.")
    return float(text)


@cache
def table(path: str) -> dict[str, dict[str, str]]:
    """The rows of a table of chemicals by CAS number, as they stand in its file."""
    with (_compounds.folder() / path).open(encoding="utf-8", newline="") as file:
        return {row["CAS"]: row for row in csv.DictReader(file, delimiter="\t")}
