"""Named graphs of graph theory and the characters of Les Misérables, with networkx."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import isinf
from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.science import FactoredInteger, GraphName, NovelCharacter
from synthesis.tools.packs.science import _graphs

PACK = Pack(
    title="NetworkX",
    distributions=("networkx", "scipy"),
    licence="BSD-3-Clause",
    data="Named graphs; co-appearances in Les Misérables (Knuth, The Stanford GraphBase, 1993)",
    data_licence="BSD-3-Clause",
    data_date="1993",
)
LEAST_LINKS = 5
LARGEST_EXACT = 1e12

Graph = Annotated[str, "Name of the graph", GraphName]
Character = Annotated[str, "Character, as Knuth's table spells it", NovelCharacter]


class GraphSize(Result):
    vertices: Annotated[
        int,
        Asks("the number of vertices of {graph}", noun="number of vertices", additive=True),
    ]
    edges: Annotated[
        int, Asks("the number of edges of {graph}", noun="number of edges", additive=True)
    ]
    maximum_degree: Annotated[int, Asks("the maximum degree of {graph}", noun="maximum degree")]


class GraphDistances(Result):
    diameter: Annotated[int, Asks("the diameter of {graph}", noun="diameter")]
    girth: Annotated[int | None, Asks("the girth of {graph}", noun="girth")]


class SpanningTrees(Result):
    count: Annotated[
        int,
        FactoredInteger,
        Asks("the number of spanning trees of {graph}", noun="number of spanning trees"),
    ]


class Symmetry(Result):
    regular: Annotated[bool, Asks("whether {graph} is regular")]
    planar: Annotated[bool, Asks("whether {graph} is planar")]
    bipartite: Annotated[bool, Asks("whether {graph} is bipartite")]


class Companions(Result):
    companions: Annotated[
        list[Annotated[str, NovelCharacter]],
        Asks("the characters who share a chapter of Les Misérables with {character}"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of characters who share a chapter of Les Misérables with {character}",
            noun="number of companions in Les Misérables",
        ),
    ]


class ClosestCompanion(Result):
    companion: Annotated[
        str,
        NovelCharacter,
        Asks("the most frequent companion of {character} in Les Misérables"),
    ]
    chapters: Annotated[
        int,
        Asks(
            "the number of chapters of Les Misérables that {character} shares with their most "
            "frequent companion"
        ),
    ]


class Centrality(Result):
    betweenness: Annotated[
        float,
        Asks(
            "the betweenness centrality of {character} in the Les Misérables network",
            noun="betweenness centrality in the Les Misérables network",
            round_to=4,
        ),
    ]


class Connection(Result):
    steps: Annotated[
        int,
        Asks("the number of steps between {first} and {second} in the Les Misérables network"),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(graph="Petersen graph", gives={"vertices": 10, "edges": 15, "maximum_degree": 3})
    ],
)
def graph_size(graph: Graph) -> GraphSize:
    """Number of vertices and edges of a named graph, and its largest degree."""
    found = _graphs.graph(graph)
    degrees = [degree for _, degree in found.degree()]
    return GraphSize(vertices=len(found), edges=found.size(), maximum_degree=max(degrees))


@tool(
    kind="processing", examples=[Example(graph="Petersen graph", gives={"diameter": 2, "girth": 5})]
)
def graph_distances(graph: Graph) -> GraphDistances:
    """Diameter and girth (shortest cycle) of a named graph."""
    import networkx

    found = _graphs.graph(graph)
    girth = networkx.girth(found)
    return GraphDistances(
        diameter=networkx.diameter(found), girth=None if isinf(girth) else int(girth)
    )


@tool(kind="processing", examples=[Example(graph="Petersen graph", gives={"count": 2000})])
def graph_spanning_trees(graph: Graph) -> SpanningTrees:
    """Number of spanning trees of a named graph."""
    import networkx

    count = networkx.number_of_spanning_trees(_graphs.graph(graph))
    if count > LARGEST_EXACT:
        raise ToolError(f"The {graph} has too many spanning trees for an exact count here.")
    return SpanningTrees(count=round(count))


@tool(
    kind="processing",
    examples=[
        Example(
            graph="Petersen graph", gives={"regular": True, "planar": False, "bipartite": False}
        ),
        Example(graph="Heawood graph", gives={"planar": False, "bipartite": True}),
    ],
)
def graph_properties(graph: Graph) -> Symmetry:
    """Whether a named graph is regular, planar and bipartite."""
    import networkx

    found = _graphs.graph(graph)
    return Symmetry(
        regular=networkx.is_regular(found),
        planar=networkx.is_planar(found),
        bipartite=networkx.is_bipartite(found),
    )


@tool(kind="retrieval", examples=[Example(character="Javert", gives={"count": 17})])
def character_companions(character: Character) -> Companions:
    """Characters who appear together with one in a chapter of Les Misérables (Knuth 1993)."""
    found = sorted(_novel()[_known(character)])
    return Companions(companions=found, count=len(found))


@tool(
    kind="retrieval",
    examples=[Example(character="Valjean", gives={"companion": "Cosette", "chapters": 31})],
)
def character_closest(character: Character) -> ClosestCompanion:
    """Character who shares most chapters of Les Misérables with one, and how many."""
    links = _novel()[_known(character)]
    most = max(link["weight"] for link in links.values())
    first = min(name for name, link in links.items() if link["weight"] == most)
    return ClosestCompanion(companion=first, chapters=int(most))


@tool(
    kind="processing",
    examples=[Example(character="Valjean", gives={"betweenness": 0.569989})],
)
def character_centrality(character: Character) -> Centrality:
    """Betweenness centrality (unweighted) of a character in the Les Misérables network."""
    return Centrality(betweenness=round(_centrality()[_known(character)], 6))


@tool(kind="processing", examples=[Example(first="Napoleon", second="Javert", gives={"steps": 3})])
def character_connection(
    first: Character, second: Annotated[str, "Another character", NovelCharacter]
) -> Connection:
    """Fewest co-appearances that link two characters of Les Misérables."""
    import networkx

    return Connection(steps=networkx.shortest_path_length(_novel(), _known(first), _known(second)))


@seeds(GraphName, source="NetworkX named graphs")
def named_graphs() -> Iterator[str]:
    """Graphs with names of their own, then members of families."""
    yield from _graphs.names()


@seeds(NovelCharacter, source="Knuth, The Stanford GraphBase")
def characters() -> Iterator[str]:
    """Characters with at least five companions and a name of one word."""
    for name in sorted(_novel()):
        if name[1:].islower() and len(_novel()[name]) >= LEAST_LINKS:
            yield name


@cache
def _novel() -> Any:
    import networkx

    return networkx.les_miserables_graph()


@cache
def _centrality() -> dict[str, float]:
    import networkx

    return dict(networkx.betweenness_centrality(_novel()))


def _known(character: str) -> str:
    if character not in _novel():
        raise ToolError(f"Knuth's table has no character {character[:40]!r}; Javert is one.")
    return character
