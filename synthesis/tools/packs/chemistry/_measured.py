"""Constants of compounds from the tables of measured values in chemicals."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from synthesis.core.errors import ToolError

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


def listed(table: Any, cas: str, column: str, what: str) -> float:
    """A number from a table whose rows are CAS numbers."""
    value = table.at[cas, column] if cas in table.index else None
    if value is None or value != value:
        raise ToolError(f"The tables have no {what} for the CAS number {cas}.")
    return float(value)
