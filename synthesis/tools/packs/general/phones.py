"""Telephone numbers: validity, kind, place and calling codes, from the numbering plans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import Country, TimeZone
from synthesis.tools.entities.geography import CallingCode, PhoneNumber
from synthesis.tools.packs.general import _countries

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber as Parsed

PACK = Pack(
    title="Telephone numbering plans",
    distributions=("phonenumbers", "pycountry", "babel"),
    licence="Apache-2.0, LGPL-2.1, BSD-3-Clause",
    data="Numbering plans, prefixes of places and time zones of libphonenumber",
    data_licence="Apache-2.0",
    data_date="2026-11",
)

KINDS = {
    0: "fixed line", 1: "mobile", 2: "fixed line or mobile", 3: "toll-free", 4: "premium rate",
    5: "shared cost", 6: "voice over IP", 7: "personal number", 8: "pager",
    9: "universal access number", 10: "voicemail",
}  # fmt: skip

Number = Annotated[
    str, "Telephone number in international form, such as +442083661177", PhoneNumber
]


class PhoneRecord(Result):
    country: Annotated[str, Country, Asks("the country of {number}")]
    kind: Annotated[
        str, Asks("the kind of line (such as mobile or toll-free) that {number} belongs to")
    ]
    international: Annotated[
        str, Asks("the usual international notation of {number}", refers="{number}")
    ]


class PhonePlace(Result):
    place: Annotated[str, Asks("the place that the prefix of {number} stands for")]


class PhoneZones(Result):
    time_zones: list[Annotated[str, TimeZone, Asks("the time zones to which {number} can belong")]]


class SharedCode(Result):
    countries: list[
        Annotated[str, Country, Asks("the countries and territories that use {calling_code}")]
    ]
    country_count: Annotated[
        int,
        Asks(
            "the number of countries and territories that use {calling_code}",
            noun="number of countries and territories",
        ),
    ]


class NumberLengths(Result):
    lengths: list[
        Annotated[
            int,
            Asks(
                "the numbers of digits that national mobile numbers in {country} can have "
                "(without the trunk prefix)"
            ),
        ]
    ]


class TrunkPrefix(Result):
    prefix: Annotated[
        str, Asks("the trunk prefix that one dials before national numbers in {country}")
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            number="+442083661177",
            gives={
                "country": "United Kingdom",
                "kind": "fixed line",
                "international": "+44 20 8366 1177",
            },
        ),
        Example(number="+351912345678", gives={"country": "Portugal", "kind": "mobile"}),
    ],
)
def phone_record(number: Number) -> PhoneRecord:
    """Country, kind of line and usual notation of a telephone number, if it is valid."""
    import phonenumbers

    parsed = _parsed(number)
    iso = phonenumbers.region_code_for_number(parsed)
    kind = KINDS.get(phonenumbers.number_type(parsed))
    if kind is None or iso not in _countries.names():
        raise ToolError(f"{number} belongs to no country's numbering plan that is known here.")
    return PhoneRecord(
        country=_countries.names()[iso],
        kind=kind,
        international=phonenumbers.format_number(
            parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL
        ),
    )


@tool(kind="retrieval", examples=[Example(number="+442083661177", gives={"place": "London"})])
def phone_place(number: Number) -> PhonePlace:
    """City, region or country that the prefix of a telephone number stands for."""
    from phonenumbers import geocoder

    place = geocoder.description_for_number(_parsed(number), "en")
    if not place:
        raise ToolError(f"No place is known for the prefix of {number}.")
    return PhonePlace(place=place)


@tool(
    kind="retrieval",
    examples=[Example(number="+442083661177", gives={"time_zones": ["Europe/London"]})],
)
def phone_time_zones(number: Number) -> PhoneZones:
    """Time zones to which a telephone number can belong, by its prefix."""
    from phonenumbers import timezone

    found = sorted(timezone.time_zones_for_number(_parsed(number)))
    if not found or found == ["Etc/Unknown"]:
        raise ToolError(f"No time zone is known for the prefix of {number}.")
    return PhoneZones(time_zones=found[:50])


@tool(
    kind="retrieval",
    examples=[
        Example(calling_code=7, gives={"countries": ["Kazakhstan", "Russia"], "country_count": 2})
    ],
)
def calling_code_countries(
    calling_code: Annotated[int, "Calling code without the plus, such as 351", CallingCode],
) -> SharedCode:
    """Countries and territories that share an international calling code."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    names = _countries.names()
    found = sorted(
        names[iso] for iso in COUNTRY_CODE_TO_REGION_CODE.get(calling_code, ()) if iso in names
    )
    if not found:
        raise ToolError(f"No country has the calling code {calling_code}.")
    return SharedCode(countries=found, country_count=len(found))


@tool(kind="retrieval", examples=[Example(country="Portugal", gives={"lengths": [9]})])
def mobile_number_lengths(
    country: Annotated[str, "Common English name of a country", Country],
) -> NumberLengths:
    """Numbers of digits that the national mobile numbers of a country can have."""
    import phonenumbers

    plan = phonenumbers.PhoneMetadata.metadata_for_region(_countries.code(country), None)
    lengths = plan.mobile.possible_length if plan and plan.mobile else ()
    if not lengths and plan:
        lengths = plan.general_desc.possible_length
    if not lengths or lengths == (-1,):
        raise ToolError(f"No mobile numbers of {country} are known here.")
    return NumberLengths(lengths=sorted(lengths))


@tool(kind="retrieval", examples=[Example(country="Germany", gives={"prefix": "0"})])
def trunk_prefix(
    country: Annotated[str, "Common English name of a country", Country],
) -> TrunkPrefix:
    """Trunk prefix that is dialled before national telephone numbers of a country."""
    import phonenumbers

    plan = phonenumbers.PhoneMetadata.metadata_for_region(_countries.code(country), None)
    if plan is None or not plan.national_prefix:
        raise ToolError(f"National numbers in {country} have no trunk prefix.")
    return TrunkPrefix(prefix=plan.national_prefix)


def _parsed(number: str) -> Parsed:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        raise ToolError(f"{number} is no international telephone number.") from None
    if not phonenumbers.is_valid_number(parsed):
        raise ToolError(f"{number} is not valid in any country's numbering plan.")
    return parsed


@seeds(PhoneNumber, source="example numbers of libphonenumber")
def phone_numbers() -> Iterator[str]:
    """The example fixed-line number of each country, as its numbering plan documents it."""
    import phonenumbers

    for iso in _countries.names():
        number = phonenumbers.example_number_for_type(iso, 0)
        if number is not None and phonenumbers.region_code_for_number(number) == iso:
            yield phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
