"""Countries, places and names of time zones."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import Country, TimeZone
from synthesis.tools.entities.geography import Coordinates
from synthesis.tools.packs.general import _cldr, _countries
from synthesis.tools.packs.general._geodesy import written
from synthesis.tools.packs.general.timezones import zone

PACK = Pack(
    title="Places and names of time zones",
    distributions=("tzdata", "pycountry", "babel"),
    licence="Apache-2.0, LGPL-2.1, BSD-3-Clause",
    data="IANA time-zone database 2026f; zone names of Unicode CLDR",
    data_licence="public domain, Unicode-3.0",
    data_date="2026",
)


Zone = Annotated[str, "IANA time-zone name, such as Europe/Zurich", TimeZone]


class CountryZones(Result):
    zones: list[Annotated[str, TimeZone, Asks("the IANA time zones of {country}")]]
    zone_count: Annotated[
        int,
        Asks(
            "the number of IANA time zones of {country}",
            noun="number of IANA time zones",
            additive=True,
        ),
    ]


class ZonePlace(Result):
    country: Annotated[str, Country, Asks("the country of {time_zone}")]
    coordinates: Annotated[
        str,
        Coordinates,
        Asks(
            "the latitude and longitude of the principal place of {time_zone}",
            refers="the principal place of {time_zone}",
        ),
    ]


class ZoneNames(Result):
    standard_name: Annotated[
        str, Asks("the English name of standard time in {time_zone}", refers="{time_zone}")
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            country="Portugal",
            gives={"zones": ["Atlantic/Azores", "Atlantic/Madeira", "Europe/Lisbon"]},
        )
    ],
)
def country_time_zones(
    country: Annotated[str, "Common English name of a country", Country],
) -> CountryZones:
    """IANA time zones of a country."""
    iso = _countries.code(country)
    found = sorted(name for name, (code, _) in _places().items() if code == iso)
    if not found:
        raise ToolError(f"The IANA database has no time zone of {country}.")
    return CountryZones(zones=found, zone_count=len(found))


@tool(
    kind="retrieval",
    examples=[
        Example(
            time_zone="Asia/Tokyo",
            gives={"country": "Japan", "coordinates": "35.6544,139.7447"},
        )
    ],
)
def time_zone_place(time_zone: Zone) -> ZonePlace:
    """Country of an IANA time zone and the coordinates of its principal place."""
    found = _places().get(time_zone)
    if found is None:
        raise ToolError(f"{time_zone!r} is no time zone of a single country; try Europe/Zurich.")
    iso, coordinates = found
    return ZonePlace(country=_countries.names()[iso], coordinates=coordinates)


@tool(
    kind="retrieval",
    examples=[
        Example(
            time_zone="Europe/Lisbon", gives={"standard_name": "Western European Standard Time"}
        )
    ],
)
def time_zone_names(time_zone: Zone) -> ZoneNames:
    """English name of the standard time that an IANA time zone keeps, from CLDR."""
    from babel.dates import get_timezone_name

    there, english = zone(time_zone), _cldr.locale("en")
    return ZoneNames(
        standard_name=get_timezone_name(there, "long", locale=english, zone_variant="standard")
    )


@cache
def _places() -> dict[str, tuple[str, str]]:
    """Country code and coordinates of each zone of the database's table of zones."""
    from importlib.resources import files

    found = {}
    text = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            iso, place, name = line.split("\t")[:3]
            parts = re.fullmatch(r"([+-]\d+)([+-]\d+)", place)
            if parts:
                found[name] = (iso, written(*(_degrees(part) for part in parts.groups())))
    return found


def _degrees(angle: str) -> float:
    """Degrees of ±DDMM, ±DDDMM, ±DDMMSS or ±DDDMMSS."""
    digits = angle[1:]
    seconds = int(digits[-2:]) if len(digits) > 5 else 0
    digits = digits[:-2] if len(digits) > 5 else digits
    value = int(digits[:-2]) + int(digits[-2:]) / 60 + seconds / 3600
    return -value if angle[0] == "-" else value
