"""Companies by industry, ISIN and ticker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.finance import Company, Industry, Isin, UsTicker
from synthesis.tools.packs.finance import _companies
from synthesis.tools.packs.finance.companies import PACK as COMPANIES
from synthesis.tools.packs.finance.companies import CompanyName

PACK = Pack(
    title="Industries and identifiers of companies",
    distributions=("pytickersymbols", "babel"),
    licence="MIT, BSD-3-Clause",
    data=COMPANIES.data,
    data_licence=COMPANIES.data_licence,
    data_date=COMPANIES.data_date,
)
LARGEST_INDUSTRY = 25


class Industries(Result):
    industries: list[Annotated[str, Industry, Asks("the industries in which {company} is listed")]]


class Peers(Result):
    companies: list[Annotated[str, Company, Asks("the listed companies of {industry}")]]
    company_count: Annotated[
        int,
        Asks(
            "the number of listed companies of {industry}",
            noun="number of listed companies",
        ),
    ]


class Owner(Result):
    company: Annotated[
        str, Company, Asks("the name of the company behind {isin}", refers="the company of {isin}")
    ]


class TickerOwner(Result):
    company: Annotated[
        str,
        Company,
        Asks("the name of the company behind {ticker}", refers="the company behind {ticker}"),
    ]


class UsListing(Result):
    ticker: Annotated[
        str,
        UsTicker,
        Asks(
            "the US ticker symbol under which {company} is traded in dollars",
            refers="the US stock of {company}",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            company="Apple Inc.",
            gives={
                "industries": [
                    "Computers, Phones & Household Electronics",
                    "Information technology",
                    "Technology",
                    "Technology Equipment",
                ]
            },
        )
    ],
)
def company_industries(company: CompanyName) -> Industries:
    """Industries and sectors under which a listed company is filed."""
    found = [name for name in _industries() if company in _industries()[name]]
    if not found:
        _companies.find(company)
        raise ToolError(f"The industries of {company} are not known here.")
    return Industries(industries=found)


@tool(
    kind="retrieval",
    examples=[
        Example(
            industry="Semiconductor Equipment & Testing",
            gives={
                "companies": [
                    "ASML Holding",
                    "Aixtron",
                    "Applied Materials",
                    "KLA Corporation",
                    "Lam Research",
                    "Qorvo",
                ]
            },
        )
    ],
)
def industry_companies(
    industry: Annotated[str, "Name of an industry, such as Semiconductors", Industry],
) -> Peers:
    """Listed companies of an industry (at most 50), from pytickersymbols."""
    found = _industries().get(industry)
    if found is None:
        raise ToolError(f"{industry[:60]!r} is no industry here; one that is: Semiconductors.")
    return Peers(companies=list(found[:50]), company_count=len(found))


@tool(kind="retrieval", examples=[Example(isin="DE0007236101", gives={"company": "Siemens"})])
def company_by_isin(isin: Annotated[str, "ISIN of a share, 12 characters", Isin]) -> Owner:
    """Listed company whose shares have an ISIN."""
    found = _by_isin().get(isin)
    if found is None:
        raise ToolError(f"No listed company with the ISIN {isin[:20]} is known here.")
    return Owner(company=found)


@tool(kind="retrieval", examples=[Example(ticker="AAPL", gives={"company": "Apple Inc."})])
def company_by_us_ticker(
    ticker: Annotated[str, "Ticker symbol of a US stock, such as AAPL", UsTicker],
) -> TickerOwner:
    """Listed company behind a ticker symbol of the US exchanges."""
    for name, symbol in _us_symbols().items():
        if symbol == ticker:
            return TickerOwner(company=name)
    raise ToolError(f"No listed company with the US ticker {ticker[:12]!r} is known here.")


@tool(
    kind="retrieval",
    examples=[
        Example(company="Apple Inc.", gives={"ticker": "AAPL"}),
        Example(company="The Walt Disney Company", gives={"ticker": "DIS"}),
    ],
)
def company_us_ticker(company: CompanyName) -> UsListing:
    """Ticker symbol under which a company is traded in dollars on the NYSE or Nasdaq."""
    found = _us_symbols().get(company)
    if found is None:
        _companies.find(company)
        raise ToolError(f"No listing of {company} on the NYSE or Nasdaq is known here.")
    return UsListing(ticker=found)


@cache
def _industries() -> dict[str, tuple[str, ...]]:
    """Company names by industry; only industries that several companies share."""
    found: dict[str, set[str]] = {}
    for name, item in _companies.companies().items():
        for industry in item.get("industries") or ():
            found.setdefault(industry, set()).add(name)
    return {name: tuple(sorted(found[name])) for name in sorted(found) if len(found[name]) > 1}


@cache
def _by_isin() -> dict[str, str]:
    return {
        isin: name
        for name, item in _companies.companies().items()
        for isin in item.get("isins") or ()
    }


@cache
def _us_symbols() -> dict[str, str]:
    """The symbol of each company's listing on the NYSE or Nasdaq."""
    found = {}
    for name, item in _companies.companies().items():
        for listing in item.get("symbols") or ():
            market, _, symbol = (listing.get("google") or "").partition(":")
            if market in ("NYSE", "NASDAQ") and listing.get("currency") == "USD":
                found.setdefault(name, symbol)
        plain = re.fullmatch(r"[A-Z]{1,5}", item.get("symbol") or "")
        if plain and _companies.country(item.get("country") or "") == _companies.US:
            found.setdefault(name, plain[0])
    return found


@seeds(Industry, source="pytickersymbols")
def industries() -> Iterator[str]:
    """Industries of three to 25 listed companies."""
    for name, members in _industries().items():
        if 3 <= len(members) <= LARGEST_INDUSTRY and len(name) <= 50:
            yield name


@seeds(Isin, source="pytickersymbols")
def isins() -> Iterator[str]:
    """ISINs of companies outside the United States, and of the largest within, in order."""
    largest = {
        name for index in ("DOW JONES", "NASDAQ 100") for name in _companies.indices()[index]
    }
    for isin, name in sorted(_by_isin().items()):
        if not isin.startswith("US") or name in largest:
            yield isin
