"""Securities markets by identifier code, and their trading days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import CurrencyCode, Date, TimeZone
from synthesis.tools.entities.finance import Mic
from synthesis.tools.packs.general import _countries

if TYPE_CHECKING:
    from exchange_calendars import ExchangeCalendar

PACK = Pack(
    title="Securities markets and trading days",
    distributions=("iso10383", "exchange-calendars", "pycountry", "babel"),
    licence="Apache-2.0",
    data="ISO 10383 market identifier codes, 2025-02; session rules of 71 exchanges",
    data_licence="Apache-2.0; ISO 10383 is free to reuse",
    data_date="2026-03",
)

FIRST_YEAR, LAST_YEAR = 2010, 2025
UNUSABLE = frozenset(("AIXK", "ASEX", "XBEL", "XBSE", "XCYS", "XSAU", "XTAE"))
"""Exchanges whose session rules cannot be computed, or not from 2010 on."""

Market = Annotated[str, "Market identifier code (ISO 10383) such as XLON", Mic]
InYear = Annotated[int, "Year, 2010 to 2025", Draws(2012, 2016, 2019, 2021, 2023)]
On = Annotated[
    str, "Date, YYYY-MM-DD, 2010 to 2025", Date, Draws("2015-12-24", "2019-04-18", "2023-06-30")
]


class MarketRecord(Result):
    name: Annotated[str, Asks("the name of {mic}", refers="{mic}")]
    city: Annotated[str, Asks("the city of {mic}")]
    country: Annotated[str, Asks("the country of {mic}")]


class MarketCurrency(Result):
    currency_code: Annotated[
        str,
        CurrencyCode,
        Asks(
            "the ISO code of the currency of the country of {mic}",
            refers="the local currency of {mic}",
        ),
    ]


class Sessions(Result):
    sessions: Annotated[
        int,
        Asks(
            "the number of trading days at {mic} in {year}",
            noun="number of trading days in {year}",
        ),
    ]


class NextSession(Result):
    date: Annotated[
        str,
        Date,
        Asks(
            "the first trading day (YYYY-MM-DD) at {mic} after {date}",
            refers="the first trading day at {mic} after {date}",
        ),
    ]


class TradingDay(Result):
    is_open: Annotated[bool, Asks("whether {date} was a trading day at {mic}")]


class Hours(Result):
    time_zone: Annotated[str, TimeZone, Asks("the time zone of {mic}")]
    open_hours: Annotated[
        float,
        Asks(
            "the length of a full trading session at {mic} in 2023",
            noun="length of a full trading session in 2023",
            unit="hours",
            round_to=2,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(mic="XLON", gives={"country": "United Kingdom"}),
        Example(mic="XBOM", gives={"country": "India"}),
    ],
)
def market_record(mic: Market) -> MarketRecord:
    """Name, city and country of a securities market by its ISO 10383 code."""
    item = _listed(mic)
    return MarketRecord(
        name=item.market_name.title(),
        city=item.city.name.replace("_", " ").title(),
        country=_countries.name(_iso(item)),
    )


@tool(kind="retrieval", examples=[Example(mic="XSWX", gives={"currency_code": "CHF"})])
def market_currency(mic: Market) -> MarketCurrency:
    """Legal tender, by its ISO code, of the country in which a securities market is (CLDR)."""
    from babel.numbers import get_territory_currencies

    found = get_territory_currencies(_iso(_listed(mic)))
    if not found:
        raise ToolError(f"CLDR gives no present currency of the country of {mic}.")
    return MarketCurrency(currency_code=found[-1])


@tool(kind="retrieval", examples=[Example(mic="XNYS", year=2023, gives={"sessions": 250})])
def trading_days_in_year(mic: Market, year: InYear) -> Sessions:
    """Number of trading days of an exchange in a year, by its session rules."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ToolError(f"Trading days are known for {FIRST_YEAR} to {LAST_YEAR}.")
    sessions = _calendar(mic).sessions_in_range(f"{year}-01-01", f"{year}-12-31")
    return Sessions(sessions=len(sessions))


@tool(
    kind="processing",
    examples=[Example(mic="XLON", date="2024-12-24", gives={"date": "2024-12-27"})],
)
def next_trading_day(mic: Market, date: On) -> NextSession:
    """First trading day of an exchange after a date."""
    from datetime import timedelta

    after = (_day(date) + timedelta(days=1)).isoformat()
    session = _calendar(mic).date_to_session(after, direction="next")
    return NextSession(date=session.date().isoformat())


@tool(
    kind="retrieval",
    examples=[
        Example(mic="XNYS", date="2024-07-04", gives={"is_open": False}),
        Example(mic="XNYS", date="2024-07-05", gives={"is_open": True}),
    ],
)
def is_trading_day(mic: Market, date: On) -> TradingDay:
    """Whether an exchange was open on a date."""
    return TradingDay(is_open=bool(_calendar(mic).is_session(_day(date).isoformat())))


@tool(
    kind="retrieval",
    examples=[
        Example(mic="XNYS", gives={"time_zone": "America/New_York", "open_hours": 6.5}),
        Example(mic="XLON", gives={"open_hours": 8.5}),
    ],
)
def trading_hours(mic: Market) -> Hours:
    """Time zone of an exchange and the hours from opening to close of a full session of 2023."""
    calendar = _calendar(mic)
    sessions = calendar.sessions_in_range("2023-01-01", "2023-12-31")
    longest = max(calendar.session_close(day) - calendar.session_open(day) for day in sessions[:60])
    return Hours(time_zone=str(calendar.tz), open_hours=longest.total_seconds() / 3600)


def _listed(mic: str) -> Any:
    from iso10383 import MIC

    member = MIC.__members__.get(mic.lower())
    if member is None:
        raise ToolError(f"There is no market with the code {mic!r}; a valid one is 'XLON'.")
    return member.value


def _iso(item: Any) -> str:
    """The country code of a market; the library writes IN and IS with an underscore."""
    return str(item.iso_country_code.name).strip("_").upper()


@lru_cache(maxsize=24)
def _calendar(mic: str) -> ExchangeCalendar:
    import exchange_calendars
    from exchange_calendars.errors import InvalidCalendarName

    try:
        return exchange_calendars.get_calendar(mic, start="2010-01-01", end="2026-01-31")
    except InvalidCalendarName:
        raise ToolError(
            f"No trading calendar of {mic!r} is known here; one that is known is 'XLON'."
        ) from None


def _day(date: str) -> Day:
    try:
        day = Day.fromisoformat(date)
    except ValueError:
        raise ToolError(f"{date!r} is not a date of the calendar.") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ToolError(f"Trading days are known for {FIRST_YEAR} to {LAST_YEAR}.")
    return day


@seeds(Mic, source="exchange-calendars")
def markets() -> Iterator[str]:
    """Exchanges with a name and session rules for the years that are asked about."""
    import exchange_calendars
    from iso10383 import MIC

    for code in exchange_calendars.get_calendar_names(include_aliases=False):
        if code.lower() in MIC.__members__ and code not in UNUSABLE:
            yield code
