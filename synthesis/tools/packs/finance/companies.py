"""Listed companies and the stock indices that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import CurrencyCode
from synthesis.tools.entities.finance import Company, Isin, StockIndex
from synthesis.tools.packs.general import _countries

PACK = Pack(
    title="pytickersymbols",
    distributions=("pytickersymbols", "babel"),
    licence="MIT, BSD-3-Clause",
    data="1,837 listed companies of 20 indices, 2026",
    data_licence="MIT; facts from Wikipedia",
)

SMALL_INDEX = 60
US = "United States"

CompanyName = Annotated[str, "Name of a listed company, such as Siemens", Company]
IndexName = Annotated[str, "Name of a stock index, such as DAX", StockIndex]


class CompanyRecord(Result):
    ticker: Annotated[str, Asks("the ticker symbol of {company}", refers="{company}")]
    isin: Annotated[str, Isin, Asks("the ISIN of the shares of {company}", refers="{company}")]
    country: Annotated[str, Asks("the home country of {company}")]


class HomeCurrency(Result):
    currency_code: Annotated[
        str,
        CurrencyCode,
        Asks(
            "the ISO code of the currency of the home country of {company}",
            refers="the currency of the home country of {company}",
        ),
    ]


class Founded(Result):
    founded_year: Annotated[
        int,
        Asks("the year in which {company} was founded"),
    ]


class Employees(Result):
    employees: Annotated[
        int,
        Asks("the number of employees of {company}", noun="number of employees", additive=True),
    ]


class Memberships(Result):
    indices: list[Annotated[str, StockIndex, Asks("the stock indices that {company} belongs to")]]


class Members(Result):
    members: list[Annotated[str, Company, Asks("the members of {index}")]]
    member_count: Annotated[int, Asks("the number of members of {index}", noun="number of members")]


class Listings(Result):
    currencies: list[
        Annotated[str, CurrencyCode, Asks("the currencies in which shares of {company} are traded")]
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            company="Siemens",
            gives={"ticker": "SIE.DE", "isin": "DE0007236101", "country": "Germany"},
        ),
        Example(company="Apple Inc.", gives={"isin": "US0378331005", "country": US}),
    ],
)
def company_record(company: CompanyName) -> CompanyRecord:
    """Ticker symbol, ISIN and home country of a listed company, from pytickersymbols."""
    item = _find(company)
    isin = _home_isin(item)
    if not item.get("symbol") or not isin:
        raise ToolError(f"The ticker, ISIN or country of {company} is not known here.")
    return CompanyRecord(ticker=item["symbol"], isin=isin, country=_country(item["country"]))


@tool(kind="retrieval", examples=[Example(company="Siemens", gives={"currency_code": "EUR"})])
def company_home_currency(company: CompanyName) -> HomeCurrency:
    """Legal tender, by its ISO code, of the home country of a listed company (CLDR)."""
    from babel.numbers import get_territory_currencies

    home = _country(_find(company).get("country") or "")
    found = get_territory_currencies(_countries.code(home))
    if not found:
        raise ToolError(f"CLDR gives no present currency of {home}.")
    return HomeCurrency(currency_code=found[-1])


@tool(kind="retrieval", examples=[Example(company="Siemens", gives={"founded_year": 1847})])
def company_founded(company: CompanyName) -> Founded:
    """Year in which a listed company was founded, the first that its profile names."""
    years = re.findall(r"\b1[6-9]\d\d\b|\b20[0-2]\d\b", _said(company, "founded"))
    if not years:
        raise ToolError(f"The founding year of {company} is not known here.")
    return Founded(founded_year=int(years[0]))


@tool(kind="retrieval", examples=[Example(company="Apple Inc.", gives={"employees": 166000})])
def company_employees(company: CompanyName) -> Employees:
    """Number of employees of a listed company, the newest that its profile names."""
    match = re.search(r"\d{1,3}(?:,\d{3})+|\b\d{2,3}\b", _said(company, "employees"))
    if match is None:
        raise ToolError(f"The number of employees of {company} is not known here.")
    return Employees(employees=int(match[0].replace(",", "")))


@tool(
    kind="retrieval",
    examples=[Example(company="Siemens", gives={"indices": ["DAX", "EURO STOXX 50"]})],
)
def company_indices(company: CompanyName) -> Memberships:
    """Stock indices (of the 20 known here) that a listed company is a member of."""
    name = _find(company)["name"]
    found = [index for index, members in _indices().items() if name in members]
    return Memberships(indices=found)


@tool(kind="retrieval", examples=[Example(index="DAX", gives={"member_count": 40})])
def index_members(index: IndexName) -> Members:
    """Companies of a stock index with at most 60 members, from pytickersymbols."""
    members = _indices().get(index)
    if members is None:
        raise ToolError(f"There is no index {index!r} here, only {', '.join(_indices())}.")
    if len(members) > SMALL_INDEX:
        raise ToolError(f"{index} has {len(members)} members, too many to list here.")
    return Members(members=list(members), member_count=len(members))


@tool(
    kind="retrieval", examples=[Example(company="Apple Inc.", gives={"currencies": ["EUR", "USD"]})]
)
def company_trading_currencies(company: CompanyName) -> Listings:
    """Currencies in which the shares of a listed company are traded on some exchange."""
    listings = _find(company).get("symbols") or ()
    found = sorted({item["currency"] for item in listings if item.get("currency")})
    if not found:
        raise ToolError(f"No listings of {company} are known here.")
    return Listings(currencies=found)


@cache
def _companies() -> dict[str, dict[str, Any]]:
    from pytickersymbols import PyTickerSymbols

    return {item["name"]: item for item in PyTickerSymbols().get_all_stocks()}


@cache
def _indices() -> dict[str, tuple[str, ...]]:
    """Member names by index, in order of name; indices are named as people write them."""
    from pytickersymbols import PyTickerSymbols

    source = PyTickerSymbols()
    return {
        index.replace("_", " "): tuple(
            sorted(item["name"] for item in source.get_stocks_by_index(index))
        )
        for index in sorted(source.get_all_indices())
    }


def _find(company: str) -> dict[str, Any]:
    found = _companies().get(company)
    if found is None:
        import difflib

        near = difflib.get_close_matches(company, _companies(), n=3)
        hint = f"; did you mean {' or '.join(near)}?" if near else "."
        raise ToolError(f"No listed company called {company[:60]!r} is known here{hint}")
    return found


def _home_isin(item: dict[str, Any]) -> str | None:
    """The ISIN that the home country issued: the others may be of some other security."""
    try:
        home = _countries.code(_country(item.get("country") or ""))
    except ToolError:
        return None
    own = [isin for isin in item.get("isins") or () if isin.startswith(home)]
    return own[0] if len(own) == 1 else None


def _said(company: str, field: str) -> str:
    value = (_find(company).get("metadata") or {}).get(field)
    if not value:
        raise ToolError(f"The profile of {company} does not say {field} here.")
    return str(value)


def _country(said: str) -> str:
    """The country of a headquarters; places "City, State" are those of US companies."""
    if "," not in said:
        return said
    last = said.rsplit(",", 1)[1].strip()
    return last if last in _plain_countries() else US


@cache
def _plain_countries() -> frozenset[str]:
    names = {item.get("country") or "" for item in _companies().values()}
    plain = {name for name in names if name and "," not in name}
    return frozenset(plain | {"Ireland", "Bermuda", "Canada", "Switzerland", "Puerto Rico"})


@seeds(Company, source="pytickersymbols")
def companies() -> Iterator[str]:
    """Companies of the larger indices with all the facts that the tools give."""
    chosen = [index for index in _indices() if index not in {"S&P 600", "S&P 500", "SDAX"}]
    names = {name for index in chosen for name in _indices()[index]}
    for name in sorted(name for name in names if "(" not in name):
        item = _companies()[name]
        profile = item.get("metadata") or {}
        if (
            item.get("symbol")
            and _home_isin(item)
            and profile.get("founded")
            and profile.get("employees")
        ):
            yield name


@seeds(StockIndex, source="pytickersymbols")
def indices() -> Iterator[str]:
    """Indices that are small enough to list."""
    yield from (index for index, names in _indices().items() if len(names) <= SMALL_INDEX)
