"""The consumer price indices of the BLS, read from the database of the cpi package."""

from __future__ import annotations

import sqlite3
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from synthesis.core.errors import ToolError

REGIONS = {name: f"the {name}" for name in ("Northeast", "Midwest", "South", "West")}
Years = dict[int, float]

_YEARLY = """
select n.name, i.year, i.value from series s
join {names} n on n.id = s.{column} join indexes i on i.series = s.id
where s.seasonally_adjusted = 0 and s.survey = 'All urban consumers'
and s.{fixed} and i.period in ('M13', 'S03') order by s.periodicity desc, i.year
"""


@cache
def items() -> dict[str, Years]:
    """Yearly averages of every item in the US city average."""
    found = _yearly("items", "items", "area = '0000'")
    return {name: years for name, years in sorted(found.items()) if "old base" not in name}


@cache
def areas() -> dict[str, Years]:
    """Yearly averages of all items in every area."""
    found = _yearly("areas", "area", "items = 'SA0'")
    named = {REGIONS.get(name, name): years for name, years in found.items()}
    return {name: named[name] for name in sorted(named) if "Size Class" not in name}


@cache
def months() -> dict[str, float]:
    """The unadjusted index of all items in the US city average by month."""
    rows = _rows(
        "select year, period, value from indexes where series = 'CUUR0000SA0' "
        "and period between 'M01' and 'M12' order by year, period"
    )
    return {f"{year}-{period[1:]}": float(value) for year, period, value in rows}


def of_year(table: dict[str, Years], name: str, year: int, what: str) -> float:
    """The index of an item or area in a year; raises ``ToolError``."""
    years = table.get(name)
    if years is None:
        import difflib

        near = difflib.get_close_matches(name[:80], table, n=3)
        hint = f"; did you mean {' or '.join(near)}?" if near else "."
        raise ToolError(f"The BLS has no {what} {name[:60]!r} here{hint}")
    if year not in years:
        raise ToolError(
            f"The yearly index of {name} is known for years between {min(years)} "
            f"and {max(years)}, not for {year}."
        )
    return years[year]


def _yearly(names: str, column: str, fixed: str) -> dict[str, Years]:
    found: dict[str, Years] = {}
    for name, year, value in _rows(_YEARLY.format(names=names, column=column, fixed=fixed)):
        found.setdefault(name, {}).setdefault(year, float(value))
    return found


def _rows(query: str) -> list[tuple[str | int, ...]]:
    spec = find_spec("cpi")
    if spec is None or spec.origin is None:
        raise ToolError("The package cpi is not installed.")
    path = Path(spec.origin).parent / "cpi.db"
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()
