"""An observer on the Earth at a place and a moment, for PyEphem."""

from __future__ import annotations

import datetime
from typing import Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Draws

SITES = Draws(
    "51.4779,-0.0015", "19.8261,-155.4747", "-24.6275,-70.4042", "28.7569,-17.8847",
    "33.3563,-116.8650",
)  # fmt: skip
"""Greenwich, Mauna Kea, Paranal, La Palma and Palomar."""
DAYS = Draws("2024-04-08", "2020-12-21", "2003-08-27", "2016-07-05", "2027-08-02")
FIRST_YEAR, LAST_YEAR = 1800, 2199


def latitude_longitude(site: str) -> tuple[float, float]:
    """The two numbers of "lat,lon", checked."""
    latitude, longitude = (float(part) for part in site.split(","))
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise ToolError(f"{site} is no latitude (-90 to 90) and longitude (-180 to 180).")
    return latitude, longitude


def observer(site: str, date: str, hour: int = 0) -> Any:
    """An observer at sea level at an hour (UTC) of a date, without refraction by the air."""
    import ephem

    latitude, longitude = latitude_longitude(site)
    found = ephem.Observer()
    found.lat, found.lon = str(latitude), str(longitude)
    found.date, found.pressure = f"{checked_date(date).replace('-', '/')} {hour}:00", 0
    return found


def checked_date(date: str) -> str:
    """The date, when it is a day of the calendar from 1800 to 2199."""
    try:
        year = datetime.date.fromisoformat(date).year
    except ValueError:
        raise ToolError(f"{date} is not a day of the calendar.") from None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ToolError(f"The date must be from {FIRST_YEAR} to {LAST_YEAR}, not {date}.")
    return date
