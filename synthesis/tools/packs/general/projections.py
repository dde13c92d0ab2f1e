"""Map projections and coordinate reference systems of the EPSG registry, with PROJ."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.geography import Coordinates, EpsgCode
from synthesis.tools.packs.general._geodesy import point

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyproj import CRS, Proj, Transformer

PACK = Pack(
    title="PROJ and the EPSG registry",
    distributions=("pyproj",),
    licence="MIT",
    data="EPSG Geodetic Parameter Registry, version 11.022",
    data_licence="EPSG terms of use (free use with acknowledgement)",
    data_date="2024-11-05",
)

Place = Annotated[str, "Latitude and longitude in degrees (WGS84), 'lat,lon'", Coordinates]
Epsg = Annotated[str, "EPSG code of a coordinate reference system, such as 32629", EpsgCode]
WORLD = {
    "Web Mercator": 3857,
    "World Mercator": 3395,
    "EASE-Grid 2.0 equal area": 6933,
    "Equal Earth": 8857,
}


class ReferenceSystem(Result):
    name: Annotated[str, Asks("the name of {epsg} in the EPSG registry", refers="{epsg}")]
    projection: Annotated[str, Asks("the projection method of {epsg}")]
    ellipsoid: Annotated[str, Asks("the ellipsoid on which {epsg} is based")]


class AreaOfUse(Result):
    west: Annotated[float, "Western limit in degrees"]
    south: Annotated[float, "Southern limit in degrees"]
    east: Annotated[float, "Eastern limit in degrees"]
    north: Annotated[
        float,
        Asks(
            "the northern limit of the area of use of {epsg}",
            noun="northern limit of the area of use",
            unit="degrees",
            round_to=2,
        ),
    ]
    area: Annotated[str, Asks("the area of use of {epsg} in words")]


class Utm(Result):
    zone: Annotated[str, Asks("the UTM zone and hemisphere (such as 29N) of {place}")]
    easting_m: Annotated[float, Asks("the UTM easting of {place}", unit="m", round_to=0)]
    northing_m: Annotated[float, Asks("the UTM northing of {place}", unit="m", round_to=0)]
    epsg_code: Annotated[
        str,
        EpsgCode,
        Asks(
            "the EPSG code of the WGS 84 UTM zone of {place}",
            refers="the WGS 84 UTM zone of {place}",
        ),
    ]


class Distortion(Result):
    scale_factor: Annotated[
        float,
        Asks("the UTM point scale factor at {place}", noun="UTM point scale factor", round_to=5),
    ]
    convergence_degrees: Annotated[
        float,
        Asks(
            "the UTM meridian convergence at {place}",
            noun="UTM meridian convergence",
            unit="degrees",
            round_to=3,
        ),
    ]


class Projected(Result):
    x_m: Annotated[
        float,
        Asks(
            "the x coordinate of {place} in the {projection} projection",
            unit="m",
            round_to=0,
        ),
    ]
    y_m: Annotated[
        float,
        Asks(
            "the y coordinate of {place} in the {projection} projection",
            unit="m",
            round_to=0,
        ),
    ]


class AreaScale(Result):
    areal_scale: Annotated[
        float,
        Asks(
            "the factor by which the Mercator projection magnifies areas at {place}",
            noun="factor by which the Mercator projection magnifies areas",
            round_to=3,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            epsg="27700",
            gives={
                "name": "OSGB36 / British National Grid",
                "projection": "Transverse Mercator",
                "ellipsoid": "Airy 1830",
            },
        )
    ],
)
def epsg_record(epsg: Epsg) -> ReferenceSystem:
    """Name, projection method and ellipsoid of a projected reference system by EPSG code."""
    found = _crs(epsg)
    if found.coordinate_operation is None:
        raise ToolError(f"EPSG:{epsg} has no projection; projected ones are such as 32629.")
    return ReferenceSystem(
        name=found.name,
        projection=found.coordinate_operation.method_name,
        ellipsoid=found.ellipsoid.name if found.ellipsoid else "",
    )


@tool(
    kind="retrieval",
    examples=[Example(epsg="32629", gives={"south": 0.0, "north": 84.0, "west": -12.0})],
)
def epsg_area_of_use(epsg: Epsg) -> AreaOfUse:
    """Limits (degrees) and description of the area of use of a reference system of EPSG."""
    area = _crs(epsg).area_of_use
    if area is None:
        raise ToolError(f"The EPSG registry gives no area of use of EPSG:{epsg}.")
    return AreaOfUse(
        west=area.west, south=area.south, east=area.east, north=area.north, area=area.name
    )


@tool(
    kind="processing",
    examples=[
        Example(
            place="43.642567,-79.387139",
            gives={
                "zone": "17N",
                "easting_m": 630084,
                "northing_m": 4833439,
                "epsg_code": "32617",
            },
            rel=1e-6,
        )
    ],
)
def utm_coordinates(place: Place) -> Utm:
    """UTM zone, easting and northing (m, WGS84) of a point, and the EPSG code of the zone."""
    latitude, longitude = point(place)
    zone, south = _zone(latitude, longitude), latitude < 0
    code = str((32700 if south else 32600) + zone)
    easting, northing = _to(int(code)).transform(longitude, latitude)
    return Utm(
        zone=f"{zone}{'S' if south else 'N'}",
        easting_m=round(easting, 2),
        northing_m=round(northing, 2),
        epsg_code=code,
    )


@tool(
    kind="processing",
    examples=[
        Example(place="45,9", gives={"scale_factor": 0.9996, "convergence_degrees": 0}),
        Example(place="38.725,-9.15", gives={"convergence_degrees": -0.09384}),
    ],
)
def utm_distortion(place: Place) -> Distortion:
    """Point scale factor and meridian convergence (degrees) at a point in its UTM zone."""
    latitude, longitude = point(place)
    code = (32700 if latitude < 0 else 32600) + _zone(latitude, longitude)
    factors = _projection(code).get_factors(longitude, latitude)
    return Distortion(
        scale_factor=round(factors.meridional_scale, 8),
        convergence_degrees=round(factors.meridian_convergence, 6) + 0.0,
    )


@tool(
    kind="processing",
    examples=[
        Example(place="0,180", projection="Web Mercator", gives={"x_m": 20037508.34, "y_m": 0}),
    ],
)
def projected_coordinates(
    place: Place,
    projection: Annotated[
        Literal["Web Mercator", "World Mercator", "EASE-Grid 2.0 equal area", "Equal Earth"],
        "World projection (EPSG:3857, 3395, 6933, 8857)",
    ],
) -> Projected:
    """Coordinates x and y (m) of a point in a projection of the whole world."""
    latitude, longitude = point(place)
    if abs(latitude) > 85:
        raise ToolError("These projections are given between 85° S and 85° N.")
    x, y = _to(WORLD[projection]).transform(longitude, latitude)
    return Projected(x_m=round(x, 2), y_m=round(y, 2))


@tool(
    kind="processing",
    examples=[
        Example(place="60,10", gives={"areal_scale": 3.98}, rel=0.01),
    ],
)
def mercator_area_scale(place: Place) -> AreaScale:
    """How many times too large the Mercator projection (EPSG:3395) draws areas at a point."""
    latitude, longitude = point(place)
    if abs(latitude) > 85:
        raise ToolError("The scale is given between 85° S and 85° N.")
    factors = _projection(WORLD["World Mercator"]).get_factors(longitude, latitude)
    return AreaScale(areal_scale=round(factors.areal_scale, 6))


def _zone(latitude: float, longitude: float) -> int:
    """The UTM zone, with the exceptions of Norway and Svalbard."""
    if not -80 <= latitude <= 84:
        raise ToolError("UTM is given between 80° S and 84° N.")
    if 56 <= latitude < 64 and 3 <= longitude < 12:
        return 32
    if latitude >= 72 and 0 <= longitude < 42:
        return next(
            zone for zone, end in ((31, 9), (33, 21), (35, 33), (37, 42)) if longitude < end
        )
    return int((longitude + 180) // 6) % 60 + 1


@cache
def _to(code: int) -> Transformer:
    from pyproj import Transformer

    return Transformer.from_crs(4326, code, always_xy=True)


def _projection(code: int) -> Proj:
    from pyproj import Proj

    return Proj(f"EPSG:{code}")


def _crs(code: str) -> CRS:
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    try:
        return CRS.from_epsg(int(code))
    except CRSError:
        raise ToolError(f"The EPSG registry has no reference system {code!r} here.") from None


@seeds(EpsgCode, source="EPSG registry, version 11.022")
def projected_systems() -> Iterator[str]:
    """National and regional grids in use, every twelfth of the registry."""
    from pyproj.database import query_crs_info

    usual = [
        item.code
        for item in query_crs_info("EPSG", pj_types=["PROJECTED_CRS"])
        if not item.deprecated and item.area_of_use and "zone" not in item.name
    ]
    yield from usual[::12]
