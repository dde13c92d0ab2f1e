"""The table of elements that mendeleev carries, read from its database in place."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from synthesis.core.errors import ToolError


@cache
def numbers_and_symbols() -> dict[str, tuple[int, str]]:
    """Atomic number and symbol by the lower-case name of the element."""
    rows = query("SELECT name, atomic_number, symbol FROM elements ORDER BY atomic_number")
    return {item["name"].lower(): (item["atomic_number"], item["symbol"]) for item in rows}


def query(sql: str, *values: int | str) -> list[sqlite3.Row]:
    """Rows of the database."""
    # The shipped database is read as it is: mendeleev's own classes take seconds to load.
    package = find_spec("mendeleev")
    folder = Path((package and package.origin) or "").parent
    with closing(sqlite3.connect(f"{(folder / 'elements.db').as_uri()}?mode=ro", uri=True)) as base:
        base.row_factory = sqlite3.Row
        return base.execute(sql, values).fetchall()


def number(symbol: str) -> int:
    """Atomic number of an element."""
    for found, known in numbers_and_symbols().values():
        if known == symbol:
            return found
    raise ToolError(f"There is no element with the symbol {symbol!r}; a valid one is 'Fe'.")


def row(symbol: str) -> sqlite3.Row:
    """Everything in the table of elements on one of them."""
    return query("SELECT * FROM elements WHERE atomic_number = ?", number(symbol))[0]


def value(symbol: str, field: str, what: str) -> float:
    """A number from the table of elements."""
    found = row(symbol)[field]
    if found is None:
        raise ToolError(f"The table has no {what} for {symbol}.")
    return float(found)
