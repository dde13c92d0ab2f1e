"""Grid references: MGRS, Plus Codes, H3 cells and Maidenhead locators."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.geography import (
    Coordinates,
    GridLocator,
    H3Cell,
    MgrsReference,
    PlusCode,
)
from synthesis.tools.packs.general._geodesy import point, written

PACK = Pack(
    title="Grid references and geocodes",
    distributions=("mgrs", "openlocationcode", "h3"),
    licence="MIT, Apache-2.0",
)

Place = Annotated[str, "Latitude and longitude in degrees, 'lat,lon'", Coordinates]
Cell = Annotated[str, "H3 cell as fifteen hexadecimal digits", H3Cell]


class Mgrs(Result):
    mgrs: Annotated[
        str,
        MgrsReference,
        Asks(
            "the MGRS reference to one metre of {place}",
            refers="the MGRS square metre of {place}",
        ),
    ]
    grid_zone: Annotated[str, Asks("the MGRS grid zone (such as 31U) in which {place} lies")]


class MgrsPlace(Result):
    coordinates: Annotated[
        str, Coordinates, Asks("the latitude and longitude of the south-west corner of {mgrs}")
    ]


class PlusCodeOf(Result):
    plus_code: Annotated[
        str,
        PlusCode,
        Asks(
            "the ten-digit Plus Code of {place}",
            refers="the ten-digit Plus Code area of {place}",
        ),
    ]


class PlusCodePlace(Result):
    centre: Annotated[
        str, Coordinates, Asks("the latitude and longitude of the centre of {plus_code}")
    ]
    height_degrees: Annotated[float, "North-south extent of the area in degrees"]


class CellOf(Result):
    cell: Annotated[
        str,
        H3Cell,
        Asks(
            "the H3 cell of resolution {resolution} that holds {place}",
            refers="the H3 cell of resolution {resolution} that holds {place}",
        ),
    ]


class CellRecord(Result):
    area_km2: Annotated[float, Asks("the area of {cell}", noun="area", unit="km²", round_to=4)]
    centre: Annotated[str, Coordinates, Asks("the latitude and longitude of the centre of {cell}")]
    resolution: Annotated[int, Asks("the H3 resolution of {cell}")]


class CellParent(Result):
    parent: Annotated[
        str, H3Cell, Asks("the H3 cell of the next coarser resolution that holds {cell}")
    ]
    pentagon: Annotated[bool, Asks("whether {cell} is one of the twelve pentagons of its grid")]


class CellDistance(Result):
    steps: Annotated[
        int,
        Asks(
            "the number of H3 cells of resolution {resolution} that one crosses from {place} to "
            "{other}",
            noun="number of H3 cells of resolution {resolution} to {other}",
        ),
    ]


class Locator(Result):
    locator: Annotated[
        str,
        GridLocator,
        Asks(
            "the six-character Maidenhead locator of {place}",
            refers="the Maidenhead square of {place}",
        ),
    ]


class LocatorPlace(Result):
    centre: Annotated[
        str, Coordinates, Asks("the latitude and longitude of the centre of {locator}")
    ]


@tool(
    kind="processing",
    examples=[
        Example(place="48.8582,2.2945", gives={"grid_zone": "31U", "mgrs": "31UDQ4825111932"})
    ],
)
def mgrs_reference(place: Place) -> Mgrs:
    """Reference of a point in the Military Grid Reference System, to one metre (WGS84)."""
    from mgrs import MGRS

    latitude, longitude = point(place)
    if not -80 <= latitude < 84:
        raise ToolError("MGRS references are given between 80° S and 84° N.")
    found = MGRS().toMGRS(latitude, longitude)
    return Mgrs(mgrs=found, grid_zone=found[:-12])


@tool(
    kind="processing",
    examples=[Example(mgrs="31UDQ4825111932", gives={"coordinates": "48.8582,2.2945"})],
)
def mgrs_coordinates(
    mgrs: Annotated[str, "MGRS reference without blanks", MgrsReference],
) -> MgrsPlace:
    """Latitude and longitude (WGS84) of the south-west corner of an MGRS reference."""
    from mgrs import MGRS
    from mgrs.core import MGRSError

    try:
        latitude, longitude = MGRS().toLatLon(mgrs)
    except MGRSError:
        raise ToolError(f"{mgrs!r} is no MGRS reference; a valid one is 29SMC8696186270.") from None
    return MgrsPlace(coordinates=written(latitude, longitude))


@tool(
    kind="processing",
    examples=[Example(place="47.365590,8.524997", gives={"plus_code": "8FVC9G8F+6X"})],
)
def plus_code_of_point(place: Place) -> PlusCodeOf:
    """Plus Code (Open Location Code) of ten digits for a point."""
    from openlocationcode.openlocationcode import encode

    return PlusCodeOf(plus_code=encode(*point(place)))


@tool(
    kind="processing",
    examples=[
        Example(
            plus_code="8FVC9G8F+6X",
            gives={"centre": "47.3656,8.5249", "height_degrees": 0.000125},
        )
    ],
)
def plus_code_area(
    plus_code: Annotated[str, "Full Plus Code of ten or eleven digits", PlusCode],
) -> PlusCodePlace:
    """Centre and north-south extent (degrees) of the area that a full Plus Code names."""
    from openlocationcode.openlocationcode import decode, isFull

    if not isFull(plus_code):
        raise ToolError(f"{plus_code!r} is no full Plus Code; a valid one is 8CCGPVG2+22.")
    area = decode(plus_code)
    return PlusCodePlace(
        centre=written(area.latitudeCenter, area.longitudeCenter),
        height_degrees=round(area.latitudeHi - area.latitudeLo, 9),
    )


@tool(
    kind="processing",
    examples=[
        Example(place="37.769377,-122.388903", resolution=9, gives={"cell": "89283082e73ffff"})
    ],
)
def h3_cell_of_point(
    place: Place,
    resolution: Annotated[
        int, "H3 resolution, 0 (coarse) to 15", Draws(3, 5, 7, 9), Field(ge=0, le=15)
    ],
) -> CellOf:
    """Cell of the hexagonal H3 grid that holds a point, at a resolution of 0 to 15."""
    import h3

    return CellOf(cell=h3.latlng_to_cell(*point(place), resolution))


@tool(
    kind="processing",
    examples=[Example(cell="89283082803ffff", gives={"resolution": 9, "area_km2": 0.1093981})],
)
def h3_cell_record(cell: Cell) -> CellRecord:
    """Area in km², centre and resolution of a cell of the hexagonal H3 grid."""
    import h3

    _checked(cell)
    return CellRecord(
        area_km2=h3.cell_area(cell, unit="km^2"),
        centre=written(*h3.cell_to_latlng(cell)),
        resolution=h3.get_resolution(cell),
    )


@tool(
    kind="processing",
    examples=[Example(cell="89283082803ffff", gives={"parent": "8828308281fffff"})],
)
def h3_cell_parent(cell: Cell) -> CellParent:
    """The next coarser H3 cell that holds a cell, and whether the cell is a pentagon."""
    import h3

    _checked(cell)
    if h3.get_resolution(cell) == 0:
        raise ToolError("A cell of resolution 0 has no coarser cell.")
    return CellParent(parent=h3.cell_to_parent(cell), pentagon=h3.is_pentagon(cell))


@tool(
    kind="processing",
    examples=[
        Example(
            place="38.7025,-9.1065",
            other="38.7025,-9.1065",
            resolution=7,
            gives={"steps": 0},
        )
    ],
)
def h3_steps_between(
    place: Place,
    other: Annotated[str, "Latitude and longitude of the other point, 'lat,lon'", Coordinates],
    resolution: Annotated[int, "H3 resolution, 0 to 9", Draws(2, 3, 4, 5), Field(ge=0, le=9)],
) -> CellDistance:
    """Number of steps from cell to cell of the H3 grid between two points."""
    import h3

    cells = [h3.latlng_to_cell(*point(at), resolution) for at in (place, other)]
    try:
        return CellDistance(steps=h3.grid_distance(*cells))
    except h3.H3BaseException:
        raise ToolError(
            "H3 cannot count the steps over so many cells; take a lower resolution."
        ) from None


@tool(
    kind="processing",
    examples=[Example(place="48.14666,11.60833", gives={"locator": "JN58td"})],
)
def maidenhead_locator(place: Place) -> Locator:
    """Maidenhead locator (six characters) of a point, as radio amateurs use it."""
    latitude, longitude = point(place)
    north, east = min(latitude + 90, 179.9999999), (longitude + 180) % 360
    field = "".join(chr(65 + int(part)) for part in (east / 20, north / 10))
    square = f"{int(east % 20 / 2)}{int(north % 10)}"
    fine = "".join(chr(97 + int(part)) for part in (east % 2 * 12, north % 1 * 24))
    return Locator(locator=field + square + fine)


@tool(
    kind="processing",
    examples=[Example(locator="JN58td", gives={"centre": "48.1458,11.6250"})],
)
def maidenhead_centre(
    locator: Annotated[str, "Maidenhead locator of six characters", GridLocator],
) -> LocatorPlace:
    """Latitude and longitude of the centre of a Maidenhead locator of six characters."""
    a, b, c, d, e, f = locator
    longitude = (ord(a) - 65) * 20 + int(c) * 2 + (ord(e) - 97 + 0.5) / 12 - 180
    latitude = (ord(b) - 65) * 10 + int(d) + (ord(f) - 97 + 0.5) / 24 - 90
    return LocatorPlace(centre=written(latitude, longitude))


def _checked(cell: str) -> None:
    import h3

    if not h3.is_valid_cell(cell):
        raise ToolError(f"{cell!r} is no cell of the H3 grid; a valid one is 873933672ffffff.")
