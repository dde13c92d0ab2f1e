"""What SQL queries read, by parsing them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.coding import SqlQuery
from synthesis.tools.packs import _lists

if TYPE_CHECKING:
    from sqlglot.expressions import Expression

PACK = Pack(title="sqlglot", distributions=("sqlglot",), licence="MIT")

Query = Annotated[str, "One SQL statement", SqlQuery]

TWO_TABLES = "SELECT u.name, o.total FROM users u JOIN orders o ON o.user_id = u.id"


CLAUSES = {
    "with_": "WITH",
    "from_": "FROM",
    "joins": "JOIN",
    "where": "WHERE",
    "group": "GROUP BY",
    "having": "HAVING",
    "order": "ORDER BY",
    "limit": "LIMIT",
}


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


class Clauses(Result):
    clauses: list[Annotated[str, Asks("the clauses, besides SELECT, of {query}")]]
    functions: list[Annotated[str, Asks("the SQL functions that {query} calls")]]
    subquery_count: Annotated[int, Asks("the number of subqueries in {query}")]


class Conditions(Result):
    conditions: list[Annotated[str, Asks("the conditions joined by AND in {query}")]]
    condition_count: Annotated[int, Asks("the number of conditions joined by AND in {query}")]


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
            query="SELECT city, AVG(rent) FROM flats WHERE rooms = 3 GROUP BY city LIMIT 5",
            gives={
                "clauses": ["FROM", "WHERE", "GROUP BY", "LIMIT"],
                "functions": ["AVG"],
                "subquery_count": 0,
            },
        )
    ],
)
def sql_clauses(query: Query) -> Clauses:
    """Clauses of a SQL query's outermost SELECT, functions that it calls, and subqueries."""
    from sqlglot import expressions

    tree = _parse(query)
    called = tree.find_all(expressions.Func)
    names = {item.sql_name() for item in called if not isinstance(item, expressions.Connector)}
    subqueries = len(list(tree.find_all(expressions.Select))) - 1
    return Clauses(
        clauses=[name for part, name in CLAUSES.items() if tree.args.get(part)],
        functions=sorted(names - {"CASE", "CAST"}),
        subquery_count=max(subqueries, 0),
    )


@tool(
    kind="processing",
    examples=[
        Example(
            query="SELECT id FROM t WHERE a > 1 AND (b = 2 OR c IS NULL)",
            gives={"conditions": ["a > 1", "(b = 2 OR c IS NULL)"], "condition_count": 2},
        )
    ],
)
def sql_conditions(query: Query) -> Conditions:
    """Conditions that the WHERE clause of a SQL query joins by AND."""
    where = _parse(query).args.get("where")
    if where is None:
        raise ToolError("The outermost SELECT of the query has no WHERE clause.")
    parts = [item.sql() for item in where.this.flatten(unnest=False)] if _is_and(where.this) else []
    parts = parts or [where.this.sql()]
    return Conditions(conditions=_lists.complete(parts, "conditions"), condition_count=len(parts))


def _is_and(node: Expression) -> bool:
    from sqlglot import expressions

    return isinstance(node, expressions.And)


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
