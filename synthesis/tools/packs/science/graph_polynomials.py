"""Chromatic and characteristic polynomials of named graphs."""

from __future__ import annotations

from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.science import GraphName, Polynomial
from synthesis.tools.packs.science import _graphs

PACK = Pack(
    title="NetworkX",
    distributions=("networkx", "numpy", "scipy", "sympy"),
    licence="BSD-3-Clause",
    data="Named graphs of NetworkX",
    data_licence="BSD-3-Clause",
    data_date="2025-12",
)


MOST_CHROMATIC_EDGES = 12


MOST_CHARACTERISTIC = 20


Graph = Annotated[str, "Name of the graph, such as Petersen graph", GraphName]


class GraphPolynomial(Result):
    polynomial: Annotated[str, Polynomial, Asks("the chromatic polynomial of {graph}")]


class Characteristic(Result):
    polynomial: Annotated[
        str,
        Polynomial,
        Asks("the characteristic polynomial of the adjacency matrix of {graph}"),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            graph="cycle graph on 5 vertices",
            gives={"polynomial": "x^5 - 5*x^4 + 10*x^3 - 10*x^2 + 4*x"},
        )
    ],
)
def graph_chromatic_polynomial(graph: Graph) -> GraphPolynomial:
    """Chromatic polynomial of a named graph of at most 12 edges: colourings with x colours."""
    from sympy import Poly
    from sympy.abc import x

    found = _graphs.graph(graph)
    if found.size() > MOST_CHROMATIC_EDGES:
        raise ToolError(f"Chromatic polynomials are given up to {MOST_CHROMATIC_EDGES} edges.")
    edges = frozenset(frozenset(edge) for edge in found.edges())
    coefficients = _chromatic(edges, len(found))
    return GraphPolynomial(polynomial=_written(Poly(coefficients[::-1], x).as_expr()))


@tool(
    kind="processing",
    examples=[
        Example(graph="tetrahedral graph", gives={"polynomial": "x^4 - 6*x^2 - 8*x - 3"}),
    ],
)
def graph_characteristic_polynomial(graph: Graph) -> Characteristic:
    """Characteristic polynomial of a named graph of at most 20 vertices."""
    from sympy import Matrix
    from sympy.abc import x

    table = _adjacency(graph)
    if len(table) > MOST_CHARACTERISTIC:
        raise ToolError(f"Characteristic polynomials go up to {MOST_CHARACTERISTIC} vertices.")
    exact = Matrix([[int(value) for value in row] for row in table])
    return Characteristic(polynomial=_written(exact.charpoly(x).as_expr()))


def _adjacency(name: str) -> Any:
    import networkx

    found = _graphs.graph(name)
    return networkx.to_numpy_array(found, nodelist=sorted(found))


def _chromatic(edges: frozenset[frozenset[int]], order: int) -> list[int]:
    """Coefficients from x^0 on, by deletion and contraction (Birkhoff 1912, Whitney 1932)."""
    if not edges:
        return [0] * order + [1]
    edge = min(edges, key=sorted)
    kept, gone = sorted(edge)
    rest = edges - {edge}
    merged = frozenset(frozenset(kept if v == gone else v for v in other) for other in rest)
    deleted, contracted = _chromatic(rest, order), _chromatic(merged, order - 1)
    return [a - b for a, b in zip(deleted, [*contracted, 0], strict=True)]


def _written(expression: Any) -> str:
    return str(expression).replace("**", "^")
