"""The film table of Bokeh's sample data (Wikidata, 1940 to 2014), read once."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from synthesis.core.errors import ToolError
from synthesis.tools.packs.science import _files

QUERY = """select o.Title, o.Year, o.Runtime, o.Genre, o.Released, o.Director, o."Cast",
    o.Language, o.Country, o.Metacritic, o.Oscars, t.Meter, t.Reviews, t.BoxOffice
    from omdb o join tomatoes t on t.ID = o.ID
    where o.Title != '' and o.Year is not null and o.Director != ''
    order by coalesce(t.Reviews, 0) desc, o.ID"""


class Film(NamedTuple):
    """A film; lists are comma-separated as in the table, missing values ``None``."""

    title: str
    year: int
    minutes: float | None
    genres: str
    released: str | None
    directors: str
    cast: str
    languages: str | None
    countries: str | None
    metacritic: int | None
    oscars: int | None
    tomatometer: int | None
    reviews: int | None
    box_office: float | None


@cache
def films() -> dict[str, Film]:
    """Films by "Title (year)", those with most reviews first; of namesakes the best known."""
    import sqlite3

    file = _files.path("bokeh_sampledata", "_data", "movies.db")
    with sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True) as database:
        rows = (Film(*row) for row in database.execute(QUERY))
        found: dict[str, Film] = {}
        for row in rows:
            found.setdefault(f"{row.title} ({row.year})", row)
    return found


@cache
def by_director() -> dict[str, list[str]]:
    """Films of each director, in order of year."""
    return _grouped("directors")


@cache
def by_actor() -> dict[str, list[str]]:
    """Films of each actor, in order of year."""
    return _grouped("cast")


def find(name: str) -> Film:
    """The film called "Title (year)"; raises ``ToolError`` when there is none."""
    found = films().get(name)
    if found is None:
        raise ToolError(f"There is no film {name[:60]!r} here; Casablanca (1942) is one.")
    return found


def listed(text: str | None) -> list[str]:
    """The parts of a comma-separated text."""
    return [part for part in (text or "").split(", ") if part]


def _grouped(column: str) -> dict[str, list[str]]:
    found: dict[str, list[tuple[int, str]]] = {}
    for name, film in films().items():
        for person in listed(getattr(film, column)):
            found.setdefault(person, []).append((film.year, name))
    return {person: [name for _, name in sorted(items)] for person, items in found.items()}
