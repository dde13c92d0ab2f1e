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


MOST_CHROMATIC = 12


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
    """Chromatic polynomial of a named graph of at most 12 vertices: colourings with x colours."""
    from sympy import Poly
    from sympy.abc import x

    found = _graphs.graph(graph)
    if len(found) > MOST_CHROMATIC:
        raise ToolError(f"Chromatic polynomials are given up to {MOST_CHROMATIC} vertices.")
    total, falling = Poly(0, x), Poly(1, x)
    for colours, count in enumerate(_colour_classes(found)):
        total += count * falling
        falling *= x - colours
    return GraphPolynomial(polynomial=_written(total.as_expr()))


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


def _colour_classes(found: Any) -> list[int]:
    """How many partitions into k = 0, 1, 2, ... independent sets the vertices have."""
    order = sorted(found, key=lambda vertex: (found.degree(vertex), vertex))
    place = {vertex: at for at, vertex in enumerate(order)}
    near = [sum(1 << place[other] for other in found[vertex]) for vertex in order]
    counts: dict[int, list[int]] = {0: [1] + [0] * len(order)}

    def parted(left: int) -> list[int]:
        if left not in counts:
            total = [0] * (len(order) + 1)
            for rest in without_class(left):
                total = [a + b for a, b in zip(total, [0, *parted(rest)], strict=False)]
            counts[left] = total
        return counts[left]

    def without_class(left: int) -> list[int]:
        """What is left after each independent set that holds the highest vertex."""
        top = left.bit_length() - 1
        found = [(left ^ (1 << top), left & ~near[top] & ~(1 << top))]
        for vertex in range(top):
            more = []
            for rest, free in found:
                if free >> vertex & 1:
                    more.append((rest ^ (1 << vertex), free & ~near[vertex] & ~(1 << vertex)))
            found = [*((r, f & ~(1 << vertex)) for r, f in found), *more]
        return [rest for rest, _ in found]

    return parted((1 << len(order)) - 1)


def _written(expression: Any) -> str:
    return str(expression).replace("**", "^")
