"""Directors and actors of films from 1940 to 2014, and their works."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.science import Film as FilmType
from synthesis.tools.entities.science import FilmActor, FilmDirector
from synthesis.tools.packs._lists import complete
from synthesis.tools.packs.science import _films

PACK = Pack(
    title="Film table of Bokeh",
    distributions=("bokeh-sampledata",),
    licence="BSD-3-Clause",
    data="17,472 films of 1940 to 2014 with review scores, from Wikidata",
    data_licence="CC0",
    data_date="2026-10-18",
)


class DirectorFilms(Result):
    films: Annotated[
        list[Annotated[str, FilmType]],
        Asks("the films (1940 to 2014) by {director} in the Wikidata film table"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of films (1940 to 2014) by {director} in the Wikidata film table",
            noun="number of films in the Wikidata film table",
            additive=True,
        ),
    ]


class ActorFilms(Result):
    films: Annotated[
        list[Annotated[str, FilmType]],
        Asks("the films (1940 to 2014) with {actor} in the Wikidata film table"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of films (1940 to 2014) with {actor} in the Wikidata film table",
            noun="number of films in the Wikidata film table",
            additive=True,
        ),
    ]


class DirectorScore(Result):
    mean_percent: Annotated[
        float,
        Asks(
            "the mean Rotten Tomatoes score of the films by {director} in the Wikidata film table",
            noun="mean Rotten Tomatoes score of their films in the Wikidata film table",
            unit="%",
            round_to=1,
        ),
    ]
    best_film: Annotated[
        str,
        FilmType,
        Asks(
            "the film by {director} with the best Rotten Tomatoes score in the Wikidata film table",
            refers="the film by {director} with the best Rotten Tomatoes score",
        ),
    ]


@tool(kind="retrieval", examples=[Example(director="Stanley Kubrick", gives={"count": 13})])
def director_films(
    director: Annotated[str, "Name of a film director", FilmDirector],
) -> DirectorFilms:
    """Films of a director in the table (1940 to 2014), in order of year, and their number."""
    names = _works(_films.by_director(), director, "director")
    return DirectorFilms(films=complete(names, f"films by {director}"), count=len(names))


@tool(kind="retrieval", examples=[Example(actor="Grace Kelly", gives={"count": 11})])
def actor_films(actor: Annotated[str, "Name of a film actor", FilmActor]) -> ActorFilms:
    """Films of an actor in the table (1940 to 2014), in order of year, and their number."""
    names = _works(_films.by_actor(), actor, "actor")
    return ActorFilms(films=complete(names, f"films with {actor}"), count=len(names))


@tool(
    kind="processing",
    examples=[
        Example(director="Stanley Kubrick", gives={"best_film": "Dr. Strangelove (1964)"}),
    ],
)
def director_mean_score(
    director: Annotated[str, "Name of a film director", FilmDirector],
) -> DirectorScore:
    """Mean Rotten Tomatoes score of a director's films in the table, and the best film."""
    names = _works(_films.by_director(), director, "director")
    scores = [(_films.find(name).tomatometer, name) for name in names]
    known = [(score, name) for score, name in scores if score is not None]
    if not known:
        raise ToolError(f"No film by {director[:40]} has a score in the table.")
    mean = sum(score for score, _ in known) / len(known)
    return DirectorScore(
        mean_percent=round(mean, 4), best_film=max(known, key=lambda item: item[0])[1]
    )


@seeds(FilmDirector, source="Wikidata films of Bokeh")
def known_directors() -> Iterator[str]:
    """Directors of at least eight films in the table."""
    yield from sorted(name for name, works in _films.by_director().items() if len(works) >= 8)


@seeds(FilmActor, source="Wikidata films of Bokeh")
def known_actors() -> Iterator[str]:
    """Actors of at least forty films in the table."""
    yield from sorted(name for name, works in _films.by_actor().items() if len(works) >= 40)


def _works(table: dict[str, list[str]], person: str, what: str) -> list[str]:
    if person not in table:
        raise ToolError(f"The film table has no {what} called {person[:40]!r}.")
    return table[person]
