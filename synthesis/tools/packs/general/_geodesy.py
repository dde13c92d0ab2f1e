"""Points written "lat,lon", and distances between points of the WGS84 ellipsoid."""

from __future__ import annotations

from math import cos, radians, sin

from synthesis.core.errors import ToolError

EARTH_KM = 6371.0088
"""Mean radius of the earth (IUGG)."""


def point(coordinates: str) -> tuple[float, float]:
    """Latitude and longitude of a point; raises ``ToolError``."""
    latitude, longitude = (float(part) for part in coordinates.split(","))
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise ToolError(
            f"{coordinates} is no point of the earth: latitudes go to 90 and longitudes to 180."
        )
    return latitude, longitude


def written(latitude: float, longitude: float) -> str:
    """A point as "lat,lon" with four decimals, the longitude between -180 and 180."""
    east = (longitude + 180) % 360 - 180
    return f"{latitude + 0.0:.4f},{east + 0.0:.4f}".replace("-0.0000", "0.0000")


def km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Geodesic distance in km."""
    from geographiclib.geodesic import Geodesic

    line = Geodesic.WGS84.Inverse(
        latitude, longitude, other_latitude, other_longitude, Geodesic.DISTANCE
    )
    return float(line["s12"] / 1000)


def rough(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float
) -> float:
    """A haversine term that orders points by distance."""
    north = sin(radians(other_latitude - latitude) / 2) ** 2
    east = sin(radians(other_longitude - longitude) / 2) ** 2
    return north + cos(radians(latitude)) * cos(radians(other_latitude)) * east
