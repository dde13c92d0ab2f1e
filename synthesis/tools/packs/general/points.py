"""Geodesics between points of the earth: distances, bearings, midpoints, areas."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, log, pi, radians, sin, sqrt, tan
from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.geography import Coordinates
from synthesis.tools.packs.general._geodesy import EARTH_KM, km, point, written

PACK = Pack(
    title="Geodesics on the WGS84 ellipsoid", distributions=("geographiclib",), licence="MIT"
)

WINDS = (
    "north", "north-northeast", "northeast", "east-northeast", "east", "east-southeast",
    "southeast", "south-southeast", "south", "south-southwest", "southwest", "west-southwest",
    "west", "west-northwest", "northwest", "north-northwest",
)  # fmt: skip

Place = Annotated[str, "Latitude and longitude in degrees, 'lat,lon'", Coordinates]
Other = Annotated[str, "Latitude and longitude of the other point, 'lat,lon'", Coordinates]


class PointDistance(Result):
    distance_km: Annotated[
        float,
        Asks(
            "the geodesic distance from {start} to {end}",
            noun="geodesic distance to {end}",
            unit="km",
            round_to=1,
        ),
    ]


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


class Midpoint(Result):
    midpoint: Annotated[
        str, Coordinates, Asks("the midpoint of the geodesic between {start} and {end}")
    ]


class Destination(Result):
    destination: Annotated[
        str,
        Coordinates,
        Asks("the point that lies {distance_km} from {start} in the direction {bearing_degrees}"),
    ]


class Antipode(Result):
    antipode: Annotated[str, Coordinates, Asks("the antipode of {place}")]


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


class Sexagesimal(Result):
    latitude: Annotated[
        str, Asks("the latitude of {place} in degrees, minutes and seconds", refers="{place}")
    ]
    longitude: Annotated[
        str, Asks("the longitude of {place} in degrees, minutes and seconds", refers="{place}")
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


LISBON, PARIS = "38.7251,-9.1498", "48.8534,2.3488"


@tool(
    kind="processing",
    examples=[
        Example(start="40.6,-73.8", end="51.6,-0.5", gives={"distance_km": 5551.76}, rel=1e-5)
    ],
)
def point_distance(start: Place, end: Other) -> PointDistance:
    """Geodesic distance in km between two points on the WGS84 ellipsoid (Karney 2013)."""
    return PointDistance(distance_km=km(*point(start), *point(end)))


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
def initial_bearing(start: Place, end: Other) -> Bearing:
    """Bearing at which the shortest way from one point to another sets out, and its wind."""
    from geographiclib.geodesic import Geodesic

    _apart(start, end)
    azimuth = Geodesic.WGS84.Inverse(*point(start), *point(end))["azi1"] % 360
    return Bearing(bearing_degrees=azimuth, compass_point=WINDS[round(azimuth / 22.5) % 16])


@tool(
    kind="processing",
    examples=[
        Example(start="0,0", end="0,90", gives={"midpoint": "0.0000,45.0000"}),
        Example(start="0,0", end="90,0", gives={"midpoint": "45.1443,0.0000"}),
    ],
)
def geodesic_midpoint(start: Place, end: Other) -> Midpoint:
    """Point halfway along the shortest line between two points on the WGS84 ellipsoid."""
    from geographiclib.geodesic import Geodesic

    line = Geodesic.WGS84.InverseLine(*point(start), *point(end))
    middle = line.Position(line.s13 / 2)
    return Midpoint(midpoint=written(middle["lat2"], middle["lon2"]))


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
        Example(first="0,0", second="0,90", third="90,0", gives={"area_km2": 63_758_202.7}),
    ],
)
def geodesic_triangle_area(
    first: Place,
    second: Annotated[str, "Second corner, 'lat,lon'", Coordinates],
    third: Annotated[str, "Third corner, 'lat,lon'", Coordinates],
) -> TriangleArea:
    """Area in km² of the triangle of geodesics between three points of the WGS84 ellipsoid."""
    from geographiclib.geodesic import Geodesic

    polygon = Geodesic.WGS84.Polygon()
    for corner in (first, second, third):
        polygon.AddPoint(*point(corner))
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
def rhumb_line(start: Place, end: Other) -> RhumbLine:
    """Length in km and bearing of the line of constant bearing on a sphere of 6371.0088 km."""
    _apart(start, end)
    (lat1, lon1), (lat2, lon2) = point(start), point(end)
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
    place: Place,
    start: Annotated[str, "A point of the great circle, 'lat,lon'", Coordinates],
    end: Annotated[str, "Another point of the great circle, 'lat,lon'", Coordinates],
) -> OffCourse:
    """Distance in km of a point from the great circle through two others, on a sphere."""
    _apart(start, end)
    angle = 2 * asin(sqrt(min(1, _haversine(start, place))))
    turn = _course(start, place) - _course(start, end)
    return OffCourse(distance_km=abs(asin(sin(angle) * sin(turn))) * EARTH_KM)


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


@tool(
    kind="processing",
    examples=[Example(start="0,0", end="45,90", gives={"highest_latitude": 45.0})],
)
def great_circle_vertex(start: Place, end: Other) -> NorthernmostPoint:
    """Latitude (degrees) of the point farthest from the equator on the circle through two points.

    Clairaut's relation on a sphere.
    """
    _apart(start, end)
    latitude, _ = point(start)
    highest = degrees(asin(min(1, abs(sin(_course(start, end)) * cos(radians(latitude))))))
    return NorthernmostPoint(highest_latitude=90 - highest)


def _apart(start: str, end: str) -> None:
    if point(start) == point(end):
        raise ToolError("The two points are the same.")


def _haversine(start: str, end: str) -> float:
    from synthesis.tools.packs.general._geodesy import rough

    return rough(*point(start), *point(end))


def _course(start: str, end: str) -> float:
    """Initial course in radians on a sphere."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, point(at))) for at in (start, end))
    east = lon2 - lon1
    return atan2(sin(east) * cos(lat2), cos(lat1) * sin(lat2) - sin(lat1) * cos(lat2) * cos(east))


def _dms(angle: float, signs: str) -> str:
    seconds = round(abs(angle) * 3600)
    minutes, second = divmod(seconds, 60)
    degree, minute = divmod(minutes, 60)
    return f"{degree}°{minute:02d}'{second:02d}\" {signs[angle < 0]}"
