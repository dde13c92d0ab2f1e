"""Yearly accounts of listed companies, and ratios of them."""

from __future__ import annotations

import re
from typing import Annotated, NamedTuple

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.common import CurrencyCode
from synthesis.tools.entities.finance import NetMargin, ReturnOnEquity
from synthesis.tools.packs.finance import _companies
from synthesis.tools.packs.finance.companies import PACK as COMPANIES
from synthesis.tools.packs.finance.companies import CompanyName

PACK = Pack(
    title="Accounts of listed companies",
    distributions=("pytickersymbols", "babel"),
    licence="MIT, BSD-3-Clause",
    data="Revenue, income, assets and equity of the newest year in each company's profile",
    data_licence=COMPANIES.data_licence,
    data_date=COMPANIES.data_date,
)

FIGURE = re.compile(
    r"(US\$|\$|€|£|¥|JP¥|JPY|CHF|SEK) ?(\d[\d.,]*) (trillion|billion|million) \((?:FY ?)?(\d{4})\)"
)
MILLIONS = {"million": 1.0, "billion": 1e3, "trillion": 1e6}
CURRENCIES = {"US$": "USD", "€": "EUR", "£": "GBP", "JP¥": "JPY"}


class Figure(NamedTuple):
    """A figure of a year, in millions of its currency."""

    millions: float
    currency: str
    year: int


class Revenue(Result):
    revenue_millions: Annotated[
        float,
        Asks(
            "the newest yearly revenue of {company}, in millions of the currency it reports in",
            round_to=0,
        ),
    ]
    currency_code: Annotated[
        str,
        CurrencyCode,
        Asks(
            "the ISO code of the currency in which {company} reports its revenue",
            refers="the currency in which {company} reports its revenue",
        ),
    ]
    year: Annotated[int, Asks("the year of the newest revenue of {company} that is known")]


class BalanceSheet(Result):
    total_assets_millions: Annotated[
        float,
        Asks(
            "the newest total assets of {company}, in millions of the currency it reports in",
            round_to=0,
        ),
    ]
    total_equity_millions: Annotated[
        float,
        Asks(
            "the newest total equity of {company}, in millions of the currency it reports in",
            round_to=0,
        ),
    ]
    currency_code: Annotated[
        str,
        CurrencyCode,
        Asks(
            "the ISO code of the currency of the newest balance sheet of {company}",
            refers="the currency of the newest balance sheet of {company}",
        ),
    ]


class Margin(Result):
    net_margin_percent: Annotated[
        float,
        NetMargin,
        Asks(
            "the net profit margin (net income over revenue) of {company} in its newest accounts",
            refers="the net profit margin of {company}",
            noun="net profit margin in the newest accounts",
            unit="%",
            round_to=1,
        ),
    ]


class OperatingMargin(Result):
    operating_margin_percent: Annotated[
        float,
        Asks(
            "the operating margin (operating income over revenue) of {company} "
            "in its newest accounts",
            noun="operating margin in the newest accounts",
            unit="%",
            round_to=1,
        ),
    ]


class EquityReturn(Result):
    return_on_equity_percent: Annotated[
        float,
        ReturnOnEquity,
        Asks(
            "the return on equity (net income over total equity) of {company} "
            "in its newest accounts",
            refers="the return on equity of {company}",
            noun="return on equity in the newest accounts",
            unit="%",
            round_to=1,
        ),
    ]
    equity_ratio_percent: Annotated[
        float,
        Asks(
            "the equity ratio (total equity over total assets) of {company} in its newest accounts",
            noun="equity ratio in the newest accounts",
            unit="%",
            round_to=1,
        ),
    ]


class RevenuePerHead(Result):
    revenue_per_employee: Annotated[
        float,
        Asks(
            "the newest yearly revenue of {company} per employee, in the currency it reports in",
            round_to=0,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[  # 416.161 billion in the annual report for 2025
        Example(
            company="Apple Inc.",
            gives={"revenue_millions": 416000, "currency_code": "USD", "year": 2025},
        )
    ],
)
def company_revenue(company: CompanyName) -> Revenue:
    """Newest yearly revenue of a listed company, in millions of its reporting currency."""
    found = _figure(company, "revenue")
    return Revenue(revenue_millions=found.millions, currency_code=found.currency, year=found.year)


@tool(
    kind="retrieval",
    examples=[  # 359.241 and 73.733 billion in the annual report for 2025
        Example(
            company="Apple Inc.",
            gives={"total_assets_millions": 359000, "total_equity_millions": 74000},
        )
    ],
)
def company_balance_sheet(company: CompanyName) -> BalanceSheet:
    """Newest total assets and equity of a listed company, in millions of its currency."""
    equity, assets = _pair(company, "total_equity", "total_assets")
    return BalanceSheet(
        total_assets_millions=assets.millions,
        total_equity_millions=equity.millions,
        currency_code=assets.currency,
    )


@tool(
    kind="processing",
    examples=[  # 112.010 / 416.161 billion
        Example(company="Apple Inc.", gives={"net_margin_percent": 26.92}, rel=2e-3)
    ],
)
def company_net_margin(company: CompanyName) -> Margin:
    """Net profit margin (%): net income over revenue of a company's newest year."""
    income, revenue = _pair(company, "net_income", "revenue")
    return Margin(net_margin_percent=income.millions / revenue.millions * 100)


@tool(
    kind="processing",
    examples=[  # 133.050 / 416.161 billion
        Example(company="Apple Inc.", gives={"operating_margin_percent": 31.97}, rel=2e-3)
    ],
)
def company_operating_margin(company: CompanyName) -> OperatingMargin:
    """Operating margin (%): operating income over revenue of a company's newest year."""
    income, revenue = _pair(company, "operating_income", "revenue")
    return OperatingMargin(operating_margin_percent=income.millions / revenue.millions * 100)


@tool(
    kind="processing",
    examples=[  # 112.010 / 73.733 and 73.733 / 359.241 billion
        Example(
            company="Apple Inc.",
            gives={"return_on_equity_percent": 151.9, "equity_ratio_percent": 20.52},
            rel=6e-3,
        )
    ],
)
def company_return_on_equity(company: CompanyName) -> EquityReturn:
    """Return on equity and equity ratio (%) of a listed company from its newest accounts."""
    income, equity = _pair(company, "net_income", "total_equity")
    _, assets = _pair(company, "total_equity", "total_assets")
    return EquityReturn(
        return_on_equity_percent=income.millions / equity.millions * 100,
        equity_ratio_percent=equity.millions / assets.millions * 100,
    )


@tool(
    kind="processing",
    examples=[  # 416.161 billion over 166,000
        Example(company="Apple Inc.", gives={"revenue_per_employee": 2_506_000}, rel=2e-3)
    ],
)
def company_revenue_per_employee(company: CompanyName) -> RevenuePerHead:
    """Newest yearly revenue of a listed company divided by its number of employees."""
    revenue, heads = _figure(company, "revenue"), _companies.employees(company)
    return RevenuePerHead(revenue_per_employee=revenue.millions * 1e6 / heads)


def _figure(company: str, field: str) -> Figure:
    said = _companies.said(company, field)
    match = FIGURE.fullmatch(said.strip())
    if match is None:
        raise ToolError(
            f"The newest {field.replace('_', ' ')} of {company} is not known as a plain amount."
        )
    sign, number, unit, year = match.groups()
    home = _companies.country(_companies.find(company).get("country") or "")
    currency = CURRENCIES.get(sign, sign)
    currency = {"$": "USD", "¥": "JPY"}.get(currency, currency)
    if (sign == "$" and home != "United States") or (sign == "¥" and home != "Japan"):
        raise ToolError(f"It is not clear in which currency {company} reports.")
    return Figure(float(number.replace(",", "")) * MILLIONS[unit], currency, int(year))


def _pair(company: str, one: str, two: str) -> tuple[Figure, Figure]:
    """Two figures of one year and currency, the second of them above zero."""
    first, second = _figure(company, one), _figure(company, two)
    if (first.currency, first.year) != (second.currency, second.year) or second.millions <= 0:
        raise ToolError(
            f"The {one.replace('_', ' ')} and {two.replace('_', ' ')} of {company} "
            "are not known of the same year."
        )
    if first.millions > second.millions * (20 if two == "total_equity" else 1):
        raise ToolError(f"What the profile of {company} says of these two cannot both be right.")
    return first, second
