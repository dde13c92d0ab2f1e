"""Points of the sky: other coordinates, constellations, and when they stand above a horizon."""

from __future__ import annotations

import math
from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.geography import Coordinates
from synthesis.tools.entities.science import Constellation, SkyDate, SkyPosition
from synthesis.tools.packs.science import _constellations, _observing

PACK = Pack(
    title="PyEphem",
    distributions=("ephem",),
    licence="MIT",
    data="Boundaries of the constellations (Roman, PASP 99, 695, 1987)",
    data_licence="MIT",
    data_date="1987",
)

Place = Annotated[
    str, "J2000 right ascension and declination in degrees, such as 202.4696,47.1952", SkyPosition
]
Site = Annotated[
    str, "Latitude and longitude of the observer, 'lat,lon'", Coordinates, _observing.SITES
]
Day = Annotated[str, "Date (UTC)", SkyDate, _observing.DAYS]


class Galactic(Result):
    longitude_deg: Annotated[
        float, Asks("the galactic longitude of {position}", unit="degrees", round_to=2)
    ]
    latitude_deg: Annotated[
        float,
        Asks(
            "the galactic latitude of {position}",
            noun="galactic latitude",
            unit="degrees",
            round_to=2,
        ),
    ]


class Ecliptic(Result):
    longitude_deg: Annotated[
        float, Asks("the J2000 ecliptic longitude of {position}", unit="degrees", round_to=2)
    ]
    latitude_deg: Annotated[
        float,
        Asks(
            "the J2000 ecliptic latitude of {position}",
            noun="J2000 ecliptic latitude",
            unit="degrees",
            round_to=2,
        ),
    ]


class Precessed(Result):
    right_ascension_deg: Annotated[
        float,
        Asks(
            "the right ascension of {position} precessed to the equinox of {year}",
            unit="degrees",
            round_to=3,
        ),
    ]
    declination_deg: Annotated[
        float,
        Asks(
            "the declination of {position} precessed to the equinox of {year}",
            unit="degrees",
            round_to=3,
        ),
    ]


class InConstellation(Result):
    constellation: Annotated[str, Constellation, Asks("the constellation that contains {position}")]


class Culmination(Result):
    altitude_deg: Annotated[
        float,
        Asks(
            "the altitude of {position} at its upper culmination, seen from {site}",
            noun="altitude at upper culmination, seen from {site}",
            unit="degrees",
            round_to=2,
        ),
    ]
    circumpolar: Annotated[
        bool, Asks("whether {position} never sets, seen from {site} (refraction ignored)")
    ]


class AboveHorizon(Result):
    hours: Annotated[
        float,
        Asks(
            "the time for which {position} stays above the horizon each sidereal day, seen from "
            "{site} (refraction ignored)",
            noun="time above the horizon each sidereal day, seen from {site}",
            unit="sidereal hours",
            round_to=2,
        ),
    ]


class PlaceAltitude(Result):
    altitude_deg: Annotated[
        float,
        Asks(
            "the altitude of {position} at 22 h UTC on {date}, seen from {site} (without "
            "refraction)",
            unit="degrees",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        # The galactic centre, Sgr A* (Reid & Brunthaler, ApJ 616, 872, 2004).
        Example(
            position="266.4168,-29.0078",
            gives={"longitude_deg": 359.944, "latitude_deg": -0.046},
            rel=0.01,
        )
    ],
)
def galactic_coordinates(position: Place) -> Galactic:
    """Galactic longitude and latitude (IAU 1958) of a J2000 point of the sky, in degrees."""
    import ephem

    found = ephem.Galactic(_equatorial(position))
    return Galactic(
        longitude_deg=round(math.degrees(found.lon), 4),
        latitude_deg=round(math.degrees(found.lat), 4),
    )


@tool(
    kind="processing",
    examples=[
        # Pollux in Meeus, Astronomical Algorithms, example 13.a.
        Example(
            position="116.328942,28.026183",
            gives={"longitude_deg": 113.215630, "latitude_deg": 6.684170},
        )
    ],
)
def ecliptic_coordinates(position: Place) -> Ecliptic:
    """Ecliptic longitude and latitude (J2000) of a point of the sky, in degrees."""
    import ephem

    found = ephem.Ecliptic(_equatorial(position))
    return Ecliptic(
        longitude_deg=round(math.degrees(found.lon), 4),
        latitude_deg=round(math.degrees(found.lat), 4),
    )


@tool(
    kind="processing",
    examples=[
        Example(
            position="41.0540,49.2277",
            year=2028,
            gives={"right_ascension_deg": 41.5472, "declination_deg": 49.3484},
        )
    ],
)
def precessed_position(
    position: Place,
    year: Annotated[int, "Year of the equinox, 1600 to 2400", Draws(1875, 1900, 1950, 2050, 2100)],
) -> Precessed:
    """A J2000 point of the sky precessed to the mean equinox of another year, in degrees."""
    import ephem

    if not 1600 <= year <= 2400:
        raise ToolError(f"The year must be from 1600 to 2400, not {year}.")
    found = ephem.Equatorial(_equatorial(position), epoch=str(year))
    return Precessed(
        right_ascension_deg=round(math.degrees(found.ra), 4),
        declination_deg=round(math.degrees(found.dec), 4),
    )


@tool(
    kind="retrieval",
    examples=[Example(position="83.82,-5.39", gives={"constellation": "Orion"})],
)
def constellation_at(position: Place) -> InConstellation:
    """IAU constellation that contains a J2000 point of the sky."""
    return InConstellation(constellation=_constellations.at(*_degrees(position)))


@tool(
    kind="processing",
    examples=[
        Example(
            position="37.9546,89.2641",
            site="51.4779,-0.0015",
            gives={"altitude_deg": 52.2138, "circumpolar": True},
        )
    ],
)
def culmination_altitude(position: Place, site: Site) -> Culmination:
    """Greatest altitude (degrees) of a point of the sky seen from a place; whether it sets."""
    _, declination = _degrees(position)
    latitude, _ = _observing.latitude_longitude(site)
    return Culmination(
        altitude_deg=round(90 - abs(latitude - declination), 4),
        circumpolar=abs(latitude + declination) > 90,
    )


@tool(
    kind="processing",
    examples=[Example(position="100.0,0.0", site="51.4779,-0.0015", gives={"hours": 12})],
)
def hours_above_horizon(position: Place, site: Site) -> AboveHorizon:
    """Sidereal hours above the horizon each day: cos H = -tan(latitude) tan(declination)."""
    _, declination = _degrees(position)
    latitude, _ = _observing.latitude_longitude(site)
    cosine = -math.tan(math.radians(latitude)) * math.tan(math.radians(declination))
    half = math.degrees(math.acos(max(-1.0, min(1.0, cosine)))) / 15
    return AboveHorizon(hours=round(2 * half, 4))


@tool(
    kind="processing",
    examples=[
        Example(
            position="37.9546,89.2641",
            date="2024-04-08",
            site="51.4779,-0.0015",
            gives={"altitude_deg": 51.5},
            rel=0.02,
        )
    ],
)
def sky_altitude(position: Place, date: Day, site: Site) -> PlaceAltitude:
    """Altitude in degrees of a point of the sky at 22 h UTC on a date, seen from a place."""
    import ephem

    body = ephem.FixedBody()
    right_ascension, declination = _degrees(position)
    body._ra, body._dec = math.radians(right_ascension), math.radians(declination)
    body._epoch = ephem.J2000
    body.compute(_observing.observer(site, date, hour=22))
    return PlaceAltitude(altitude_deg=round(math.degrees(body.alt), 3))


def _degrees(position: str) -> tuple[float, float]:
    right_ascension, declination = (float(part) for part in position.split(","))
    if not (0 <= right_ascension < 360 and -90 <= declination <= 90):
        raise ToolError("The right ascension must be from 0 to 360, the declination -90 to 90.")
    return right_ascension, declination


def _equatorial(position: str) -> Any:
    import ephem

    right_ascension, declination = _degrees(position)
    place = (math.radians(right_ascension), math.radians(declination))
    return ephem.Equatorial(*place, epoch=ephem.J2000)
