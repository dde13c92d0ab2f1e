"""SQL over reference tables built from the pool's own data."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import SqlColumn, SqlQuery, SqlTable
from synthesis.tools.entities.common import NumberSeries
from synthesis.tools.packs.coding import _queries
from synthesis.tools.packs.coding._database import LONGEST_OUTPUT, MOST_ROWS, database
from synthesis.tools.packs.coding._tables import TABLES, Table

PACK = Pack(
    title="SQL over reference tables",
    distributions=(
        "airportsdata",
        "birdnames",
        "bokeh-sampledata",
        "ephem",
        "mendeleev",
        "particle",
        "pycountry",
        "pyongc",
        "pytickersymbols",
    ),
    licence="MIT, BSD-3-Clause, LGPL-2.1-only",
    data="15 tables: airports, AviList birds, Gapminder, OpenNGC, ISO codes, US ZIP codes, films",
    data_licence="MIT; CC BY 4.0 (AviList); CC BY 2.0 (Gapminder); CC BY-SA 4.0 (OpenNGC); CC0-1.0",
    data_date="2026",
)

TableName = Annotated[str, "Name of a reference table", SqlTable]


class Answer(Result):
    columns: list[str]
    rows: list[list[Any]]
    row_count: int
    number: Annotated[
        float | None, Asks("the result of {query} on the reference tables", round_to=4)
    ] = None
    values: Annotated[list[str] | None, Asks("the result of {query} on the reference tables")] = (
        None
    )


class TableNames(Result):
    tables: list[
        Annotated[str, SqlTable, Asks("the reference tables that have a column named {column}")]
    ]


class TableRecord(Result):
    row_count: Annotated[
        int, Asks("the number of rows of {table}", noun="number of rows", additive=True)
    ]
    column_count: Annotated[int, Asks("the number of columns of {table}", noun="number of columns")]
    columns: list[Annotated[str, SqlColumn, Asks("the columns of {table}, each as table.column")]]
    one_row_is: str


class ColumnRecord(Result):
    sql_type: Annotated[str, Asks("the SQL type of {column} of the reference tables")]
    distinct_values: Annotated[
        int,
        Asks(
            "the number of distinct values in {column} of the reference tables",
            noun="number of distinct values",
        ),
    ]
    missing_values: Annotated[
        int,
        Asks(
            "the number of rows in which {column} of the reference tables is NULL",
            noun="number of missing values",
        ),
    ]


class Values(Result):
    values: Annotated[
        list[Annotated[float, NumberSeries]],
        Asks(
            "the first {count} of {column} of the reference tables that are not NULL",
            refers="the first {count} of {column} of the reference tables that are not NULL",
        ),
    ]


class Aggregate(Result):
    number: Annotated[
        float, Asks("the {statistic} of {column} of the reference tables", round_to=3)
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            query="SELECT symbol FROM elements WHERE period = 1 ORDER BY atomic_number",
            gives={"columns": ["symbol"], "values": ["H", "He"], "row_count": 2},
        ),
        Example(
            query="SELECT COUNT(*) FROM elements WHERE group_number = 18",
            gives={"number": 7, "rows": [[7]]},
        ),
    ],
)
def sql_query(
    query: Annotated[str, "One SELECT statement in SQLite's dialect", SqlQuery],
) -> Answer:
    """Rows of one SELECT over the reference tables (airports, birds, elements, films, ...).

    Without ORDER BY, rows come in the order of the table. At most 50 rows, 2 s and 40 million
    steps; no recursion, no dates of today, nothing but reading. `values` holds a single column
    as text, `number` a single number. sql_tables_with_column and sql_table_record say what
    tables and columns there are.
    """
    columns, rows = database().query(query)
    if len(rows) > MOST_ROWS:
        raise ToolError(f"The query gives more than {MOST_ROWS} rows; aggregate or add LIMIT.")
    plain = [[_plain(value) for value in row] for row in rows]
    if sum(len(str(value)) for row in plain for value in row) > LONGEST_OUTPUT:
        raise ToolError(f"The result is longer than {LONGEST_OUTPUT:,} characters; select less.")
    number = plain[0][0] if len(plain) == len(columns) == 1 else None
    is_number = isinstance(number, (int, float))
    values = [str(row[0]) for row in plain if row[0] is not None] if len(columns) == 1 else None
    return Answer(
        columns=columns,
        rows=plain,
        row_count=len(plain),
        number=number if is_number else None,
        values=None if is_number else values,
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            column="country_code",
            gives={"tables": ["airports"]},
        ),
        Example(column="magnitude", gives={"tables": ["bright_stars"]}),
    ],
)
def sql_tables_with_column(
    column: Annotated[
        str,
        "Name of a column; an asterisk for all tables",
        Draws("name", "country", "year", "latitude", "species", "time_zone", "code"),
    ],
) -> TableNames:
    """Names of the reference tables for sql_query that have a column of that name ('*': all)."""
    found = [name for name, table in TABLES.items() if column in ("*", *table.names)]
    if not found:
        raise ToolError(f"No reference table has a column {column[:40]!r}; one that is: 'name'.")
    return TableNames(tables=found)


@tool(
    kind="retrieval",
    examples=[
        Example(
            table="elements",
            gives={"row_count": 118, "column_count": 11, "one_row_is": "a chemical element"},
        )
    ],
)
def sql_table_record(table: TableName) -> TableRecord:
    """Columns of a reference table for sql_query, its number of rows, and what a row is."""
    found = _find(table)
    return TableRecord(
        row_count=_count(table),
        column_count=len(found.names),
        columns=[f"{table}.{name}" for name in found.names],
        one_row_is=f"{'an' if found.row[0] in 'aeio' else 'a'} {found.row}",
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            column="elements.block",
            gives={"sql_type": "TEXT", "distinct_values": 4, "missing_values": 0},
        )
    ],
)
def sql_column_record(
    column: Annotated[str, "Table and column, such as 'elements.block'", SqlColumn],
) -> ColumnRecord:
    """SQL type of a column of the reference tables, its distinct values and its NULLs."""
    table, name, kind = _column(column)
    query = f"SELECT COUNT(DISTINCT {name}), COUNT(*) - COUNT({name}) FROM {table}"  # noqa: S608
    distinct, missing = database().query(query)[1][0]
    return ColumnRecord(sql_type=kind, distinct_values=distinct, missing_values=missing)


@tool(
    kind="processing",
    examples=[
        Example(column="penguins.body_mass_g", statistic="mean", gives={"number": 4201.754}),
        Example(column="elements.atomic_number", statistic="median", gives={"number": 59.5}),
    ],
)
def sql_column_statistic(
    column: Annotated[str, "Table and numeric column, 'penguins.body_mass_g'", SqlColumn],
    statistic: Annotated[
        Literal["mean", "median", "minimum", "maximum", "standard deviation"],
        "Which statistic of the values that are not NULL",
    ],
) -> Aggregate:
    """Mean, median, minimum, maximum or sample standard deviation of a numeric column."""
    import statistics

    table, name, kind = _column(column)
    if kind == "TEXT":
        raise ToolError(f"{column} holds text; take a column of numbers.")
    values = database().column(table, name)
    measures = {
        "mean": statistics.fmean,
        "median": statistics.median,
        "minimum": min,
        "maximum": max,
        "standard deviation": statistics.stdev,
    }
    return Aggregate(number=measures[statistic](values))


@tool(
    kind="retrieval",
    examples=[
        Example(column="elements.atomic_weight", count=2, gives={"values": [1.008, 4.0026]}),
    ],
)
def sql_column_values(
    column: Annotated[str, "Table and numeric column, 'penguins.body_mass_g'", SqlColumn],
    count: Annotated[int, "How many values, 2 to 50", Draws(6, 10, 20, unit="values")],
) -> Values:
    """First values, in table order and without NULLs, of a numeric column of a reference table."""
    table, name, kind = _column(column)
    if kind == "TEXT":
        raise ToolError(f"{column} holds text; take a column of numbers.")
    if not 2 <= count <= MOST_ROWS:
        raise ToolError(f"Ask for 2 to {MOST_ROWS} values.")
    return Values(values=database().column(table, name)[:count])


def _plain(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else value


def _find(table: str) -> Table:
    if table not in TABLES:
        raise ToolError(f"There is no table {table[:40]!r}; the tables are {', '.join(TABLES)}.")
    return TABLES[table]


def _column(column: str) -> tuple[str, str, str]:
    table, _, name = column.partition(".")
    kinds = _find(table).kinds
    if name not in kinds:
        raise ToolError(f"{table} has no column {name[:40]!r}; it has {', '.join(kinds)}.")
    return table, name, kinds[name]


@cache
def _count(table: str) -> int:
    return int(database().query(f"SELECT COUNT(*) FROM {table}")[1][0][0])  # noqa: S608


@seeds(SqlTable, source="reference tables")
def tables() -> Iterator[str]:
    """Every reference table."""
    yield from TABLES


@seeds(SqlColumn, source="reference tables")
def measured_columns() -> Iterator[str]:
    """Columns of measured numbers, and of names that repeat."""
    for table, item in TABLES.items():
        for name, kind in item.kinds.items():
            if name not in _queries.DULL and (kind != "TEXT" or name in _queries.GROUPS):
                yield f"{table}.{name}"


@seeds(SqlQuery, source="queries written for the studio")
def queries() -> Iterator[str]:
    """Queries that an analyst would put to the reference tables."""
    yield from _queries.queries()
