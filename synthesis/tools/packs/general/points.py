"""Points of the earth: antipodes, destinations, degrees and minutes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.geography import Coordinates
from synthesis.tools.packs.general._geodesy import point, written

PACK = Pack(title="Points of the earth", distributions=("geographiclib",), licence="MIT")


Place = Annotated[str, "Latitude and longitude in degrees, 'lat,lon'", Coordinates]


class Destination(Result):
    destination: Annotated[
        str,
        Coordinates,
        Asks("the point that lies {distance_km} from {start} in the direction {bearing_degrees}"),
    ]


class Antipode(Result):
    antipode: Annotated[str, Coordinates, Asks("the antipode of {place}")]


class Sexagesimal(Result):
    latitude: Annotated[
        str, Asks("the latitude of {place} in degrees, minutes and seconds", refers="{place}")
    ]
    longitude: Annotated[
        str, Asks("the longitude of {place} in degrees, minutes and seconds", refers="{place}")
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            start="0,0",
            bearing_degrees=90,
            distance_km=10018.754,
            gives={"destination": "0.0000,90.0000"},
        )
    ],
)
def destination_point(
    start: Place,
    bearing_degrees: Annotated[
        float,
        "Bearing in degrees clockwise from north",
        Draws(0, 45, 90, 135, 225, 300, label="the bearing", unit="degrees clockwise from north"),
        Field(ge=-360, le=360),
    ],
    distance_km: Annotated[
        float,
        "Distance in km, at most 20,000",
        Draws(50, 100, 500, 1000, 2500, label="the distance", unit="km"),
        Field(ge=0, le=20_000),
    ],
) -> Destination:
    """Point reached from a start on a bearing after a distance on the WGS84 ellipsoid."""
    from geographiclib.geodesic import Geodesic

    end = Geodesic.WGS84.Direct(*point(start), bearing_degrees, distance_km * 1000)
    return Destination(destination=written(end["lat2"], end["lon2"]))


@tool(
    kind="processing",
    examples=[Example(place="40.4165,-3.7026", gives={"antipode": "-40.4165,176.2974"})],
)
def antipode(place: Place) -> Antipode:
    """Point of the earth that lies diametrically opposite."""
    latitude, longitude = point(place)
    return Antipode(antipode=written(-latitude, longitude + 180))


@tool(
    kind="processing",
    examples=[
        Example(
            place="48.8584,2.2945",
            gives={"latitude": "48°51'30\" N", "longitude": "2°17'40\" E"},
        )
    ],
)
def degrees_minutes_seconds(place: Place) -> Sexagesimal:
    """Latitude and longitude of a point in degrees, minutes and whole seconds."""
    latitude, longitude = point(place)
    return Sexagesimal(latitude=_dms(latitude, "NS"), longitude=_dms(longitude, "EW"))


def _dms(angle: float, signs: str) -> str:
    seconds = round(abs(angle) * 3600)
    minutes, second = divmod(seconds, 60)
    degree, minute = divmod(minutes, 60)
    return f"{degree}°{minute:02d}'{second:02d}\" {signs[angle < 0]}"
