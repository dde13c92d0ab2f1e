"""Canadian sales taxes by province and territory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.finance import CanadianProvince

if TYPE_CHECKING:
    from canatax.rates.sales.base import BaseSalesTaxRate

PACK = Pack(
    title="Canadian sales taxes",
    distributions=("canatax",),
    licence="MIT",
    data="GST, HST, PST and QST rates of 2025 (Canada Revenue Agency, Revenu Québec)",
    data_licence="MIT; public facts",
    data_date="2025",
)
PROVINCES = {
    "Alberta": "AB",
    "British Columbia": "BC",
    "Manitoba": "MB",
    "New Brunswick": "NB",
    "Newfoundland and Labrador": "NL",
    "Nova Scotia": "NS",
    "Northwest Territories": "NT",
    "Nunavut": "NU",
    "Ontario": "ON",
    "Prince Edward Island": "PE",
    "Quebec": "QC",
    "Saskatchewan": "SK",
    "Yukon": "YK",
}

Province = Annotated[str, "English name of a Canadian province or territory", CanadianProvince]
Amount = Annotated[
    float, "Amount in Canadian dollars", Draws(75, 320, 1500, 24000, unit="Canadian dollars")
]


class Rates(Result):
    total_percent: Annotated[
        float,
        Asks(
            "the combined sales tax rate of {province} in 2025",
            noun="combined sales tax rate in 2025",
            unit="%",
            round_to=3,
        ),
    ]
    is_harmonised: Annotated[
        bool, Asks("whether {province} had the harmonised sales tax (HST) in 2025")
    ]


class Provinces(Result):
    provinces: list[
        Annotated[
            str,
            CanadianProvince,
            Asks(
                "the Canadian provinces and territories with a combined sales tax rate of at least "
                "{rate_percent} in 2025"
            ),
        ]
    ]
    province_count: Annotated[
        int,
        Asks(
            "the number of Canadian provinces and territories with a combined sales tax rate of at "
            "least {rate_percent} in 2025"
        ),
    ]


class Price(Result):
    total: Annotated[
        float,
        Asks(
            "the price with sales tax in {province} of goods worth {amount} before tax, "
            "at the rates of 2025",
            noun="price with sales tax of goods worth {amount}",
            unit="CAD",
            round_to=2,
        ),
    ]
    tax: Annotated[
        float,
        Asks(
            "the sales tax in {province} on goods worth {amount}, at the rates of 2025",
            noun="sales tax on goods worth {amount}",
            unit="CAD",
            round_to=2,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(province="Quebec", gives={"total_percent": 14.975, "is_harmonised": False}),
        Example(province="Nova Scotia", gives={"total_percent": 14, "is_harmonised": True}),
    ],
)
def canada_sales_tax_rate(province: Province) -> Rates:
    """Combined sales tax rate (%) of a Canadian province in 2025, and whether it is the HST."""
    rate = _rate(province)
    return Rates(total_percent=_percent(rate), is_harmonised=bool(rate.HST))


@tool(
    kind="retrieval",
    examples=[
        Example(
            rate_percent=15.0,
            gives={
                "provinces": ["New Brunswick", "Newfoundland and Labrador", "Prince Edward Island"]
            },
        )
    ],
)
def canada_provinces_by_tax(
    rate_percent: Annotated[
        float, "Least combined sales tax rate, %", Draws(11, 12, 13, 14, 15, unit="%")
    ],
) -> Provinces:
    """Canadian provinces whose combined sales tax rate in 2025 was at least so high."""
    found = [name for name in PROVINCES if _percent(_rate(name)) >= rate_percent]
    if not found:
        raise ToolError("No Canadian province has so high a sales tax; the highest is 15 %.")
    return Provinces(provinces=found, province_count=len(found))


@tool(
    kind="processing",
    examples=[Example(amount=100.0, province="Quebec", gives={"tax": 14.97, "total": 114.97})],
)
def canada_price_with_tax(amount: Amount, province: Province) -> Price:
    """Price with the federal and provincial sales taxes of a Canadian province, 2025."""
    from canatax.calculators import SalesTaxCalculator

    _rate(province)
    found = SalesTaxCalculator.calculate(_amount(amount), PROVINCES[province])
    return Price(total=float(found.after_tax), tax=float(found.tax_total))


def _rate(province: str) -> BaseSalesTaxRate:
    code = PROVINCES.get(province)
    if code is None:
        raise ToolError(f"{province[:60]!r} is none of {', '.join(PROVINCES)}.")
    from canatax.calculators import SalesTaxCalculator

    return SalesTaxCalculator(code).tax_rate


def _percent(rate: BaseSalesTaxRate) -> float:
    return float(rate.GST + rate.PST + rate.HST) + float(rate.QST)


def _amount(amount: float) -> float:
    if not 0 < amount <= 1e9:
        raise ToolError("The amount must be above zero and at most 1,000,000,000 dollars.")
    return amount


@seeds(CanadianProvince, source="Canada Revenue Agency")
def provinces() -> Iterator[str]:
    """All provinces and territories."""
    yield from PROVINCES
