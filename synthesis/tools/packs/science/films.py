"""Films from 1940 to 2014: who made them, how long they run, how critics took them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import Date
from synthesis.tools.entities.science import Film as FilmType
from synthesis.tools.entities.science import FilmActor, FilmDirector
from synthesis.tools.packs.science import _films

PACK = Pack(
    title="Film table of Bokeh",
    distributions=("bokeh-sampledata",),
    licence="BSD-3-Clause",
    data="17,472 films of 1940 to 2014 with review scores, from Wikidata",
    data_licence="CC0",
    data_date="2026-10-18",
)
LEAST_REVIEWS = 145
MOST_NAMES = 12
WILSON_Z = 1.959963985

Film = Annotated[str, "Film with its year, such as Casablanca (1942)", FilmType]


class FilmCredits(Result):
    director: Annotated[
        str, FilmDirector, Asks("the director of {film}", refers="the director of {film}")
    ]
    runtime_minutes: Annotated[
        float | None, Asks("the running time of {film}", noun="running time", unit="min")
    ]
    original_language: Annotated[str | None, Asks("the first-listed language of {film}")]


class FilmRelease(Result):
    released: Annotated[str, Date, Asks("the release date of {film} in Wikidata")]


class FilmCast(Result):
    actors: Annotated[
        list[Annotated[str, FilmActor]],
        Asks("the first twelve cast members of {film} in alphabetical order of first names"),
    ]


class FilmReviews(Result):
    tomatometer_percent: Annotated[
        int,
        Asks(
            "the Rotten Tomatoes score of {film} in Wikidata",
            noun="Rotten Tomatoes score",
            unit="%",
        ),
    ]
    reviews: Annotated[
        int,
        Asks(
            "the number of reviews behind the Rotten Tomatoes score of {film} in Wikidata",
            noun="number of reviews on Rotten Tomatoes",
        ),
    ]


class FilmBoxOffice(Result):
    box_office_usd: Annotated[
        float,
        Asks(
            "the highest reported box-office gross of {film} in Wikidata",
            noun="highest reported box-office gross",
            unit="USD",
            round_to=0,
            additive=True,
        ),
    ]


class ScoreInterval(Result):
    low_percent: Annotated[
        float,
        Asks(
            "the lower end of the 95% Wilson interval for the Rotten Tomatoes score of {film}",
            noun="lower end of the 95% Wilson interval for the Rotten Tomatoes score",
            unit="%",
            round_to=1,
        ),
    ]
    high_percent: Annotated[
        float,
        Asks(
            "the upper end of the 95% Wilson interval for the Rotten Tomatoes score of {film}",
            unit="%",
            round_to=1,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            film="Casablanca (1942)",
            gives={"director": "Michael Curtiz", "runtime_minutes": 102},
            rel=0.02,
        )
    ],
)
def film_record(film: Film) -> FilmCredits:
    """Director (the first listed), running time and language of a film."""
    found = _films.find(film)
    languages = _films.listed(found.languages)
    return FilmCredits(
        director=_films.listed(found.directors)[0],
        runtime_minutes=found.minutes,
        original_language=languages[0] if languages else None,
    )


@tool(
    kind="retrieval",
    examples=[Example(film="Gravity (2013)", gives={"released": "2013-08-28"})],
)
def film_release_date(film: Film) -> FilmRelease:
    """Release date of a film, the earliest that Wikidata has."""
    released = _films.find(film).released
    if not released or released.endswith("-01-01"):
        raise ToolError(f"Wikidata's table gives no exact release date for {film[:60]}.")
    return FilmRelease(released=released)


@tool(
    kind="retrieval",
    examples=[
        Example(
            film="Gravity (2013)",
            gives={
                "actors": [
                    "Amy Warren",
                    "Ed Harris",
                    "George Clooney",
                    "Paul Sharma",
                    "Sandra Bullock",
                ]
            },
        )
    ],
)
def film_cast(film: Film) -> FilmCast:
    """Cast of a film, up to twelve names in alphabetical order."""
    names = _films.listed(_films.find(film).cast)
    if not names:
        raise ToolError(f"Wikidata's table gives no cast for {film[:60]}.")
    return FilmCast(actors=names[:MOST_NAMES])


@tool(
    kind="retrieval",
    examples=[Example(film="The Godfather (1972)", gives={"tomatometer_percent": 97}, rel=0.02)],
)
def film_reviews(film: Film) -> FilmReviews:
    """Rotten Tomatoes score (%) of a film and the number of reviews, from Wikidata."""
    found = _films.find(film)
    if found.tomatometer is None or not found.reviews:
        raise ToolError(f"Wikidata's table gives no review score for {film[:60]}.")
    return FilmReviews(tomatometer_percent=found.tomatometer, reviews=found.reviews)


@tool(
    kind="retrieval",
    examples=[Example(film="Gravity (2013)", gives={"box_office_usd": 723192705}, rel=0.02)],
)
def film_box_office(film: Film) -> FilmBoxOffice:
    """Highest box-office gross in US dollars that Wikidata reports for a film."""
    gross = _films.find(film).box_office
    if not gross:
        raise ToolError(f"Wikidata's table gives no box-office gross for {film[:60]}.")
    return FilmBoxOffice(box_office_usd=gross)


@tool(
    kind="processing",
    examples=[Example(film="Gravity (2013)", gives={"low_percent": 93}, rel=0.03)],
)
def film_score_interval(film: Film) -> ScoreInterval:
    """95% interval of a film's Rotten Tomatoes share (Wilson, JASA 22, 209, 1927)."""
    score = film_reviews(film)
    share, n, z = score.tomatometer_percent / 100, score.reviews, WILSON_Z
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5
    low, high = max(0.0, centre - half), min(1.0, centre + half)
    return ScoreInterval(low_percent=round(low * 100, 3), high_percent=round(high * 100, 3))


@seeds(FilmType, source="Wikidata films of Bokeh")
def known_films() -> Iterator[str]:
    """Films with many reviews."""
    for name, film in _films.films().items():
        if (film.reviews or 0) >= LEAST_REVIEWS and film.cast and film.minutes and len(name) < 60:
            yield name
