"""Currencies of countries, and HMRC's customs exchange rates for nearly all of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.common import Country, CurrencyCode
from synthesis.tools.packs._lists import complete
from synthesis.tools.packs.general import _cldr, _countries

if TYPE_CHECKING:
    from hmrc_rates import Rates

PACK = Pack(
    title="Currencies of countries and HMRC rates",
    distributions=("babel", "pycountry", "hmrc-rates"),
    licence="BSD-3-Clause, LGPL-2.1-only, MIT",
    data="Unicode CLDR; ISO 4217; HMRC monthly customs rates, 2014-02 to 2026-11",
    data_licence="Unicode-3.0; Open Government Licence v3.0",
    data_date="2026-11",
)

MONTHS = ("2015-06", "2018-03", "2020-05", "2022-10", "2024-05")

CountryName = Annotated[str, "Common English name of a country", Country]
Code = Annotated[str, "ISO 4217 code of a currency", CurrencyCode]
Month = Annotated[str, "Month, YYYY-MM, 2014-02 to 2026-11", Draws(*MONTHS, label="the month")]


class CountryCurrency(Result):
    currency_code: Annotated[
        str,
        CurrencyCode,
        Asks(
            "the ISO code of the present currency of {country}", refers="the currency of {country}"
        ),
    ]
    currency_name: Annotated[str, Asks("the name of the present currency of {country}")]


class CurrencyOn(Result):
    currency_code: Annotated[
        str, Asks("the ISO code of the currency that {country} used on {date}")
    ]


class CurrencyRecord(Result):
    name: Annotated[str, Asks("the ISO 4217 name of {currency}", refers="{currency}")]
    numeric_code: Annotated[str, Asks("the ISO 4217 numeric code of {currency}")]
    minor_digits: Annotated[
        int, Asks("the number of decimal places in which amounts of {currency} are written")
    ]


class CurrencyUsers(Result):
    countries: list[
        Annotated[str, Country, Asks("the countries and territories that, in CLDR, use {currency}")]
    ]
    country_count: Annotated[
        int,
        Asks(
            "the number of countries and territories that, in CLDR, use {currency}",
        ),
    ]


class HmrcRate(Result):
    units_per_pound: Annotated[
        float,
        Asks(
            "the number of units of {currency} to the pound at the HMRC rate for {month}",
            round_to=3,
        ),
    ]


class InPounds(Result):
    pounds: Annotated[
        float,
        Asks(
            "the value in pounds of {amount} of {currency} at the HMRC rate for {month}",
            unit="GBP",
            round_to=2,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(country="Switzerland", gives={"currency_code": "CHF"}),
        Example(country="Croatia", gives={"currency_code": "EUR", "currency_name": "Euro"}),
    ],
)
def country_currency(country: CountryName) -> CountryCurrency:
    """Present legal tender of a country, from Unicode CLDR."""
    from babel.numbers import get_currency_name

    code = _current(_countries.code(country), country)
    name = get_currency_name(code, locale=_cldr.locale("en"))
    return CountryCurrency(currency_code=code, currency_name=name)


@tool(
    kind="retrieval",
    examples=[Example(country="Italy", date="1995-06-01", gives={"currency_code": "ITL"})],
)
def country_currency_on(
    country: CountryName,
    date: Annotated[str, "Date, YYYY-MM-DD", Draws("1995-06-01", "1998-12-31", "2005-01-15")],
) -> CurrencyOn:
    """Legal tender of a country on a past date, from Unicode CLDR."""
    from datetime import date as day

    from babel.numbers import get_territory_currencies

    when = day.fromisoformat(date)
    found = get_territory_currencies(_countries.code(country), when, when)
    if not found:
        raise ToolError(f"CLDR gives no currency of {country} on {date}.")
    return CurrencyOn(currency_code=found[-1])


@tool(
    kind="retrieval",
    examples=[Example(currency="JPY", gives={"numeric_code": "392", "minor_digits": 0})],
)
def currency_record(currency: Code) -> CurrencyRecord:
    """Name, numeric code and decimal digits of a currency, from ISO 4217 and CLDR."""
    import pycountry
    from babel.numbers import get_currency_precision

    item = pycountry.currencies.get(alpha_3=currency)
    if item is None:
        raise ToolError(f"{currency!r} is not a present ISO 4217 code; a valid one is 'CHF'.")
    return CurrencyRecord(
        name=item.name, numeric_code=item.numeric, minor_digits=get_currency_precision(currency)
    )


@tool(
    kind="retrieval",
    examples=[Example(currency="CHF", gives={"countries": ["Liechtenstein", "Switzerland"]})],
)
def currency_countries(currency: Code) -> CurrencyUsers:
    """Countries and territories whose present legal tender is a currency (CLDR)."""
    found = sorted(
        name for iso, name in _countries.names().items() if currency in _all_current(iso)
    )
    if not found:
        raise ToolError(f"CLDR names no country that uses {currency} now.")
    return CurrencyUsers(
        countries=complete(found, f"countries that use {currency}"), country_count=len(found)
    )


@tool(
    kind="retrieval",
    examples=[Example(currency="VND", month="2024-05", gives={"units_per_pound": 31678.0564})],
)
def hmrc_monthly_rate(currency: Code, month: Month) -> HmrcRate:
    """HMRC customs exchange rate of a month: units of a currency for one pound sterling."""
    return HmrcRate(units_per_pound=_hmrc(currency, month))


@tool(
    kind="processing",
    examples=[Example(amount=1000, currency="KES", month="2021-07", gives={"pounds": 6.6441})],
)
def convert_to_pounds(
    amount: Annotated[float, "Amount", Draws(1000, 5000, 25000, unit="units")],
    currency: Code,
    month: Month,
) -> InPounds:
    """An amount of a currency in pounds sterling at HMRC's customs rate of a month."""
    return InPounds(pounds=amount / _hmrc(currency, month))


def _all_current(iso: str) -> list[str]:
    from babel.core import get_global

    periods = get_global("territory_currencies").get(iso, [])
    return [code for code, _start, end, tender in periods if end is None and tender]


def _current(iso: str, country: str) -> str:
    found = _all_current(iso)
    if not found:
        raise ToolError(f"CLDR gives no present currency of {country}.")
    return found[-1]


@cache
def _rates() -> Rates:
    from hmrc_rates import Rates

    return Rates()


def _hmrc(currency: str, month: str) -> float:
    from hmrc_rates import HmrcRatesError

    if currency == "GBP":
        raise ToolError("Name a currency other than the pound.")
    try:
        return float(_rates().monthly_rate(currency, month).units_per_gbp)
    except (HmrcRatesError, ValueError) as error:
        raise ToolError(
            f"HMRC published no rate of {currency} for {month[:20]}; months run from 2014-02."
        ) from error
