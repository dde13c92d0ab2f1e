"""Bright stars and their constellations with PyEphem."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.science import Constellation, SkyPosition, StarName
from synthesis.tools.packs.science._sky import constellation_of, find_star, star_names

PACK = Pack(
    title="PyEphem",
    distributions=("ephem",),
    licence="MIT",
    data="116 bright stars of the Hipparcos catalogue",
    data_licence="MIT",
    data_date="2026-02",
)

Star = Annotated[str, "Name of a bright star", StarName]


class StarRecord(Result):
    constellation: Annotated[str, Constellation, Asks("the constellation of {star}")]
    magnitude: Annotated[
        float, Asks("the visual magnitude of {star}", noun="visual magnitude", round_to=2)
    ]


class StarPosition(Result):
    position: Annotated[
        str,
        SkyPosition,
        Asks(
            "the J2000 right ascension and declination of {star} in degrees",
            refers="the position of {star}",
        ),
    ]
    right_ascension_hours: Annotated[
        float, Asks("the J2000 right ascension of {star}", unit="h", round_to=3)
    ]
    declination_deg: Annotated[
        float,
        Asks(
            "the J2000 declination of {star}", noun="J2000 declination", unit="degrees", round_to=2
        ),
    ]


class StarSeparation(Result):
    degrees: Annotated[
        float, Asks("the angular separation of {first} and {second}", unit="degrees", round_to=2)
    ]


class ConstellationStars(Result):
    stars: Annotated[
        list[Annotated[str, StarName]],
        Asks("the stars in {constellation} in the PyEphem bright-star list"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of stars in {constellation} in the PyEphem bright-star list",
            noun="number of stars in the PyEphem bright-star list",
            additive=True,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[Example(star="Vega", gives={"constellation": "Lyra", "magnitude": 0.03})],
)
def star_record(star: Star) -> StarRecord:
    """Constellation and visual magnitude of a bright star."""
    body = find_star(star)
    return StarRecord(constellation=constellation_of(body), magnitude=round(body.mag, 2))


@tool(
    kind="retrieval",
    examples=[
        Example(star="Vega", gives={"right_ascension_hours": 18.6157, "declination_deg": 38.7837})
    ],
)
def star_position(star: Star) -> StarPosition:
    """Right ascension (hours) and declination (degrees), J2000, of a bright star."""
    body = find_star(star)
    hours, degrees = math.degrees(body._ra) / 15, math.degrees(body._dec)
    return StarPosition(
        position=f"{hours * 15:.4f},{degrees:.4f}",
        right_ascension_hours=round(hours, 5),
        declination_deg=round(degrees, 4),
    )


@tool(
    kind="processing",
    examples=[Example(first="Vega", second="Altair", gives={"degrees": 34.2}, rel=0.005)],
)
def star_separation(
    first: Star, second: Annotated[str, "Name of another bright star", StarName]
) -> StarSeparation:
    """Angle in degrees between two bright stars (J2000)."""
    import ephem

    pairs = [(body._ra, body._dec) for body in (find_star(first), find_star(second))]
    return StarSeparation(degrees=round(math.degrees(ephem.separation(*pairs)), 4))


@tool(
    kind="retrieval",
    examples=[
        Example(constellation="Lyra", gives={"stars": ["Sheliak", "Sulafat", "Vega"], "count": 3})
    ],
)
def constellation_stars(
    constellation: Annotated[str, "Latin name of the constellation", Constellation],
) -> ConstellationStars:
    """Bright stars in a constellation, by name, out of PyEphem's list of 116."""
    found = [n for n in sorted(star_names()) if constellation_of(find_star(n)) == constellation]
    if not found:
        raise ToolError(f"The list has no star in {constellation[:40]!r}; Orion has some.")
    return ConstellationStars(stars=found, count=len(found))


@seeds(StarName, source="PyEphem list of bright stars")
def stars() -> Iterator[str]:
    """Every bright star."""
    yield from sorted(star_names())
