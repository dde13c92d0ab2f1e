"""Graphs with a name: those that networkx has functions for, and members of families."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from synthesis.core.errors import ToolError

NAMED = {
    "Petersen graph": "petersen",
    "Heawood graph": "heawood",
    "Pappus graph": "pappus",
    "Frucht graph": "frucht",
    "dodecahedral graph": "dodecahedral",
    "icosahedral graph": "icosahedral",
    "octahedral graph": "octahedral",
    "cubical graph": "cubical",
    "tetrahedral graph": "tetrahedral",
    "Desargues graph": "desargues",
    "Möbius-Kantor graph": "moebius_kantor",
    "Tutte graph": "tutte",
    "Hoffman-Singleton graph": "hoffman_singleton",
    "bull graph": "bull",
    "diamond graph": "diamond",
    "Chvátal graph": "chvatal",
    "Krackhardt kite graph": "krackhardt_kite",
    "truncated cube graph": "truncated_cube",
    "truncated tetrahedron graph": "truncated_tetrahedron",
    "house graph": "house",
    "house graph with a cross": "house_x",
    "Sedgewick maze graph": "sedgewick_maze",
    "Florentine families graph": "florentine_families",
    "Zachary karate club graph": "karate_club",
}
FAMILIES = {
    "complete graph on {} vertices": ("complete_graph", range(4, 19)),
    "cycle graph on {} vertices": ("cycle_graph", range(5, 25)),
    "path graph on {} vertices": ("path_graph", range(4, 21)),
    "wheel graph on {} vertices": ("wheel_graph", range(5, 21)),
    "hypercube graph of dimension {}": ("hypercube_graph", range(3, 6)),
    "circular ladder (prism) graph of order {}": ("circular_ladder_graph", range(3, 16)),
    "ladder graph with {} rungs": ("ladder_graph", range(3, 16)),
    "Paley graph of order {}": ("paley_graph", (5, 13, 17, 29)),
}
PAIRS = {
    "complete bipartite graph K({},{})": (
        "complete_bipartite_graph",
        tuple((a, b) for a in range(2, 8) for b in range(a, 9)),
    ),
    "generalised Petersen graph GP({},{})": (
        "generalized_petersen_graph",
        ((6, 2), (7, 2), (9, 2), (10, 2), (11, 2), (12, 5), (15, 2)),
    ),
    "Kneser graph K({},{})": ("kneser_graph", ((6, 2), (7, 2), (7, 3))),
    "Turán graph T({},{})": (
        "turan_graph",
        tuple((n, r) for n in range(6, 14) for r in range(2, 6) if r < n),
    ),
    "{} by {} grid graph": (
        "grid_2d_graph",
        tuple((a, b) for a in range(2, 7) for b in range(a, 8)),
    ),
    "barbell graph of two {}-cliques with a path of {}": (
        "barbell_graph",
        tuple((a, b) for a in range(3, 7) for b in range(1, 4)),
    ),
    "lollipop graph of a {}-clique with a path of {}": (
        "lollipop_graph",
        tuple((a, b) for a in range(3, 8) for b in range(1, 5)),
    ),
    "windmill graph of {} cliques of {}": (
        "windmill_graph",
        tuple((a, b) for a in range(2, 6) for b in range(3, 6)),
    ),
}


def names() -> Iterator[str]:
    """Every graph that ``graph`` can build."""
    yield from _recipes()


@cache
def graph(name: str) -> Any:
    """The undirected graph of a name, frozen; raises ``ToolError`` when there is none."""
    import networkx

    recipe = _recipes().get(name)
    if recipe is None:
        raise ToolError(f"There is no named graph {name[:40]!r}; the Petersen graph is one.")
    function, arguments = recipe
    if function == "paley_graph":
        found = networkx.Graph(networkx.paley_graph(*arguments))
    else:
        found = networkx.Graph(getattr(networkx, function)(*arguments))
    plain = networkx.convert_node_labels_to_integers(found, ordering="default")
    for _, _, data in plain.edges(data=True):
        data.clear()
    return networkx.freeze(plain)


@cache
def _recipes() -> dict[str, tuple[str, tuple[int, ...]]]:
    found: dict[str, tuple[str, tuple[int, ...]]] = {}
    for name, short in NAMED.items():
        found[name] = (f"{short}_graph", ())
    for pattern, (function, orders) in FAMILIES.items():
        for order in orders:
            found[pattern.format(order)] = (function, (order,))
    for pattern, (function, pairs) in PAIRS.items():
        for pair in pairs:
            found[pattern.format(*pair)] = (function, pair)
    return {re.sub(r"\s+", " ", name): recipe for name, recipe in found.items()}
