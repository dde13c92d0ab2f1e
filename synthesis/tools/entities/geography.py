"""Entity types of places, journeys, calendars and words."""

from __future__ import annotations

from synthesis.core.values import EntityType

Coordinates = EntityType(
    name="coordinates",
    mention="the point at latitude and longitude {}",
    unknown="a place",
    plural="places",
    example="41.1496,-8.6110",
    pattern=r"-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?",
)
AirportCode = EntityType(
    name="airport_code",
    mention="airport {}",
    unknown="an airport",
    plural="airports",
    example="LIS",
    pattern=r"[A-Z0-9]{3}",
)
UsAirport = EntityType(
    name="us_airport",
    mention="the US airport {}",
    unknown="a US airport",
    plural="US airports",
    example="ABQ",
    pattern=r"[A-Z0-9]{3}",
)
Language = EntityType(
    name="language",
    mention="{}",
    unknown="a language",
    plural="languages",
    example="Portuguese",
)
EnglishWord = EntityType(
    name="english_word",
    mention='the word "{}"',
    unknown="a word",
    plural="words",
    example="analysis",
    pattern=r"[A-Za-z][A-Za-z'\- ]*",
)
MacroRegion = EntityType(
    name="macro_region",
    mention="{}",
    unknown="a region of the world",
    plural="regions of the world",
    example="Southern Europe",
)
SubdivisionCode = EntityType(
    name="subdivision_code",
    mention="the ISO 3166-2 subdivision {}",
    unknown="a subdivision",
    plural="subdivisions of countries",
    example="CH-ZH",
    pattern=r"[A-Z]{2}-[A-Z0-9]{1,3}",
)
MgrsReference = EntityType(
    name="mgrs_reference",
    mention="the MGRS reference {}",
    unknown="an MGRS reference",
    plural="MGRS references",
    example="29SMC8696186270",
    pattern=r"\d{1,2}[C-HJ-NP-X][A-HJ-NP-Z][A-HJ-NP-V](\d\d){1,5}",
)
PlusCode = EntityType(
    name="plus_code",
    mention="the Plus Code {}",
    unknown="a Plus Code",
    plural="Plus Codes",
    example="8CCGPVG2+22",
    pattern=r"[23456789CFGHJMPQRVWX]{8}\+[23456789CFGHJMPQRVWX]{2,3}",
)
H3Cell = EntityType(
    name="h3_cell",
    mention="the H3 cell {}",
    unknown="an H3 cell",
    plural="H3 cells",
    example="873933672ffffff",
    pattern=r"8[0-9a-f]{14}",
)
GridLocator = EntityType(
    name="grid_locator",
    mention="the Maidenhead locator {}",
    unknown="a Maidenhead locator",
    plural="Maidenhead locators",
    example="IM58kr",
    pattern=r"[A-R]{2}\d{2}[a-x]{2}",
)
EpsgCode = EntityType(
    name="epsg_code",
    mention="the coordinate reference system EPSG:{}",
    unknown="a coordinate reference system",
    plural="coordinate reference systems",
    example="32629",
    pattern=r"\d{4,5}",
)
UsState = EntityType(
    name="us_state",
    mention="{}",
    unknown="a US state",
    plural="US states",
    example="Texas",
)
CallingCode = EntityType(
    name="calling_code",
    mention="the calling code +{}",
    unknown="a calling code",
    plural="calling codes",
    example="351",
)
