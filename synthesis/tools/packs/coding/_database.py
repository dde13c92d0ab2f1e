"""An in-memory database over the reference tables that lets a query read and nothing else."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from synthesis.core.errors import ToolError
from synthesis.tools.packs.coding._tables import TABLES, named

SECONDS = 2.0
STEPS = 40_000_000
MOST_ROWS = 50
LONGEST_OUTPUT = 8_000
HEAP_BYTES = 96 << 20

_FUNCTIONS = frozenset(
    [
        "abs",
        "acos",
        "asin",
        "atan",
        "atan2",
        "avg",
        "cast",
        "ceil",
        "ceiling",
        "char",
        "coalesce",
        "cos",
        "count",
        "cume_dist",
        "degrees",
        "dense_rank",
        "exp",
        "first_value",
        "floor",
        "glob",
        "group_concat",
        "hex",
        "ifnull",
        "iif",
        "instr",
        "lag",
        "last_value",
        "lead",
        "length",
        "like",
        "ln",
        "log",
        "log10",
        "log2",
        "lower",
        "ltrim",
        "max",
        "min",
        "mod",
        "nth_value",
        "ntile",
        "nullif",
        "percent_rank",
        "pi",
        "pow",
        "power",
        "radians",
        "rank",
        "replace",
        "round",
        "row_number",
        "rtrim",
        "sign",
        "sin",
        "sqrt",
        "substr",
        "substring",
        "sum",
        "tan",
        "total",
        "trim",
        "trunc",
        "typeof",
        "unicode",
        "upper",
    ]
)
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 5_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 60,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 8,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 20_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 16,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 60,
}
_CALLBACK_STEPS = 10_000


class Database:
    """A connection of this process; tables are filled when a query first names them."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._connection.execute("PRAGMA temp_store = MEMORY")
        self._filled: set[str] = set()

    def query(self, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Column names and rows of one SELECT; raises ``ToolError`` with a sentence."""
        if not re.match(r"\s*(select|with)\b", sql, re.IGNORECASE):
            raise ToolError("Give one SELECT statement; the tables can only be read.")
        for name in named(sql):
            self._fill(name)
        refused: list[str] = []
        with self._fenced(refused):
            try:
                cursor = self._connection.execute(sql)
                names = [item[0] for item in cursor.description]
                rows = cursor.fetchmany(MOST_ROWS + 1)
                cursor.close()
            except MemoryError:
                raise ToolError("The query needs more memory than it may use.") from None
            except (sqlite3.Error, sqlite3.Warning) as error:
                raise ToolError(_sentence(str(error), refused)) from None
        return names, rows

    def column(self, table: str, name: str) -> list[Any]:
        """The values of a known column that are not NULL, in table order."""
        self._fill(table)
        query = f"SELECT {name} FROM {table} WHERE {name} IS NOT NULL"  # noqa: S608
        return [value for (value,) in self._connection.execute(query)]

    def _fill(self, name: str) -> None:
        if name in self._filled:
            return
        table = TABLES[name]
        marks = ", ".join("?" * len(table.names))
        self._connection.execute(f"DROP TABLE IF EXISTS {name}")
        self._connection.execute(f"CREATE TABLE {name} ({table.columns})")
        self._connection.executemany(f"INSERT INTO {name} VALUES ({marks})", table.rows())  # noqa: S608
        self._connection.commit()
        self._filled.add(name)

    @contextmanager
    def _fenced(self, refused: list[str]) -> Iterator[None]:
        """Reading alone, within limits of steps, time, lengths and memory."""
        connection = self._connection
        usual = {limit: connection.setlimit(limit, value) for limit, value in _LIMITS.items()}
        heap = connection.execute("PRAGMA hard_heap_limit").fetchone()[0]
        connection.execute(f"PRAGMA hard_heap_limit = {HEAP_BYTES}")
        connection.set_authorizer(_reader(refused))
        connection.set_progress_handler(_clock(), _CALLBACK_STEPS)
        try:
            yield
        finally:
            connection.set_progress_handler(None, 0)
            connection.set_authorizer(None)
            connection.execute(f"PRAGMA hard_heap_limit = {heap}")
            for limit, value in usual.items():
                connection.setlimit(limit, value)


@cache
def database() -> Database:
    return Database()


def _reader(refused: list[str]) -> Callable[..., int]:
    """An authorizer that lets through SELECT, reading the tables, and harmless functions."""

    def decide(action: int, first: str | None, second: str | None, *_: Any) -> int:
        if action == sqlite3.SQLITE_SELECT:
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_READ and not str(first).startswith(("sqlite_", "pragma_")):
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_FUNCTION:
            if str(second).lower() in _FUNCTIONS:
                return sqlite3.SQLITE_OK
            refused.append(f"the function {str(second)[:40]}")
        elif action == sqlite3.SQLITE_READ:
            refused.append(f"the table {str(first)[:40]}")
        elif action == sqlite3.SQLITE_RECURSIVE:
            refused.append("a recursive query")
        else:
            refused.append("anything but SELECT")
        return sqlite3.SQLITE_DENY

    return decide


def _clock() -> Callable[[], int]:
    """Ends a query after so many steps, the same everywhere, or else after so long."""
    end = time.monotonic() + SECONDS
    left = STEPS // _CALLBACK_STEPS

    def tick() -> int:
        nonlocal left
        left -= 1
        return int(left < 0 or time.monotonic() > end)

    return tick


def _sentence(said: str, refused: list[str]) -> str:
    if refused:
        return f"The query may not use {refused[0]}."
    if said == "interrupted":
        return "The query did not finish within the work it may take; join or filter more narrowly."
    if "no such table" in said:
        return f"There is {said[:80]}; the tables are {', '.join(TABLES)}."
    return f"SQLite does not take the query: {said[:200].rstrip('.')}."
