"""Depreciation of assets by the usual methods."""

from __future__ import annotations

from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, tool
from synthesis.tools.entities.finance import UsdAmount
from synthesis.tools.packs.finance._quantlib import between

PACK = Pack(
    title="Depreciation",
    distributions=(),
    licence="own code",
    data="IRS Publication 946, table A-1: general depreciation system, half-year convention",
    data_licence="public domain",
    data_date="2025",
)
MACRS = {
    "3-year": (33.33, 44.45, 14.81, 7.41),
    "5-year": (20.0, 32.0, 19.2, 11.52, 11.52, 5.76),
    "7-year": (14.29, 24.49, 17.49, 12.49, 8.93, 8.92, 8.93, 4.46),
    "10-year": (10.0, 18.0, 14.4, 11.52, 9.22, 7.37, 6.55, 6.55, 6.56, 6.55, 3.28),
}

Cost = Annotated[
    float,
    "Cost of the asset, in US dollars",
    UsdAmount,
    Draws(12000, 45000, 180000, 600000, unit="US dollars"),
]
Salvage = Annotated[
    float, "Salvage value, in % of the cost", Draws(0, 5, 10, 20, unit="% of the cost")
]
Life = Annotated[int, "Useful life in years, 2 to 50", Draws(5, 8, 10, 12, unit="years")]
AfterYears = Annotated[int, "Full years of use", Draws(1, 2, 3, 4, unit="years")]
InYear = Annotated[int, "Year of use, the first is 1", Draws(1, 2, 3, 4)]


class StraightLine(Result):
    yearly_usd: Annotated[
        float,
        Asks(
            "the yearly straight-line depreciation of an asset that costs {cost}, lasts {life} "
            "and is worth {salvage} in the end",
            unit="USD",
            round_to=2,
        ),
    ]


class Declining(Result):
    book_value_usd: Annotated[
        float,
        UsdAmount,
        Asks(
            "the book value after {years} of an asset that cost {cost} and lasts {life}, by "
            "{method} depreciation without a switch to the straight line",
            unit="USD",
            round_to=2,
        ),
    ]


class Digits(Result):
    depreciation_usd: Annotated[
        float,
        Asks(
            "the sum-of-the-years'-digits depreciation in year {year} of an asset that costs "
            "{cost}, lasts {life} and is worth {salvage} in the end",
            unit="USD",
            round_to=2,
        ),
    ]


class TaxDepreciation(Result):
    depreciation_usd: Annotated[
        float,
        Asks(
            "the MACRS depreciation in year {year} of {property_class} property that cost {cost}, "
            "half-year convention",
            unit="USD",
            round_to=2,
        ),
    ]
    left_usd: Annotated[
        float,
        UsdAmount,
        Asks(
            "the undepreciated part, at the end of year {year}, of {property_class} property "
            "that cost {cost}, by MACRS with the half-year convention",
            unit="USD",
            round_to=2,
        ),
    ]


class TaxSaved(Result):
    saved_usd: Annotated[
        float,
        Asks(
            "the present value, discounted at {rate}, of the tax that MACRS depreciation saves on "
            "{property_class} property that cost {cost}, at a tax rate of {tax}",
            unit="USD",
            round_to=2,
        ),
    ]


Property = Annotated[
    Literal["3-year", "5-year", "7-year", "10-year"], "Class of the property by its recovery period"
]


@tool(
    kind="processing",
    examples=[Example(cost=12000.0, salvage=10.0, life=5, gives={"yearly_usd": 2160})],
)
def straight_line_depreciation(cost: Cost, salvage: Salvage, life: Life) -> StraightLine:
    """Yearly straight-line depreciation of an asset, in US dollars."""
    return StraightLine(yearly_usd=_base(cost, salvage) / _life(life))


@tool(
    kind="processing",
    examples=[  # 12,000 * 0.6 ** 2
        Example(
            cost=12000.0, life=5, method="double-declining-balance", years=2,
            gives={"book_value_usd": 4320},
        )
    ],
)  # fmt: skip
def declining_balance_value(
    cost: Cost,
    life: Life,
    method: Annotated[
        Literal["double-declining-balance", "150%-declining-balance"], "Rate of the method"
    ],
    years: AfterYears,
) -> Declining:
    """Book value of an asset after years of declining-balance depreciation, in US dollars."""
    rate = (2 if method.startswith("double") else 1.5) / _life(life)
    between(years, 0, life, "The years of use")
    return Declining(book_value_usd=_money(cost) * (1 - rate) ** years)


@tool(
    kind="processing",
    examples=[  # 10,800 * 4 / 15
        Example(cost=12000.0, salvage=10.0, life=5, year=2, gives={"depreciation_usd": 2880})
    ],
)
def years_digits_depreciation(cost: Cost, salvage: Salvage, life: Life, year: InYear) -> Digits:
    """Sum-of-the-years'-digits depreciation of an asset in a year, in US dollars."""
    between(year, 1, _life(life), "The year")
    share = (life - year + 1) / (life * (life + 1) / 2)
    return Digits(depreciation_usd=_base(cost, salvage) * share)


@tool(
    kind="processing",
    examples=[  # table A-1: 20 % and 32 % of five-year property
        Example(
            cost=10000.0, property_class="5-year", year=2,
            gives={"depreciation_usd": 3200, "left_usd": 4800},
        )
    ],
)  # fmt: skip
def macrs_depreciation(cost: Cost, property_class: Property, year: InYear) -> TaxDepreciation:
    """US tax depreciation of property in a year (MACRS, half-year convention), US dollars."""
    table = MACRS[property_class]
    if not 1 <= year <= len(table):
        raise ToolError(f"Property of that class is depreciated in years 1 to {len(table)}.")
    left = 100 - sum(table[:year])
    return TaxDepreciation(
        depreciation_usd=_money(cost) * table[year - 1] / 100,
        left_usd=max(0.0, round(cost * left / 100, 6)),
    )


@tool(
    kind="processing",
    examples=[  # 21 % of 3,030 + 3,673.55 + 1,112.70 + 506.11 at 10 %
        Example(
            cost=10000.0, property_class="3-year", tax=21.0, rate=10.0, gives={"saved_usd": 1747.59}
        )
    ],
)
def macrs_tax_saving(
    cost: Cost,
    property_class: Property,
    tax: Annotated[float, "Tax rate, %", Draws(21, 25, 30, unit="%")],
    rate: Annotated[float, "Discount rate, % a year", Draws(6, 8, 10, unit="%")],
) -> TaxSaved:
    """Present value (US dollars) of the tax that MACRS depreciation saves, at ends of years."""
    between(tax, 0, 100, "The tax rate in %")
    growth = 1 + between(rate, 0, 100, "The discount rate in %") / 100
    worth = sum(share / growth**year for year, share in enumerate(MACRS[property_class], start=1))
    return TaxSaved(saved_usd=_money(cost) * tax / 100 * worth / 100)


def _money(cost: float) -> float:
    return between(cost, 1, 1e12, "The cost in US dollars")


def _life(life: int) -> int:
    return int(between(life, 2, 50, "The useful life in years"))


def _base(cost: float, salvage: float) -> float:
    return _money(cost) * (1 - between(salvage, 0, 100, "The salvage value in %") / 100)
