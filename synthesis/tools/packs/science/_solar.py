"""The CEC tables of modules and inverters that pvlib ships, read once each."""

from __future__ import annotations

from functools import cache

from synthesis.core.errors import ToolError
from synthesis.tools.packs.science import _files

MODULES = "sam-library-cec-modules-2019-03-05.csv"
INVERTERS = "sam-library-cec-inverters-2019-03-05.csv"


@cache
def modules() -> dict[str, dict[str, str]]:
    """Rows of the modules by name, in order of the list."""
    return _table(MODULES, "STC")


@cache
def inverters() -> dict[str, dict[str, str]]:
    """Rows of the inverters by name, in order of the list."""
    return _table(INVERTERS, "Paco")


def module(name: str) -> dict[str, str]:
    """The row of a module; raises ``ToolError`` when there is none."""
    if name not in modules():
        raise ToolError(f"The CEC list has no module {name[:60]!r}.")
    return modules()[name]


def inverter(name: str) -> dict[str, str]:
    """The row of an inverter; raises ``ToolError`` when there is none."""
    if name not in inverters():
        raise ToolError(f"The CEC list has no inverter {name[:60]!r}.")
    return inverters()[name]


def _table(file: str, number: str) -> dict[str, dict[str, str]]:
    rows = _files.rows("pvlib", "data", file)
    return {row["Name"]: row for row in rows if row[number][:1].isdigit()}
