"""Listed companies and the stock indices that hold them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import Country, CurrencyCode
from synthesis.tools.entities.finance import Company, Isin, StockIndex
from synthesis.tools.packs.finance import _companies

PACK = Pack(
    title="pytickersymbols",
    distributions=("pytickersymbols", "babel"),
    licence="MIT, BSD-3-Clause",
    data="1,837 listed companies of 20 indices",
    data_licence="MIT; facts from Wikipedia",
    data_date="2026-03",
)

SMALL_INDEX = 60

CompanyName = Annotated[str, "Name of a listed company, such as Siemens", Company]
IndexName = Annotated[str, "Name of a stock index, such as DAX", StockIndex]


class CompanyRecord(Result):
    ticker: Annotated[str, Asks("the ticker symbol of {company}", refers="{company}")]
    isin: Annotated[str, Isin, Asks("the ISIN of the shares of {company}", refers="{company}")]
    country: Annotated[str, Country, Asks("the home country of {company}")]


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
        Example(company="Apple Inc.", gives={"isin": "US0378331005", "country": "United States"}),
    ],
)
def company_record(company: CompanyName) -> CompanyRecord:
    """Ticker symbol, ISIN and home country of a listed company, from pytickersymbols."""
    item = _companies.find(company)
    isin = _companies.home_isin(item)
    if not item.get("symbol") or not isin:
        raise ToolError(f"The ticker, ISIN or country of {company} is not known here.")
    return CompanyRecord(
        ticker=item["symbol"], isin=isin, country=_companies.country(item["country"])
    )


@tool(kind="retrieval", examples=[Example(company="Siemens", gives={"founded_year": 1847})])
def company_founded(company: CompanyName) -> Founded:
    """Year in which a listed company was founded, the first that its profile names."""
    year = _companies.founded(company)
    if year is None:
        raise ToolError(f"The founding year of {company} is not known here.")
    return Founded(founded_year=year)


@tool(kind="retrieval", examples=[Example(company="Apple Inc.", gives={"employees": 166000})])
def company_employees(company: CompanyName) -> Employees:
    """Number of employees of a listed company, the newest that its profile names."""
    return Employees(employees=_companies.employees(company))


@tool(
    kind="retrieval",
    examples=[Example(company="Siemens", gives={"indices": ["DAX", "EURO STOXX 50"]})],
)
def company_indices(company: CompanyName) -> Memberships:
    """Stock indices (of the 20 known here) that a listed company is a member of."""
    name = _companies.find(company)["name"]
    found = [index for index, members in _companies.indices().items() if name in members]
    return Memberships(indices=found)


@tool(kind="retrieval", examples=[Example(index="DAX", gives={"member_count": 40})])
def index_members(index: IndexName) -> Members:
    """Companies of a stock index with at most 60 members, from pytickersymbols."""
    members = _companies.indices().get(index)
    if members is None:
        raise ToolError(
            f"There is no index {index!r} here, only {', '.join(_companies.indices())}."
        )
    if len(members) > SMALL_INDEX:
        raise ToolError(f"{index} has {len(members)} members, too many to list here.")
    return Members(members=list(members), member_count=len(members))


@tool(
    kind="retrieval", examples=[Example(company="Apple Inc.", gives={"currencies": ["EUR", "USD"]})]
)
def company_trading_currencies(company: CompanyName) -> Listings:
    """Currencies in which the shares of a listed company are traded on some exchange."""
    listings = _companies.find(company).get("symbols") or ()
    found = sorted({item["currency"] for item in listings if item.get("currency")})
    if not found:
        raise ToolError(f"No listings of {company} are known here.")
    return Listings(currencies=found)


@seeds(Company, source="pytickersymbols")
def companies() -> Iterator[str]:
    """Companies with all the facts that the tools give."""
    for name, item in sorted(_companies.companies().items()):
        profile = item.get("metadata") or {}
        if (
            "(" not in name
            and item.get("symbol")
            and _companies.home_isin(item)
            and profile.get("founded")
            and profile.get("employees")
        ):
            yield name


@seeds(StockIndex, source="pytickersymbols")
def indices() -> Iterator[str]:
    """Indices that are small enough to list."""
    yield from (index for index, names in _companies.indices().items() if len(names) <= SMALL_INDEX)
