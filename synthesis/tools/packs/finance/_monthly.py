"""Monthly US tables that arch and bokeh-sampledata ship, shared by several packs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from synthesis.core.errors import ToolError
from synthesis.tools.packs.finance import _prices

Row = tuple[float, ...]


def of(table: Mapping[str, Row], month: str, what: str) -> Row:
    """The values of a month; raises ``ToolError`` where there are none."""
    found = table.get(month)
    if found is None:
        first, last = min(table), max(table)
        raise ToolError(f"{what} are known from {first} to {last}, not of {month[:10]!r}.")
    return found


def year_before(month: str) -> str:
    """The same month of the year before."""
    return f"{int(month[:4]) - 1}{month[4:]}" if month[:4].isdecimal() else month


def twelve_months(month: str) -> list[str]:
    """The twelve months that end with a month."""
    if len(month) != 7 or not (month[:4] + month[5:]).isdecimal():
        raise ToolError(f"{month[:10]!r} is not a month, YYYY-MM.")
    last = int(month[:4]) * 12 + int(month[5:]) - 1
    return [f"{place // 12}-{place % 12 + 1:02d}" for place in range(last - 11, last + 1)]


def _arch(name: str, path: str) -> list[list[str]]:
    return list(_prices.rows("arch", f"data/{name}/{path}.csv.gz"))[1:]


@cache
def yields() -> dict[str, Row]:
    """Moody's AAA and BAA yields by month."""
    return {_prices.iso(r[0])[:7]: (float(r[1]), float(r[2])) for r in _arch("default", "default")}


@cache
def crude() -> dict[str, Row]:
    """Brent and WTI by month."""
    return {row[0][:7]: (float(row[1]), float(row[2])) for row in _arch("crude", "crude")}


@cache
def core() -> dict[str, Row]:
    """The core CPI by month."""
    return {_prices.iso(row[0])[:7]: (float(row[1]),) for row in _arch("core_cpi", "core-cpi")}


@cache
def french() -> dict[str, Row]:
    """Market excess, size, value and risk-free return by month."""
    table = _arch("frenchdata", "frenchdata")
    return {f"{row[0][:4]}-{row[0][4:]}": tuple(map(float, row[1:5])) for row in table}


@cache
def vix() -> dict[str, float]:
    """The VIX by day."""
    return {_prices.iso(r[0]): float(r[1]) for r in _arch("vix", "vix") if r[1].strip(". ")}


@cache
def jobless() -> dict[str, Row]:
    """The unemployment rate by month."""
    import csv
    from importlib.util import find_spec
    from pathlib import Path

    found = find_spec("bokeh_sampledata")
    if found is None or found.origin is None:
        raise ToolError("The package bokeh_sampledata is not installed.")
    path = Path(found.origin).parent / "_data" / "unemployment1948.csv"
    with path.open(encoding="utf-8-sig", newline="") as text:
        rows = [row for row in csv.reader(text) if row and row[0].isdecimal()]
    return {
        f"{row[0]}-{month:02d}": (float(row[month]),)
        for row in rows
        for month in range(1, 13)
        if row[month].strip()
    }
