"""Telephone numbers: validity, kind, place and calling codes, from the numbering plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import Country
from synthesis.tools.entities.geography import CallingCode
from synthesis.tools.packs.general import _countries

if TYPE_CHECKING:
    pass

PACK = Pack(
    title="Telephone numbering plans",
    distributions=("phonenumbers", "pycountry", "babel"),
    licence="Apache-2.0, LGPL-2.1, BSD-3-Clause",
    data="Numbering plans of libphonenumber",
    data_licence="Apache-2.0",
    data_date="2026-11",
)


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


class TrunkPrefix(Result):
    prefix: Annotated[
        str, Asks("the trunk prefix that one dials before national numbers in {country}")
    ]


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
