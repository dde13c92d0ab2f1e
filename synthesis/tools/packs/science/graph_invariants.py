"""Invariants of named graphs: colouring, cliques, spectra, matchings and connectivity."""

from __future__ import annotations

import itertools
from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.science import GraphName
from synthesis.tools.packs.science import _graphs

PACK = Pack(
    title="NetworkX",
    distributions=("networkx", "numpy", "scipy", "sympy"),
    licence="BSD-3-Clause",
    data="Named graphs of NetworkX",
    data_licence="BSD-3-Clause",
    data_date="2025-12",
)
MOST_COLOURED = 40
MOST_TRIALS = 20_000

Graph = Annotated[str, "Name of the graph, such as Petersen graph", GraphName]


class Colouring(Result):
    chromatic_number: Annotated[
        int, Asks("the chromatic number of {graph}", noun="chromatic number")
    ]


class Cliques(Result):
    clique_number: Annotated[int, Asks("the clique number of {graph}", noun="clique number")]
    triangles: Annotated[
        int, Asks("the number of triangles in {graph}", noun="number of triangles", additive=True)
    ]


class Turan(Result):
    graph_name: Annotated[
        str,
        GraphName,
        Asks("the Turán graph with as many vertices and the same clique number as {graph}"),
    ]


class Independence(Result):
    independence_number: Annotated[
        int, Asks("the independence number of {graph}", noun="independence number")
    ]


class Spectrum(Result):
    spectral_radius: Annotated[
        float,
        Asks(
            "the largest adjacency eigenvalue of {graph}",
            noun="largest adjacency eigenvalue",
            round_to=4,
        ),
    ]
    algebraic_connectivity: Annotated[
        float,
        Asks(
            "the algebraic connectivity (second-smallest Laplacian eigenvalue) of {graph}",
            noun="algebraic connectivity",
            round_to=4,
        ),
    ]


class Matching(Result):
    matching_number: Annotated[
        int,
        Asks(
            "the number of edges in a maximum matching of {graph}",
            noun="number of edges in a maximum matching",
        ),
    ]


class Connectivity(Result):
    vertex_connectivity: Annotated[
        int, Asks("the vertex connectivity of {graph}", noun="vertex connectivity")
    ]
    edge_connectivity: Annotated[
        int, Asks("the edge connectivity of {graph}", noun="edge connectivity")
    ]


class Wiener(Result):
    wiener_index: Annotated[int, Asks("the Wiener index of {graph}", noun="Wiener index")]
    mean_distance: Annotated[
        float,
        Asks(
            "the mean distance between vertices of {graph}",
            noun="mean distance between vertices",
            round_to=4,
        ),
    ]


@tool(kind="processing", examples=[Example(graph="Petersen graph", gives={"chromatic_number": 3})])
def graph_chromatic_number(graph: Graph) -> Colouring:
    """Chromatic number of a named graph of at most 40 vertices, found exactly."""
    found = _graphs.graph(graph)
    if len(found) > MOST_COLOURED:
        raise ToolError(f"Chromatic numbers are given up to {MOST_COLOURED} vertices.")
    colours = 1
    while not _colourable(found, colours):
        colours += 1
    return Colouring(chromatic_number=colours)


@tool(
    kind="processing",
    examples=[Example(graph="octahedral graph", gives={"clique_number": 3, "triangles": 8})],
)
def graph_cliques(graph: Graph) -> Cliques:
    """Clique number and number of triangles of a named graph."""
    import networkx

    found = _graphs.graph(graph)
    return Cliques(
        clique_number=max(len(clique) for clique in networkx.find_cliques(found)),
        triangles=sum(networkx.triangles(found).values()) // 3,
    )


@tool(
    kind="processing",
    examples=[Example(graph="Petersen graph", gives={"graph_name": "Turán graph T(10,2)"})],
)
def graph_turan(graph: Graph) -> Turan:
    """Turán graph with a graph's vertices and clique number, the one with most edges (1941)."""
    found = _graphs.graph(graph)
    name = f"Turán graph T({len(found)},{graph_cliques(graph).clique_number})"
    if name == graph or name not in set(_graphs.names()):
        raise ToolError(f"{graph} has no other Turán graph here: 6 to 20 vertices, 2 to 5 parts.")
    return Turan(graph_name=name)


@tool(
    kind="processing", examples=[Example(graph="Petersen graph", gives={"independence_number": 4})]
)
def graph_independence(graph: Graph) -> Independence:
    """Independence number of a named graph of at most 24 vertices (cliques of the complement)."""
    import networkx

    found = _graphs.graph(graph)
    if len(found) > 24:
        raise ToolError("Independence numbers are given up to 24 vertices.")
    cliques = networkx.find_cliques(networkx.complement(found))
    return Independence(independence_number=max(len(clique) for clique in cliques))


@tool(
    kind="processing",
    examples=[
        Example(graph="Petersen graph", gives={"spectral_radius": 3, "algebraic_connectivity": 2})
    ],
)
def graph_spectrum(graph: Graph) -> Spectrum:
    """Largest adjacency eigenvalue and algebraic connectivity of a named graph."""
    import numpy

    table = _adjacency(graph)
    laplacian = numpy.diag(table.sum(axis=0)) - table
    return Spectrum(
        spectral_radius=round(float(numpy.linalg.eigvalsh(table)[-1]), 9),
        algebraic_connectivity=round(abs(float(numpy.linalg.eigvalsh(laplacian)[1])), 9),
    )


@tool(kind="processing", examples=[Example(graph="Petersen graph", gives={"matching_number": 5})])
def graph_matching(graph: Graph) -> Matching:
    """Size of a maximum matching of a named graph."""
    import networkx

    found = networkx.max_weight_matching(_graphs.graph(graph), maxcardinality=True)
    return Matching(matching_number=len(found))


@tool(
    kind="processing",
    examples=[Example(graph="Petersen graph", gives={"vertex_connectivity": 3})],
)
def graph_connectivity(graph: Graph) -> Connectivity:
    """Vertex and edge connectivity of a named graph."""
    import networkx

    found = _graphs.graph(graph)
    return Connectivity(
        vertex_connectivity=networkx.node_connectivity(found),
        edge_connectivity=networkx.edge_connectivity(found),
    )


@tool(
    kind="processing",
    examples=[
        Example(graph="Petersen graph", gives={"wiener_index": 75, "mean_distance": 1.66667})
    ],
)
def graph_wiener_index(graph: Graph) -> Wiener:
    """Wiener index (sum of all distances) and mean distance of a named graph."""
    import networkx

    found = _graphs.graph(graph)
    total, pairs = int(networkx.wiener_index(found)), len(found) * (len(found) - 1) // 2
    return Wiener(wiener_index=total, mean_distance=round(total / pairs, 8))


def _adjacency(name: str) -> Any:
    import networkx

    found = _graphs.graph(name)
    return networkx.to_numpy_array(found, nodelist=sorted(found))


def _colourable(found: Any, colours: int) -> bool:
    """Whether a proper colouring exists, by backtracking over vertices of falling degree."""
    order = sorted(found, key=lambda vertex: (-found.degree(vertex), vertex))
    given: dict[int, int] = {}
    trials = itertools.count()

    def place(at: int, used: int) -> bool:
        if next(trials) > MOST_TRIALS:
            raise ToolError("This graph is too hard to colour exactly here.")
        if at == len(order):
            return True
        taken = {given[other] for other in found[order[at]] if other in given}
        for colour in range(min(used + 1, colours)):
            if colour not in taken:
                given[order[at]] = colour
                if place(at + 1, max(used, colour + 1)):
                    return True
                del given[order[at]]
        return False

    return place(0, 0)
