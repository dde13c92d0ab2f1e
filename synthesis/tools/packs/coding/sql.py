"""What SQL queries read, by parsing them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import SqlQuery

if TYPE_CHECKING:
    from sqlglot.expressions import Expression

PACK = Pack(title="sqlglot", distributions=("sqlglot",), licence="MIT")

Query = Annotated[str, "One SQL statement", SqlQuery]

TWO_TABLES = "SELECT u.name, o.total FROM users u JOIN orders o ON o.user_id = u.id"


class Parts(Result):
    tables: list[Annotated[str, Asks("the tables that {query} reads")]]
    table_count: Annotated[int, Asks("the number of different tables that {query} reads")]
    join_count: Annotated[int, Asks("the number of joins in {query}")]


class Columns(Result):
    columns: list[Annotated[str, Asks("the names of the columns that {query} mentions")]]
    column_count: Annotated[
        int,
        Asks("the number of different column names that {query} mentions"),
    ]


class Translated(Result):
    sql: Annotated[str, Asks("{query} written for {dialect}")]


@tool(
    kind="processing",
    examples=[
        Example(
            query=TWO_TABLES,
            gives={"tables": ["orders", "users"], "table_count": 2, "join_count": 1},
        )
    ],
)
def sql_tables(query: Query) -> Parts:
    """Tables that a SQL query reads (common table expressions left out) and its joins."""
    from sqlglot import expressions

    tree = _parse(query)
    own = {item.alias for item in tree.find_all(expressions.CTE)}
    found = sorted({item.name for item in tree.find_all(expressions.Table)} - own)
    joins = len(list(tree.find_all(expressions.Join)))
    return Parts(tables=found, table_count=len(found), join_count=joins)


@tool(
    kind="processing",
    examples=[
        Example(query=TWO_TABLES, gives={"columns": ["id", "name", "total", "user_id"]}),
    ],
)
def sql_columns(query: Query) -> Columns:
    """Column names that a SQL query mentions anywhere."""
    from sqlglot import expressions

    found = sorted({item.name for item in _parse(query).find_all(expressions.Column)})
    return Columns(columns=found, column_count=len(found))


@tool(
    kind="processing",
    examples=[
        Example(
            query="SELECT name FROM users LIMIT 3",
            dialect="T-SQL",
            gives={"sql": "SELECT TOP 3 name FROM users"},
        )
    ],
)
def sql_translate(
    query: Query,
    dialect: Annotated[Literal["T-SQL", "Oracle", "BigQuery", "MySQL"], "Target dialect"],
) -> Translated:
    """A SQL query rewritten for another database's dialect."""
    target = {"T-SQL": "tsql", "Oracle": "oracle", "BigQuery": "bigquery", "MySQL": "mysql"}
    return Translated(sql=_parse(query).sql(dialect=target[dialect]))


def _parse(query: str) -> Expression:
    import sqlglot
    from sqlglot.errors import SqlglotError

    try:
        trees = [tree for tree in sqlglot.parse(query, read="postgres") if tree is not None]
    except SqlglotError as error:
        raise ToolError(f"The SQL cannot be parsed: {str(error).splitlines()[0]}") from error
    if len(trees) != 1:
        raise ToolError("Give exactly one SQL statement.")
    return trees[0]


@seeds(SqlQuery, source="queries of a shop's and a clinic's schema")
def queries() -> Iterator[str]:
    """Short queries of the kinds that reports are made of."""
    yield from (
        TWO_TABLES,
        "SELECT name FROM users WHERE age > 30 LIMIT 10",
        "SELECT country, COUNT(*) FROM customers GROUP BY country",
        "SELECT p.name, SUM(i.quantity) FROM items i JOIN products p ON p.id = i.product_id "
        "GROUP BY p.name",
        "SELECT id FROM orders WHERE placed_at >= CURRENT_DATE - INTERVAL '7 days'",
        "SELECT d.name, AVG(e.salary) FROM employees e JOIN departments d ON d.id = e.dept_id "
        "GROUP BY d.name",
        "SELECT email FROM users WHERE id NOT IN (SELECT user_id FROM orders)",
        "SELECT w.city, s.name FROM stores s LEFT JOIN warehouses w ON w.id = s.warehouse_id",
        "SELECT name, RANK() OVER (ORDER BY score DESC) FROM players",
        "SELECT v.day, p.name FROM visits v JOIN patients p ON p.id = v.patient_id "
        "JOIN wards w ON w.id = v.ward_id",
        "SELECT author, COUNT(*) AS books FROM library GROUP BY author HAVING COUNT(*) > 5",
        "SELECT t.title, a.name FROM titles t JOIN authors a ON a.id = t.author_id LIMIT 25",
        "SELECT MAX(temperature) FROM readings WHERE station_id = 7",
        "SELECT f.code, g.terminal FROM flights f JOIN gates g ON g.id = f.gate_id "
        "WHERE f.delay > 30",
        "SELECT id, amount FROM invoices WHERE paid_at IS NULL ORDER BY amount DESC LIMIT 50",
        "SELECT s.name, c.title FROM students s JOIN enrolments e ON e.student_id = s.id "
        "JOIN courses c ON c.id = e.course_id",
        "SELECT city, AVG(rent) FROM flats WHERE rooms = 3 GROUP BY city",
        "SELECT name FROM employees WHERE manager_id IS NULL",
        "SELECT p.sku, s.quantity FROM products p LEFT JOIN stock s ON s.sku = p.sku "
        "WHERE s.quantity = 0",
        "SELECT DISTINCT supplier_id FROM parts WHERE price BETWEEN 10 AND 20 LIMIT 5",
        "SELECT COALESCE(nickname, name) AS shown FROM members ORDER BY shown LIMIT 20",
    )
